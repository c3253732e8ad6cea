//! The middleware that injects faults, and the responses of the faults (see [`crate::faults`]).

use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use serde_json::json;

use crate::api_error::ApiError;
use crate::auth::{ACCOUNT_TOKEN, CUSTOMER_TOKEN};
use crate::faults::{Fault, Faults};
use crate::store::Store;
use crate::switches::Refusal;

/// Pause between the chunks of a slow response. Even a short body outlasts a read timeout.
const SLOW_CHUNK: Duration = Duration::from_secs(1);
/// How long a truncated body waits before it breaks, so that the first half arrives.
const BEFORE_BREAK: Duration = Duration::from_millis(20);

/// Injects the active faults into every response of the API. The sandbox's own routes have none.
pub(crate) async fn inject_faults(State(store): State<Store>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.starts_with("/sandbox/") {
        return next.run(request).await;
    }
    store.gate.pass(path).await;
    let injection = store.faults.next(request.method().as_str(), path);
    if !injection.delay.is_zero() {
        tokio::time::sleep(injection.delay).await;
    }
    let fault = injection.fault.filter(|fault| match fault {
        Fault::TokenRefused => request.headers().contains_key(&CUSTOMER_TOKEN),
        Fault::AccountTokenRefused => request.headers().contains_key(&ACCOUNT_TOKEN),
        _ => true,
    });
    let response = match fault {
        Some(Fault::AccountTokenRefused) => {
            return ApiError::account_token(store.switches.get().bad_account_token).into_response();
        }
        Some(fault) if !fault.runs_handler() => return replacement(fault, &injection.faults),
        _ => next.run(request).await,
    };
    match fault.or_else(|| response.extensions().get::<Fault>().copied()) {
        Some(Fault::DuplicateRace) => replacement(Fault::DuplicateRace, &injection.faults),
        Some(fault) => damage(response, fault).await,
        None => response,
    }
}

/// The fault that a sentinel input asks for.
///
/// # Errors
/// A fault that does not run the handler is the error.
pub(crate) fn from_sentinel(email: &str) -> Result<Option<Fault>, ApiError> {
    match Fault::from_sentinel(email) {
        Some(fault) if !fault.runs_handler() => {
            let response = replacement(fault, &Faults::default());
            Err(ApiError::Injected(Box::new(response)))
        }
        other => Ok(other),
    }
}

/// Attaches the fault of a sentinel input to the handler's response, for the middleware.
pub(crate) fn attach(response: impl IntoResponse, fault: Option<Fault>) -> Response {
    let mut response = response.into_response();
    if let Some(fault) = fault {
        response.extensions_mut().insert(fault);
    }
    response
}

/// The response that a fault sends instead of the handler's.
fn replacement(fault: Fault, faults: &Faults) -> Response {
    let error =
        |status: StatusCode, title: &str, detail: &str| ApiError::new(status, title, detail).into_response();
    let mut response = match fault {
        Fault::RateLimited => ApiError::rate_limited().into_response(),
        Fault::ServerError => error(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error",
            "There was an internal server error",
        ),
        Fault::Unavailable => error(
            StatusCode::SERVICE_UNAVAILABLE,
            "Service Unavailable",
            "The service is not available",
        ),
        Fault::WriteConflict => error(StatusCode::CONFLICT, "Conflict", "Write conflict detected"),
        Fault::BadGateway => gateway_page(StatusCode::BAD_GATEWAY),
        Fault::DuplicateRace => ApiError::duplicate_email().into_response(),
        Fault::BearerRefused => ApiError::access_token().into_response(),
        Fault::TokenRefused => ApiError::customer_token().into_response(),
        Fault::AccountTokenRefused => ApiError::account_token(Refusal::Unauthorized).into_response(),
        Fault::Redirected => {
            let headers = [(LOCATION, "https://elsewhere.test/")];
            (StatusCode::TEMPORARY_REDIRECT, headers).into_response()
        }
        Fault::DroppedBefore => Response::new(broken_body()),
        _ => Json(json!({ "data": [] })).into_response(),
    };
    if faults.html && response.status().is_server_error() {
        response = gateway_page(response.status());
    }
    if let Some(seconds) = faults.retry_after
        && matches!(fault, Fault::RateLimited | Fault::Unavailable)
    {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

/// The HTML page of a gateway that cannot reach the store.
fn gateway_page(status: StatusCode) -> Response {
    let page = format!("<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>");
    (status, [(CONTENT_TYPE, "text/html")], page).into_response()
}

/// Damages the handler's response.
async fn damage(response: Response, fault: Fault) -> Response {
    let (mut head, body) = response.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    // A 204 has no body that could break.
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
                tokio::time::sleep(BEFORE_BREAK).await;
                connection_broken()
            }));
            Body::from_stream(parts)
        }
        Fault::Slow => {
            let chunks: Vec<_> = body.chunks(8).map(Bytes::copy_from_slice).collect();
            Body::from_stream(stream::iter(chunks).then(async |chunk| {
                tokio::time::sleep(SLOW_CHUNK).await;
                Ok::<_, std::io::Error>(chunk)
            }))
        }
        _ => Body::from(body),
    };
    Response::from_parts(head, body)
}

/// A body that breaks the connection before its first byte.
fn broken_body() -> Body {
    Body::from_stream(stream::iter([connection_broken()]))
}

fn connection_broken() -> Result<Bytes, std::io::Error> {
    Err(std::io::Error::other("injected fault: connection broken"))
}
