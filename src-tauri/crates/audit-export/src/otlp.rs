//! OTLP/HTTP: entries as log records, in protobuf, compressed with gzip.

mod message;

use std::io::Write;
use std::time::{Duration, SystemTime};

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use journal::{Attribute, Following, Outcome, attributes, one_line};
use prost::Message;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use rustls::ClientConfig;

use crate::accepted::Accepted;
use crate::source::SERVICE;
use crate::tls::InvalidCertificate;
use crate::{Failure, Headers, Source};
use message::{
    AnyValue, ExportLogsServiceRequest, ExportLogsServiceResponse, InstrumentationScope, KeyValue, LogRecord,
    Resource, ResourceLogs, ScopeLogs, SeverityNumber, Status, Value,
};

const PROTOBUF: &str = "application/x-protobuf";
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const TIMEOUT: Duration = Duration::from_secs(30);
/// The largest response that is read, in bytes.
const MAX_RESPONSE: usize = 64 * 1024;
/// How much of a server's message is shown, in characters.
const MAX_MESSAGE: usize = 200;

/// An OTLP/HTTP server.
#[derive(Debug)]
pub(crate) struct Otlp {
    client: Client,
    url: Url,
    headers: Headers,
}

impl Otlp {
    pub(crate) fn new(url: Url, headers: Headers, tls: ClientConfig) -> Result<Self, InvalidCertificate> {
        let client = Client::builder()
            .https_only(url.scheme() == "https")
            // A redirect would send the entries and the credentials to another host.
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .tls_backend_preconfigured(tls)
            // Servers compress no response without being asked to.
            .no_gzip()
            .no_proxy()
            .http1_only()
            .referer(false)
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(TIMEOUT)
            .pool_idle_timeout(Duration::from_secs(30))
            .build()
            .map_err(|error| InvalidCertificate::System(error.to_string()))?;
        Ok(Self { client, url, headers })
    }

    /// Sends entries in one request.
    ///
    /// # Errors
    /// [`Failure`] if the server did not acknowledge them.
    pub(crate) async fn send(&self, entries: &Following, source: &Source) -> Result<Accepted, Failure> {
        let body = compressed(&request(entries, source).encode_to_vec());
        let mut request = self
            .client
            .post(self.url.clone())
            .header(CONTENT_TYPE, PROTOBUF)
            .header(CONTENT_ENCODING, "gzip");
        for (name, value) in self.headers.iter() {
            request = request.header(name, value);
        }
        let sent = request.body(body).send().await;
        let response = sent.map_err(|error| Failure::request(&error))?;
        read(response).await
    }
}

async fn read(mut response: Response) -> Result<Accepted, Failure> {
    let (status, headers) = (response.status(), response.headers().clone());
    if status.is_redirection() {
        return Err(Failure::Redirected);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| Failure::request(&error))? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_RESPONSE {
            body.truncate(MAX_RESPONSE);
            if status.is_success() {
                return Err(Failure::NotALogServer);
            }
            break;
        }
    }
    if status.is_success() {
        accepted(&headers, &body)
    } else {
        Err(refused(status, &headers, &body))
    }
}

/// Only a response of OTLP acknowledges entries: the page of a captive portal does not. Some
/// servers respond without a body.
fn accepted(headers: &HeaderMap, body: &[u8]) -> Result<Accepted, Failure> {
    if body.is_empty() {
        return Ok(Accepted::default());
    }
    if media_type(headers) != PROTOBUF {
        return Err(Failure::NotALogServer);
    }
    let response = ExportLogsServiceResponse::decode(body).map_err(|_| Failure::NotALogServer)?;
    let partial = response.partial_success.unwrap_or_default();
    Ok(Accepted {
        rejected: u64::try_from(partial.rejected_log_records).map_err(|_| Failure::NotALogServer)?,
        message: shortened(&partial.error_message),
    })
}

fn refused(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Failure {
    let message = match media_type(headers) {
        PROTOBUF => Status::decode(body)
            .map(|status| status.message)
            .unwrap_or_default(),
        "text/plain" => String::from_utf8_lossy(body).into_owned(),
        _ => String::new(),
    };
    Failure::Status {
        status: status.as_u16(),
        retry_after: retry_after(headers, SystemTime::now()),
        message: shortened(&message),
    }
}

fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value
        .unwrap_or_default()
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
}

fn shortened(message: &str) -> String {
    one_line(message.trim()).chars().take(MAX_MESSAGE).collect()
}

/// Reads `Retry-After`, which has seconds or a date.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match value.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => httpdate::parse_http_date(value).ok()?.duration_since(now).ok(),
    }
}

fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(body).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

fn request(entries: &Following, source: &Source) -> ExportLogsServiceRequest {
    let now = nanoseconds(Timestamp::now());
    let attributes = source
        .attributes()
        .map(|(key, value)| key_value(key, Attribute::Text(value.to_owned())));
    let log_records = entries.with_previous().map(|(entry, previous)| {
        let (action, outcome) = (entry.content.action.as_str(), entry.content.outcome);
        let (severity, severity_text) = severity(outcome);
        let attributes = attributes_of(entry, previous, entries, source);
        LogRecord {
            time_unix_nano: nanoseconds(entry.content.at),
            observed_time_unix_nano: now,
            severity_number: severity.into(),
            severity_text: severity_text.into(),
            body: Some(any(Attribute::Text(format!("{action} {}", outcome.as_str())))),
            attributes,
            event_name: format!("shopside.{action}"),
        }
    });
    ExportLogsServiceRequest {
        resource_logs: vec![ResourceLogs {
            resource: Some(Resource {
                attributes: attributes.into(),
            }),
            scope_logs: vec![ScopeLogs {
                scope: Some(InstrumentationScope {
                    name: format!("{SERVICE}.audit"),
                    version: source.version.clone(),
                }),
                log_records: log_records.collect(),
            }],
        }],
    }
}

fn attributes_of(
    entry: &journal::Entry,
    previous: journal::Hash,
    entries: &Following,
    source: &Source,
) -> Vec<KeyValue> {
    let attributes = attributes(entry, previous, &entries.head, source.options());
    attributes
        .into_iter()
        .map(|(key, value)| key_value(key, value))
        .collect()
}

fn severity(outcome: Outcome) -> (SeverityNumber, &'static str) {
    match outcome {
        Outcome::Begun | Outcome::Done => (SeverityNumber::Info, "INFO"),
        Outcome::Failed | Outcome::Unknown | Outcome::Later(_) => (SeverityNumber::Warn, "WARN"),
    }
}

fn key_value(key: &str, value: Attribute) -> KeyValue {
    KeyValue {
        key: key.to_owned(),
        value: Some(any(value)),
    }
}

fn any(value: Attribute) -> AnyValue {
    let value = match value {
        Attribute::Text(text) => Value::Text(text),
        Attribute::Whole(number) => Value::Whole(number),
    };
    AnyValue { value: Some(value) }
}

/// A time before 1970 has no place in OTLP.
fn nanoseconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_nanosecond()).unwrap_or_default()
}
