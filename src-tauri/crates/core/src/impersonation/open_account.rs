//! Opening one of the member's accounts in a session. Each account has its token since the sign-in,
//! so none is requested.

use journal::{Action, Outcome};
use moltin::AccountId;

use super::Impersonation;
use super::session::Session;
use crate::Error;
use crate::member_error::MemberError;
use crate::view::{Done, ImpersonationView, SubjectView};

impl Session {
    /// Reads in the account from now on.
    fn open(&mut self, id: &str) -> Result<ImpersonationView, Error> {
        self.viewpoint.open(&AccountId::new(id))?;
        if let SubjectView::Member { account, .. } = &mut self.view.subject {
            *account = Some(id.to_owned());
        }
        self.switches += 1;
        self.listed_carts = std::sync::Arc::default();
        Ok(self.view.clone())
    }

    fn may_open(&self, id: &str) -> Result<(), MemberError> {
        match &self.view.subject {
            SubjectView::Member { accounts, .. } if accounts.iter().any(|account| account.id == id) => Ok(()),
            SubjectView::Member { .. } => Err(MemberError::AccountUnknown),
            SubjectView::Customer | SubjectView::Account => Err(MemberError::WrongSubject),
        }
    }
}

impl Impersonation {
    /// Opens one of the member's accounts in the current session.
    pub(crate) async fn open_account(&self, session: &str, id: &str) -> Result<ImpersonationView, Error> {
        self.lifecycle.refuse_while_locked()?;
        self.end_if_due().await;
        let event = {
            let state = self.state();
            let current = state.session();
            let current = current.filter(|current| current.view.session == session);
            let current = current.ok_or(Error::SessionEnded)?;
            current.may_open(id)?;
            current.about(Action::AccountOpen, Some(id.to_owned()))
        };
        self.audit.write(&event, Outcome::Begun).await?;
        self.end_if_due().await;
        let opened = {
            let mut state = self.state();
            let current = state.session_mut();
            let current = current.filter(|current| current.view.session == session);
            current
                .ok_or(Error::SessionEnded)
                .and_then(|current| current.open(id))
        };
        self.audit.conclude(&event, opened, Done::AccountOpened).await
    }
}
