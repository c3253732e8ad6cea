//! Tests of the client: against the sandbox, the documented examples and faulty hosts.
#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

mod access_tokens;
mod account_members;
mod accounts;
mod arbitrary_counts;
mod cancellation;
mod carts;
mod currencies;
mod custom_requests;
mod customers;
mod documented;
mod errors;
mod every_position;
#[path = "../support/fake_store.rs"]
#[allow(dead_code, reason = "each test binary uses a part of it")]
mod fake_store;
mod faulty_stores;
mod harbor;
mod identities;
mod malformed_responses;
mod member_reads;
mod member_sign_in;
mod odd_account_records;
mod odd_records;
mod order_changes;
mod order_filters;
mod order_list;
mod orders;
mod paging;
mod personal_data;
#[path = "../support/proxies.rs"]
mod proxies;
mod proxy;
mod read_ahead;
mod reading_again;
mod request_log;
mod response_limits;
mod retries;
mod scans;
mod seeded_members;
mod setup;
mod sign_in;
mod spans;
mod subscriptions;
#[path = "../support/switch_positions.rs"]
mod switch_positions;
#[path = "../support/test_server.rs"]
mod test_server;
#[path = "../support/tls.rs"]
mod tls;
mod transport;
#[path = "../support/wait.rs"]
mod wait;
