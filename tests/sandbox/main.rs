//! The sandbox store serves the API of `docs/api.md`, on this computer only, with no secret on
//! disk.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod addresses;
mod binary;
mod changes;
#[path = "../support/child_process.rs"]
mod child_process;
mod compression;
mod customers;
mod data;
mod documented;
mod errors;
mod faults;
mod fuzz;
mod orders;
mod personas;
mod readme;
mod scoping;
mod tokens;
