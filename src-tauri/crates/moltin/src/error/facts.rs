//! What an error says about the request.

use std::time::Duration;

use super::{ApiError, ConnectFailure, Error, Request, TransportError};
use crate::proxy::Proxy;

impl Error {
    /// The HTTP status, if there was a response.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Redirected { status, .. }
            | Self::NotJson { status, .. }
            | Self::EmptyResponse { status, .. }
            | Self::TruncatedJson { status, .. } => Some(*status),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.status(),
            _ => self.api_error().map(|error| error.status),
        }
    }

    /// The store's ID for the request.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::NotJson { request_id, .. }
            | Self::Decode { request_id, .. }
            | Self::EmptyResponse { request_id, .. }
            | Self::TruncatedJson { request_id, .. } => request_id.as_deref(),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.request_id(),
            _ => self.api_error().and_then(|error| error.request_id.as_deref()),
        }
    }

    /// The store's error response, if there was one.
    pub fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error)
            | Self::Credentials(error)
            | Self::SignIn(error)
            | Self::CustomerTokenRejected(error)
            | Self::MemberSignIn(error)
            | Self::AccountTokenRejected(error) => Some(error),
            _ => None,
        }
    }

    /// The request that failed. For a lost customer creation, the creation.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Redirected { request, .. }
            | Self::NotJson { request, .. }
            | Self::EmptyResponse { request, .. }
            | Self::TruncatedJson { request, .. }
            | Self::Decode { request, .. }
            | Self::TooLarge { request, .. }
            | Self::TooManyRecords { request, .. }
            | Self::Timeout { request, .. }
            | Self::Unreachable { request, .. }
            | Self::ConnectionLost { request, .. }
            | Self::ReadOnly { request } => Some(request),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.request(),
            _ => self.api_error().map(|error| &error.request),
        }
    }

    /// The `Retry-After` header: how long to wait before a retry.
    pub fn retry_after(&self) -> Option<Duration> {
        self.api_error()?.retry_after
    }

    /// Whether the failure is ambiguous: the store may have carried out the write. Always false for
    /// reads and token requests.
    pub fn may_have_been_done(&self) -> bool {
        let is_write = self
            .request()
            .is_some_and(|request| request.is_write() && !request.path.starts_with("/oauth/"));
        is_write
            && match self {
                // A 4xx page of a proxy means that the request did not reach the store.
                Self::NotJson { status, .. } => !(400..500).contains(status),
                Self::EmptyResponse { .. }
                | Self::TruncatedJson { .. }
                | Self::Decode { .. }
                | Self::TooLarge { .. }
                | Self::TooManyRecords { .. }
                | Self::Timeout { .. }
                | Self::ConnectionLost { .. }
                | Self::CreationUnknown { .. } => true,
                _ => self.api_error().is_some_and(|error| error.status >= 500),
            }
    }

    /// Whether the store has no such resource: status 404.
    pub fn is_not_found(&self) -> bool {
        self.api_error().is_some_and(|error| error.status == 404)
    }

    /// Whether the store's rate limit was exceeded: status 429.
    pub fn is_rate_limited(&self) -> bool {
        self.api_error().is_some_and(|error| error.status == 429)
    }

    /// Whether a timeout passed, while connecting or while waiting for the response.
    pub fn is_timeout(&self) -> bool {
        matches!(
            self,
            Self::Timeout { .. }
                | Self::Unreachable {
                    failure: ConnectFailure::TimedOut,
                    ..
                }
        )
    }

    /// Whether another customer of the store has this email address. A write conflict has the same
    /// status and a different message (see `docs/api.md`, "Customer errors").
    pub fn is_duplicate_email(&self) -> bool {
        let error = match self {
            Self::Api(error) => error,
            Self::NotCreated { is_taken, .. } => return *is_taken,
            _ => return false,
        };
        error.status == 409
            && error.request.path.starts_with("/v2/customers")
            && !error.mentions_write_conflict()
    }

    /// Whether another client wrote to the same resource at the same time, so that nothing was
    /// written (see `docs/api.md`, "Customer errors").
    pub fn is_write_conflict(&self) -> bool {
        matches!(self, Self::Api(error) if error.status == 409 && error.mentions_write_conflict())
    }

    /// Classifies an error below HTTP by whether the request can have reached the store.
    pub(crate) fn from_transport(error: reqwest::Error, request: Request, proxy: Option<Proxy>) -> Self {
        let (is_connect, is_timeout) = (error.is_connect(), error.is_timeout());
        let (failure, certificate) = ConnectFailure::of(&error, proxy.as_ref());
        let source = TransportError::new(error);
        if is_connect {
            Self::Unreachable {
                failure,
                proxy: proxy.map(Box::new),
                certificate,
                request,
                source,
            }
        } else if is_timeout {
            Self::Timeout { request, source }
        } else {
            Self::ConnectionLost { request, source }
        }
    }
}
