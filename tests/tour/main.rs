//! The short tour: the main job in the real window with the real keyring, and a picture of each screen.
//!
//! Run by `cargo xtask tour`, which names the folder for the pictures in `SHOPSIDE_TOUR`. If a step fails, three lines
//! say which one, what it waited for, and where the pictures so far are.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a step that can't go on has failed")]

mod report;
mod walk;

#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/console.rs"]
mod console;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/desktop.rs"]
mod desktop;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/process.rs"]
mod process;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/timeouts.rs"]
mod timeouts;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/window.rs"]
mod window;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

/// Names the folder for the pictures.
const PICTURES: &str = "SHOPSIDE_TOUR";

fn main() -> ExitCode {
    let Some(folder) = env::var_os(PICTURES).map(PathBuf::from) else {
        eprintln!("Run `cargo xtask tour`.");
        return ExitCode::FAILURE;
    };
    report::instead_of_backtraces();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    // A thread of its own, so that a panic comes back here after its cleanup.
    let tour = std::thread::spawn(move || runtime.block_on(walk::walk()));
    if tour.join().is_ok() {
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", report::report(&folder));
    ExitCode::FAILURE
}
