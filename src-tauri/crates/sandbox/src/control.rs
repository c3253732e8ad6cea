//! The sandbox's own routes under `/sandbox`: faults, the request log, and the `OpenAPI` document.
//!
//! Faults and the request log require the client's credentials by HTTP basic authentication.

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
    let faults: Faults = serde_json::from_slice(&body).map_err(|error| {
        ApiError::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "Failed Validation",
            &error.to_string(),
        )
    })?;
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

/// `GET /sandbox/requests`.
pub(crate) async fn requests(
    State(store): State<Store>,
    headers: HeaderMap,
) -> Result<Json<Value>, ApiError> {
    oauth::require_credentials(&store, &headers)?;
    Ok(Json(json!({ "data": store.request_log.recent() })))
}
