//! What the sandbox store promises: the contract, on this machine alone, with nothing secret on disk.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod binary;
mod customers;
mod errors;
mod orders;
mod personas;
mod scoping;
mod tokens;
