//! Tests of the sandbox store: the API of `docs/api.md`, faults, limits, and the binary.
#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod account_addresses;
mod account_carts;
mod account_orders;
mod account_scoping;
mod account_tokens;
mod accounts;
mod addresses;
mod binary;
mod cart_owners;
mod carts;
mod changes;
#[path = "../support/child_process.rs"]
mod child_process;
mod compression;
mod connection_faults;
mod currencies;
mod customers;
mod data;
mod documented;
mod errors;
#[cfg(target_os = "linux")]
#[path = "../support/failing_calls.rs"]
mod failing_calls;
mod faults;
mod fuzz;
mod hosts;
mod limits;
mod member_credentials;
mod members;
mod one_time_passwords;
mod orders;
mod payments;
mod personal_data;
mod personas;
mod readme;
mod request_log;
mod scoping;
mod sentinels;
mod shipping_groups;
mod subscriptions;
mod switches;
mod tokens;
