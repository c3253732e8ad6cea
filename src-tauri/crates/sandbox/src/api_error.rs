//! Error responses, in each of the shapes that the API uses (see `docs/api.md`, "Error shapes").

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::switches::{Missing, Refusal, SignInTitle};

/// An error response.
#[derive(Debug)]
pub(crate) enum ApiError {
    /// The usual shape: `errors` is a list of entries.
    Entries { status: StatusCode, errors: Value },
    /// The token endpoint's shape of 2017: `errors` is a string.
    Oauth2017,
    /// A complete response: an injected fault.
    Injected(Box<Response>),
}

impl ApiError {
    /// One entry, with its status as a number.
    pub(crate) fn new(status: StatusCode, title: &str, detail: &str) -> Self {
        let entry = json!({ "status": status.as_u16(), "title": title, "detail": detail });
        Self::entries(status, json!([entry]))
    }

    fn entries(status: StatusCode, errors: Value) -> Self {
        Self::Entries { status, errors }
    }

    /// Missing and invalid fields: one entry each, without a status (see `docs/api.md`,
    /// "Customer errors").
    pub(crate) fn validation(details: &[String]) -> Self {
        let entries = details
            .iter()
            .map(|detail| json!({ "title": "Failed Validation", "detail": detail }));
        Self::entries(StatusCode::UNPROCESSABLE_ENTITY, entries.collect())
    }

    /// A list request that is refused: no status in the entry (see `docs/api.md`, "Filtering").
    pub(crate) fn list_query(detail: &str) -> Self {
        let entry = json!({ "title": "Bad Request", "detail": detail });
        Self::entries(StatusCode::BAD_REQUEST, json!([entry]))
    }

    pub(crate) fn malformed_filter() -> Self {
        Self::list_query("Could not parse the supplied filter")
    }

    /// 400 with the status as text, as personal data has it.
    pub(crate) fn bad_request_text(detail: &str) -> Self {
        let entry = json!({ "status": "400", "title": "Bad Request", "detail": detail });
        Self::entries(StatusCode::BAD_REQUEST, json!([entry]))
    }

    /// The token endpoint: status as text, no detail (see `docs/api.md`, "Refused credentials").
    pub(crate) fn oauth(status: StatusCode, title: &str) -> Self {
        let entry = json!({ "title": title, "status": status.as_str() });
        Self::entries(status, json!([entry]))
    }

    /// A missing, unknown or expired access token.
    pub(crate) fn access_token() -> Self {
        let entry = json!({ "status": 401, "title": "Unable to validate access token" });
        Self::entries(StatusCode::UNAUTHORIZED, json!([entry]))
    }

    /// An invalid or expired customer token, or one of a deleted customer (see `docs/api.md`,
    /// "Rejected customer tokens").
    pub(crate) fn customer_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "Unauthorized",
            "The customer token supplied is not valid.",
        )
    }

    /// An expired, malformed or ended account token (see `docs/api.md`, "Refused account tokens").
    pub(crate) fn account_token(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unauthorized => Self::text(StatusCode::UNAUTHORIZED, "Unauthorized", "invalid token"),
            Refusal::Forbidden => Self::text(StatusCode::FORBIDDEN, "Forbidden", "invalid token"),
        }
    }

    /// An implicit token alone, where an account token is needed.
    pub(crate) fn missing_account_token(missing: Missing) -> Self {
        match missing {
            Missing::Forbidden => Self::text(StatusCode::FORBIDDEN, "Forbidden", "account token required"),
            Missing::Unauthorized => {
                Self::text(StatusCode::UNAUTHORIZED, "Unauthorized", "account token required")
            }
        }
    }

    /// A client-credentials token together with an account token.
    pub(crate) fn mixed_tokens() -> Self {
        Self::bad_request_text("An account token can't be combined with a client credentials token")
    }

    /// One entry, with its status as text, as the resources of accounts and realms have it.
    pub(crate) fn text(status: StatusCode, title: &str, detail: &str) -> Self {
        let entry = json!({ "status": status.as_str(), "title": title, "detail": detail });
        Self::entries(status, json!([entry]))
    }

    /// A wrong field of an account (see `docs/api.md`, "Errors of accounts").
    pub(crate) fn account_field(field: &str, tag: &str) -> Self {
        Self::bad_request_text(&format!("Validation failed: field '{field}' on the '{tag}' tag."))
    }

    /// A wrong profile, username, password or one-time password of a member.
    pub(crate) fn sign_in_refused(title: SignInTitle) -> Self {
        let title = match title {
            SignInTitle::BadRequest => "Bad Request",
            SignInTitle::AuthenticationFailed => "Authentication Failed",
        };
        Self::text(StatusCode::BAD_REQUEST, title, "authentication failed")
    }

    pub(crate) fn account_not_found() -> Self {
        Self::not_found_text("account not found")
    }

    pub(crate) fn account_member_not_found() -> Self {
        Self::not_found_text("account member not found")
    }

    /// 409 with the status as text, as the resources of accounts have it.
    pub(crate) fn conflict_text(detail: &str) -> Self {
        Self::text(StatusCode::CONFLICT, "Conflict", detail)
    }

    /// A realm or something in it that does not exist (see `docs/api.md`, "Errors of realms").
    pub(crate) fn realm_part_not_found(detail: &str) -> Self {
        Self::text(StatusCode::NOT_FOUND, "Resource not found", detail)
    }

    /// A wrong field of a realm or of something in it.
    pub(crate) fn realm_part_invalid(detail: &str) -> Self {
        Self::text(StatusCode::UNPROCESSABLE_ENTITY, "Constraint violation", detail)
    }

    /// A valid token without permission.
    pub(crate) fn forbidden() -> Self {
        let entry = json!({ "status": 403, "title": "Forbidden" });
        Self::entries(StatusCode::FORBIDDEN, json!([entry]))
    }

    /// Customer addresses: one entry per field, all with the same source (see `docs/api.md`,
    /// "Customer addresses").
    pub(crate) fn address(details: &[String]) -> Self {
        let entries = details
            .iter()
            .map(|detail| json!({ "status": 400, "source": "data", "title": "required", "detail": detail }));
        Self::entries(StatusCode::BAD_REQUEST, entries.collect())
    }

    /// The usual title of a status, which is text.
    pub(crate) fn with_text_status(status: StatusCode, detail: &str) -> Self {
        let title = status.canonical_reason().unwrap_or_default();
        let entry = json!({ "status": status.as_str(), "title": title, "detail": detail });
        Self::entries(status, json!([entry]))
    }

    /// 404 with the status as text, as addresses and orders have it.
    pub(crate) fn not_found_text(detail: &str) -> Self {
        let entry = json!({ "status": "404", "title": "Not Found", "detail": detail });
        Self::entries(StatusCode::NOT_FOUND, json!([entry]))
    }

    /// 404 with the status as a number.
    pub(crate) fn not_found(detail: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Found", detail)
    }

    /// See `docs/api.md`, "Order calls".
    pub(crate) fn order_not_found() -> Self {
        Self::not_found_text("Order not found")
    }

    /// The state of an order or of its payment forbids this (see `docs/api.md`, "Payments").
    pub(crate) fn payment_state(detail: &str) -> Self {
        let entry = json!({ "status": "422", "title": "Unprocessable Entity", "detail": detail });
        Self::entries(StatusCode::UNPROCESSABLE_ENTITY, json!([entry]))
    }

    /// The order's state forbids the change (see `docs/api.md`, "Changing an order").
    pub(crate) fn order_state() -> Self {
        Self::payment_state("Order cannot be updated in its current state")
    }

    /// An order that may not be anonymized, with its states (see `docs/api.md`, "Personal data").
    pub(crate) fn not_anonymized(order: &str, states: &str) -> Self {
        let entry = json!({
            "status": 422,
            "title": "Could not anonymize orders",
            "detail": format!(
                "Order has status: {states}; only fulfilled or refunded or cancelled orders may be anonymized"
            ),
            "meta": { "order_id": order },
        });
        Self::entries(StatusCode::UNPROCESSABLE_ENTITY, json!([entry]))
    }

    /// An order that was not created by an admin (see `docs/api.md`, "Manual orders").
    pub(crate) fn not_manual() -> Self {
        let entry = json!({
            "status": "422",
            "title": "Unprocessable Entity",
            "detail": "Only manual orders can be deleted",
        });
        Self::entries(StatusCode::UNPROCESSABLE_ENTITY, json!([entry]))
    }

    pub(crate) fn malformed_json() -> Self {
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

    /// The title is three dots in the documentation, too (see `docs/api.md`, "Error titles").
    pub(crate) fn rate_limited() -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "...", "Too many requests")
    }
}

impl From<rusqlite::Error> for ApiError {
    fn from(_: rusqlite::Error) -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error",
            "The database query failed",
        )
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match self {
            Self::Entries { status, errors } => (status, Json(json!({ "errors": errors }))).into_response(),
            Self::Oauth2017 => {
                let body = json!({ "status": false, "errors": "Forbidden" });
                (StatusCode::FORBIDDEN, Json(body)).into_response()
            }
            Self::Injected(response) => *response,
        }
    }
}
