//! Middleware around every route: request log, rate limit, request IDs, error shape, paths.

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, DATE, USER_AGENT};
use axum::http::{HeaderName, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::fmt::rfc2822::DateTimePrinter;

use crate::access_tokens::random_hex;
use crate::api_error::ApiError;
use crate::auth::{ACCOUNT_TOKEN, CUSTOMER_TOKEN, access_token};
use crate::request_log::RecordedRequest;
use crate::store::Store;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-moltin-request-id");

/// Adds a random request ID, the store's time, and the charset of JSON to every response.
pub(crate) async fn add_headers(State(store): State<Store>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let date = DateTimePrinter::new().timestamp_to_rfc9110_string(&store.now());
    if let Some(date) = date.ok().and_then(|date| HeaderValue::try_from(date).ok()) {
        response.headers_mut().insert(DATE, date);
    }
    if let Ok(id) = HeaderValue::from_str(&random_hex()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    if let Some(content_type) = response.headers_mut().get_mut(CONTENT_TYPE)
        && content_type == "application/json"
    {
        *content_type = HeaderValue::from_static("application/json; charset=utf-8");
    }
    response
}

/// Gives errors that the framework sends as plain text the shape of the API's errors.
pub(crate) async fn shape_errors(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let content_type = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_plain = content_type.is_none_or(|kind| kind.starts_with(b"text/plain"));
    if is_plain && (status.is_client_error() || status.is_server_error()) {
        let title = status.canonical_reason().unwrap_or_default();
        return ApiError::new(status, title, "The request could not be read").into_response();
    }
    response
}

/// Removes slashes at the end of the path, which some clients send.
pub(crate) async fn trim_trailing_slash(mut request: Request) -> Request {
    let path = request.uri().path();
    if path.len() > 1 && path.ends_with('/') {
        let path = path.trim_end_matches('/').to_owned();
        let query = request
            .uri()
            .query()
            .map(|query| format!("?{query}"))
            .unwrap_or_default();
        if let Ok(uri) = format!("{path}{query}").parse::<Uri>() {
            *request.uri_mut() = uri;
        }
    }
    request
}

/// Records every request to the API in the request log.
pub(crate) async fn record_request(State(store): State<Store>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/sandbox/") {
        let text = |name: HeaderName| {
            let value = request.headers().get(name)?.to_str().ok()?;
            Some(value.to_owned())
        };
        let grant = |token: String| {
            store
                .access_tokens
                .grant(access_token(&token))
                .map_or("unknown", |grant| grant.as_str())
        };
        store.request_log.record(RecordedRequest {
            method: request.method().to_string(),
            path: path.to_owned(),
            user_agent: text(USER_AGENT).unwrap_or_default(),
            grant: text(AUTHORIZATION).map(grant),
            has_customer_token: request.headers().contains_key(&CUSTOMER_TOKEN),
            has_account_token: request.headers().contains_key(&ACCOUNT_TOKEN),
        });
    }
    next.run(request).await
}

/// Refuses requests above the rate limit with 429 (see `docs/api.md`, "Rate limits"). The
/// sandbox's own routes have no limit.
pub(crate) async fn limit_rate(State(store): State<Store>, request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/sandbox/") || store.rate_limit.take() {
        next.run(request).await
    } else {
        ApiError::rate_limited().into_response()
    }
}
