//! Errors of the client.

mod api_error;
mod cause;
mod connect_failure;
mod facts;
mod label;
mod proxy_failure;
mod request;
mod transport_error;

use std::convert::Infallible;

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
    /// The store issued no account token for these credentials (see `docs/api.md`, "Account
    /// tokens").
    #[error("account member sign-in refused: {0}")]
    MemberSignIn(ApiError),
    /// The store rejected the account token, although the access token was new (see `docs/api.md`,
    /// "Refused account tokens").
    #[error("account token rejected: {0}")]
    AccountTokenRejected(ApiError),
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
    /// A customer and an account member only read. Nothing was sent.
    #[error("{request}: not sent, because this identity only reads")]
    ReadOnly {
        /// The request.
        request: Request,
    },
    /// An ID has other characters than letters, digits, `-` and `_`, or none. Nothing is sent with
    /// an account token then.
    #[error("invalid ID: it may have only letters, digits, `-` and `_`")]
    InvalidId,
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

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
