//! The sandbox's own routes under `/sandbox`: faults, switches, the request log, the inbox of
//! one-time passwords, and the `OpenAPI` document.
//!
//! All but the document require the client's credentials by HTTP basic authentication.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use crate::api_error::ApiError;
use crate::faults::Faults;
use crate::oauth;
use crate::store::Store;
use crate::switches::Switches;

const OPENAPI: &str = include_str!("openapi.json");

/// `GET /sandbox/openapi.json`: an `OpenAPI` 3.1 description of the store.
pub(crate) async fn openapi() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], OPENAPI)
}

/// `GET /sandbox/faults`.
pub(crate) async fn faults(State(store): State<Store>, headers: HeaderMap) -> Result<Json<Faults>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    Ok(Json(store.faults.get()))
}

/// `PUT /sandbox/faults`: replaces all faults.
pub(crate) async fn set_faults(
    State(store): State<Store>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Faults>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    let faults: Faults = serde_json::from_slice(&body).map_err(|error| invalid(&error))?;
    store.faults.set(faults);
    Ok(Json(store.faults.get()))
}

/// `DELETE /sandbox/faults`.
pub(crate) async fn clear_faults(
    State(store): State<Store>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    store.faults.set(Faults::default());
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /sandbox/switches`.
pub(crate) async fn switches(
    State(store): State<Store>,
    headers: HeaderMap,
) -> Result<Json<Switches>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    Ok(Json(store.switches.get()))
}

/// `PUT /sandbox/switches`: sets all switches; those that are not sent get their default.
pub(crate) async fn set_switches(
    State(store): State<Store>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Switches>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    let switches: Switches = serde_json::from_slice(&body).map_err(|error| invalid(&error))?;
    store.switches.set(switches);
    Ok(Json(switches))
}

/// `GET /sandbox/inbox`: the one-time passwords that the shop would have sent, oldest first.
pub(crate) async fn inbox(State(store): State<Store>, headers: HeaderMap) -> Result<Json<Value>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    Ok(Json(json!({ "data": store.inbox.messages() })))
}

/// `GET /sandbox/requests`.
pub(crate) async fn requests(
    State(store): State<Store>,
    headers: HeaderMap,
) -> Result<Json<Value>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    Ok(Json(json!({ "data": store.request_log.recent() })))
}

fn invalid(error: &serde_json::Error) -> ApiError {
    ApiError::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "Failed Validation",
        &error.to_string(),
    )
}
