//! Errors of the HTTP client, without its type.

use std::error::Error;
use std::fmt;

/// An error of the HTTP client, such as a broken connection. It never contains the URL.
pub struct TransportError(Inner);

enum Inner {
    Http(reqwest::Error),
    Tls(Box<rustls::Error>),
}

impl TransportError {
    pub(crate) fn new(error: reqwest::Error) -> Self {
        Self(Inner::Http(error.without_url()))
    }

    /// TLS could not be set up.
    pub(crate) fn tls(error: rustls::Error) -> Self {
        Self(Inner::Tls(Box::new(error)))
    }

    fn inner(&self) -> &(dyn Error + 'static) {
        match &self.0 {
            Inner::Http(error) => error,
            Inner::Tls(error) => error.as_ref(),
        }
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.inner(), formatter)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.inner(), formatter)
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.inner().source()
    }
}
