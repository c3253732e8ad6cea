//! Why no connection to a host could be made.

use std::fmt;

use rustls::CertificateError;

use super::cause::Cause;
use super::proxy_failure::ProxyFailure;
use crate::certificate::RefusedCertificate;
use crate::proxy::Proxy;

/// Why no connection to a host could be made, as far as the system reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConnectFailure {
    /// The DNS lookup failed.
    HostNotFound,
    /// The host refused the connection: nothing listens on the port.
    ConnectionRefused,
    /// TLS: no trusted authority has signed the host's certificate.
    UntrustedCertificate,
    /// TLS: the host's certificate, or one that it depends on, has expired.
    ExpiredCertificate,
    /// TLS: the host's certificate, or one that it depends on, is not valid yet.
    FutureCertificate,
    /// TLS: the host's certificate is for another host name.
    WrongHostname,
    /// TLS: the host supports neither TLS 1.2 nor TLS 1.3.
    UnsupportedTls,
    /// The connect timeout passed.
    TimedOut,
    /// The proxy is out of reach, or did not connect to the host.
    Proxy(ProxyFailure),
    /// Any other failure, such as no network.
    Other,
}

impl ConnectFailure {
    /// Why the connection failed, and the certificate that was refused.
    pub(super) fn of(
        error: &reqwest::Error,
        proxy: Option<&Proxy>,
    ) -> (Self, Option<Box<RefusedCertificate>>) {
        if error.is_timeout() {
            return (Self::TimedOut, None);
        }
        if let Some(failure) = ProxyFailure::of(error, proxy) {
            return (Self::Proxy(failure), None);
        }
        match Cause::of(error) {
            Cause::HostNotFound => (Self::HostNotFound, None),
            Cause::ConnectionRefused => (Self::ConnectionRefused, None),
            Cause::Certificate { reason, certificate } => (Self::of_certificate(&reason), certificate),
            Cause::UnsupportedTls => (Self::UnsupportedTls, None),
            Cause::Other => (Self::Other, None),
        }
    }

    fn of_certificate(reason: &CertificateError) -> Self {
        match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::ExpiredCertificate,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::FutureCertificate
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::WrongHostname
            }
            _ => Self::UntrustedCertificate,
        }
    }

    /// A short description for logs.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::HostNotFound => "host not found",
            Self::ConnectionRefused => "connection refused",
            Self::UntrustedCertificate => "untrusted certificate",
            Self::ExpiredCertificate => "expired certificate",
            Self::FutureCertificate => "certificate not valid yet",
            Self::WrongHostname => "certificate for another host",
            Self::UnsupportedTls => "no common TLS version",
            Self::TimedOut => "connect timeout",
            Self::Proxy(failure) => failure.label(),
            Self::Other => "unreachable",
        }
    }
}

impl fmt::Display for ConnectFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UntrustedCertificate
            | Self::ExpiredCertificate
            | Self::FutureCertificate
            | Self::WrongHostname
            | Self::UnsupportedTls => write!(formatter, "TLS handshake failed: {}", self.label()),
            _ => formatter.write_str(self.label()),
        }
    }
}
