//! One workload of the client's benchmark, on a store that is already running. It prints the result
//! as JSON. `cargo xtask bench client` runs it, and compares it with the official SDK and with a
//! floor: plain `reqwest` that discards the bodies.
//!
//! It runs on Linux only, because it reads `/proc`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed benchmark stops"
)]

#[cfg(target_os = "linux")]
mod measure;

fn main() {
    #[cfg(target_os = "linux")]
    measure::main();
}
