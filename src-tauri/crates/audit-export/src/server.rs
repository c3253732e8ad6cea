//! The log server, whichever protocol it has.

use journal::Following;

use crate::accepted::Accepted;
use crate::otlp::Otlp;
use crate::syslog::Syslog;
use crate::tls::InvalidCertificate;
use crate::{Failure, Headers, Source, Target, Trust};

/// A log server to send entries to.
#[derive(Debug)]
pub struct LogServer(Protocol);

#[derive(Debug)]
enum Protocol {
    Otlp(Otlp),
    Syslog(Box<Syslog>),
}

impl LogServer {
    /// Prepares a connection. Nothing is sent yet. Headers are sent with OTLP only.
    ///
    /// # Errors
    /// [`InvalidCertificate`]
    pub fn new(target: Target, headers: Headers, trust: &Trust) -> Result<Self, InvalidCertificate> {
        let tls = trust.client_config()?;
        Ok(Self(match target {
            Target::Otlp(url) => Protocol::Otlp(Otlp::new(url, headers, tls)?),
            Target::Syslog {
                host,
                port,
                tls: is_encrypted,
            } => Protocol::Syslog(Box::new(Syslog::new(host, port, is_encrypted.then_some(tls)))),
        }))
    }

    /// Sends entries, and returns after the server acknowledged them.
    ///
    /// # Errors
    /// [`Failure`]: they must be sent again.
    pub(crate) async fn send(&self, entries: &Following, source: &Source) -> Result<Accepted, Failure> {
        match &self.0 {
            Protocol::Otlp(otlp) => otlp.send(entries, source).await,
            Protocol::Syslog(syslog) => syslog.send(entries, source).await.map(|()| Accepted::default()),
        }
    }
}
