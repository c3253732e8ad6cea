//! Refusals, in the dialects that the API has been seen to speak (see `docs/api.md`, "Errors").

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::faults::{Fault, Faults};

/// A refusal.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// As the API refuses.
    Errors { status: StatusCode, errors: Value },
    /// As in 2017: the errors are a string.
    Of2017,
    /// As was asked for.
    Fault(Fault),
}

impl Refusal {
    /// The common dialect: one entry with its status as a number.
    pub(crate) fn new(status: StatusCode, title: &str, detail: &str) -> Self {
        Self::Errors {
            status,
            errors: json!([{ "status": status.as_u16(), "title": title, "detail": detail }]),
        }
    }

    /// The dialect of missing and unusable fields: an entry each, without a status (see
    /// `docs/api.md`, "Customer errors").
    pub(crate) fn validation(details: &[String]) -> Self {
        let entries = details
            .iter()
            .map(|detail| json!({ "title": "Failed Validation", "detail": detail }));
        Self::Errors {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            errors: entries.collect(),
        }
    }

    /// The dialect of filters: no status (see `docs/api.md`, "Filtering").
    pub(crate) fn filter(detail: &str) -> Self {
        Self::Errors {
            status: StatusCode::BAD_REQUEST,
            errors: json!([{ "title": "Bad Request", "detail": detail }]),
        }
    }

    /// The dialect of the token endpoint: status as text, no detail (see `docs/api.md`,
    /// "Refused credentials").
    pub(crate) fn oauth(status: StatusCode, title: &str) -> Self {
        Self::Errors {
            status,
            errors: json!([{ "title": title, "status": status.as_str() }]),
        }
    }

    /// No bearer, a wrong one, or one that has ended.
    pub(crate) fn bearer() -> Self {
        Self::Errors {
            status: StatusCode::UNAUTHORIZED,
            errors: json!([{ "status": 401, "title": "Unable to validate access token" }]),
        }
    }

    /// A customer token that is wrong, has ended, or whose customer is gone (see `docs/api.md`,
    /// "Rejected customer tokens").
    pub(crate) fn customer_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The customer token supplied is not valid.",
        )
    }

    /// A good bearer that may not do this.
    pub(crate) fn forbidden() -> Self {
        Self::Errors {
            status: StatusCode::FORBIDDEN,
            errors: json!([{ "status": 403, "title": "Forbidden" }]),
        }
    }

    /// The dialect of addresses: an entry for each field, all of the same source (see
    /// `docs/api.md`, "Customer addresses").
    pub(crate) fn address(details: &[String]) -> Self {
        let entries = details
            .iter()
            .map(|detail| json!({ "status": 400, "source": "data", "title": "required", "detail": detail }));
        Self::Errors {
            status: StatusCode::BAD_REQUEST,
            errors: entries.collect(),
        }
    }

    /// An address or its customer that is not there: status as text, words in lower case.
    pub(crate) fn no_address(detail: &str) -> Self {
        Self::Errors {
            status: StatusCode::NOT_FOUND,
            errors: json!([{ "status": "404", "title": "Not Found", "detail": detail }]),
        }
    }

    /// An order in the wrong state for a change (see `docs/api.md`, "Changing an order").
    pub(crate) fn order_state() -> Self {
        Self::Errors {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            errors: json!([{
                "status": "422",
                "title": "Unprocessable Entity",
                "detail": "Order cannot be updated in its current state",
            }]),
        }
    }

    /// An order that is not there: status as text (see `docs/api.md`, "Order calls").
    pub(crate) fn no_order() -> Self {
        Self::Errors {
            status: StatusCode::NOT_FOUND,
            errors: json!([{ "status": "404", "title": "Not Found", "detail": "Order not found" }]),
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
        match self {
            Self::Errors { status, errors } => (status, Json(json!({ "errors": errors }))).into_response(),
            Self::Of2017 => {
                let body = json!({ "status": false, "errors": "Forbidden" });
                (StatusCode::FORBIDDEN, Json(body)).into_response()
            }
            Self::Fault(fault) => fault.response(&Faults::default()),
        }
    }
}
