//! Checks the `Host` and `Origin` headers of every request, and responds to CORS preflights.
//!
//! Without the host check, a web page could reach the store under a DNS name that resolves to this
//! machine (DNS rebinding).

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, HOST, ORIGIN,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api_error::ApiError;

/// Which hosts and origins a store accepts.
#[derive(Clone)]
pub(crate) struct HostCheck {
    pub(crate) port: u16,
    /// Whether pages of other origins may send requests.
    pub(crate) cors: bool,
    /// Whether every IP address is accepted as host, not only the loopback ones.
    pub(crate) any_address: bool,
    /// Names that are accepted as host with any port or none.
    pub(crate) names: Arc<[String]>,
}

/// Refuses requests with another host (421) or origin (403).
pub(crate) async fn check_host(State(check): State<HostCheck>, request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let has_origin = request.headers().contains_key(ORIGIN);
    let mut response = if !host.is_some_and(|host| check.accepts(host)) {
        ApiError::new(
            StatusCode::MISDIRECTED_REQUEST,
            "Misdirected Request",
            "The Host header does not name this store",
        )
        .into_response()
    } else if has_origin && !check.cors {
        ApiError::forbidden().into_response()
    } else if check.cors && request.method() == Method::OPTIONS {
        StatusCode::NO_CONTENT.into_response()
    } else {
        next.run(request).await
    };
    if check.cors {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("*, Authorization"),
        );
        headers.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS"),
        );
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static("Retry-After, X-Moltin-Request-Id"),
        );
    }
    response
}

impl HostCheck {
    fn accepts(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, None),
        };
        let is_address = || {
            let address = name.trim_start_matches('[').trim_end_matches(']');
            address.parse::<IpAddr>().is_ok()
        };
        let is_own =
            matches!(name, "127.0.0.1" | "localhost" | "[::1]") || (self.any_address && is_address());
        let is_named = || self.names.iter().any(|known| known.eq_ignore_ascii_case(name));
        (is_own && port == Some(self.port)) || is_named()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(any_address: bool, names: &[&str]) -> HostCheck {
        HostCheck {
            port: 8080,
            cors: false,
            any_address,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn loopback_host_with_own_port_is_accepted() {
        let loopback = check(false, &[]);
        for own in ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"] {
            assert!(loopback.accepts(own), "{own}");
        }
        for other in [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost:port",
            "[::1]",
            "evil.example:8080",
            "localhost.evil.example:8080",
            "10.0.0.1:8080",
            "",
        ] {
            assert!(!loopback.accepts(other), "{other}");
        }
    }

    #[test]
    fn remote_store_accepts_addresses_but_no_names() {
        let remote = check(true, &[]);
        assert!(remote.accepts("10.0.0.1:8080") && remote.accepts("[fe80::1]:8080"));
        assert!(!remote.accepts("10.0.0.1:80"));
        assert!(!remote.accepts("evil.example:8080"));
    }

    #[test]
    fn allowed_name_is_accepted_with_any_port() {
        let named = check(false, &["store", "shop.test"]);
        for host in ["store:8080", "Store:80", "store", "shop.test:443"] {
            assert!(named.accepts(host), "{host}");
        }
        for other in [
            "evil.store:8080",
            "store.evil.example",
            "10.0.0.1:8080",
            "[store]",
        ] {
            assert!(!named.accepts(other), "{other}");
        }
    }
}
