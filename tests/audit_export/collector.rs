//! A collector of OTLP/HTTP that fails as a test tells it to. It decodes with the messages of the
//! OpenTelemetry project.

use std::collections::VecDeque;
use std::io::Read;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use opentelemetry_proto::tonic::collector::logs::v1::{
    ExportLogsPartialSuccess, ExportLogsServiceRequest, ExportLogsServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use opentelemetry_proto::tonic::logs::v1::LogRecord;
use prost::Message;

use crate::test_server::TestServer;

/// A response that acknowledges nothing, or not all.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// A status with one more header.
    Status(u16, &'static str, String),
    /// A page, as a captive portal sends it.
    Html,
    /// Success without a body.
    Empty,
    /// This many records are refused.
    Partial(i64, &'static str),
    /// No response at all.
    Hang,
}

/// What a collector received.
#[derive(Debug, Default)]
pub(crate) struct Received {
    pub(crate) requests: Vec<(HeaderMap, ExportLogsServiceRequest)>,
    /// The paths of all requests, also of those that are not acknowledged.
    pub(crate) paths: Vec<String>,
}

/// A collector.
#[derive(Debug, Clone, Default)]
pub(crate) struct Collector {
    pub(crate) received: Arc<Mutex<Received>>,
    replies: Arc<Mutex<VecDeque<Reply>>>,
    /// The most records that it accepts in a request.
    limit: Option<usize>,
}

impl Collector {
    /// A collector that accepts at most this many records in a request.
    pub(crate) fn limited_to(records: usize) -> Self {
        Self {
            limit: Some(records),
            ..Self::default()
        }
    }

    /// The next responses. After them it acknowledges.
    pub(crate) fn reply(&self, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().unwrap().extend(replies);
    }

    pub(crate) async fn start(&self) -> (String, TestServer) {
        TestServer::start(self.router()).await
    }

    pub(crate) fn router(&self) -> Router {
        let collector = self.clone();
        Router::new().fallback(move |uri: Uri, headers: HeaderMap, body: Bytes| async move {
            collector.respond(&uri, headers, &body).await
        })
    }

    async fn respond(&self, uri: &Uri, headers: HeaderMap, body: &[u8]) -> Response {
        self.received.lock().unwrap().paths.push(uri.path().to_owned());
        let reply = self.replies.lock().unwrap().pop_front();
        let mut partial_success = None;
        match reply {
            None | Some(Reply::Empty) => {}
            Some(Reply::Status(status, name, value)) => {
                let status = StatusCode::from_u16(status).unwrap();
                return (status, [(name, value)]).into_response();
            }
            Some(Reply::Html) => return axum::response::Html("<p>Please sign in").into_response(),
            Some(Reply::Hang) => std::future::pending().await,
            Some(Reply::Partial(rejected_log_records, message)) => {
                partial_success = Some(ExportLogsPartialSuccess {
                    rejected_log_records,
                    error_message: message.into(),
                });
            }
        }
        assert_eq!(uri.path(), "/v1/logs");
        assert_eq!(headers["content-type"], "application/x-protobuf");
        assert_eq!(headers["content-encoding"], "gzip");
        let mut decompressed = Vec::new();
        GzDecoder::new(body).read_to_end(&mut decompressed).unwrap();
        let request = ExportLogsServiceRequest::decode(&*decompressed).unwrap();
        if self.limit.is_some_and(|limit| records(&request).count() > limit) {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        }
        self.received.lock().unwrap().requests.push((headers, request));
        if matches!(reply, Some(Reply::Empty)) {
            return StatusCode::NO_CONTENT.into_response();
        }
        let body = ExportLogsServiceResponse { partial_success }.encode_to_vec();
        ([("content-type", "application/x-protobuf")], body).into_response()
    }

    /// The numbers of the acknowledged entries, in the order in which they arrived.
    pub(crate) fn numbers(&self) -> Vec<i64> {
        let received = self.received.lock().unwrap();
        let records = received.requests.iter().flat_map(|(_, request)| records(request));
        let numbers = records.map(|record| match value(record, "shopside.entry.number") {
            Some(Value::IntValue(number)) => number,
            other => panic!("{other:?}"),
        });
        numbers.collect()
    }
}

pub(crate) fn records(request: &ExportLogsServiceRequest) -> impl Iterator<Item = &LogRecord> {
    let scopes = request.resource_logs.iter().flat_map(|logs| &logs.scope_logs);
    scopes.flat_map(|logs| &logs.log_records)
}

fn value(record: &LogRecord, key: &str) -> Option<Value> {
    let found = record.attributes.iter().find(|attribute| attribute.key == key);
    found.and_then(|attribute| attribute.value.clone()?.value)
}

/// Attributes as text, by their names.
pub(crate) fn texts(attributes: &[KeyValue]) -> std::collections::BTreeMap<String, String> {
    let text = |value: &Option<AnyValue>| match value.as_ref().and_then(|value| value.value.clone()) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => panic!("{other:?}"),
    };
    let pairs = attributes
        .iter()
        .map(|attribute| (attribute.key.clone(), text(&attribute.value)));
    pairs.collect()
}
