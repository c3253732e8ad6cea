//! The inbox: the one-time passwords that a shop would have sent by email, newest last. In memory.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

const CAPACITY: usize = 100;

/// A message with a one-time password, as the shop's email service would send it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InboxMessage {
    /// The email address of the member.
    pub to: String,
    /// The name of the member.
    pub name: String,
    /// The ID of the member.
    pub account_member_id: String,
    /// The username that the password is for.
    pub username: String,
    /// `passwordless_authentication` or `reset_password`.
    pub purpose: String,
    /// The one-time password.
    pub one_time_password_token: String,
    /// When it was requested (RFC 3339, UTC).
    pub created_at: String,
    /// When it expires (RFC 3339, UTC).
    pub expires_at: String,
}

/// The last messages of a store. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct Inbox(Arc<Mutex<VecDeque<InboxMessage>>>);

impl Inbox {
    /// The last messages, oldest first.
    pub(crate) fn messages(&self) -> Vec<InboxMessage> {
        let messages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        messages.iter().cloned().collect()
    }

    pub(crate) fn push(&self, message: InboxMessage) {
        let mut messages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if messages.len() == CAPACITY {
            messages.pop_front();
        }
        messages.push_back(message);
    }
}
