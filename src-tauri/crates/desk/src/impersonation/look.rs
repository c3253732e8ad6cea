//! Looking at something in a session: written down before it is asked, dropped when the session ends, and shown only
//! while the session that asked is still the one.

use journal::{Action, Outcome};
use moltin::{LoggedRequest, SentAs, Trace};

use super::{Eyes, Sending};
use crate::connections::OpenStore;
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
        let (living, sending, looking, about) = {
            let state = self.impersonation_state();
            let current = state.session.as_ref();
            let current = current.filter(|current| current.view.session == session);
            let current = current.ok_or(Error::SessionEnded)?;
            let about = current.about(Action::View, Some(looked_at));
            let sending = Sending::new(self, &about);
            let looking = Looking {
                eyes: current.eyes.traced(sending.trace()),
                store: current.store.clone(),
                trace: sending.trace().clone(),
            };
            (current.life.living(), sending, looking, about)
        };
        self.shared.record.write(&about, Outcome::Begun).await?;
        let answer = living.during(look(&looking)).await;
        drop(looking);
        let sent = sending.write_down().await;
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
