//! What is sent in a session, written down request by request.

use journal::{Action, Outcome};
use moltin::{LoggedRequest, RequestRecorder};

use crate::audit::{AuditEvent, AuditRequest};
use crate::{App, Error};

/// The requests of one thing that is done in a session. Where nobody waits for it any more, those that were sent are written down all the same.
pub(super) struct RequestAudit {
    app: App,
    about: AuditEvent,
    trace: RequestRecorder,
}

impl RequestAudit {
    pub(super) fn new(app: &App, about: &AuditEvent) -> Self {
        Self {
            app: app.clone(),
            about: about.clone(),
            trace: RequestRecorder::default(),
        }
    }

    /// Where whoever sends notes it.
    pub(super) fn trace(&self) -> &RequestRecorder {
        &self.trace
    }

    /// Writes down what was sent. Where this fails, what it brought must not be shown.
    pub(super) async fn write_down(self) -> Result<Vec<LoggedRequest>, Error> {
        let sent = self.trace.take();
        self.app.shared.audit.write_all(self.entries(&sent)).await?;
        Ok(sent)
    }

    fn entries(&self, sent: &[LoggedRequest]) -> Vec<(AuditEvent, Outcome)> {
        let entry = |request| {
            let about = AuditEvent {
                detail: Some(line(request)),
                reason: None,
                action: Action::Request,
                request: Some(audit_request(request)),
                ..self.about.clone()
            };
            (about, outcome(request))
        };
        sent.iter().map(entry).collect()
    }
}

impl Drop for RequestAudit {
    fn drop(&mut self) {
        let sent = self.trace.take();
        if !sent.is_empty() {
            self.app.shared.audit.write_behind(self.entries(&sent));
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
    let came_of_it = match request.outcome {
        moltin::Outcome::Status(status) => status.to_string(),
        moltin::Outcome::Failed(word) => word.to_owned(),
        _ => "cancelled".to_owned(),
    };
    let LoggedRequest {
        request: asked,
        took,
        sent_as,
        ..
    } = request;
    format!(
        "{} {} {came_of_it} {} ms as {sent_as}",
        asked.method,
        asked.path,
        took.as_millis()
    )
}
