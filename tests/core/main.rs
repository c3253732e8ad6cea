//! Tests of the core with fake dependencies and a real sandbox store.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod access_modes;
mod accounts;
mod audit_columns;
mod audit_export;
mod audit_export_attacks;
mod audit_export_policy;
mod audit_export_required;
mod audit_log;
mod audit_log_failures;
mod backend_enforcement;
#[cfg(target_os = "linux")]
mod checkpoint_reminders;
#[path = "../support/child_process.rs"]
mod child_process;
mod compare;
mod concurrency;
mod connection_labels;
mod connections;
mod customers;
mod customers_addresses;
mod customers_change;
mod customers_delete;
mod customers_list;
mod customers_notes;
mod customers_spending;
mod deadlines;
mod diagnostics;
mod export;
mod export_options;
mod export_resume;
mod failure_matrix;
#[path = "../support/fake_store.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod fake_store;
mod fake_updater;
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod fakes;
mod find;
mod find_recent;
#[cfg(target_os = "linux")]
mod full_disk;
mod impersonation;
mod import;
mod incomplete_lists;
mod lifecycle;
mod lock;
mod log_server;
mod managed_policy;
mod member_sessions;
mod new_password;
mod order_actions;
mod preview;
mod privacy;
mod privacy_export;
mod private_authority;
#[path = "../support/proxies.rs"]
mod proxies;
mod proxy;
mod purchases;
mod races;
mod requests;
mod session_kinds;
mod setup;
mod spellings;
#[cfg(target_os = "linux")]
mod spreadsheets;
mod store_currencies;
mod store_order;
mod store_orders;
#[path = "../support/switch_positions.rs"]
mod switch_positions;
mod test_proxy;
#[path = "../support/test_server.rs"]
mod test_server;
#[path = "../support/tls.rs"]
mod tls;
mod typescript_bindings;
mod unlinked_orders;
mod untrusted_hosts;
mod updates;
#[path = "../support/wait.rs"]
mod wait;
mod wrong_customer;
