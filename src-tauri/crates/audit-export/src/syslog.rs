//! Syslog: entries as messages of RFC 5424, with the framing of RFC 6587 and RFC 5425.
//!
//! Syslog has no acknowledgments. After each batch the connection is closed on this side only, and
//! the batch counts as acknowledged when the server has closed it, too: by then it has read all of
//! it. That says less than OTLP does: the server may still lose what it has read.

use std::fmt::Write;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use journal::{Attribute, Following, Outcome, attributes, one_line};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::source::SERVICE;
use crate::{Failure, Source};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a server may take to refuse a client after the handshake.
const REFUSAL_TIME: Duration = Duration::from_millis(250);
/// The facility "log audit" (RFC 5424, section 6.2.1).
const FACILITY: u8 = 13;
const WARNING: u8 = 4;
const INFORMATIONAL: u8 = 6;
/// The ID of the structured data, with the enterprise number that RFC 5612 reserves for examples.
const DATA_ID: &str = "shopside@32473";
/// The longest host name (RFC 5424, section 6).
const MAX_HOST: usize = 255;
/// The longest message ID (RFC 5424, section 6).
const MAX_MESSAGE_ID: usize = 32;

/// A syslog server.
#[derive(Debug)]
pub(crate) struct Syslog {
    host: String,
    port: u16,
    /// `None` for a server on this computer.
    tls: Option<Arc<ClientConfig>>,
}

impl Syslog {
    pub(crate) fn new(host: String, port: u16, tls: Option<ClientConfig>) -> Self {
        let tls = tls.map(Arc::new);
        Self { host, port, tls }
    }

    /// Sends entries over a connection of their own.
    ///
    /// # Errors
    /// [`Failure`] if the server did not read all of them.
    pub(crate) async fn send(&self, entries: &Following, source: &Source) -> Result<(), Failure> {
        let messages = messages(entries, source);
        let connecting = TcpStream::connect((self.host.as_str(), self.port));
        let connected = tokio::time::timeout(CONNECT_TIMEOUT, connecting).await;
        let connected = connected.map_err(|_| Failure::TimedOut)?;
        let stream = connected.map_err(|error| Failure::connection(&error))?;
        let sending = async {
            match &self.tls {
                None if is_other_computer(&stream) => Err(io::Error::other("it is on another computer")),
                None => transmit(stream, &messages).await,
                Some(tls) => {
                    let name = ServerName::try_from(self.host.clone()).map_err(io::Error::other)?;
                    let connector = TlsConnector::from(Arc::clone(tls));
                    transmit(connector.connect(name, stream).await?, &messages).await
                }
            }
        };
        let sent = tokio::time::timeout(TIMEOUT, sending).await;
        let sent = sent.map_err(|_| Failure::TimedOut)?;
        sent.map_err(|error| Failure::connection(&error))
    }
}

/// A name such as `localhost` can be made to lead elsewhere.
fn is_other_computer(stream: &TcpStream) -> bool {
    stream
        .peer_addr()
        .is_ok_and(|address| !address.ip().is_loopback())
}

/// Writes all, and waits until the server has read it and closes the connection.
///
/// A server that refuses this client closes the connection first. That must not look like an
/// acknowledgment, so this side stays open for a while after the last message.
async fn transmit(mut stream: impl AsyncRead + AsyncWrite + Unpin, messages: &[u8]) -> io::Result<()> {
    stream.write_all(messages).await?;
    stream.flush().await?;
    if let Ok(ended) = tokio::time::timeout(REFUSAL_TIME, until_closed(&mut stream)).await {
        ended?;
        return Err(io::Error::other(
            "it closed the connection before it had all entries",
        ));
    }
    stream.shutdown().await?;
    until_closed(&mut stream).await
}

async fn until_closed(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
    let mut ignored = [0; 256];
    loop {
        match stream.read(&mut ignored).await {
            Ok(0) => return Ok(()),
            Ok(_) => {}
            // Some servers close the connection without the closing alert of TLS.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
    }
}

/// Each message after its length in bytes and a space.
fn messages(entries: &Following, source: &Source) -> Vec<u8> {
    let mut all = Vec::new();
    for (entry, previous) in entries.with_previous() {
        let attributes = attributes(entry, previous, &entries.head, source.options());
        let message = message(entry, &attributes, source);
        all.extend_from_slice(message.len().to_string().as_bytes());
        all.push(b' ');
        all.extend_from_slice(message.as_bytes());
    }
    all
}

fn message(entry: &journal::Entry, attributes: &[(&str, Attribute)], source: &Source) -> String {
    let (action, outcome) = (entry.content.action.as_str(), entry.content.outcome);
    let severity = match outcome {
        Outcome::Begun | Outcome::Done => INFORMATIONAL,
        Outcome::Failed | Outcome::Unknown | Outcome::Later(_) => WARNING,
    };
    let priority = FACILITY * 8 + severity;
    let (at, host) = (entry.content.at, header_field(&source.host, MAX_HOST));
    let id = header_field(action, MAX_MESSAGE_ID);
    let mut text = format!("<{priority}>1 {at:.3} {host} {SERVICE} - {id} [{DATA_ID}");
    for (name, value) in source.attributes() {
        parameter(&mut text, name, value);
    }
    for (name, value) in attributes {
        match value {
            Attribute::Text(value) => parameter(&mut text, name, value),
            Attribute::Whole(value) => parameter(&mut text, name, &value.to_string()),
        }
    }
    let body = format!("{action} {}", outcome.as_str());
    let _ = write!(text, "] \u{feff}{}", one_line(&body));
    text
}

/// A parameter of the structured data. A line break would end the message for some servers, and
/// people read messages in terminals, which obey control characters.
fn parameter(text: &mut String, name: &str, value: &str) {
    let _ = write!(text, " {name}=\"");
    for character in one_line(value).chars() {
        if matches!(character, '"' | '\\' | ']') {
            text.push('\\');
        }
        text.push(character);
    }
    text.push('"');
}

/// A field of the header has visible ASCII characters only, up to a number of them.
fn header_field(text: &str, longest: usize) -> String {
    let visible = text.chars().filter(char::is_ascii_graphic);
    let field: String = visible.take(longest).collect();
    if field.is_empty() { "-".into() } else { field }
}
