//! Error responses, in every shape that the API uses (see `docs/api.md`, "Error shapes").

use std::fmt;
use std::time::Duration;

use jiff::SignedDuration;
use reqwest::StatusCode;
use serde_json::Value;

use super::request::Request;

/// An error response of the store. The HTTP status counts; the status of an entry is often missing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The HTTP status.
    pub status: u16,
    /// The entries of the body, in order. Empty if the body has none.
    pub entries: Vec<ErrorEntry>,
    /// The store's ID for the request.
    pub request_id: Option<String>,
    /// The `Retry-After` header: how long to wait before a retry.
    pub retry_after: Option<Duration>,
    /// How far the store's clock is ahead of this computer's, if the response says so.
    pub clock_offset: Option<SignedDuration>,
    /// The request that failed.
    pub request: Request,
}

/// One element of `errors`. The API sends numbers and strings for the same field, so all are text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorEntry {
    /// The status.
    pub status: Option<String>,
    /// A short description.
    pub title: Option<String>,
    /// A long description; `details` in old responses.
    pub detail: Option<String>,
    /// The field that caused the error, such as `data.customer.email`.
    pub source: Option<String>,
    /// An error code.
    pub code: Option<String>,
    /// The store's ID for the request, if the entry has one.
    pub request_id: Option<String>,
}

impl ApiError {
    /// The store's message: the detail or title of each entry, or else the name of the status.
    pub fn message(&self) -> String {
        let messages: Vec<&str> = self
            .entries
            .iter()
            .filter_map(|entry| entry.detail.as_deref().or(entry.title.as_deref()))
            .collect();
        if messages.is_empty() {
            let reason = StatusCode::from_u16(self.status)
                .ok()
                .and_then(|status| status.canonical_reason());
            reason.unwrap_or("no reason given").to_owned()
        } else {
            messages.join(" ")
        }
    }

    pub(super) fn mentions_write_conflict(&self) -> bool {
        self.entries
            .iter()
            .flat_map(|entry| [&entry.title, &entry.detail])
            .flatten()
            .any(|text| text.to_lowercase().contains("write conflict"))
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}: status {}: {}",
            self.request,
            self.status,
            self.message()
        )
    }
}

/// Reads the entries of an error body: an array, an object or a string, with or without its
/// envelope. Any other body has none.
pub(crate) fn read_entries(body: &[u8]) -> Vec<ErrorEntry> {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return Vec::new();
    };
    let errors = match body.get("errors") {
        Some(errors @ (Value::Array(_) | Value::Object(_) | Value::String(_))) => errors,
        _ => &body,
    };
    match errors {
        Value::Array(entries) => entries.iter().filter_map(read_entry).collect(),
        entry => read_entry(entry).into_iter().collect(),
    }
}

fn read_entry(value: &Value) -> Option<ErrorEntry> {
    let entry = match value {
        Value::String(text) => ErrorEntry {
            detail: Some(text.clone()),
            ..ErrorEntry::default()
        },
        Value::Object(fields) => {
            let text = |name: &str| match fields.get(name)? {
                Value::String(text) if !text.is_empty() => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            };
            ErrorEntry {
                status: text("status"),
                title: text("title"),
                detail: text("detail")
                    .or_else(|| text("details"))
                    .or_else(|| text("message")),
                source: text("source"),
                code: text("code"),
                request_id: text("request_id"),
            }
        }
        _ => return None,
    };
    (entry != ErrorEntry::default()).then_some(entry)
}

#[cfg(test)]
mod tests {
    use reqwest::Method;

    use super::*;

    fn details(body: &str) -> Vec<String> {
        read_entries(body.as_bytes())
            .into_iter()
            .filter_map(|entry| entry.detail.or(entry.title))
            .collect()
    }

    #[test]
    fn every_documented_error_shape_is_read() {
        let fields = r#"{"errors":[{"title":"Failed Validation","detail":"The data.name field is required."},
            {"title":"Failed Validation","detail":"The data.email field is required."}]}"#;
        assert_eq!(
            details(fields),
            [
                "The data.name field is required.",
                "The data.email field is required."
            ]
        );
        assert_eq!(details(r#"{"status":false,"errors":"Forbidden"}"#), ["Forbidden"]);
        assert_eq!(details(r#"{"errors":{"title":"Not Found"}}"#), ["Not Found"]);
        assert_eq!(details(r#"{"errors":[{"details":"old name"}]}"#), ["old name"]);
        assert_eq!(
            details(r#"{"status":400,"source":"data","title":"required","detail":"first_name is required"}"#),
            ["first_name is required"]
        );
        assert_eq!(
            details(r#"[{"title":"Not Found"},{"status":"404","title":"Again"}]"#),
            ["Not Found", "Again"]
        );
        assert_eq!(details(r#""Forbidden""#), ["Forbidden"]);
        for empty in [
            "",
            "<html>",
            "null",
            "[]",
            "{}",
            r#"{"errors":null}"#,
            r#"{"errors":[{}]}"#,
        ] {
            assert_eq!(read_entries(empty.as_bytes()), [], "{empty}");
        }
    }

    #[test]
    fn entry_status_may_be_number_or_string() {
        for body in [
            r#"{"errors":[{"status":401}]}"#,
            r#"{"errors":[{"status":"401"}]}"#,
        ] {
            assert_eq!(read_entries(body.as_bytes())[0].status.as_deref(), Some("401"));
        }
    }

    #[test]
    fn error_without_entries_is_named_by_its_status() {
        let error = ApiError {
            status: 503,
            entries: Vec::new(),
            request_id: None,
            retry_after: None,
            clock_offset: None,
            request: Request::new(Method::GET, "/v2/orders"),
        };

        assert_eq!(error.message(), "Service Unavailable");
        assert_eq!(
            error.to_string(),
            "GET /v2/orders: status 503: Service Unavailable"
        );
    }
}
