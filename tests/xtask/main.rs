//! `cargo xtask` on incomplete machines: each failure is a short message with the command that
//! fixes it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod disk;
mod machine;
mod network;
mod stages;
mod tools;
