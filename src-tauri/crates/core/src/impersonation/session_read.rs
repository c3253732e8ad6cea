//! A read in a session: written to the audit log first, dropped when the session ends, and shown
//! only while its session is still the current one.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{LoggedRequest, RequestRecorder, SentAs};
use tracing::{Instrument, info_span};

use super::Impersonation;
use super::request_audit::RequestAudit;
use super::viewpoint::Viewpoint;
use crate::Error;
use crate::connections::OpenStore;
use crate::currencies::Currencies;
use crate::requests::sent_as;
use crate::view::{EndReason, SeenView, SentAsView};

/// What a read in a session uses.
pub(crate) struct SessionRead {
    pub(crate) viewpoint: Viewpoint,
    /// The store, for the admin's side of a comparison.
    pub(crate) store: OpenStore,
    pub(crate) recorder: RequestRecorder,
}

impl SessionRead {
    /// How many decimals the store's amounts have.
    pub(crate) async fn currencies(&self) -> Arc<Currencies> {
        let read = async || self.viewpoint.currencies().await;
        self.store.currencies_read_by(read).await
    }
}

impl Impersonation {
    /// Reads something in a session. `description` is what the audit log says of it.
    pub(crate) async fn read<T>(
        &self,
        session: &str,
        description: String,
        read: impl AsyncFnOnce(&SessionRead) -> Result<T, Error>,
    ) -> Result<SeenView<T>, Error> {
        self.lifecycle.refuse_while_locked()?;
        self.end_if_due().await;
        let (task, span, request_audit, session_read, about) = {
            let state = self.state();
            let current = state.session();
            let current = current.filter(|current| current.view.session == session);
            let current = current.ok_or(Error::SessionEnded)?;
            let about = current.about(Action::View, Some(description));
            let request_audit = RequestAudit::new(&self.audit, &about);
            let session_read = SessionRead {
                viewpoint: current.viewpoint.recorded(request_audit.recorder()),
                store: current.store.clone(),
                recorder: request_audit.recorder().clone(),
            };
            let span = info_span!("session", way = ?current.view.way);
            (current.task.clone(), span, request_audit, session_read, about)
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let response = task.run(Box::pin(read(&session_read))).instrument(span).await;
        drop(session_read);
        let sent = request_audit.record().await;
        self.end_if_due().await;
        let response = match response {
            Err(Error::Store(moltin::Error::CustomerTokenRejected(_))) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::SessionEnded)
            }
            Err(Error::WrongCustomer) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::WrongCustomer)
            }
            response if self.is_current(session) => response,
            _ => Err(Error::SessionEnded),
        };
        // Checked last: a failure of the audit log must not keep the session alive.
        let sent = sent?;
        Ok(SeenView {
            value: response?,
            seen_as: sent
                .last()
                .map_or(SentAsView::None, |last| sent_as(&last.sent_as)),
            refused_once: sent.iter().any(was_refused),
        })
    }
}

/// Whether the store refused the customer, so that the client read another way (see `docs/api.md`,
/// "Quirks": single order).
fn was_refused(request: &LoggedRequest) -> bool {
    matches!(request.sent_as, SentAs::Customer(_)) && request.outcome == moltin::Outcome::Status(403)
}
