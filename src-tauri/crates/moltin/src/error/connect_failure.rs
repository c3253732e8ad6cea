//! Why no connection to a host could be made.

use std::error::Error;
use std::{fmt, io, iter};

use rustls::{AlertDescription, CertificateError};

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
    /// TLS: the host's certificate has expired or is not valid yet.
    ExpiredCertificate,
    /// TLS: the host's certificate is for another host name.
    WrongHostname,
    /// TLS: the host supports neither TLS 1.2 nor TLS 1.3.
    UnsupportedTls,
    /// The connect timeout passed.
    TimedOut,
    /// Any other failure, such as no network.
    Other,
}

impl ConnectFailure {
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let causes = || iter::successors(Some(error as &(dyn Error + 'static)), |error| (**error).source());
        if error.is_timeout() {
            return Self::TimedOut;
        }
        for cause in causes() {
            let Some(cause) = cause.downcast_ref::<io::Error>() else {
                continue;
            };
            if cause.kind() == io::ErrorKind::ConnectionRefused {
                return Self::ConnectionRefused;
            }
            if let Some(failure) = tls_error(cause).and_then(Self::of_tls) {
                return failure;
            }
        }
        // hyper's resolver error has no type of its own.
        if causes().any(|cause| cause.to_string() == "dns error") {
            return Self::HostNotFound;
        }
        Self::Other
    }

    fn of_tls(error: &rustls::Error) -> Option<Self> {
        match error {
            rustls::Error::InvalidCertificate(reason) => Some(match reason {
                CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. } => Self::ExpiredCertificate,
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                    Self::WrongHostname
                }
                _ => Self::UntrustedCertificate,
            }),
            rustls::Error::PeerIncompatible(_)
            | rustls::Error::AlertReceived(
                AlertDescription::ProtocolVersion | AlertDescription::InsufficientSecurity,
            ) => Some(Self::UnsupportedTls),
            _ => None,
        }
    }

    /// A short description for logs.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::HostNotFound => "host not found",
            Self::ConnectionRefused => "connection refused",
            Self::UntrustedCertificate => "untrusted certificate",
            Self::ExpiredCertificate => "expired certificate",
            Self::WrongHostname => "certificate for another host",
            Self::UnsupportedTls => "no common TLS version",
            Self::TimedOut => "connect timeout",
            Self::Other => "unreachable",
        }
    }
}

/// The error that an I/O error wraps is not part of its `source` chain.
fn tls_error(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner
        .downcast_ref()
        .or_else(|| tls_error(inner.downcast_ref::<io::Error>()?))
}

impl fmt::Display for ConnectFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UntrustedCertificate
            | Self::ExpiredCertificate
            | Self::WrongHostname
            | Self::UnsupportedTls => write!(formatter, "TLS handshake failed: {}", self.label()),
            _ => formatter.write_str(self.label()),
        }
    }
}
