//! Prints the view models as TypeScript.
#![expect(clippy::print_stdout, reason = "the output is the result")]

fn main() {
    print!("{}", shopside_core::view::typescript());
}
