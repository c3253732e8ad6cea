//! Deleting the support credentials that are left over of one member.

use std::sync::Arc;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use moltin::{PasswordCredentialId, RequestRecorder};
use tokio::sync::oneshot;

use super::SupportCredentials;
use super::audit_trace::Traced;
use super::place::Place;
use super::username;
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};

/// How long after its creation was sent a credential may be created late.
const LATE: SignedDuration = SignedDuration::from_mins(2);

impl SupportCredentials {
    /// Deletes the credentials that are left over of one member. `traced` are those of the audit
    /// log, `about` is the session that is about to begin. One that this installation did not
    /// create is left alone while a colleague may be using it. False if there is such a one, or one
    /// that may be created late.
    ///
    /// # Errors
    /// [`Error::Store`] if the member's credentials can't be listed.
    pub(super) async fn sweep_member(
        self: &Arc<Self>,
        place: &Place,
        traced: Vec<Traced>,
        about: Option<&AuditEvent>,
    ) -> Result<bool, Error> {
        let event = match about {
            Some(about) => AuditEvent {
                reason: None,
                ..about.clone()
            },
            None => AuditEvent {
                customer_id: Some(place.member.to_string()),
                customer_email: place.email.clone(),
                ..AuditEvent::new(Action::CredentialDelete, place.store.audit_store())
            },
        };
        let event = |username: &str| AuditEvent {
            action: Action::CredentialDelete,
            detail: Some(username.to_owned()),
            ..event.clone()
        };
        let found = match self.listed(place, about).await {
            // Without the member there is no credential.
            Err(Error::Store(error)) if error.is_not_found() => Vec::new(),
            Err(error) => {
                self.remember(place, &traced, &error, event);
                return Err(error);
            }
            Ok(found) => found,
        };
        let mut is_settled = true;
        for traced in &traced {
            if found.iter().any(|(username, _)| *username == traced.username) {
                continue;
            }
            let age = self.audit.now().duration_since(traced.at);
            if traced.is_confirmed || age > LATE {
                self.note(&event(&traced.username), Outcome::Done).await;
            } else {
                is_settled = false;
            }
        }
        let now = self.store_now(&place.store);
        for (username, id) in found {
            let is_own = traced.iter().any(|traced| traced.username == username);
            if !is_own && username::may_be_in_use(&username, now) {
                is_settled = false;
            } else if self.registry().add(place, &username, None) {
                self.delete_in_background(place.clone(), id, event(&username))
                    .await;
            }
        }
        Ok(is_settled)
    }

    /// Deletes the credentials that are left over of a member before a session begins. False if one
    /// can't be deleted.
    ///
    /// # Errors
    /// As [`SupportCredentials::sweep_member`]; [`Error::AuditLogUnread`] if the audit log can't be
    /// read.
    pub(crate) async fn sweep_before(
        self: &Arc<Self>,
        place: &Place,
        about: &AuditEvent,
    ) -> Result<bool, Error> {
        let connection = Some(&place.store.connection);
        let mut traced = self.trace().await?.open;
        traced.retain(|traced| {
            traced.member == place.member.as_str()
                && traced.connection.as_ref() == connection
                && !self.registry().has(&traced.member, &traced.username)
        });
        self.sweep_member(place, traced, Some(about)).await?;
        let leftovers = self.registry().leftovers();
        Ok(!leftovers.iter().any(|leftover| {
            leftover.connection == place.store.connection && leftover.member == place.member.as_str()
        }))
    }

    /// The support credentials of a member that no task of this process has.
    async fn listed(
        &self,
        place: &Place,
        about: Option<&AuditEvent>,
    ) -> Result<Vec<(String, PasswordCredentialId)>, Error> {
        let recording = about.map(|about| RequestAudit::new(&self.audit, about));
        let page = match &recording {
            Some(recording) => place.credentials(recording.recorder()).await?.list().await,
            None => place.credentials(&RequestRecorder::default()).await?.list().await,
        };
        if let Some(recording) = recording {
            recording.record().await?;
        }
        let found = page?.items.into_iter().filter(|found| {
            let is_known = || self.registry().has(place.member.as_str(), &found.username);
            username::is_ours(&found.username) && !is_known()
        });
        Ok(found
            .map(|found| (found.username.to_string(), found.id))
            .collect())
    }

    /// Keeps the credentials of the audit log that can't be looked for now, and tries again.
    fn remember(
        self: &Arc<Self>,
        place: &Place,
        traced: &[Traced],
        error: &Error,
        event: impl Fn(&str) -> AuditEvent,
    ) {
        for traced in traced {
            let created_at = Some(traced.at.to_string());
            if !self.registry().add(place, &traced.username, created_at) {
                continue;
            }
            self.registry().failed(place, &traced.username, error);
            let (this, place, event) = (Arc::clone(self), place.clone(), event(&traced.username));
            tokio::spawn(async move {
                let (first_try, _) = oneshot::channel();
                this.delete(&place, None, &event, true, first_try).await;
            });
        }
        self.tell();
    }
}
