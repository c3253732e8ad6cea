//! The JSON of a request for a one-time code.

use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Sent<'a> {
    r#type: &'static str,
    username: &'a str,
    purpose: &'static str,
}

impl<'a> Sent<'a> {
    pub(super) fn new(username: &'a str) -> Self {
        Self {
            r#type: "one_time_password_token_request",
            username,
            purpose: "passwordless_authentication",
        }
    }
}
