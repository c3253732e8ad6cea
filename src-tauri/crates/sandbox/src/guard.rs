//! What stands before every route: only requests meant for this machine come in, and every reply has a request id.

use std::net::SocketAddr;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, HOST, ORIGIN,
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
    pub(crate) address: SocketAddr,
    pub(crate) cors: bool,
}

/// Checks the host first of all: a name that somebody else's DNS points at this machine must not open the store to their page.
pub(crate) async fn check(State(rules): State<Rules>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let is_from_a_page = request.headers().contains_key(ORIGIN);
    let mut response = if !host.is_some_and(|host| is_own(host, rules.address.port())) {
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
        next.run(request).await
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

fn is_own(host: &str, port: u16) -> bool {
    let Some((name, its_port)) = host.rsplit_once(':') else {
        return false;
    };
    its_port.parse() == Ok(port) && matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_this_machine_with_the_own_port_come_in() {
        for own in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert!(is_own(own, 8080), "{own}");
        }
        for other in [
            "127.0.0.1",
            "127.0.0.1:80",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "10.0.0.1:8080",
            "",
        ] {
            assert!(!is_own(other, 8080), "{other}");
        }
    }
}
