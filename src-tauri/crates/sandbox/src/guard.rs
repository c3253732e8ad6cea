//! What stands before every route: only requests meant for this machine come in, and every reply has a request id.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE,
    HOST, ORIGIN,
};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::bearers::forty_hex_digits;
use crate::refusal::Refusal;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-moltin-request-id");

/// Whom to let in.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) port: u16,
    pub(crate) cors: bool,
    /// Whether any address will do, and not only those of this machine. A name never will.
    pub(crate) by_address: bool,
}

/// Checks the host first of all: a name that somebody else's DNS points at this machine must not open the store to their page.
pub(crate) async fn check(State(rules): State<Rules>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let is_from_a_page = request.headers().contains_key(ORIGIN);
    let mut response = if !host.is_some_and(|host| rules.lets_in(host)) {
        Refusal::new(
            StatusCode::MISDIRECTED_REQUEST,
            "Misdirected Request",
            "This store answers to its own name only",
        )
        .into_response()
    } else if is_from_a_page && !rules.cors {
        Refusal::forbidden().into_response()
    } else if rules.cors && request.method() == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        in_the_apis_shape(next.run(request).await)
    };
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&forty_hex_digits()) {
        headers.insert(REQUEST_ID, id);
    }
    if rules.cors {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("*, Authorization"),
        );
        headers.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS"),
        );
    }
    response
}

impl Rules {
    fn lets_in(self, host: &str) -> bool {
        let Some((name, port)) = host.rsplit_once(':') else {
            return false;
        };
        let is_address = || {
            name.trim_start_matches('[')
                .trim_end_matches(']')
                .parse::<IpAddr>()
                .is_ok()
        };
        let is_own = matches!(name, "127.0.0.1" | "localhost" | "[::1]") || (self.by_address && is_address());
        port.parse() == Ok(self.port) && is_own
    }
}

/// What the framework refuses, it refuses in plain text: here it gets the API's shape.
fn in_the_apis_shape(response: Response) -> Response {
    let status = response.status();
    let content_type = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_plain = content_type.is_none_or(|kind| kind.starts_with(b"text/plain"));
    if is_plain && (status.is_client_error() || status.is_server_error()) {
        let title = status.canonical_reason().unwrap_or_default();
        return Refusal::new(status, title, "The request could not be read").into_response();
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_this_machine_with_the_own_port_come_in() {
        let rules = Rules {
            port: 8080,
            cors: false,
            by_address: false,
        };
        for own in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert!(rules.lets_in(own), "{own}");
        }
        for other in [
            "127.0.0.1",
            "127.0.0.1:80",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "10.0.0.1:8080",
            "",
        ] {
            assert!(!rules.lets_in(other), "{other}");
        }
        let remote = Rules {
            by_address: true,
            ..rules
        };
        assert!(remote.lets_in("10.0.0.1:8080") && remote.lets_in("[fe80::1]:8080"));
        assert!(!remote.lets_in("evil.example:8080"));
    }
}
