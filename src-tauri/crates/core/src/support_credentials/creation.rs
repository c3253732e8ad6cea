//! Creating a support credential, which is deleted as soon as its holder lets go of it.

use std::sync::Arc;
use std::time::Duration;

use journal::{Action, Outcome};
use moltin::{NewPasswordCredential, PasswordCredentialId, PasswordProfileId};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::SupportCredentials;
use super::held::SupportCredential;
use super::place::Place;
use super::username;
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};
use crate::lifecycle::Task;
use crate::member_error::MemberError;
use crate::password_clipboard::generate_password;

/// The longest time that a credential is held. A sign-in is one request.
const LONGEST_HOLD: Duration = Duration::from_mins(1);

/// How the request to create a credential ended.
enum Creation {
    /// The store has it. The error says why it can't be used all the same.
    Created(Option<PasswordCredentialId>, Result<(), Error>),
    /// The response was lost, and the store does not list it yet.
    Unclear(Error),
    /// The store does not have it.
    Refused(Error),
}

impl SupportCredentials {
    /// Creates a credential for one sign-in. `about` is the session that begins. A credential that
    /// is not sent before `attempt` is cancelled is not created.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if it can't be recorded first, [`Error::Member`] or [`Error::Store`] if
    /// the store refuses. If it may have been created all the same, it is looked up and deleted.
    pub(crate) async fn create(
        self: &Arc<Self>,
        place: Place,
        profile: &PasswordProfileId,
        about: &AuditEvent,
        attempt: &Task,
    ) -> Result<SupportCredential, Error> {
        let (username, password) = (username::new(self.store_now(&place.store)), generate_password());
        let new = NewPasswordCredential::new(profile, username.as_str(), password.clone());
        let (ready, created) = oneshot::channel();
        let (hold, released) = oneshot::channel();
        let (first_try, tried) = oneshot::channel();
        let event = AuditEvent {
            action: Action::CredentialCreate,
            detail: Some(username.clone()),
            reason: None,
            ..about.clone()
        };
        let (this, attempt) = (Arc::clone(self), attempt.clone());
        // A task of its own: it outlives the attempt, however that ends.
        tokio::spawn(async move {
            let (id, is_doubtful) = match this.create_recorded(&place, new, &event, &attempt).await {
                Creation::Created(id, usable) => {
                    // If the attempt is gone, `released` is done.
                    ready.send(usable).ok();
                    timeout(LONGEST_HOLD, released).await.ok();
                    (id, false)
                }
                Creation::Unclear(error) => {
                    ready.send(Err(error)).ok();
                    (None, true)
                }
                Creation::Refused(error) => {
                    ready.send(Err(error)).ok();
                    return;
                }
            };
            this.delete(&place, id, &event, is_doubtful, first_try).await;
        });
        // The task ends without a result only if it panics.
        created.await.unwrap_or(Err(Error::Stopped))?;
        Ok(SupportCredential {
            username,
            password,
            hold,
            tried,
        })
    }

    /// Creates a credential after its entry in the audit log.
    async fn create_recorded(
        &self,
        place: &Place,
        new: NewPasswordCredential,
        event: &AuditEvent,
        attempt: &Task,
    ) -> Creation {
        if let Err(error) = self.audit.write(event, Outcome::Begun).await {
            return Creation::Refused(error);
        }
        self.registry()
            .add(place, &new.username, Some(self.audit.now().to_string()));
        let request_audit = RequestAudit::new(&self.audit, event);
        let cancellable = Place {
            store: place.store.cancelled_by(attempt),
            ..place.clone()
        };
        let sent = match cancellable.credentials(request_audit.recorder()).await {
            Ok(credentials) => credentials.create(&new).await.map_err(Error::from),
            Err(error) => Err(error),
        };
        let creation = match sent {
            Ok(credential) => Creation::Created(Some(credential.id), Ok(())),
            Err(error) if error.leaves_outcome_unknown() => {
                self.look_up(place, &new.username, &request_audit, error).await
            }
            Err(error) => Creation::Refused(refusal(error)),
        };
        let recorded = request_audit.record().await.map(drop);
        match creation {
            Creation::Created(id, usable) => {
                let concluded = self.audit.conclude_read(event, usable.and(recorded)).await;
                Creation::Created(id, concluded)
            }
            Creation::Unclear(error) => {
                let error = self.audit.conclude_read::<()>(event, Err(error)).await;
                Creation::Unclear(error.err().unwrap_or(Error::Stopped))
            }
            Creation::Refused(error) => {
                self.forget(place, &new.username);
                let error = self.audit.conclude_read::<()>(event, Err(error)).await;
                Creation::Refused(error.err().unwrap_or(Error::Stopped))
            }
        }
    }

    /// Looks up a credential after the response to its creation was lost.
    async fn look_up(
        &self,
        place: &Place,
        username: &str,
        request_audit: &RequestAudit,
        error: Error,
    ) -> Creation {
        let listed = match place.credentials(request_audit.recorder()).await {
            Ok(credentials) => credentials.list().await,
            Err(error) => return Creation::Unclear(error),
        };
        let found = listed
            .ok()
            .and_then(|page| page.items.into_iter().find(|found| *found.username == *username));
        match found {
            Some(credential) => Creation::Created(Some(credential.id), Ok(())),
            None => Creation::Unclear(error),
        }
    }
}

/// Why a store does not create a credential.
fn refusal(error: Error) -> Error {
    let detail = |error: &moltin::Error| error.api_error().map(|refusal| refusal.message().to_lowercase());
    match &error {
        Error::Store(refused) => match refused.status() {
            Some(403) => MemberError::NeedsRole.into(),
            Some(409) => MemberError::UsernameTaken.into(),
            Some(400 | 422) if detail(refused).is_some_and(|detail| detail.contains("username")) => {
                MemberError::UsernameTaken.into()
            }
            _ => error,
        },
        _ => error,
    }
}
