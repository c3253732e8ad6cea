//! The tour: the main job in the real window with the real keyring, with screenshots.
//!
//! `cargo xtask tour` runs it, and sets the folder for screenshots in `SHOPSIDE_TOUR`. If a step
//! fails, three lines name the step, the cause, and the folder of the screenshots so far.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a step that can't go on has failed")]

mod main_job;
mod report;

#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/console.rs"]
mod console;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/customer_steps.rs"]
mod customer_steps;
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
#[path = "../support/screen.rs"]
mod screen;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/timeouts.rs"]
mod timeouts;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/window.rs"]
mod window;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

/// The environment variable with the folder for screenshots.
const SCREENSHOTS: &str = "SHOPSIDE_TOUR";

fn main() -> ExitCode {
    let Some(folder) = env::var_os(SCREENSHOTS).map(PathBuf::from) else {
        eprintln!("Run `cargo xtask tour`.");
        return ExitCode::FAILURE;
    };
    report::hook_panics();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    // In a thread, so that a panic returns here after the cleanup.
    let tour = std::thread::spawn(move || runtime.block_on(main_job::run()));
    if tour.join().is_ok() {
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", report::report(&folder));
    ExitCode::FAILURE
}
