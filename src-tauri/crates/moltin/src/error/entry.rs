//! The bodies of refusals, in all the shapes that the API has been seen to use (see `docs/api.md`,
//! "Error shapes").

use std::fmt;
use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;

use super::Request;

/// What the store said when it said no. The status of the reply rules; the entries' own are often missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// The status of the reply.
    pub status: u16,
    /// Every entry of the body, in order; none where the body had nothing to say.
    pub entries: Vec<ErrorEntry>,
    /// The store's id for the request.
    pub request_id: Option<String>,
    /// How long the store asks to wait before another try.
    pub retry_after: Option<Duration>,
    /// What was asked.
    pub request: Request,
}

/// One entry of `errors`. Numbers are kept as text: the API sends either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorEntry {
    /// Status, where the entry has one.
    pub status: Option<String>,
    /// Short words.
    pub title: Option<String>,
    /// Longer words; `details` in old replies.
    pub detail: Option<String>,
    /// The field that caused it, such as `data.customer.email`.
    pub source: Option<String>,
    /// A code, where the entry has one.
    pub code: Option<String>,
    /// The store's id for the request, where the entry has one.
    pub request_id: Option<String>,
}

impl ApiError {
    /// The store's own words: every entry's detail, else its title, else the status in words.
    pub fn message(&self) -> String {
        let words: Vec<&str> = self
            .entries
            .iter()
            .filter_map(|entry| entry.detail.as_deref().or(entry.title.as_deref()))
            .collect();
        if words.is_empty() {
            let reason = StatusCode::from_u16(self.status)
                .ok()
                .and_then(|status| status.canonical_reason());
            reason.unwrap_or("no reason given").to_owned()
        } else {
            words.join(" ")
        }
    }

    pub(super) fn speaks_of_a_write_conflict(&self) -> bool {
        let words = self
            .entries
            .iter()
            .flat_map(|entry| [&entry.title, &entry.detail]);
        words
            .flatten()
            .any(|words| words.to_lowercase().contains("write conflict"))
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} was refused with status {}: {}",
            self.request,
            self.status,
            self.message()
        )
    }
}

/// Reads the entries of a refusal's body: an array, an object, a string, an entry without its envelope, or nothing.
pub(crate) fn read_entries(body: &[u8]) -> Vec<ErrorEntry> {
    let Ok(body) = serde_json::from_slice::<Value>(body) else {
        return Vec::new();
    };
    match body.get("errors") {
        Some(Value::Array(entries)) => entries.iter().filter_map(read_entry).collect(),
        Some(entry @ (Value::Object(_) | Value::String(_))) => read_entry(entry).into_iter().collect(),
        _ => read_entry(&body).into_iter().collect(),
    }
}

fn read_entry(value: &Value) -> Option<ErrorEntry> {
    let entry = match value {
        Value::String(words) => ErrorEntry {
            detail: Some(words.clone()),
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
    fn every_shape_of_a_refusal_is_read() {
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
        for nothing in [
            "",
            "<html>",
            "null",
            "[]",
            "{}",
            r#"{"errors":null}"#,
            r#"{"errors":[{}]}"#,
        ] {
            assert_eq!(read_entries(nothing.as_bytes()), [], "{nothing}");
        }
    }

    #[test]
    fn a_status_is_read_as_number_and_as_text() {
        for body in [
            r#"{"errors":[{"status":401}]}"#,
            r#"{"errors":[{"status":"401"}]}"#,
        ] {
            assert_eq!(read_entries(body.as_bytes())[0].status.as_deref(), Some("401"));
        }
    }

    #[test]
    fn a_refusal_without_words_is_named_by_its_status() {
        let request = Request {
            method: Method::GET,
            path: "/v2/orders".into(),
        };
        let refusal = ApiError {
            status: 503,
            entries: Vec::new(),
            request_id: None,
            retry_after: None,
            request,
        };

        assert_eq!(refusal.message(), "Service Unavailable");
        assert_eq!(
            refusal.to_string(),
            "GET /v2/orders was refused with status 503: Service Unavailable"
        );
    }
}
