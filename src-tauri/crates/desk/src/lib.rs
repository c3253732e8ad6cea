//! The application without its window: connections, customers, impersonation, orders.
#![forbid(unsafe_code)]

pub mod ports;
pub mod view;
