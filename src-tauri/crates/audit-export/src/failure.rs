//! Why the log server did not acknowledge entries.

use std::error::Error;
use std::io;
use std::time::Duration;

use rustls::{AlertDescription, CertificateError};

/// Why entries were not acknowledged. They are sent again. No text has a header or a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// There is no connection to the server.
    #[error("The log server can’t be reached: {0}")]
    Unreachable(String),
    /// The server's certificate is not trusted, or it refused that of this app.
    #[error("The connection to the log server isn’t secure: {0}")]
    Certificate(CertificateFailure),
    /// The server did not respond in time.
    #[error("The log server didn’t respond in time")]
    TimedOut,
    /// The server responded with an error status.
    #[error("The log server responded with status {status}{}", text(.message))]
    Status {
        /// The status.
        status: u16,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
        /// What the server says.
        message: String,
    },
    /// The server responded with a redirect, which is not followed.
    #[error("The log server redirects to another address, which isn’t followed. Enter that address")]
    Redirected,
    /// The response is not one of a log server.
    #[error("What responds at this address isn’t a log server")]
    NotALogServer,
    /// The audit log can't be read, or the cursor can't be written.
    #[error("{0}")]
    Local(String),
}

/// Why a connection to the log server isn't secure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFailure {
    /// An unknown authority signed the server's certificate.
    #[error("its certificate is signed by an unknown authority")]
    UnknownAuthority,
    /// The server's certificate has expired.
    #[error("its certificate has expired")]
    Expired,
    /// The server's certificate is for another name.
    #[error("its certificate is for another name")]
    OtherName,
    /// The server refused the client's certificate, or there is none.
    #[error("it doesn’t accept the client certificate, or there is none")]
    ClientRefused,
    /// Any other failure.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// How long the server asks to wait before the next attempt.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// What kind of failure it is, for the log: no text of a server.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "unreachable",
            Self::Certificate(_) => "certificate",
            Self::TimedOut => "timeout",
            Self::Status { .. } => "status",
            Self::Redirected => "redirect",
            Self::NotALogServer => "not a log server",
            Self::Local(_) => "local",
        }
    }

    /// Whether the server may accept a part of the entries: they are too many, or it does not want
    /// one of them.
    pub(crate) fn is_about_content(&self) -> bool {
        matches!(
            self,
            Self::Status {
                status: 400 | 413 | 422,
                ..
            }
        )
    }

    /// The failure of a connection.
    pub(crate) fn connection(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::TimedOut {
            return Self::TimedOut;
        }
        Self::of_cause(error)
    }

    /// The failure of an HTTP request.
    pub(crate) fn request(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            return Self::TimedOut;
        }
        Self::of_cause(error)
    }

    fn of_cause(error: &(dyn Error + 'static)) -> Self {
        let mut cause = error;
        loop {
            if let Some(error) = cause.downcast_ref::<rustls::Error>() {
                return Self::Certificate(explain(error));
            }
            // The source of such an error is not the error inside, but that one's source.
            let inside = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
            let inside = inside.map(|inside| inside as &(dyn Error + 'static));
            match inside.or_else(|| cause.source()) {
                Some(inside) => cause = inside,
                None => return Self::Unreachable(cause.to_string()),
            }
        }
    }
}

fn explain(error: &rustls::Error) -> CertificateFailure {
    match error {
        rustls::Error::InvalidCertificate(
            CertificateError::UnknownIssuer | CertificateError::BadSignature,
        ) => CertificateFailure::UnknownAuthority,
        rustls::Error::InvalidCertificate(
            CertificateError::Expired | CertificateError::ExpiredContext { .. },
        ) => CertificateFailure::Expired,
        rustls::Error::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => CertificateFailure::OtherName,
        rustls::Error::AlertReceived(
            AlertDescription::CertificateRequired
            | AlertDescription::BadCertificate
            | AlertDescription::CertificateExpired
            | AlertDescription::CertificateUnknown
            | AlertDescription::UnknownCA
            | AlertDescription::AccessDenied,
        ) => CertificateFailure::ClientRefused,
        error => CertificateFailure::Other(error.to_string()),
    }
}

fn text(message: &str) -> String {
    if message.is_empty() {
        String::new()
    } else {
        format!(": {message}")
    }
}
