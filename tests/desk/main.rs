//! What the desk promises, tried on in-memory twins of the machine and a real sandbox store.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod at_once;
#[cfg(target_os = "linux")]
#[path = "../support/child.rs"]
mod child;
mod connections;
mod customers;
mod customers_addresses;
mod customers_change;
mod customers_delete;
mod customers_list;
mod customers_spending;
mod deadlines;
mod diagnostics;
mod directly;
mod entries;
mod export;
mod fake_updater;
#[cfg(target_os = "linux")]
mod full_disk;
mod host;
mod impersonation;
mod import;
mod interleaved;
mod labels;
mod lock;
mod matrix;
mod new_password;
mod office;
mod porter;
mod preview;
mod requests;
mod store_order;
mod store_orders;
mod strangers;
#[path = "../support/tls.rs"]
mod tls;
mod twins;
mod unwritable;
mod updates;
#[path = "../support/waits.rs"]
mod waits;
mod ways;
mod words;
mod wrong_customer;
