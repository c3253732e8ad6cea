//! Extending a session. Each extension is recorded first, and none outlives the customer token.

use jiff::SignedDuration;
use journal::{Action, Outcome};

use super::Impersonation;
use super::session::Session;
use super::session_length::minutes;
use crate::Error;
use crate::view::{Done, ImpersonationView};

impl Session {
    /// Moves the deadline by one extension.
    fn extend(&mut self) -> Result<ImpersonationView, Error> {
        let added = minutes(self.lasts, self.longest);
        if added == 0 {
            return Err(Error::NotExtendable);
        }
        self.lasts = self.lasts.saturating_add(SignedDuration::from_mins(added.into()));
        self.update_deadline();
        Ok(self.view.clone())
    }
}

impl Impersonation {
    /// Extends the current session by some minutes.
    pub(crate) async fn extend(&self, session: &str) -> Result<ImpersonationView, Error> {
        self.lifecycle.refuse_while_locked()?;
        self.end_if_due().await;
        let event = {
            let state = self.state();
            let current = state.session();
            let current = current.filter(|current| current.view.session == session);
            let current = current.ok_or(Error::SessionEnded)?;
            let added = current.view.extension_minutes;
            if added == 0 {
                return Err(Error::NotExtendable);
            }
            current.about(Action::SessionExtend, Some(format!("{added} minutes")))
        };
        self.audit.write(&event, Outcome::Begun).await?;
        // The deadline may have passed meanwhile, and an extension revives no session.
        self.end_if_due().await;
        let extended = {
            let mut state = self.state();
            let current = state.session_mut();
            let current = current.filter(|current| current.view.session == session);
            current.ok_or(Error::SessionEnded).and_then(Session::extend)
        };
        self.audit.conclude(&event, extended, Done::SessionExtended).await
    }
}
