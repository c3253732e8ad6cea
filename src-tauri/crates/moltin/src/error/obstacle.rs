//! What is in the way to a host that can't be reached.

use std::error::Error;
use std::{fmt, io, iter};

/// What is in the way to a host that can't be reached, as far as the system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// No host has this name, or nobody could be asked for it.
    UnknownHost,
    /// The host is there, and nothing listens.
    Refused,
    /// The host's certificate is not one to trust.
    Untrusted,
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
            if let Some(rustls::Error::InvalidCertificate(_)) = tls_error(cause) {
                return Self::Untrusted;
            }
        }
        // The resolver's error has no kind of its own.
        if causes().any(|cause| cause.to_string() == "dns error") {
            return Self::UnknownHost;
        }
        Self::Other
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::UnknownHost => "unknown host",
            Self::Refused => "connection refused",
            Self::Untrusted => "untrusted certificate",
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
