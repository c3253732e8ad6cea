//! What the client promises: against the sandbox store, against the documented examples, and against hosts that misbehave.
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod bearers;
mod customers;
mod decoding;
mod documented;
#[path = "../support/fake_store.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod fake_store;
mod faulty_stores;
mod identities;
mod order_filters;
mod orders;
mod requests;
mod retries;
mod scans;
mod shop;
mod sign_in;
#[path = "../support/test_server.rs"]
mod test_server;
#[path = "../support/tls.rs"]
mod tls;
mod transport;
#[path = "../support/wait.rs"]
mod wait;
