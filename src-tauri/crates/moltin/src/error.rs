//! What can go wrong between a request and its answer.

mod entry;
mod obstacle;

use std::fmt;
use std::time::Duration;

use reqwest::Method;

pub(crate) use entry::read_entries;
pub use entry::{ApiError, ErrorEntry};
pub use obstacle::Obstacle;

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
    /// The store said no (see `docs/api.md`, "Errors").
    #[error("{0}")]
    Api(ApiError),
    /// The store takes neither client id nor secret: any 4xx of the token endpoint but 429 (see
    /// `docs/api.md`, "Refused credentials").
    #[error("the store refused the client's credentials: {0}")]
    Credentials(ApiError),
    /// The store gives no customer token for this e-mail address and password (see `docs/api.md`,
    /// "Refused sign-in").
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
    /// The reply is not JSON: a proxy, a sign-in page, a wrong host.
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
    /// The store says that it is done, and nothing else.
    #[error("{request} was answered with nothing, with status {status}")]
    Empty {
        /// The status of the reply.
        status: u16,
        /// The store's id for the request.
        request_id: Option<String>,
        /// What was asked.
        request: Request,
    },
    /// The reply came to its end, and its JSON did not.
    #[error("{request} was answered with JSON that stops in the middle, with status {status}")]
    CutShort {
        /// The status of the reply.
        status: u16,
        /// The store's id for the request.
        request_id: Option<String>,
        /// What was asked.
        request: Request,
    },
    /// The response is JSON, but not in the shape that `docs/api.md` describes.
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
        /// What is in the way, as far as it can be told.
        obstacle: Obstacle,
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
    /// The reply to creating a customer was lost or could not be read, and the store was asked for the e-mail address:
    /// nobody was created.
    #[error("the customer was not created: {source}")]
    NotCreated {
        /// Whether the address belongs to a customer who was there before.
        is_taken: bool,
        /// What became of the request.
        source: Box<Error>,
    },
    /// The reply to creating a customer was lost or could not be read, and asking for the e-mail address did not tell
    /// whether they exist.
    #[error("nobody knows whether the customer was created: {source}")]
    CreationUnknown {
        /// What became of the request.
        source: Box<Error>,
    },
    /// A list goes on past the offset that the API allows, and its records do not say when they were made.
    #[error("the list goes on past the {limit} records that the store lets anybody page through")]
    OffsetLimit {
        /// The largest offset that the API allows.
        limit: u64,
    },
    /// A certificate was to be trusted, and there is none in what was given.
    #[error("there is no certificate in the PEM format")]
    NoCertificate,
    /// The client could not be set up: no certificates, most likely.
    #[error("the client could not be set up")]
    Setup(#[source] reqwest::Error),
}

impl Error {
    /// The status of the reply, where there was one that was read.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Redirected { status, .. }
            | Self::NotJson { status, .. }
            | Self::Empty { status, .. }
            | Self::CutShort { status, .. } => Some(*status),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.status(),
            _ => self.refusal().map(|refusal| refusal.status),
        }
    }

    /// The store's id for the request.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::NotJson { request_id, .. }
            | Self::Decode { request_id, .. }
            | Self::Empty { request_id, .. }
            | Self::CutShort { request_id, .. } => request_id.as_deref(),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.request_id(),
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

    /// Whether another customer of the store has this e-mail address. A write conflict has the same
    /// status, and is told apart by its words (see `docs/api.md`, "Customer errors").
    pub fn is_duplicate_email(&self) -> bool {
        let refusal = match self {
            Self::Api(refusal) => refusal,
            Self::NotCreated { is_taken, .. } => return *is_taken,
            _ => return false,
        };
        refusal.status == 409
            && refusal.request.path.starts_with("/v2/customers")
            && !refusal.speaks_of_a_write_conflict()
    }

    /// Whether somebody else wrote to the same thing at the same moment, so that nothing was
    /// written (see `docs/api.md`, "Customer errors").
    pub fn is_write_conflict(&self) -> bool {
        matches!(self, Self::Api(refusal) if refusal.status == 409 && refusal.speaks_of_a_write_conflict())
    }

    /// What was asked when it went wrong; for a lost creation, the creation.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Redirected { request, .. }
            | Self::NotJson { request, .. }
            | Self::Empty { request, .. }
            | Self::CutShort { request, .. }
            | Self::Decode { request, .. }
            | Self::TooLarge { request, .. }
            | Self::Timeout { request }
            | Self::Unreachable { request, .. }
            | Self::Interrupted { request, .. } => Some(request),
            Self::NotCreated { source, .. } | Self::CreationUnknown { source } => source.request(),
            _ => self.refusal().map(|refusal| &refusal.request),
        }
    }

    /// How long the store asks to wait before another try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.refusal()?.retry_after
    }

    /// The error in a word, for the log of requests.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Api(_) => "refused",
            Self::Credentials(_) => "credentials",
            Self::SignIn(_) => "sign-in",
            Self::CustomerTokenRejected(_) => "customer token",
            Self::Redirected { .. } => "redirect",
            Self::NotJson { .. } => "not JSON",
            Self::Empty { .. } => "empty",
            Self::CutShort { .. } => "cut short",
            Self::Decode { .. } => "unexpected",
            Self::TooLarge { .. } => "too large",
            Self::Timeout { .. } => "timeout",
            Self::Unreachable { obstacle, .. } => obstacle.word(),
            Self::Interrupted { .. } => "connection lost",
            Self::NotCreated { .. } => "not created",
            Self::CreationUnknown { .. } => "unknown",
            Self::OffsetLimit { .. } => "offset limit",
            Self::NoCertificate => "no certificate",
            Self::Setup(_) => "set-up",
        }
    }

    /// Whether the store may have carried a write out although its answer says nothing of it.
    pub(crate) fn leaves_doubt(&self) -> bool {
        match self {
            Self::Api(refusal) => refusal.status >= 500,
            Self::Redirected { .. } | Self::Unreachable { .. } | Self::Credentials(_) => false,
            // A page that is no store's, with a refusal: whatever wrote it did not pass the request on.
            Self::NotJson { status, .. } => !(400..500).contains(status),
            _ => true,
        }
    }

    /// Sorts what went wrong below HTTP by whether the request can have reached the store.
    pub(crate) fn from_transport(source: reqwest::Error, request: Request) -> Self {
        let source = source.without_url();
        if source.is_connect() {
            Self::Unreachable {
                obstacle: Obstacle::of(&source),
                request,
                source,
            }
        } else if source.is_timeout() {
            Self::Timeout { request }
        } else {
            Self::Interrupted { request, source }
        }
    }
}
