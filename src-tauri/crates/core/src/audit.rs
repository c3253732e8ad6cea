//! Writing to the journal: who and when are filled in here, what and whom by the caller.

use std::sync::Arc;

use journal::{Action, Journal, NewEntry, Outcome, Way};
use tokio::runtime::Handle;

use crate::ports::Clock;
use crate::{Error, Settings, blocking};

pub(crate) struct AuditLog {
    journal: Journal,
    clock: Arc<dyn Clock>,
    account: String,
    settings: Arc<Settings>,
}

/// What an entry is about. Begins with what is known before the action and is cloned for what came of it.
#[derive(Debug, Clone)]
pub(crate) struct AuditEvent {
    pub(crate) action: Action,
    pub(crate) store: String,
    pub(crate) way: Option<Way>,
    pub(crate) customer_id: Option<String>,
    pub(crate) customer_email: Option<String>,
    pub(crate) session: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) detail: Option<String>,
}

impl AuditEvent {
    pub(crate) fn new(action: Action, store: impl Into<String>) -> Self {
        Self {
            action,
            store: store.into(),
            way: None,
            customer_id: None,
            customer_email: None,
            session: None,
            reason: None,
            detail: None,
        }
    }
}

impl AuditLog {
    pub(crate) fn new(
        journal: Journal,
        clock: Arc<dyn Clock>,
        account: String,
        settings: Arc<Settings>,
    ) -> Self {
        Self {
            journal,
            clock,
            account,
            settings,
        }
    }

    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    pub(crate) fn journal(&self) -> Journal {
        self.journal.clone()
    }

    /// Makes sure that an entry could be committed now.
    pub(crate) async fn check_writable(&self) -> Result<(), Error> {
        let journal = self.journal.clone();
        Ok(blocking::run(move || journal.check_writable()).await?)
    }

    /// Commits an entry. Where this fails, what it announces must not be done.
    pub(crate) async fn write(&self, about: &AuditEvent, outcome: Outcome) -> Result<(), Error> {
        self.write_all(vec![(about.clone(), outcome)]).await
    }

    /// Commits entries, all or none.
    pub(crate) async fn write_all(&self, entries: Vec<(AuditEvent, Outcome)>) -> Result<(), Error> {
        let (journal, entries) = (self.journal.clone(), self.entries(entries));
        blocking::run(move || journal.append_all(entries)).await?;
        Ok(())
    }

    /// Commits entries though nobody waits for it, and nobody can be told where it fails.
    pub(crate) fn write_behind(&self, entries: Vec<(AuditEvent, Outcome)>) {
        let (journal, entries) = (self.journal.clone(), self.entries(entries));
        // Without a runtime the program is at its end, and nothing is written any more.
        if let Ok(runtime) = Handle::try_current() {
            drop(runtime.spawn_blocking(move || journal.append_all(entries)));
        }
    }

    fn entries(&self, entries: Vec<(AuditEvent, Outcome)>) -> Vec<NewEntry> {
        let entries = entries.into_iter();
        entries
            .map(|(about, outcome)| self.entry(about, outcome))
            .collect()
    }

    fn entry(&self, about: AuditEvent, outcome: Outcome) -> NewEntry {
        NewEntry {
            at: self.clock.now(),
            operator: Some(self.settings.read().operator)
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| self.account.clone()),
            account: self.account.clone(),
            store: about.store,
            action: about.action,
            outcome,
            way: about.way,
            customer_id: about.customer_id,
            customer_email: about.customer_email,
            session: about.session,
            reason: about.reason,
            detail: about.detail,
        }
    }

    /// Notes what came of a change that a `Begun` entry announced. Where that fails, whoever made it is told what came of it all the
    /// same: saying that nothing was done would be a lie, and the entry that announced it stands. That the journal can't be
    /// written is shown by itself: see [`crate::App::journal_trouble`].
    pub(crate) async fn note<T>(&self, about: &AuditEvent, result: &Result<T, Error>) {
        self.conclude(about, result).await.ok();
    }

    /// Commits what came of an action that a `Begun` entry announced. Where this fails, what came of it must not be shown.
    pub(crate) async fn conclude<T>(
        &self,
        about: &AuditEvent,
        result: &Result<T, Error>,
    ) -> Result<(), Error> {
        match result {
            Ok(_) => self.write(about, Outcome::Done).await,
            Err(error) => {
                let outcome = if error.leaves_outcome_unknown() {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                let detail = match &about.detail {
                    Some(detail) => format!("{detail}: {error}"),
                    None => error.to_string(),
                };
                let about = AuditEvent {
                    detail: Some(detail),
                    ..about.clone()
                };
                self.write(&about, outcome).await
            }
        }
    }
}
