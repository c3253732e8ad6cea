//! The real program in a real window, with a real keyring, on a desktop that nobody else sees.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod accessibility;
mod appearance;
mod bad_input;
mod confinement;
mod crash_reload;
mod customers;
mod desktop_integration;
mod forgotten;
mod impersonation;
mod import;
mod keyring;
mod main_job;
mod only_text;
mod policy;
mod release;
mod restart;
mod secrets;
mod states;
mod store_orders;
mod stores;

#[path = "../support/bus.rs"]
mod bus;
#[path = "../support/console.rs"]
mod console;
#[path = "../support/desktop.rs"]
mod desktop;
#[path = "../support/drag.rs"]
mod drag;
#[path = "../support/driver.rs"]
mod driver;
#[path = "../support/hostile.rs"]
mod hostile;
#[path = "../support/memory.rs"]
mod memory;
#[path = "../support/process.rs"]
mod process;
#[path = "../support/recording_proxy.rs"]
mod recording_proxy;
#[path = "../support/screen.rs"]
mod screen;
#[path = "../support/steps.rs"]
mod steps;
#[path = "../support/timeouts.rs"]
mod timeouts;
#[path = "../support/window.rs"]
mod window;

use tokio::sync::{Mutex, MutexGuard};

/// One window at a time: two cores draw one in time.
async fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::const_new(());
    TURN.lock().await
}
