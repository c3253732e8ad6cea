//! Refusals, in the dialects that the API has been seen to speak (contract section 7).

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A refusal.
#[derive(Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    errors: Value,
}

impl Refusal {
    /// The common dialect: one entry with its status as a number.
    pub(crate) fn new(status: StatusCode, title: &str, detail: &str) -> Self {
        Self {
            status,
            errors: json!([{ "status": status.as_u16(), "title": title, "detail": detail }]),
        }
    }

    /// The dialect of missing and unusable fields: an entry each, without a status (contract section 3.4).
    pub(crate) fn validation(details: &[String]) -> Self {
        let entries = details
            .iter()
            .map(|detail| json!({ "title": "Failed Validation", "detail": detail }));
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            errors: entries.collect(),
        }
    }

    /// The dialect of filters: no status (contract section 8).
    pub(crate) fn filter(detail: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            errors: json!([{ "title": "Bad Request", "detail": detail }]),
        }
    }

    /// The dialect of the token endpoint: status as text, no detail (contract section 2).
    pub(crate) fn oauth(status: StatusCode, title: &str) -> Self {
        Self {
            status,
            errors: json!([{ "title": title, "status": status.as_str() }]),
        }
    }

    /// No bearer, a wrong one, or one that has ended.
    pub(crate) fn bearer() -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            errors: json!([{ "status": 401, "title": "Unable to validate access token" }]),
        }
    }

    /// A customer token that is wrong, has ended, or whose customer is gone (contract section 4.4).
    pub(crate) fn customer_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The customer token supplied is not valid.",
        )
    }

    /// A good bearer that may not do this.
    pub(crate) fn forbidden() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            errors: json!([{ "status": 403, "title": "Forbidden" }]),
        }
    }

    pub(crate) fn not_found(detail: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Found", detail)
    }

    pub(crate) fn malformed() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "Bad Request",
            "The request body is not valid JSON",
        )
    }

    pub(crate) fn duplicate_email() -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "Duplicate email",
            "A customer with this email already exists",
        )
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(_: rusqlite::Error) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error",
            "The store's data could not be used",
        )
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "errors": self.errors }))).into_response()
    }
}
