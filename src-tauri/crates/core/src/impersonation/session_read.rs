//! Looking at something in a session: written down before it is asked, dropped when the session ends, and shown only
//! while the session that asked is still the one.

use journal::{Action, Outcome};
use moltin::{LoggedRequest, RequestRecorder, SentAs};

use super::{RequestAudit, Viewpoint};
use crate::connections::OpenStore;
use crate::requests::sent_as;
use crate::view::{EndReason, SeenView, SentAsView};
use crate::{App, Error};

/// What a look may use.
pub(crate) struct SessionRead {
    pub(crate) viewpoint: Viewpoint,
    /// The store, for the merchant's side of a comparison.
    pub(crate) store: OpenStore,
    pub(crate) trace: RequestRecorder,
}

impl App {
    /// Looks at something in a session.
    pub(crate) async fn read_in_session<T>(
        &self,
        session: &str,
        looked_at: String,
        look: impl AsyncFnOnce(&SessionRead) -> Result<T, Error>,
    ) -> Result<SeenView<T>, Error> {
        self.refuse_while_locked()?;
        self.end_if_due().await;
        let (living, request_audit, session_read, about) = {
            let state = self.impersonation_state();
            let current = state.session.as_ref();
            let current = current.filter(|current| current.view.session == session);
            let current = current.ok_or(Error::SessionEnded)?;
            let about = current.about(Action::View, Some(looked_at));
            let request_audit = RequestAudit::new(self, &about);
            let session_read = SessionRead {
                viewpoint: current.viewpoint.traced(request_audit.recorder()),
                store: current.store.clone(),
                trace: request_audit.recorder().clone(),
            };
            (current.life.living(), request_audit, session_read, about)
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let answer = living.during(look(&session_read)).await;
        drop(session_read);
        let sent = request_audit.record().await;
        self.end_if_due().await;
        let answer = match answer {
            Err(Error::Store(moltin::Error::CustomerTokenRejected(_))) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::SessionEnded)
            }
            Err(Error::WrongCustomer) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::WrongCustomer)
            }
            answer if self.is_current(session) => answer,
            _ => Err(Error::SessionEnded),
        };
        // Whatever the journal could not take, a session that has to end has ended.
        let sent = sent?;
        Ok(SeenView {
            value: answer?,
            seen_as: sent
                .last()
                .map_or(SentAsView::Nobody, |last| sent_as(&last.sent_as)),
            refused_once: sent.iter().any(was_refused),
        })
    }
}

/// A customer was refused and the answer came another way (see `docs/api.md`, "Quirks": single
/// order).
fn was_refused(request: &LoggedRequest) -> bool {
    matches!(request.sent_as, SentAs::Customer(_)) && request.outcome == moltin::Outcome::Status(403)
}
