//! What is removed from the audit log: the data of one person, and entries that are too old. Both
//! are signed with the key that signs checkpoints.

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use journal::{Action, Cursor, Entry, EntryContent, Filter, Removed};
use serde_json::json;

use super::{Audit, AuditEvent, AuditStore};
use crate::view::{ErasePerson, ErasedView, InvalidInput};
use crate::{Error, blocking};

/// In the preferences: whether the file of the audit log may have copies of removed data. It is set
/// before a removal, so that a program that is killed on the way compacts the file later.
const HAS_COPIES: &str = "auditLogHasCopies";

/// The longest reason for an erasure, in characters.
const LONGEST_REASON: usize = 2_000;

impl Audit {
    /// Erases the data of the person that an entry is about.
    pub(crate) async fn erase_person(&self, request: ErasePerson) -> Result<ErasedView, Error> {
        let reason = request.reason.trim();
        if reason.is_empty() {
            return Err(Error::input("reason", InvalidInput::ErasureReasonMissing));
        }
        if reason.chars().count() > LONGEST_REASON {
            let limit = LONGEST_REASON;
            return Err(Error::input("reason", InvalidInput::TooLong { limit }));
        }
        let entry = self.entry(request.entry).await?;
        let content = entry.map(|entry| entry.content);
        let name = |content: &EntryContent| content.customer_email.clone().or(content.customer_id.clone());
        let Some((name, content)) = content.and_then(|content| Some((name(&content)?, content))) else {
            return Err(Error::input("confirmation", InvalidInput::EntryWithoutPerson));
        };
        if request.confirmation.trim().to_lowercase() != name.to_lowercase() {
            return Err(Error::input("confirmation", InvalidInput::EntryNotConfirmed));
        }
        let event = AuditEvent {
            reason: Some(reason.to_owned()),
            ..AuditEvent::new(
                Action::PersonErased,
                AuditStore {
                    text: content.store,
                    connection_id: content.connection_id,
                    url: content.store_url,
                },
            )
        };
        let (key, _) = self.signing_key().await?;
        let public_key = key.public();
        self.set_has_copies(true).await?;
        let erased = self
            .writer
            .write_with(event, move |log, announcement| {
                log.erase(request.entry, announcement, &key)
            })
            .await;
        if !matches!(erased, Err(journal::Error::CopyLeft(_))) {
            self.forget_copies().await;
        }
        match erased {
            Ok(removal) => Ok(ErasedView {
                entries: match removal.removed {
                    Removed::Person { entries } => entries,
                    Removed::Entries { .. } => 0,
                },
                public_key,
            }),
            Err(error) => Err(erasure_error(error)),
        }
    }

    async fn entry(&self, id: i64) -> Result<Option<Entry>, Error> {
        let log = self.writer.log();
        let below = Cursor {
            id: id.saturating_add(1),
        };
        let page = blocking::run(move || log.page(&Filter::default(), Some(below), 1)).await?;
        Ok(page.into_iter().find(|entry| entry.id == id))
    }

    /// Removes the entries that are older than the settings say, and returns how many they were.
    /// Does nothing while the keyring is unavailable, and stops while a session may write entries.
    /// An entry from `waiting` on stays: the log server does not have it yet.
    pub(crate) async fn remove_old_entries(
        &self,
        is_busy: impl Fn() -> bool,
        waiting: Option<Timestamp>,
    ) -> Result<u64, Error> {
        let _guard = self.removing.lock().await;
        let has_copies = self.preferences.get(HAS_COPIES);
        if has_copies == Some(json!(true)) && !is_busy() {
            self.compact().await?;
        }
        let months = self.settings.read().audit_log_months;
        let Some(before) = limit(self.writer.now(), months) else {
            return Ok(0);
        };
        let before = waiting.map_or(before, |waiting| waiting.min(before));
        let log = self.writer.log();
        if is_busy()
            || blocking::run(move || log.began())
                .await?
                .is_none_or(|began| began >= before)
        {
            return Ok(0);
        }
        let key = Arc::new(self.signing_key().await?.0);
        self.set_has_copies(true).await?;
        let mut removed = 0;
        while !is_busy() {
            let key = Arc::clone(&key);
            let event = AuditEvent {
                detail: Some(format!("older than {months} months")),
                ..AuditEvent::new(Action::Retention, AuditStore::default())
            };
            let batch = self
                .writer
                .write_with(event, move |log, announcement| {
                    log.remove_before(before, announcement, &key)
                })
                .await?;
            let Some(Removed::Entries { first, last }) = batch.map(|batch| batch.removed) else {
                break;
            };
            removed += u64::try_from(last - first + 1).unwrap_or_default();
        }
        self.compact().await?;
        Ok(removed)
    }

    async fn compact(&self) -> Result<(), Error> {
        let log = self.writer.log();
        blocking::run(move || log.compact()).await?;
        self.forget_copies().await;
        Ok(())
    }

    async fn set_has_copies(&self, has_copies: bool) -> Result<(), Error> {
        let preferences = Arc::clone(&self.preferences);
        Ok(blocking::run(move || preferences.set(HAS_COPIES, json!(has_copies))).await?)
    }

    /// If this cannot be saved, the file is compacted once more.
    async fn forget_copies(&self) {
        if let Err(error) = self.set_has_copies(false).await {
            error.warn("compaction of the audit log not noted");
        }
    }
}

/// The time before which entries are removed: the start of a month, so that the file is rewritten
/// once a month. `None` if all entries are kept.
fn limit(now: Timestamp, months: u32) -> Option<Timestamp> {
    if months == 0 {
        return None;
    }
    let month = now.to_zoned(TimeZone::UTC).date().first_of_month();
    let before = month.checked_sub(i64::from(months).months()).ok()?;
    Some(before.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn erasure_error(error: journal::Error) -> Error {
    match error {
        journal::Error::NamesPerson => Error::input("reason", InvalidInput::ErasureReasonNamesPerson),
        journal::Error::Broken(entry) => Error::input(
            "confirmation",
            InvalidInput::ErasureOfBrokenLog {
                entry: entry.to_string(),
            },
        ),
        journal::Error::CopyLeft(why) => Error::input("confirmation", InvalidInput::CopyLeft { reason: why }),
        error => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::limit;

    #[test]
    fn limit_is_start_of_month_in_utc() {
        let now = "2026-03-31T23:30:00Z".parse().unwrap();
        let limit = |months| limit(now, months).map(|limit| limit.to_string());

        assert_eq!(limit(0), None);
        assert_eq!(limit(12).as_deref(), Some("2025-03-01T00:00:00Z"));
        assert_eq!(limit(84).as_deref(), Some("2019-03-01T00:00:00Z"));
    }
}
