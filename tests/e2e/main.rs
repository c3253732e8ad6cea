//! The real program in a real window, with a real keyring, on a desktop that nobody else sees.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod appearance;
mod bad_input;
mod impersonation;
mod import;
mod keyring;
mod main_job;
mod restart;
mod secrets;

#[path = "../support/desktop.rs"]
mod desktop;
#[path = "../support/window.rs"]
mod window;

use tokio::sync::{Mutex, MutexGuard};

/// One window at a time: two cores draw one in time.
async fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::const_new(());
    TURN.lock().await
}
