//! The request audit: records the requests of a session, or for one, in the audit log.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{LoggedRequest, RequestRecorder};

use super::{AuditEvent, AuditRequest, AuditWriter};
use crate::Error;

/// Collects the requests of one action in a session. If the action is canceled, dropping this still
/// records the requests that were sent.
pub(crate) struct RequestAudit {
    audit: Arc<AuditWriter>,
    event: AuditEvent,
    recorder: RequestRecorder,
}

impl RequestAudit {
    pub(crate) fn new(audit: &Arc<AuditWriter>, event: &AuditEvent) -> Self {
        Self {
            audit: Arc::clone(audit),
            event: event.clone(),
            recorder: RequestRecorder::default(),
        }
    }

    /// The recorder that collects the requests.
    pub(crate) fn recorder(&self) -> &RequestRecorder {
        &self.recorder
    }

    /// Records the requests and returns them. If this fails, the caller must not show their
    /// responses.
    pub(crate) async fn record(self) -> Result<Vec<LoggedRequest>, Error> {
        let sent = self.recorder.take();
        self.audit.write_sent(self.entries(&sent)).await?;
        Ok(sent)
    }

    fn entries(&self, sent: &[LoggedRequest]) -> Vec<(AuditEvent, Outcome)> {
        let entry = |request| {
            let event = AuditEvent {
                detail: Some(line(request)),
                reason: None,
                action: Action::Request,
                request: Some(audit_request(request)),
                ..self.event.clone()
            };
            (event, outcome(request))
        };
        sent.iter().map(entry).collect()
    }
}

impl Drop for RequestAudit {
    fn drop(&mut self) {
        let sent = self.recorder.take();
        if !sent.is_empty() {
            self.audit.write_in_background(self.entries(&sent));
        }
    }
}

fn outcome(request: &LoggedRequest) -> Outcome {
    match request.outcome {
        moltin::Outcome::Status(200..400) => Outcome::Done,
        moltin::Outcome::Status(_) => Outcome::Failed,
        _ => Outcome::Unknown,
    }
}

fn audit_request(sent: &LoggedRequest) -> AuditRequest {
    AuditRequest {
        method: sent.request.method.to_string(),
        path: sent.request.path.clone(),
        status: match sent.outcome {
            moltin::Outcome::Status(status) => Some(status),
            _ => None,
        },
        duration: sent.took,
    }
}

/// Formats a request as one line for people: method, path, status, milliseconds, and identity.
fn line(request: &LoggedRequest) -> String {
    let result = match request.outcome {
        moltin::Outcome::Status(status) => status.to_string(),
        moltin::Outcome::Failed(word) => word.to_owned(),
        _ => "cancelled".to_owned(),
    };
    let LoggedRequest {
        request: sent,
        took,
        sent_as,
        ..
    } = request;
    format!(
        "{} {} {result} {} ms as {sent_as}",
        sent.method,
        sent.path,
        took.as_millis()
    )
}
