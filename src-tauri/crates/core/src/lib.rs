//! The application without its window: connections, customers, impersonation, orders.
//!
//! The shell's commands call an [`App`]. It checks what is allowed, writes it to the audit log,
//! does it through the client (`moltin`), and returns view models. It knows neither Tauri nor a
//! keyring: those come in through [`ports`].
#![forbid(unsafe_code)]

mod access_reason;
mod accounts;
mod address_book;
mod admin_views;
mod app;
mod audit;
mod audit_export;
mod blocking;
mod calendar;
mod clock;
mod connections;
mod currencies;
mod customers;
mod days;
mod diagnostics;
pub mod disk;
mod email;
mod entered_amount;
mod error;
mod export;
mod field_errors;
mod files;
mod find;
mod impersonation;
mod import;
mod invoices;
pub mod lifecycle;
mod lock;
mod managed_policy;
mod member_error;
mod order_actions;
mod password_clipboard;
mod password_rules;
mod pasted_text;
pub mod ports;
mod privacy;
mod problem;
mod proxies;
mod purchases;
mod requests;
mod running_work;
mod secret_store;
mod settings;
mod sign_in_setup;
mod store_address;
mod store_orders;
mod support_credentials;
pub mod texts;
mod time_zones;
mod tracking;
mod unlinked_orders;
mod updates;
pub mod view;
mod view_of;

pub use app::{App, Dependencies};
pub use connections::{SANDBOX, SandboxStore};
pub use error::Error;
pub use journal::regular_file;
pub use managed_policy::{MANAGED_POLICY_FILE, ManagedPolicy, ManagedSettings};
pub use member_error::MemberError;
pub use password_clipboard::CLIPBOARD_TIMEOUT;
