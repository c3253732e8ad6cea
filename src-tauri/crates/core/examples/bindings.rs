//! Prints the TypeScript side of the wire.
#![expect(clippy::print_stdout, reason = "printing is what it is for")]

fn main() {
    print!("{}", shopside_core::view::typescript());
}
