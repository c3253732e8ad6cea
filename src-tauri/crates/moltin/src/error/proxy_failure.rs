//! Why a proxy did not connect to the store.

use std::error::Error;
use std::fmt;

use super::cause::{Cause, causes};
use crate::proxy::Proxy;

/// Why a proxy did not connect to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProxyFailure {
    /// The DNS lookup of the proxy failed.
    HostNotFound,
    /// The proxy refused the connection: nothing listens on the port.
    ConnectionRefused,
    /// The certificate of the proxy, which is one with `https`, is not valid.
    InvalidCertificate,
    /// The proxy can't be reached for another reason.
    Unreachable,
    /// The proxy asks for a user name and a password, and none were sent.
    CredentialsMissing,
    /// The proxy refused the user name and the password.
    CredentialsRefused,
    /// The proxy does not allow connections to the store.
    NotAllowed,
    /// The proxy can't reach the store.
    StoreUnreachable,
    /// An HTTP proxy did not connect, and its response does not say whether that is not allowed or
    /// not possible.
    NotConnected,
    /// The response is none of a proxy of this kind.
    NotAProxy,
}

impl ProxyFailure {
    /// The failure in an error of the HTTP client. Its connectors have no public error types, so
    /// their messages tell.
    pub(super) fn of(error: &reqwest::Error, proxy: Option<&Proxy>) -> Option<Self> {
        let has_credentials = proxy.is_some_and(Proxy::has_credentials);
        causes(error).find_map(|cause| {
            let text = cause.to_string();
            if let Some(failure) = text.strip_prefix("tunnel error: ") {
                return Some(Self::of_tunnel(failure, cause, has_credentials));
            }
            let failure = text.strip_prefix("SOCKS error: ")?;
            Some(Self::of_socks(failure, cause, has_credentials))
        })
    }

    fn of_tunnel(failure: &str, cause: &(dyn Error + 'static), has_credentials: bool) -> Self {
        match failure {
            "failed to create underlying connection" => match Cause::of(cause) {
                Cause::HostNotFound => Self::HostNotFound,
                Cause::ConnectionRefused => Self::ConnectionRefused,
                Cause::Certificate { .. } => Self::InvalidCertificate,
                Cause::UnsupportedTls => Self::NotAProxy,
                Cause::Other => Self::Unreachable,
            },
            "proxy authorization required" => Self::of_credentials(has_credentials),
            "unsuccessful" => Self::NotConnected,
            _ => Self::NotAProxy,
        }
    }

    fn of_socks(failure: &str, cause: &(dyn Error + 'static), has_credentials: bool) -> Self {
        match failure {
            // The error of the connection is not part of the `source` chain.
            "failed to create underlying connection" => {
                let inner = format!("{cause:?}");
                if inner.contains("dns error") {
                    Self::HostNotFound
                } else if inner.contains("ConnectionRefused") {
                    Self::ConnectionRefused
                } else {
                    Self::Unreachable
                }
            }
            "credentials not accepted"
            | "server does not support user/pass authentication"
            | "server implements authentication incorrectly" => Self::of_credentials(has_credentials),
            "connection not allowed" => Self::NotAllowed,
            "general server failure"
            | "network unreachable"
            | "host unreachable"
            | "connection refused"
            | "ttl expired" => Self::StoreUnreachable,
            _ => Self::NotAProxy,
        }
    }

    fn of_credentials(were_sent: bool) -> Self {
        if were_sent {
            Self::CredentialsRefused
        } else {
            Self::CredentialsMissing
        }
    }

    /// A short description for logs.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::HostNotFound => "proxy not found",
            Self::ConnectionRefused => "proxy refused the connection",
            Self::InvalidCertificate => "certificate of the proxy not valid",
            Self::Unreachable => "proxy unreachable",
            Self::CredentialsMissing => "proxy asks for credentials",
            Self::CredentialsRefused => "proxy refused the credentials",
            Self::NotAllowed => "proxy does not allow the host",
            Self::StoreUnreachable => "proxy can't reach the host",
            Self::NotConnected => "proxy did not connect",
            Self::NotAProxy => "not a proxy of this kind",
        }
    }
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.label())
    }
}
