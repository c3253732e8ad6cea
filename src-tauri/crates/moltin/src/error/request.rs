//! The request that an error or a log entry is about.

use std::fmt;

use reqwest::Method;

/// A request in errors and logs: no host, query or body, so nothing secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The HTTP method.
    pub method: Method,
    /// The path, including the version prefix.
    pub path: String,
}

impl Request {
    pub(crate) fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
        }
    }

    /// Whether the method can change data in the store.
    pub fn is_write(&self) -> bool {
        !self.method.is_safe()
    }
}

impl fmt::Display for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}
