//! One piece of work for a client, on a store that somebody else has started; what it took is printed as JSON. `cargo xtask bench
//! client` runs it beside the official SDK and beside a floor: plain `reqwest` that throws the answers away.
//!
//! On Linux only: it reads the memory from `/proc`.
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
