//! What can go wrong between a request and its answer.

mod entry;

use std::fmt;

use reqwest::Method;

pub(crate) use entry::read_entries;
pub use entry::{ApiError, ErrorEntry};

/// A request, as an error names it: no host, no query, no body, so nothing secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The verb.
    pub method: Method,
    /// The path, from the version prefix on.
    pub path: String,
}

impl Request {
    /// Whether the store may have changed something on its account.
    pub fn is_write(&self) -> bool {
        !self.method.is_safe()
    }
}

impl fmt::Display for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.path)
    }
}

/// What can go wrong between a request and its answer. None of it holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store said no (contract section 7).
    #[error("{0}")]
    Api(ApiError),
    /// The store takes neither client id nor secret: any 4xx of the token endpoint but 429 (contract section 2).
    #[error("the store refused the client's credentials: {0}")]
    Credentials(ApiError),
    /// The store gives no customer token for this e-mail address and password (contract section 4.3).
    #[error("the store refused the customer's sign-in: {0}")]
    SignIn(ApiError),
    /// The store no longer takes the customer token, although the bearer has just been renewed.
    #[error("the store refused the customer token: {0}")]
    CustomerTokenRejected(ApiError),
    /// The host sent the request on to another address. It was not followed: the credentials would have gone along.
    #[error("{request} was redirected with status {status}")]
    Redirected {
        /// The status of the reply.
        status: u16,
        /// The other host, where the reply names one.
        to: Option<String>,
        /// What was asked.
        request: Request,
    },
    /// The reply is not JSON: a proxy, a sign-in page, a wrong host, or a reply that was cut short.
    #[error("{request} was answered with something that is not JSON, with status {status}")]
    NotJson {
        /// The status of the reply.
        status: u16,
        /// The type that the reply says it is of.
        content_type: Option<String>,
        /// The store's id for the request.
        request_id: Option<String>,
        /// What was asked.
        request: Request,
    },
    /// The reply is JSON, but not what the contract says.
    #[error("{request} was answered with an unexpected shape at {path}: {message}")]
    Decode {
        /// Where, as a path into the JSON.
        path: String,
        /// What was found there.
        message: String,
        /// The store's id for the request.
        request_id: Option<String>,
        /// What was asked.
        request: Request,
    },
    /// The reply is larger than any that this client reads.
    #[error("{request} was answered with more than {limit} bytes")]
    TooLarge {
        /// The most that is read.
        limit: usize,
        /// What was asked.
        request: Request,
    },
    /// No answer in time. After a write nobody knows whether it was done.
    #[error("{request} was not answered in time")]
    Timeout {
        /// What was asked.
        request: Request,
    },
    /// The host can't be found, reached or trusted: nothing was sent.
    #[error("{request} could not be sent")]
    Unreachable {
        /// What was asked.
        request: Request,
        /// Why, without the URL.
        source: reqwest::Error,
    },
    /// The connection was lost after the request had gone out. After a write nobody knows whether it was done.
    #[error("the connection was lost while {request} was under way")]
    Interrupted {
        /// What was asked.
        request: Request,
        /// Why, without the URL.
        source: reqwest::Error,
    },
    /// The client could not be set up: no certificates, most likely.
    #[error("the client could not be set up")]
    Setup(#[source] reqwest::Error),
}

impl Error {
    /// The status of the reply, where there was one that was read.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Redirected { status, .. } | Self::NotJson { status, .. } => Some(*status),
            _ => self.refusal().map(|refusal| refusal.status),
        }
    }

    /// The store's id for the request.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::NotJson { request_id, .. } | Self::Decode { request_id, .. } => request_id.as_deref(),
            _ => self.refusal().and_then(|refusal| refusal.request_id.as_deref()),
        }
    }

    /// What the store said, where it said no.
    pub fn refusal(&self) -> Option<&ApiError> {
        match self {
            Self::Api(refusal)
            | Self::Credentials(refusal)
            | Self::SignIn(refusal)
            | Self::CustomerTokenRejected(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// Whether another customer of the store has this e-mail address. A write conflict has the same status, and is told
    /// apart by its words (contract section 3.4).
    pub fn is_duplicate_email(&self) -> bool {
        let Self::Api(refusal) = self else { return false };
        let conflict = refusal.entries.iter().any(|entry| {
            [&entry.title, &entry.detail]
                .into_iter()
                .flatten()
                .any(|words| words.to_lowercase().contains("write conflict"))
        });
        refusal.status == 409 && refusal.request.path.starts_with("/v2/customers") && !conflict
    }

    /// Sorts what went wrong below HTTP by whether the request can have reached the store.
    pub(crate) fn from_transport(source: reqwest::Error, request: Request) -> Self {
        let source = source.without_url();
        if source.is_connect() {
            Self::Unreachable { request, source }
        } else if source.is_timeout() {
            Self::Timeout { request }
        } else {
            Self::Interrupted { request, source }
        }
    }
}
