//! Errors of the client.

mod api_error;
mod cause;
mod connect_failure;
mod label;
mod proxy_failure;
mod request;
mod transport_error;

use std::convert::Infallible;
use std::time::Duration;

pub(crate) use api_error::read_entries;
pub use api_error::{ApiError, ErrorEntry};
pub use connect_failure::ConnectFailure;
pub use proxy_failure::ProxyFailure;
pub use request::Request;
pub use transport_error::TransportError;

use crate::certificate::RefusedCertificate;
use crate::endpoint::InvalidEndpoint;
use crate::proxy::{InvalidProxy, Proxy};

/// Why a call failed. No variant contains a secret.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
/// let error = admin.orders().get(&"no-such-order".into()).await.unwrap_err();
///
/// assert!(error.is_not_found());
/// assert!(!error.may_have_been_done());
/// println!("{error}, request ID {:?}", error.request_id());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The store answered with an error status (see `docs/api.md`, "Errors").
    #[error("{0}")]
    Api(ApiError),
    /// The store refused client ID and secret: any 4xx of the token endpoint except 429 (see
    /// `docs/api.md`, "Refused credentials").
    #[error("client credentials refused: {0}")]
    Credentials(ApiError),
    /// The store issued no customer token for this email address and password (see `docs/api.md`,
    /// "Refused sign-in").
    #[error("customer sign-in refused: {0}")]
    SignIn(ApiError),
    /// The store rejected the customer token, although the access token was new (see `docs/api.md`,
    /// "Rejected customer tokens").
    #[error("customer token rejected: {0}")]
    CustomerTokenRejected(ApiError),
    /// The host answered with a redirect. The client does not follow redirects, because the
    /// credentials would go to the other host too.
    #[error("{request}: redirect with status {status} not followed")]
    Redirected {
        /// The HTTP status.
        status: u16,
        /// The other host, if the response names one.
        to: Option<String>,
        /// The request.
        request: Request,
    },
    /// The response is not JSON: a proxy, a login page or a wrong host answered.
    #[error("{request}: response is not JSON (status {status})")]
    NotJson {
        /// The HTTP status.
        status: u16,
        /// The `Content-Type` header.
        content_type: Option<String>,
        /// The store's ID for the request.
        request_id: Option<String>,
        /// The request.
        request: Request,
    },
    /// A successful response has no body.
    #[error("{request}: empty response (status {status})")]
    EmptyResponse {
        /// The HTTP status.
        status: u16,
        /// The store's ID for the request.
        request_id: Option<String>,
        /// The request.
        request: Request,
    },
    /// The response ends in the middle of its JSON.
    #[error("{request}: truncated JSON (status {status})")]
    TruncatedJson {
        /// The HTTP status.
        status: u16,
        /// The store's ID for the request.
        request_id: Option<String>,
        /// The request.
        request: Request,
    },
    /// The response is JSON of another shape than `docs/api.md` describes.
    #[error("{request}: unexpected JSON at `{path}`: {message}")]
    Decode {
        /// The path to the unexpected value.
        path: String,
        /// What was wrong with the value.
        message: String,
        /// The store's ID for the request.
        request_id: Option<String>,
        /// The request.
        request: Request,
    },
    /// The response is larger than the client reads.
    #[error("{request}: response larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes, after decompression.
        limit: usize,
        /// The request.
        request: Request,
    },
    /// A page of a list has more records than were requested, or a list that the API does not
    /// paginate has more than the client reads.
    #[error("{request}: more than {limit} records")]
    TooManyRecords {
        /// The most records that were expected.
        limit: u32,
        /// The request.
        request: Request,
    },
    /// The response did not arrive within the timeouts. A write may have been done.
    #[error("{request}: timeout")]
    Timeout {
        /// The request.
        request: Request,
        /// The error of the HTTP client.
        source: TransportError,
    },
    /// No connection to the host could be made, so nothing was sent.
    #[error("{request}: unreachable: {failure}")]
    Unreachable {
        /// The request.
        request: Request,
        /// Why the connection failed.
        failure: ConnectFailure,
        /// The proxy through which the host was to be reached.
        proxy: Option<Box<Proxy>>,
        /// The certificate that was refused, if that is why.
        certificate: Option<Box<RefusedCertificate>>,
        /// The error of the HTTP client.
        source: TransportError,
    },
    /// The connection broke after the request was sent. A write may have been done.
    #[error("{request}: connection lost")]
    ConnectionLost {
        /// The request.
        request: Request,
        /// The error of the HTTP client.
        source: TransportError,
    },
    /// The response to a customer creation was lost or unreadable, and a lookup by email address
    /// showed that the customer was not created.
    #[error("the customer was not created")]
    NotCreated {
        /// Whether an older customer has the email address.
        is_taken: bool,
        /// Why the creation failed.
        source: Box<Error>,
    },
    /// The response to a customer creation was lost or unreadable, and a lookup by email address
    /// did not show whether the customer exists.
    #[error("unknown whether the customer was created")]
    CreationUnknown {
        /// Why the creation failed.
        source: Box<Error>,
    },
    /// The request was cancelled before it was sent, so the store has done nothing (see
    /// [`Admin::cancelled_by`](crate::Admin::cancelled_by)).
    #[error("cancelled before it was sent")]
    Cancelled,
    /// A list continues past the API's offset limit, and its records have no creation time to
    /// continue from (see `docs/api.md`, "Offset limit").
    #[error("the list continues past the offset limit of {limit} records")]
    OffsetLimit {
        /// The largest offset that the API allows.
        limit: u64,
    },
    /// A list had fewer records than the store counted, also after it was read again.
    #[error("incomplete list: {read} of {total} records")]
    Incomplete {
        /// How many records were read.
        read: u64,
        /// How many records there are by the store's count.
        total: u64,
    },
    /// A record of a scan can't be read. The scan goes on with the next record.
    #[error("a record can't be read: {}", .id.as_deref().unwrap_or("it has no ID"))]
    UnreadableRecord {
        /// The record's ID as text, if it has one.
        id: Option<String>,
    },
    /// The base URL is invalid.
    #[error("invalid base URL")]
    InvalidEndpoint(#[from] InvalidEndpoint),
    /// The address of the proxy is invalid.
    #[error(transparent)]
    InvalidProxy(#[from] InvalidProxy),
    /// The text contains no certificate in PEM format.
    #[error("no certificate in PEM format")]
    NoCertificate,
    /// The limit of a list, or the page size of a scan, is out of range.
    #[error("a limit of {limit} records: it must be from {least} to 100")]
    InvalidLimit {
        /// The limit that was requested.
        limit: u32,
        /// The smallest limit.
        least: u32,
    },
    /// A header can't be sent, or belongs to the client.
    #[error("invalid header `{name}`")]
    InvalidHeader {
        /// The name of the header.
        name: String,
    },
    /// The path of a custom request is invalid.
    #[error("invalid request path: it must start with `/` and have no query or fragment")]
    InvalidPath,
    /// The body of a custom request can't be serialized.
    #[error("the request body can't be serialized as JSON")]
    InvalidBody(#[source] serde_json::Error),
    /// The HTTP client could not be built, for example on a system without certificates.
    #[error("the HTTP client could not be built")]
    Setup(#[source] TransportError),
}

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
            | Self::CustomerTokenRejected(error) => Some(error),
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
            | Self::ConnectionLost { request, .. } => Some(request),
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

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
