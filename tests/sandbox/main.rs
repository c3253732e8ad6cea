//! What the sandbox store promises: the contract, on this machine alone, with nothing secret on disk.

mod binary;
mod customers;
mod errors;
mod orders;
mod personas;
mod scoping;
mod tokens;
