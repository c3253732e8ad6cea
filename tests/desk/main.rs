//! What the desk promises, tried on in-memory twins of the machine and a real sandbox store.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod connections;
mod customers;
mod diagnostics;
mod entries;
mod impersonation;
mod lock;
mod matrix;
mod new_password;
mod office;
mod preview;
mod requests;
#[path = "../support/tls.rs"]
mod tls;
mod twins;
mod words;
