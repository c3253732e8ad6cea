//! Deleting support credentials, until the store no longer has them.

use std::sync::Arc;
use std::time::Duration;

use journal::{Action, Outcome};
use moltin::PasswordCredentialId;
use tokio::sync::oneshot;
use tokio::time::sleep;

use super::SupportCredentials;
use super::place::Place;
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};

/// The pause after the first deletion that failed. It doubles each time.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);
/// When a credential is looked for again that may be created late.
const LATER_LOOKUPS: [Duration; 3] = [
    Duration::from_secs(1),
    Duration::from_secs(10),
    Duration::from_mins(1),
];

impl SupportCredentials {
    /// Deletes a credential until it is gone. `event` is that of its creation. Without an ID it is
    /// looked up by its username. `is_doubtful` says that it may be created late. `tried` is sent
    /// after the first attempt.
    pub(super) async fn delete(
        &self,
        place: &Place,
        id: Option<PasswordCredentialId>,
        event: &AuditEvent,
        is_doubtful: bool,
        tried: oneshot::Sender<()>,
    ) {
        let username = event.detail.clone().unwrap_or_default();
        let event = AuditEvent {
            action: Action::CredentialDelete,
            ..event.clone()
        };
        // It is deleted even if that can't be recorded: the other way round it would stay.
        self.note(&event, Outcome::Begun).await;
        let mut tried = Some(tried);
        let mut later = LATER_LOOKUPS.into_iter();
        let mut pause = FIRST_PAUSE;
        loop {
            self.registry().deleting(place, &username);
            let deletion = self.try_to_delete(place, id.as_ref(), &username, &event).await;
            match deletion {
                Ok(false) if is_doubtful => match later.next() {
                    Some(pause) => {
                        tried.take();
                        sleep(pause).await;
                        continue;
                    }
                    None => break,
                },
                Ok(_) => break,
                Err(error) => {
                    error.warn("a support credential could not be deleted");
                    self.registry().failed(place, &username, &error);
                    if pause == FIRST_PAUSE {
                        let detail = Some(format!("{username}: {error}"));
                        let event = AuditEvent {
                            detail,
                            ..event.clone()
                        };
                        self.note(&event, Outcome::Failed).await;
                    }
                    self.tell();
                }
            }
            tried.take();
            sleep(pause).await;
            pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
        }
        self.note(&event, Outcome::Done).await;
        self.forget(place, &username);
        drop(tried);
    }

    /// Deletes a credential once, by its ID or else by its username. False if the store did not
    /// have it.
    async fn try_to_delete(
        &self,
        place: &Place,
        id: Option<&PasswordCredentialId>,
        username: &str,
        event: &AuditEvent,
    ) -> Result<bool, Error> {
        let request_audit = RequestAudit::new(&self.audit, event);
        let credentials = place.credentials(request_audit.recorder()).await?;
        if let Some(id) = id {
            match credentials.delete(id).await {
                Ok(()) => return Ok(true),
                // It is gone, or the store has it by another ID.
                Err(moltin::Error::InvalidId) => {}
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error.into()),
            }
        }
        let page = match credentials.list().await {
            // Without the member there is no credential.
            Err(error) if error.is_not_found() => return Ok(false),
            page => page?,
        };
        let found = page.items.into_iter();
        let mut is_deleted = false;
        for found in found.filter(|found| *found.username == *username) {
            match credentials.delete(&found.id).await {
                Ok(()) => is_deleted = true,
                Err(error) if error.is_not_found() => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(is_deleted)
    }

    /// Forgets a credential that is gone.
    pub(super) fn forget(&self, place: &Place, username: &str) {
        let was_shown = self.registry().remove(place, username);
        self.deleted.notify_waiters();
        if was_shown {
            self.tell();
        }
    }

    /// Deletes a credential in a task of its own, and waits for the first attempt.
    pub(super) async fn delete_in_background(
        self: &Arc<Self>,
        place: Place,
        id: PasswordCredentialId,
        event: AuditEvent,
    ) {
        let (first_try, tried) = oneshot::channel();
        let this = Arc::clone(self);
        tokio::spawn(async move {
            this.delete(&place, Some(id), &event, false, first_try).await;
        });
        tried.await.ok();
    }

    /// Writes an entry about something that happens either way.
    pub(super) async fn note(&self, event: &AuditEvent, outcome: Outcome) {
        if let Err(error) = self.audit.write(event, outcome).await {
            error.warn("the deletion of a support credential is not in the audit log");
        }
    }
}
