//! What is in the way to a host that can't be reached.

use std::error::Error;
use std::{fmt, io, iter};

use rustls::{AlertDescription, CertificateError};

/// What is in the way to a host that can't be reached, as far as the system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// No host has this name, or nobody could be asked for it.
    UnknownHost,
    /// The host is there, and nothing listens.
    Refused,
    /// The host's certificate is vouched for by nobody whom the system trusts.
    Untrusted,
    /// The host's certificate has ended, or has not begun yet.
    Expired,
    /// The host's certificate is for another host.
    Misnamed,
    /// The host speaks no encryption that is still safe: nothing from TLS 1.2 on.
    Outdated,
    /// The host does not answer.
    Silent,
    /// Anything else, such as no network.
    Other,
}

impl Obstacle {
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let causes = || iter::successors(Some(error as &(dyn Error + 'static)), |error| (**error).source());
        if error.is_timeout() {
            return Self::Silent;
        }
        for cause in causes() {
            let Some(cause) = cause.downcast_ref::<io::Error>() else {
                continue;
            };
            if cause.kind() == io::ErrorKind::ConnectionRefused {
                return Self::Refused;
            }
            if let Some(obstacle) = tls_error(cause).and_then(Self::of_tls) {
                return obstacle;
            }
        }
        // The resolver's error has no kind of its own.
        if causes().any(|cause| cause.to_string() == "dns error") {
            return Self::UnknownHost;
        }
        Self::Other
    }

    fn of_tls(error: &rustls::Error) -> Option<Self> {
        match error {
            rustls::Error::InvalidCertificate(fault) => Some(match fault {
                CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. } => Self::Expired,
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                    Self::Misnamed
                }
                _ => Self::Untrusted,
            }),
            rustls::Error::PeerIncompatible(_)
            | rustls::Error::AlertReceived(
                AlertDescription::ProtocolVersion | AlertDescription::InsufficientSecurity,
            ) => Some(Self::Outdated),
            _ => None,
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::UnknownHost => "unknown host",
            Self::Refused => "connection refused",
            Self::Untrusted => "untrusted certificate",
            Self::Expired => "expired certificate",
            Self::Misnamed => "another host’s certificate",
            Self::Outdated => "outdated encryption",
            Self::Silent => "no answer",
            Self::Other => "unreachable",
        }
    }
}

/// What an I/O error was made of is not among its sources.
fn tls_error(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner
        .downcast_ref()
        .or_else(|| tls_error(inner.downcast_ref::<io::Error>()?))
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}
