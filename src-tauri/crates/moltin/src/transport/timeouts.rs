//! Timeouts of a store's requests.

use std::time::Duration;

/// The timeouts of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// For connecting, TLS handshake included. The default is 5 seconds.
    pub connect: Duration,
    /// Between two parts of a response. The default is 15 seconds.
    pub read: Duration,
    /// For a whole attempt, from connecting to the end of the response. The default is 30 seconds.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(15),
            total: Duration::from_secs(30),
        }
    }
}

impl Timeouts {
    /// Sets the timeout for connecting.
    #[must_use]
    pub fn connect(self, connect: Duration) -> Self {
        Self { connect, ..self }
    }

    /// Sets the timeout between two parts of a response.
    #[must_use]
    pub fn read(self, read: Duration) -> Self {
        Self { read, ..self }
    }

    /// Sets the timeout for a whole attempt.
    #[must_use]
    pub fn total(self, total: Duration) -> Self {
        Self { total, ..self }
    }
}
