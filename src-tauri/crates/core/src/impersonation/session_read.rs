//! A read in a session: written to the audit log first, dropped when the session ends, and shown
//! only while its session is still the current one.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{LoggedRequest, RequestRecorder, SentAs};
use tracing::{Instrument, info_span};

use super::Impersonation;
use super::listed_carts::ListedCarts;
use super::viewpoint::Viewpoint;
use crate::Error;
use crate::audit::RequestAudit;
use crate::connections::OpenStore;
use crate::currencies::Currencies;
use crate::member_error::MemberError;
use crate::requests::sent_as;
use crate::view::{EndReason, SeenView, SentAsView};

/// What a read in a session uses.
pub(crate) struct SessionRead {
    pub(crate) viewpoint: Viewpoint,
    /// The store, for the admin's side of a comparison.
    pub(crate) store: OpenStore,
    pub(crate) recorder: RequestRecorder,
    /// The carts that the session's lists had.
    pub(super) listed_carts: Arc<ListedCarts>,
}

impl SessionRead {
    /// How many decimals the store's amounts have.
    pub(crate) async fn currencies(&self) -> Arc<Currencies> {
        let read = async || self.viewpoint.currencies().await;
        self.store.currencies_read_by(read).await
    }

    /// Why the store refused something to a member. Some stores respond with 403 to a token that
    /// has ended, which by itself may mean anything; a member's own profile is refused to no valid
    /// token.
    async fn explained(&self, error: Error) -> Error {
        let Viewpoint::Member(tokens) = &self.viewpoint else {
            return error;
        };
        let Ok(member) = tokens.opened() else { return error };
        if !matches!(&error, Error::Store(refused) if refused.status() == Some(403)) {
            return error;
        }
        match member.profile().await {
            Err(moltin::Error::Api(refused)) if refused.status == 403 => {
                moltin::Error::AccountTokenRejected(refused).into()
            }
            Err(rejected @ moltin::Error::AccountTokenRejected(_)) => rejected.into(),
            Ok(_) if is_account_gone(&error) => MemberError::AccountGone.into(),
            Ok(_) => MemberError::NotShown.into(),
            // It can't be told.
            Err(_) => error,
        }
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
        let (task, span, request_audit, session_read, about, switches) = {
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
                listed_carts: Arc::clone(&current.listed_carts),
            };
            let span = info_span!("session", way = ?current.view.way);
            (
                current.task.clone(),
                span,
                request_audit,
                session_read,
                about,
                current.switches,
            )
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let reading = async {
            match read(&session_read).await {
                Err(error) => Err(session_read.explained(error).await),
                read => read,
            }
        };
        let response = task.run(Box::pin(reading)).instrument(span).await;
        let is_member = matches!(session_read.viewpoint, Viewpoint::Member(_));
        drop(session_read);
        let sent = request_audit.record().await;
        self.end_if_due().await;
        let response = match response {
            Err(Error::Store(
                moltin::Error::CustomerTokenRejected(_) | moltin::Error::AccountTokenRejected(_),
            )) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::SessionEnded)
            }
            Err(Error::WrongCustomer) => {
                self.end(session, EndReason::Rejected).await;
                Err(Error::WrongCustomer)
            }
            Err(error) if is_member && is_account_gone(&error) => Err(MemberError::AccountGone.into()),
            response => match self.switches(session) {
                None => Err(Error::SessionEnded),
                Some(now) if now != switches => Err(MemberError::AccountSwitched.into()),
                Some(_) => response,
            },
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
    matches!(request.sent_as, SentAs::Customer(_) | SentAs::Member(_))
        && request.outcome == moltin::Outcome::Status(403)
}

/// Whether the store does not show the open account to its member any more.
fn is_account_gone(error: &Error) -> bool {
    let Error::Store(error) = error else { return false };
    let is_account = error
        .request()
        .is_some_and(|request| request.path.starts_with("/v2/accounts/"));
    is_account && matches!(error.status(), Some(403 | 404))
}
