//! A call: everything about a request except the identity that sends it.

use std::borrow::Cow;

use reqwest::Method;
use secrecy::SecretString;
use serde::Serialize;

use super::path::Path;
use super::rate_limiter::Priority;
use super::retry_rule::RetryRule;
use crate::error::Request;
use crate::filter::Parameter;
use crate::log::{NewEntry, SentAs};

/// The largest response with a single resource, in bytes after decompression.
const MAX_BYTES: usize = 1024 * 1024;
/// The largest response with a list, or with an order and its items.
const MAX_LIST_BYTES: usize = 16 * 1024 * 1024;

/// A request without an identity.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) request: Request,
    pub(crate) retry_rule: RetryRule,
    /// Whether every ID in the path has only letters, digits, `-` and `_`.
    pub(crate) has_plain_ids: bool,
    pub(super) priority: Priority,
    /// The path without IDs, for `tracing` spans.
    pub(super) path_template: String,
    pub(super) query: Vec<(Cow<'static, str>, String)>,
    pub(super) filter: Option<Parameter>,
    pub(super) body: Body,
    pub(super) is_confidential: bool,
    /// The largest response that is read.
    pub(super) max_bytes: usize,
    has_private_query: bool,
}

#[derive(Clone)]
pub(super) enum Body {
    Empty,
    Json(Vec<u8>),
    Form(Vec<(&'static str, SecretString)>),
}

impl Call {
    pub(crate) fn new(method: Method, path: Path) -> Self {
        let retry_rule = if method.is_idempotent() {
            RetryRule::Idempotent
        } else {
            RetryRule::IfUnprocessed
        };
        let has_plain_ids = path.has_plain_ids();
        let (path, path_template) = path.into_parts();
        Self {
            request: Request::new(method, path),
            retry_rule,
            has_plain_ids,
            priority: Priority::Interactive,
            path_template,
            query: Vec::new(),
            filter: None,
            body: Body::Empty,
            is_confidential: false,
            max_bytes: MAX_BYTES,
            has_private_query: false,
        }
    }

    pub(crate) fn get(path: Path) -> Self {
        Self::new(Method::GET, path)
    }

    pub(crate) fn query(mut self, parameters: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let parameters = parameters.into_iter();
        self.query
            .extend(parameters.map(|(name, value)| (Cow::Borrowed(name), value)));
        self
    }

    /// Adds a parameter whose value the log must not contain.
    pub(crate) fn private_query(mut self, name: String, value: String) -> Self {
        self.has_private_query = true;
        self.query.push((Cow::Owned(name), value));
        self
    }

    pub(crate) fn filter(mut self, filter: Option<Parameter>) -> Self {
        self.filter = filter;
        self
    }

    pub(crate) fn priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Allows a response with a list, or with an order and its items.
    pub(crate) fn allow_large_response(mut self) -> Self {
        self.max_bytes = MAX_LIST_BYTES;
        self
    }

    /// Disables retries.
    pub(crate) fn without_retries(mut self) -> Self {
        self.retry_rule = RetryRule::Never;
        self
    }

    /// Sends the call over a connection of its own, because its body contains a password: the
    /// buffers of a connection live as long as the connection.
    pub(crate) fn confidential(mut self) -> Self {
        self.is_confidential = true;
        self
    }

    /// Sets the body to a resource in the API's envelope.
    pub(crate) fn data(self, data: &impl Serialize) -> Self {
        #[derive(Serialize)]
        struct Envelope<T> {
            data: T,
        }
        let body = serde_json::to_vec(&Envelope { data }).expect("the client's own types are valid JSON");
        self.json(body)
    }

    pub(crate) fn json(mut self, body: Vec<u8>) -> Self {
        self.body = Body::Json(body);
        self
    }

    pub(crate) fn form(mut self, fields: Vec<(&'static str, SecretString)>) -> Self {
        self.body = Body::Form(fields);
        self
    }

    pub(super) fn log_entry(&self, sent_as: SentAs) -> NewEntry {
        let redacted = |(name, value): &(Cow<'static, str>, String)| {
            let value = if self.has_private_query {
                name.to_uppercase()
            } else {
                value.clone()
            };
            (name.clone().into_owned(), value)
        };
        let filter = self
            .filter
            .as_ref()
            .map(|filter| ("filter".to_owned(), filter.redacted.clone()));
        NewEntry {
            request: self.request.clone(),
            query: self.query.iter().map(redacted).chain(filter).collect(),
            had_body: !matches!(self.body, Body::Empty),
            sent_as,
        }
    }
}
