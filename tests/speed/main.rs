//! Measures startup time and memory of the app and of a bare window, and prints them as JSON.
//!
//! Linux only: it uses a virtual desktop, and reads memory from `/proc`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that can't go on has failed"
)]

#[cfg(target_os = "linux")]
mod measure;

fn main() {
    #[cfg(target_os = "linux")]
    measure::main();
}
