//! The credentials of the audit log whose store is not open: the app can't delete them, so it says
//! what staff have to do.

use std::collections::HashSet;

use journal::{Action, Outcome};

use super::SupportCredentials;
use super::audit_trace::Traced;
use crate::Error;
use crate::audit::{AuditEvent, AuditStore};
use crate::view::{LeftoverPlace, LeftoverView};

/// The connections that the app has.
pub(crate) struct Known {
    /// Those of open stores in which the app can delete credentials.
    pub(crate) open: HashSet<String>,
    /// Those that are saved, with their names.
    pub(crate) saved: Vec<(String, String)>,
}

impl SupportCredentials {
    /// Reads which credentials of the audit log are in stores that are not open, and shows them.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log can't be read.
    pub(crate) async fn find_elsewhere(&self, known: impl FnOnce() -> Known) -> Result<(), Error> {
        let _finding = self.finding.lock().await;
        let known = known();
        let open = self.trace().await?.open.into_iter();
        let elsewhere = open
            .filter(|traced| {
                let is_open = traced
                    .connection
                    .as_ref()
                    .is_some_and(|id| known.open.contains(id));
                !is_open && !self.registry().has(&traced.member, &traced.username)
            })
            .map(|traced| view(traced, &known))
            .collect();
        let is_changed = {
            let mut shown = self.elsewhere();
            let is_changed = *shown != elsewhere;
            *shown = elsewhere;
            is_changed
        };
        if is_changed {
            self.tell();
        }
        Ok(())
    }

    /// Whether the connection that created a credential was removed, so that no start of its store
    /// will find out that it is gone.
    pub(super) fn is_of_removed(&self, traced: &Traced) -> bool {
        let elsewhere = self.elsewhere();
        let mut removed = elsewhere
            .iter()
            .filter(|known| known.place == LeftoverPlace::Removed);
        removed.any(|known| known.username == traced.username)
    }

    /// Records that staff have deleted a credential by hand, in a store that the app no longer has
    /// a connection to. Nothing is recorded about any other credential.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if it can't be recorded.
    pub(crate) async fn deleted_by_hand(&self, username: &str) -> Result<(), Error> {
        let mut open = self.trace().await?.open.into_iter();
        let is_meant = |traced: &Traced| traced.username == username;
        let shown = |leftover: &LeftoverView| {
            leftover.username == username && leftover.place == LeftoverPlace::Removed
        };
        let is_shown = self.elsewhere().iter().any(shown);
        let Some(traced) = open.find(is_meant).filter(|_| is_shown) else {
            return Ok(());
        };
        let event = AuditEvent {
            customer_id: Some(traced.member),
            customer_email: traced.email,
            detail: Some(format!("{username}: deleted by hand, as the operator says")),
            ..AuditEvent::new(
                Action::CredentialDelete,
                AuditStore {
                    text: traced.store,
                    connection_id: traced.connection,
                    url: traced.url,
                },
            )
        };
        self.audit.write(&event, Outcome::Done).await?;
        self.elsewhere().retain(|leftover| leftover.username != username);
        self.tell();
        Ok(())
    }
}

fn view(traced: Traced, known: &Known) -> LeftoverView {
    let connection = traced.connection.unwrap_or_default();
    let saved = known.saved.iter().find(|(id, _)| *id == connection);
    LeftoverView {
        store: saved.map_or(traced.store, |(_, name)| name.clone()),
        place: match saved {
            Some(_) => LeftoverPlace::Closed,
            None => LeftoverPlace::Removed,
        },
        connection,
        username: traced.username,
        member: traced.member,
        email: traced.email,
        created_at: Some(traced.at.to_string()),
        is_being_deleted: false,
        problem: None,
    }
}
