//! Finding and deleting the support credentials that are left over, from a process that was killed
//! or from another computer.

use std::sync::Arc;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use moltin::{AccountMemberId, RequestRecorder, UserAuthenticationInfoQuery, UserAuthenticationInfoSort};

use super::SupportCredentials;
use super::audit_trace::{self, Traced};
use super::place::{PREFIX, Place, Scope, account_realm};
use crate::audit::{AuditEvent, RequestAudit};
use crate::connections::OpenStore;
use crate::{Error, blocking};

/// How long after its creation was sent a credential may be created late.
const LATE: SignedDuration = SignedDuration::from_mins(2);
/// How many of the members that were changed last are looked at.
const MEMBERS: u32 = 50;
/// How long ago their last change may be. A credential changes its member.
const RECENT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How old a change must be at least: a colleague may be signing in just now.
const IN_USE: SignedDuration = SignedDuration::from_mins(1);

impl SupportCredentials {
    /// Deletes the credentials that are left over in a store. False if one may still be created
    /// late, so that it has to be looked for again.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log can't be read, [`Error::Store`] if the store
    /// can't be listed. What can't be deleted is no error: it is shown, and tried again.
    pub(crate) async fn sweep(self: &Arc<Self>, store: &OpenStore, scope: Scope) -> Result<bool, Error> {
        let (log, connection) = (self.audit.log(), store.connection.clone());
        let mut trace = blocking::run(move || audit_trace::read(&log, &connection)).await?;
        trace
            .open
            .retain(|traced| !self.registry().has(&store.connection, &traced.username));
        let lists = scope == Scope::All || trace.is_used;
        if trace.open.is_empty() && !lists {
            return Ok(true);
        }
        let mut is_settled = true;
        let realm = account_realm(store.admin()?).await;
        let known = realm.as_ref().ok().cloned();
        let place = |member: &str, email: Option<String>| Place {
            store: store.clone(),
            realm: known.clone(),
            member: AccountMemberId::new(member),
            email,
        };
        while let Some(first) = trace.open.first() {
            let (member, email) = (first.member.clone(), first.email.clone());
            let (of_member, others) = trace.open.into_iter().partition(|traced| traced.member == member);
            trace.open = others;
            let place = place(&member, email);
            match self.sweep_member(&place, of_member, None).await {
                Ok(settled) => is_settled &= settled,
                Err(error) => error.warn("support credentials could not be looked for"),
            }
        }
        let realm = realm?;
        if lists {
            let now = self.audit.now();
            let query = UserAuthenticationInfoQuery::new()
                .sort(UserAuthenticationInfoSort::LastChangedFirst)
                .limit(MEMBERS);
            let users = store.admin()?.realm(&realm).users().list(&query).await?;
            for user in users.items {
                let age = user.updated_at.map(|updated| now.duration_since(updated));
                let is_meant = age.is_none_or(|age| age < RECENT && (age > IN_USE || scope == Scope::All));
                if is_meant {
                    let email = Some(user.email.to_string()).filter(|email| !email.is_empty());
                    self.sweep_member(&place(user.id.as_str(), email), Vec::new(), None)
                        .await?;
                }
            }
        }
        Ok(is_settled)
    }

    /// Deletes the credentials that are left over of one member. `traced` are those of the audit
    /// log, `about` is the session that is about to begin.
    ///
    /// # Errors
    /// [`Error::Store`] if the member's credentials can't be listed.
    async fn sweep_member(
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
        let found = self.listed(place, about).await;
        let found = match found {
            // Without the member there is no credential.
            Err(Error::Store(error)) if error.is_not_found() => Vec::new(),
            Err(error) => {
                self.remember(place, &traced, &error, event);
                return Err(error);
            }
            Ok(found) => found,
        };
        let mut is_settled = true;
        for traced in traced {
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
        for (username, id) in found {
            if self.registry().add(place, &username, None) {
                self.delete_in_background(place.clone(), id, event(&username))
                    .await;
            }
        }
        Ok(is_settled)
    }

    /// Deletes the credentials that are left over of a member before a session begins.
    ///
    /// # Errors
    /// As [`SupportCredentials::sweep_member`]; false if one is still there.
    pub(crate) async fn sweep_before(
        self: &Arc<Self>,
        place: &Place,
        about: &AuditEvent,
    ) -> Result<bool, Error> {
        self.sweep_member(place, Vec::new(), Some(about)).await?;
        let leftovers = self.leftovers();
        Ok(!leftovers.iter().any(|leftover| {
            leftover.connection == place.store.connection && leftover.member == place.member.as_str()
        }))
    }

    /// The support credentials of a member that no task of this process has.
    async fn listed(
        &self,
        place: &Place,
        about: Option<&AuditEvent>,
    ) -> Result<Vec<(String, moltin::PasswordCredentialId)>, Error> {
        let recording = about.map(|about| RequestAudit::new(&self.audit, about));
        let page = match &recording {
            Some(recording) => place.credentials(recording.recorder()).await?.list().await,
            None => place.credentials(&RequestRecorder::default()).await?.list().await,
        };
        if let Some(recording) = recording {
            recording.record().await?;
        }
        let connection = &place.store.connection;
        let found = page?.items.into_iter().filter(|found| {
            found.username.starts_with(PREFIX) && !self.registry().has(connection, &found.username)
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
                let (first_try, _) = tokio::sync::oneshot::channel();
                this.delete(&place, None, &event, true, first_try).await;
            });
        }
        self.tell();
    }
}
