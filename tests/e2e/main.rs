//! End-to-end tests: the real app in a real window with a real keyring, on an isolated desktop.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod accessibility;
mod accounts;
mod appearance;
mod audit_log;
mod bad_input;
mod content_security_policy;
mod crash_reload;
mod customers;
mod desktop_integration;
mod find;
mod impersonation;
mod import;
mod keyboard;
mod keyring;
mod loading_states;
mod main_job;
mod members;
mod navigation_policy;
mod new_order;
mod order_actions;
mod privacy;
mod refused_actions;
mod release;
mod reports;
mod restart;
mod saved_files;
mod secrets;
mod secrets_in_memory;
mod store_of_2017;
mod store_orders;
mod stores;
mod unlinked_orders;
mod untrusted_text;
mod usability;
mod web_process;

#[path = "../attacks/window/copied_password.rs"]
mod copied_password;
#[path = "../attacks/window/core_dumps.rs"]
mod core_dumps;
#[path = "../attacks/window/second_instance.rs"]
mod second_instance;
#[path = "../attacks/window/unlock.rs"]
mod unlock;

#[path = "../support/bus_monitor.rs"]
mod bus_monitor;
#[path = "../support/console.rs"]
mod console;
#[path = "../support/customer_steps.rs"]
mod customer_steps;
#[path = "../support/desktop.rs"]
mod desktop;
#[path = "../support/driver.rs"]
mod driver;
#[path = "../support/encodings.rs"]
mod encodings;
#[path = "../support/file_drag.rs"]
mod file_drag;
#[path = "../support/injection_store.rs"]
mod injection_store;
#[path = "../support/log_sink.rs"]
mod log_sink;
#[path = "../support/process.rs"]
mod process;
#[path = "../support/process_memory.rs"]
mod process_memory;
#[path = "../support/recording_proxy.rs"]
mod recording_proxy;
#[path = "../support/screen.rs"]
mod screen;
#[path = "../attacks/window/startup_failures.rs"]
mod startup_failures;
#[path = "../support/timeouts.rs"]
mod timeouts;
#[path = "../attacks/window/unknown_host.rs"]
mod unknown_host;
#[path = "../support/window.rs"]
mod window;

use tokio::sync::{Mutex, MutexGuard};

/// Lets one test at a time open a window: two cores can draw only one in time.
async fn exclusive_window() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::const_new(());
    LOCK.lock().await
}
