//! Writing the audit log: who and when are added here; what and which customer come from the
//! caller.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use journal::{Action, AuditLog, EntryContent, Outcome};
use tokio::runtime::Handle;

use super::AuditEvent;
use super::appended::Appended;
use crate::ports::Clock;
use crate::settings::Settings;
use crate::view::Done;
use crate::{Error, blocking};

/// The longest text of an entry, in characters.
const LONGEST_TEXT: usize = 8_000;

/// Appends entries to the audit log with the operator, the account and the time.
pub(crate) struct AuditWriter {
    appender: Arc<Appender>,
}

struct Appender {
    log: AuditLog,
    clock: Arc<dyn Clock>,
    account: String,
    settings: Arc<Settings>,
    /// Held from reading the clock until the entry is written, so that times go backwards only if
    /// the clock does.
    order: Mutex<()>,
    appended: Arc<Appended>,
}

impl AuditWriter {
    pub(crate) fn new(
        log: AuditLog,
        clock: Arc<dyn Clock>,
        account: String,
        settings: Arc<Settings>,
    ) -> Self {
        let appender = Appender {
            log,
            clock,
            account,
            settings,
            order: Mutex::default(),
            appended: Arc::default(),
        };
        Self {
            appender: Arc::new(appender),
        }
    }

    /// The account on this computer: user and host.
    pub(crate) fn account(&self) -> &str {
        &self.appender.account
    }

    pub(crate) fn log(&self) -> AuditLog {
        self.appender.log.clone()
    }

    /// Is notified of new entries.
    pub(crate) fn appended(&self) -> Arc<Appended> {
        Arc::clone(&self.appender.appended)
    }

    /// The time that an entry would have now, UTC.
    pub(crate) fn now(&self) -> Timestamp {
        self.appender.clock.now()
    }

    /// Checks that an entry could be appended now.
    pub(crate) async fn check_writable(&self) -> Result<(), Error> {
        let log = self.log();
        Ok(blocking::run(move || log.check_writable()).await?)
    }

    /// Appends an entry. If this fails, the caller must not start the action.
    pub(crate) async fn write(&self, event: &AuditEvent, outcome: Outcome) -> Result<(), Error> {
        Ok(self.append(vec![(event.clone(), outcome)]).await?)
    }

    /// Appends entries about requests that were sent, in one transaction.
    ///
    /// # Errors
    /// [`Error::NotShown`]: the caller must drop their responses.
    pub(crate) async fn write_sent(&self, events: Vec<(AuditEvent, Outcome)>) -> Result<(), Error> {
        self.append(events).await.map_err(Error::NotShown)
    }

    /// Appends entries in the background. Nothing waits for the result, so an error is only logged.
    pub(crate) fn write_in_background(&self, events: Vec<(AuditEvent, Outcome)>) {
        let appender = Arc::clone(&self.appender);
        // Without a runtime the app is shutting down.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn_blocking(move || {
                if let Err(error) = appender.append(events) {
                    Error::from(error).warn("audit entries not written");
                }
            });
        }
    }

    /// Lets `work` append an entry of its own, which says what it did.
    pub(super) async fn write_with<T: Send + 'static>(
        &self,
        event: AuditEvent,
        work: impl FnOnce(&AuditLog, &EntryContent) -> Result<T, journal::Error> + Send + 'static,
    ) -> Result<T, journal::Error> {
        let appender = Arc::clone(&self.appender);
        blocking::run(move || {
            let order = appender.order.lock().unwrap_or_else(PoisonError::into_inner);
            let done = work(&appender.log, &appender.entry(event, Outcome::Done));
            drop(order);
            appender.appended.notify();
            done
        })
        .await
    }

    /// Records the outcome of an action that a `Begun` entry announced, and returns the outcome.
    /// `done` is what was done if it succeeded, as in [`Error::OutcomeNotRecorded`].
    ///
    /// # Errors
    /// As the action; [`Error::OutcomeNotRecorded`] or [`Error::FailureNotRecorded`] if its outcome
    /// could not be recorded.
    pub(crate) async fn conclude<T>(
        &self,
        event: &AuditEvent,
        result: Result<T, Error>,
        done: Done,
    ) -> Result<T, Error> {
        match (self.record_outcome(event, &result).await, result) {
            (Ok(()), result) => result,
            (Err(source), Ok(_)) => Err(Error::OutcomeNotRecorded { done, source }),
            (Err(source), Err(failure)) => Err(Error::FailureNotRecorded {
                failure: Box::new(failure),
                source,
            }),
        }
    }

    /// Records the outcome of a read that a `Begun` entry announced, and returns what was read.
    ///
    /// # Errors
    /// As the read; [`Error::NotShown`] or [`Error::FailureNotRecorded`] if its outcome could not
    /// be recorded.
    pub(crate) async fn conclude_read<T>(
        &self,
        event: &AuditEvent,
        result: Result<T, Error>,
    ) -> Result<T, Error> {
        let concluded = self.conclude(event, result, Done::Other).await;
        concluded.map_err(|error| match error {
            Error::OutcomeNotRecorded { source, .. } => Error::NotShown(source),
            error => error,
        })
    }

    async fn record_outcome<T>(
        &self,
        event: &AuditEvent,
        result: &Result<T, Error>,
    ) -> Result<(), journal::Error> {
        let (outcome, event) = match result {
            Ok(_) => (Outcome::Done, event.clone()),
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
                let detail = Some(detail);
                (
                    outcome,
                    AuditEvent {
                        detail,
                        ..event.clone()
                    },
                )
            }
        };
        self.append(vec![(event, outcome)]).await
    }

    async fn append(&self, events: Vec<(AuditEvent, Outcome)>) -> Result<(), journal::Error> {
        let appender = Arc::clone(&self.appender);
        blocking::run(move || appender.append(events)).await
    }
}

impl Appender {
    fn append(&self, events: Vec<(AuditEvent, Outcome)>) -> Result<(), journal::Error> {
        let is_urgent = events
            .iter()
            .any(|(event, _)| begins_or_ends_session(event.action));
        let order = self.order.lock().unwrap_or_else(PoisonError::into_inner);
        let events = events.into_iter();
        let entries: Vec<_> = events
            .map(|(event, outcome)| self.entry(event, outcome))
            .collect();
        self.log.append_all(entries)?;
        drop(order);
        if is_urgent {
            self.appended.notify_urgently();
        } else {
            self.appended.notify();
        }
        Ok(())
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
            customer_id: event.customer_id.map(shortened),
            customer_email: event.customer_email.map(shortened),
            session_id: event.session_id,
            reason: event.reason.map(shortened),
            detail: event.detail.map(shortened),
            connection_id: event.store.connection_id,
            store_url: event.store.url,
            import_id: event.import_id,
            import_line: event.import_line.map(saturate),
            method: request.map(|request| request.method.clone()),
            path: request.map(|request| shortened(request.path.clone())),
            status: request.and_then(|request| request.status),
            duration_ms: request.map(|request| saturate(request.duration.as_millis())),
            items: event.items.map(saturate),
        }
    }
}

fn begins_or_ends_session(action: Action) -> bool {
    matches!(action, Action::SignIn | Action::Preview | Action::SessionEnd)
}

/// The start of a text that is longer than any that staff enter. Others come from a store or from
/// the page, and an entry of any size could fill the disk or be too large for the log server.
fn shortened(text: String) -> String {
    match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
        None => text,
    }
}

/// The audit log has 32 bits for a number; none of these numbers gets near the limit.
fn saturate(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
