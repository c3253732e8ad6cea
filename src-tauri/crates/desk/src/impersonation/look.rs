//! Looking at something in a session: written down before it is asked, with every request that it took, and shown only
//! while the session that asked is still the one.

use journal::{Action, Outcome};
use moltin::{LoggedRequest, SentAs, Trace};

use super::Eyes;
use crate::connections::OpenStore;
use crate::record::About;
use crate::requests::sent_as;
use crate::view::{EndReason, SeenView, SentAsView};
use crate::{Desk, Error};

/// What a look may use.
pub(crate) struct Looking {
    pub(crate) eyes: Eyes,
    /// The store, for the merchant's side of a comparison.
    pub(crate) store: OpenStore,
    pub(crate) trace: Trace,
}

impl Desk {
    /// Looks at something in a session.
    pub(crate) async fn look<T>(
        &self,
        session: &str,
        looked_at: String,
        look: impl AsyncFnOnce(&Looking) -> Result<T, Error>,
    ) -> Result<SeenView<T>, Error> {
        self.refuse_while_locked()?;
        self.end_if_due().await;
        let trace = Trace::default();
        let (looking, about) = {
            let state = self.impersonation_state();
            let session = state
                .session
                .as_ref()
                .filter(|current| current.view.session == session);
            let session = session.ok_or(Error::SessionEnded)?;
            let looking = Looking {
                eyes: session.eyes.traced(&trace),
                store: session.store.clone(),
                trace: trace.clone(),
            };
            (looking, session.about(Action::View, Some(looked_at)))
        };
        self.shared.record.write(&about, Outcome::Begun).await?;
        let answer = look(&looking).await;
        drop(looking);
        let sent = trace.take();
        self.write_down(&about, &sent).await?;
        self.end_if_due().await;
        match answer {
            Err(error @ Error::Store(moltin::Error::CustomerTokenRejected(_))) => {
                drop(error);
                self.end(session, EndReason::Rejected).await;
                Err(Error::SessionEnded)
            }
            Err(Error::WrongCustomer) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::WrongCustomer)
            }
            answer if self.is_current(session) => Ok(SeenView {
                value: answer?,
                seen_as: sent
                    .last()
                    .map_or(SentAsView::Nobody, |last| sent_as(&last.sent_as)),
                refused_once: sent.iter().any(was_refused),
            }),
            _ => Err(Error::SessionEnded),
        }
    }

    /// Writes down the requests of a session. Where this fails, what they brought is not shown.
    pub(super) async fn write_down(&self, about: &About, sent: &[LoggedRequest]) -> Result<(), Error> {
        let entries = sent.iter().map(|request| {
            let about = About {
                detail: Some(line(request)),
                reason: None,
                action: Action::Request,
                ..about.clone()
            };
            (about, outcome(request))
        });
        self.shared.record.write_all(entries.collect()).await
    }
}

/// A customer was refused and the answer came another way (contract section 9, row 11).
fn was_refused(request: &LoggedRequest) -> bool {
    matches!(request.sent_as, SentAs::Customer(_)) && request.outcome == moltin::Outcome::Status(403)
}

fn outcome(request: &LoggedRequest) -> Outcome {
    match request.outcome {
        moltin::Outcome::Status(200..400) => Outcome::Done,
        moltin::Outcome::Status(_) => Outcome::Failed,
        moltin::Outcome::Failed(_) | moltin::Outcome::Cancelled => Outcome::Unknown,
    }
}

/// A request in one line: method, path, status, milliseconds, and as whom it was sent.
fn line(request: &LoggedRequest) -> String {
    let came_of_it = match request.outcome {
        moltin::Outcome::Status(status) => status.to_string(),
        moltin::Outcome::Failed(word) => word.to_owned(),
        moltin::Outcome::Cancelled => "cancelled".to_owned(),
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
