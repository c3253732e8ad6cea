//! Writing the audit log: who and when are added here; what and which customer come from the
//! caller.

use std::sync::Arc;

use jiff::Timestamp;
use journal::{AuditLog, EntryContent, Outcome};
use tokio::runtime::Handle;

use super::AuditEvent;
use crate::ports::Clock;
use crate::settings::Settings;
use crate::{Error, blocking};

/// Appends entries to the audit log with the operator, the account and the time.
pub(crate) struct AuditWriter {
    log: AuditLog,
    clock: Arc<dyn Clock>,
    account: String,
    settings: Arc<Settings>,
}

impl AuditWriter {
    pub(crate) fn new(
        log: AuditLog,
        clock: Arc<dyn Clock>,
        account: String,
        settings: Arc<Settings>,
    ) -> Self {
        Self {
            log,
            clock,
            account,
            settings,
        }
    }

    /// The account on this computer: user and host.
    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    pub(crate) fn log(&self) -> AuditLog {
        self.log.clone()
    }

    /// The time that an entry would have now, UTC.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Checks that an entry could be appended now.
    pub(crate) async fn check_writable(&self) -> Result<(), Error> {
        let log = self.log.clone();
        Ok(blocking::run(move || log.check_writable()).await?)
    }

    /// Appends an entry. If this fails, the caller must not start the action.
    pub(crate) async fn write(&self, event: &AuditEvent, outcome: Outcome) -> Result<(), Error> {
        self.write_all(vec![(event.clone(), outcome)]).await
    }

    /// Appends entries in one transaction.
    pub(crate) async fn write_all(&self, events: Vec<(AuditEvent, Outcome)>) -> Result<(), Error> {
        let (log, entries) = (self.log.clone(), self.entries(events));
        blocking::run(move || log.append_all(entries)).await?;
        Ok(())
    }

    /// Appends entries in the background. Nothing waits for the result, so an error is only logged.
    pub(crate) fn write_in_background(&self, events: Vec<(AuditEvent, Outcome)>) {
        let (log, entries) = (self.log.clone(), self.entries(events));
        // Without a runtime the app is shutting down.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn_blocking(move || {
                if let Err(error) = log.append_all(entries) {
                    Error::from(error).warn("audit entries not written");
                }
            });
        }
    }

    fn entries(&self, events: Vec<(AuditEvent, Outcome)>) -> Vec<EntryContent> {
        let events = events.into_iter();
        events
            .map(|(event, outcome)| self.entry(event, outcome))
            .collect()
    }

    fn entry(&self, event: AuditEvent, outcome: Outcome) -> EntryContent {
        let request = event.request.as_ref();
        EntryContent {
            at: self.clock.now(),
            operator: Some(self.settings.read().operator)
                .filter(|name| !name.is_empty())
                .unwrap_or_else(|| self.account.clone()),
            account: self.account.clone(),
            store: event.store.text,
            action: event.action,
            outcome,
            way: event.way,
            customer_id: event.customer_id,
            customer_email: event.customer_email,
            session_id: event.session_id,
            reason: event.reason,
            detail: event.detail,
            connection_id: event.store.connection_id,
            store_url: event.store.url,
            import_id: event.import_id,
            import_line: event.import_line.map(saturate),
            method: request.map(|request| request.method.clone()),
            path: request.map(|request| request.path.clone()),
            status: request.and_then(|request| request.status),
            duration_ms: request.map(|request| saturate(request.duration.as_millis())),
            items: event.items.map(saturate),
        }
    }

    /// Records the outcome of a change that a `Begun` entry announced. An error is only logged: the
    /// caller still learns the outcome of the change, and the `Begun` entry stands. The page shows
    /// an audit log that cannot be written on its own; see [`crate::App::audit_log_error`].
    pub(crate) async fn conclude_or_warn<T>(&self, event: &AuditEvent, result: &Result<T, Error>) {
        if let Err(error) = self.conclude(event, result).await {
            error.warn("outcome not written to the audit log");
        }
    }

    /// Records the outcome of an action that a `Begun` entry announced. If this fails, the caller
    /// must not show the result.
    pub(crate) async fn conclude<T>(
        &self,
        event: &AuditEvent,
        result: &Result<T, Error>,
    ) -> Result<(), Error> {
        match result {
            Ok(_) => self.write(event, Outcome::Done).await,
            Err(error) => {
                let outcome = if error.leaves_outcome_unknown() {
                    Outcome::Unknown
                } else {
                    Outcome::Failed
                };
                let detail = match &event.detail {
                    Some(detail) => format!("{detail}: {error}"),
                    None => error.to_string(),
                };
                let event = AuditEvent {
                    detail: Some(detail),
                    ..event.clone()
                };
                self.write(&event, outcome).await
            }
        }
    }
}

/// The audit log has 32 bits for a number; none of these numbers gets near the limit.
fn saturate(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
