//! Misbehaviour on demand: what real networks, gateways and old versions of the service do, so that clients can be tried on it.
//!
//! It is set when the store starts, by `PUT /sandbox/faults` with the credentials, or for one request by the domain
//! `fault.test` in a customer's e-mail address.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::refusal::Refusal;
use crate::{Store, caller, oauth};

/// Where the faults of a running store are read and set.
pub(crate) const PATH: &str = "/sandbox/faults";
/// Addresses of this domain ask for the fault that the name before the `@` names.
const SENTINELS: &str = "@fault.test";
const LONGEST_DELAY: Duration = Duration::from_mins(1);
/// Names how many milliseconds every store of a debug build adds to each reply: a whole test suite can be run against slow stores.
const LATENCY: &str = "SANDBOX_LATENCY_MS";

/// How the store misbehaves. The default is not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "they are switches")]
pub struct Faults {
    /// How long each reply is held back, in milliseconds, a minute at most.
    pub latency_ms: u64,
    /// How much longer at most, by chance, in milliseconds.
    pub jitter_ms: u64,
    /// What goes wrong with whole replies.
    pub reply: Option<Fault>,
    /// How often: 1 is every reply, 3 every third.
    pub every: Option<u32>,
    /// How many times in all; for ever where it is left out.
    pub times: Option<u32>,
    /// Only for paths that begin so.
    pub path: Option<String>,
    /// Seconds that a 429 or a 503 asks to wait by `Retry-After`; no header where it is left out.
    pub retry_after: Option<u32>,
    /// Failures come as a gateway's HTML page, as those of 502 always do.
    pub html: bool,
    /// How long new bearers last, in seconds; an hour where it is left out.
    pub bearer_seconds: Option<u32>,
    /// How long new customer tokens last, in seconds; a day where it is left out.
    pub customer_token_seconds: Option<u32>,
    /// Wrong credentials are refused as in 2017: 403, and a string for `errors`.
    pub oauth_2017: bool,
    /// A customer token is given with 201, as the older documents have it, in place of 200.
    pub token_created: bool,
    /// Links of empty lists lead to negative offsets, as was seen in 2022.
    pub odd_links: bool,
    /// The id of an order that no customer token brings, as if it had never been linked to its customer.
    pub missing_order: Option<String>,
}

/// What goes wrong with a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 429: too many requests.
    RateLimited,
    /// 500, with an error as the API has them.
    ServerError,
    /// 502, with a gateway's HTML page.
    BadGateway,
    /// 503, with an error as the API has them.
    Unavailable,
    /// The connection is closed without an answer. Nothing has been done.
    DroppedBefore,
    /// The connection is closed without an answer. What was asked for has been done.
    Dropped,
    /// The connection is closed after the whole answer.
    ClosedAfter,
    /// The connection is closed in the middle of the answer. What was asked for has been done.
    Truncated,
    /// The answer is whole as HTTP has it, and its JSON stops in the middle. What was asked for has been done.
    CutShort,
    /// The answer has its status and nothing else. What was asked for has been done.
    Empty,
    /// The answer is said to be a page of HTML, which it is not.
    WrongType,
    /// The answer comes a few bytes at a time.
    Slow,
    /// 401: the bearer is not taken, as if it had ended.
    BearerRefused,
    /// 401: the customer token is not taken, as if it had ended. Only where there is one.
    TokenRefused,
    /// 307: to another host, with the request as it is.
    Redirected,
    /// 409: somebody else has written at the same moment.
    WriteConflict,
    /// 409: somebody else has created a customer of this address at the same moment. They are there.
    DuplicateRace,
}

/// The faults of a running store.
#[derive(Clone, Default)]
pub(crate) struct Switchboard(Arc<Mutex<Switches>>);

#[derive(Default)]
struct Switches {
    latency_ms: u64,
    faults: Faults,
    replies: u32,
    misbehaved: u32,
}

impl Fault {
    /// The fault that an e-mail address asks for.
    pub(crate) fn asked_for_by(email: &str) -> Option<Self> {
        let name = email.to_lowercase();
        let name = name.strip_suffix(SENTINELS)?.replace('-', "_");
        serde_json::from_value(name.into()).ok()
    }

    /// Whether the request is carried out before its answer goes wrong.
    fn is_of_the_way_back(self) -> bool {
        matches!(
            self,
            Self::Dropped
                | Self::ClosedAfter
                | Self::Truncated
                | Self::CutShort
                | Self::Empty
                | Self::WrongType
                | Self::Slow
                | Self::DuplicateRace
        )
    }

    /// The reply in place of an answer.
    pub(crate) fn response(self, faults: &Faults) -> Response {
        let error = |status: StatusCode, title: &str, detail: &str| {
            Refusal::new(status, title, detail).into_response()
        };
        let mut response = match self {
            // The title is literally an ellipsis (see `docs/api.md`, "Error titles").
            Self::RateLimited => error(StatusCode::TOO_MANY_REQUESTS, "...", "Too many requests"),
            Self::ServerError => error(
                StatusCode::INTERNAL_SERVER_ERROR,
                "Internal Server Error",
                "There was an internal server error",
            ),
            Self::Unavailable => error(
                StatusCode::SERVICE_UNAVAILABLE,
                "Service Unavailable",
                "The service is not available",
            ),
            Self::WriteConflict => error(StatusCode::CONFLICT, "Conflict", "Write conflict detected"),
            Self::BadGateway => page(StatusCode::BAD_GATEWAY),
            Self::DuplicateRace => Refusal::duplicate_email().into_response(),
            Self::BearerRefused => Refusal::bearer().into_response(),
            Self::TokenRefused => Refusal::customer_token().into_response(),
            Self::Redirected => {
                let elsewhere = [(LOCATION, "https://elsewhere.test/")];
                (StatusCode::TEMPORARY_REDIRECT, elsewhere).into_response()
            }
            Self::DroppedBefore => Response::new(broken_body()),
            _ => Json(json!({ "data": [] })).into_response(),
        };
        if faults.html && response.status().is_server_error() {
            response = page(response.status());
        }
        if let Some(seconds) = faults.retry_after
            && matches!(self, Self::RateLimited | Self::Unavailable)
        {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// What a gateway answers for a store that it does not reach.
fn page(status: StatusCode) -> Response {
    let page = format!("<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>");
    (status, [(CONTENT_TYPE, "text/html")], page).into_response()
}

impl Switchboard {
    pub(crate) fn new(faults: Faults) -> Self {
        let board = Self::default();
        board.set(faults);
        board
    }

    pub(crate) fn get(&self) -> Faults {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .faults
            .clone()
    }

    pub(crate) fn set(&self, faults: Faults) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Switches {
            latency_ms: added_latency(),
            faults,
            ..Switches::default()
        };
    }

    /// What is to go wrong with the next reply to this path, and how long it is held back.
    fn next(&self, path: &str) -> (Option<Fault>, Duration, Faults) {
        let mut switches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = switches.faults.clone();
        let added = Duration::from_millis(switches.latency_ms);
        if faults
            .path
            .as_deref()
            .is_some_and(|start| !path.starts_with(start))
        {
            return (None, added, faults);
        }
        let jitter = if faults.jitter_ms > 0 {
            rand::random::<u64>() % faults.jitter_ms
        } else {
            0
        };
        let delay =
            Duration::from_millis(faults.latency_ms.saturating_add(jitter)).min(LONGEST_DELAY) + added;
        switches.replies = switches.replies.wrapping_add(1);
        let is_due = switches.replies.is_multiple_of(faults.every.unwrap_or(1).max(1))
            && faults.times.is_none_or(|times| switches.misbehaved < times);
        let fault = faults.reply.filter(|_| is_due);
        if fault.is_some() {
            switches.misbehaved += 1;
        }
        (fault, delay, faults)
    }
}

fn added_latency() -> u64 {
    let added = cfg!(debug_assertions)
        .then(|| std::env::var(LATENCY).ok())
        .flatten();
    added.map_or(0, |added| added.parse().expect("SANDBOX_LATENCY_MS is a number"))
}

/// Stands around every route of the API, and not around its own.
pub(crate) async fn misbehave(State(store): State<Store>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/sandbox/") {
        return next.run(request).await;
    }
    store.gate.enter(path).await;
    let (fault, delay, faults) = store.faults.next(path);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let has_token = request.headers().contains_key(&caller::CUSTOMER_TOKEN);
    let fault = fault.filter(|fault| *fault != Fault::TokenRefused || has_token);
    let response = match fault {
        Some(fault) if !fault.is_of_the_way_back() => return fault.response(&faults),
        _ => next.run(request).await,
    };
    match fault.or_else(|| response.extensions().get::<Fault>().copied()) {
        Some(Fault::DuplicateRace) => Fault::DuplicateRace.response(&faults),
        Some(fault) => spoil(response, fault).await,
        None => response,
    }
}

fn broken() -> Result<Bytes, std::io::Error> {
    Err(std::io::Error::other("the connection breaks here"))
}

/// A body at which the connection breaks before anything has been sent.
fn broken_body() -> Body {
    Body::from_stream(stream::iter([broken()]))
}

/// How far apart the parts of a slow answer are: even a short one outlasts a patient caller.
const BETWEEN_PARTS: Duration = Duration::from_secs(1);

/// Spoils an answer on its way back.
async fn spoil(response: Response, fault: Fault) -> Response {
    let (mut head, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    // An answer that has no body has none to break at.
    if head.status == StatusCode::NO_CONTENT && matches!(fault, Fault::Dropped | Fault::Truncated) {
        head.status = StatusCode::OK;
        head.headers.remove(CONTENT_LENGTH);
    }
    let body = match fault {
        Fault::Dropped => broken_body(),
        Fault::ClosedAfter => {
            head.headers.insert(CONNECTION, HeaderValue::from_static("close"));
            Body::from(body)
        }
        Fault::CutShort => {
            head.headers.remove(CONTENT_LENGTH);
            Body::from(body.slice(..body.len() / 2))
        }
        Fault::Empty => {
            head.headers.remove(CONTENT_LENGTH);
            Body::empty()
        }
        Fault::WrongType => {
            head.headers
                .insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
            Body::from(body)
        }
        Fault::Truncated => {
            head.headers
                .insert(CONTENT_LENGTH, HeaderValue::from(body.len() + 1));
            let half = body.slice(..body.len() / 2);
            let parts = stream::iter([Ok::<Bytes, _>(half)]).chain(stream::once(async move {
                tokio::time::sleep(Duration::from_millis(20)).await;
                broken()
            }));
            Body::from_stream(parts)
        }
        Fault::Slow => {
            let parts: Vec<_> = body.chunks(8).map(Bytes::copy_from_slice).collect();
            Body::from_stream(stream::iter(parts).then(async |part| {
                tokio::time::sleep(BETWEEN_PARTS).await;
                Ok::<_, std::io::Error>(part)
            }))
        }
        _ => Body::from(body),
    };
    Response::from_parts(head, body)
}

/// `GET /sandbox/faults`.
pub(crate) async fn get(State(store): State<Store>, headers: HeaderMap) -> Result<Json<Faults>, Refusal> {
    oauth::holds_the_secret(&store, &headers)?;
    Ok(Json(store.faults.get()))
}

/// `PUT /sandbox/faults`: in place of all that were set before.
pub(crate) async fn put(
    State(store): State<Store>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Faults>, Refusal> {
    oauth::holds_the_secret(&store, &headers)?;
    let faults: Faults = serde_json::from_slice(&body).map_err(|error| {
        Refusal::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Failed Validation",
            &error.to_string(),
        )
    })?;
    store.faults.set(faults);
    Ok(Json(store.faults.get()))
}

/// `DELETE /sandbox/faults`: none any more.
pub(crate) async fn delete(State(store): State<Store>, headers: HeaderMap) -> Result<StatusCode, Refusal> {
    oauth::holds_the_secret(&store, &headers)?;
    store.faults.set(Faults::default());
    Ok(StatusCode::NO_CONTENT)
}

/// What a sentinel address asks for, for the handlers that read one. Faults of the way back go along with the answer.
pub(crate) fn sentinel(email: &str) -> Result<Option<Fault>, Refusal> {
    match Fault::asked_for_by(email) {
        Some(fault) if !fault.is_of_the_way_back() => Err(Refusal::Fault(fault)),
        other => Ok(other),
    }
}

/// An answer with the fault that it is to have on its way back.
pub(crate) fn spoilt(answer: impl IntoResponse, fault: Option<Fault>) -> Response {
    let mut response = answer.into_response();
    if let Some(fault) = fault {
        response.extensions_mut().insert(fault);
    }
    response
}

/// Links as a service of 2022 had them on an empty list (see `docs/api.md`, "Paging").
pub(crate) fn odd_links(links: &mut Value, link: impl Fn(i64) -> String, limit: i64) {
    links["last"] = link(-limit).into();
    links["next"] = link(-1).into();
    links["prev"] = link(0).into();
}
