//! Attacks on the promises of `src-tauri/SECURITY.md`: by other users of the computer, by a
//! malicious store, and by a compromised page. Attacks that need the window are in `window/`, which
//! the e2e tests include.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]
#![allow(
    dead_code,
    unused_imports,
    reason = "the setup is that of the core tests, and each test binary uses a part of it"
)]

mod account_numbers;
mod audit_log_checkpoint;
mod audit_log_clock;
mod audit_log_erasure;
mod audit_log_replaced;
mod audit_log_retention;
mod audit_log_trigger;
#[cfg(unix)]
mod certificate_file;
mod clocks;
mod copied_password;
mod deceptive_names;
mod done_but_not_recorded;
#[path = "../support/encodings.rs"]
mod encodings;
mod export_names;
#[path = "../support/fake_store.rs"]
mod fake_store;
#[path = "../core/fake_updater.rs"]
mod fake_updater;
#[path = "../core/fakes.rs"]
mod fakes;
mod known_details;
mod links;
mod locked_app;
mod long_texts;
mod managed_policy;
mod odd_account_records;
mod odd_records;
mod order_dates;
mod password_without_email;
mod setting_hosts;
#[path = "../core/setup.rs"]
mod setup;
mod shed_policy;
mod startup_failures;
mod store_numbers;
#[path = "../core/test_proxy.rs"]
mod test_proxy;
#[path = "../support/test_server.rs"]
mod test_server;
#[path = "../support/tls.rs"]
mod tls;
mod unknown_host;
mod unlock;
mod unrecorded_actions;
#[path = "../support/wait.rs"]
mod wait;
mod wrong_account;
