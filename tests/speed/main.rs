//! What the program takes, in time and memory, beside a bare window: measured from outside on a desktop of its own, and printed as JSON.
//!
//! On Linux only: the desktop is a virtual one, and the memory is read from `/proc`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that can't go on is none"
)]

#[cfg(target_os = "linux")]
mod measure;

fn main() {
    #[cfg(target_os = "linux")]
    measure::main();
}
