//! What the app promises, tried on in-memory twins of the machine and a real sandbox store.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod access_modes;
mod backend_enforcement;
#[cfg(target_os = "linux")]
#[path = "../support/child.rs"]
mod child;
mod concurrency;
mod connections;
mod customers;
mod customers_addresses;
mod customers_change;
mod customers_delete;
mod customers_list;
mod customers_spending;
mod deadlines;
mod diagnostics;
mod entries;
mod export;
#[path = "../support/fake_store.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod fake_store;
mod fake_updater;
mod fakes;
#[cfg(target_os = "linux")]
mod full_disk;
mod impersonation;
mod import;
mod labels;
mod lock;
mod matrix;
mod new_password;
mod preview;
mod races;
mod requests;
mod setup;
mod store_order;
mod store_orders;
mod test_proxy;
#[path = "../support/tls.rs"]
mod tls;
mod untrusted_hosts;
mod unwritable;
mod updates;
#[path = "../support/waits.rs"]
mod waits;
mod words;
mod wrong_customer;
