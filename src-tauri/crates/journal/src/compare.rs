//! Compares the audit log with what a log server received: entries that are missing, altered or cut
//! off on either side, and installations that went silent.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::ops::RangeInclusive;

use jiff::{SignedDuration, Timestamp};

use crate::attributes::{AttributeOptions, HEAD_HASH, HEAD_NUMBER, PREVIOUS_HASH, TIME, attributes};
use crate::exported::{self, ExportedEntry};
use crate::ranges::Ranges;
use crate::tombstone::Tombstones;
use crate::{Anchor, Attribute, AuditLog, Entry, Error, chain, entry};

/// How many entries of the audit log are in memory.
const PAGE: i64 = 1000;

/// What was found. Numbers of entries are ranges, such as `5-7`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The installation that the audit log belongs to; `None` if the export has none of its
    /// entries.
    pub installation: Option<String>,
    /// How many entries of the audit log the log server has.
    pub same: u64,
    /// Entries that differ.
    pub altered: Ranges,
    /// Entries that the log server does not have, before its last one.
    pub missing_in_export: Ranges,
    /// Entries that the log server does not have at the end: cut off there, or not sent yet.
    pub after_export: Ranges,
    /// Entries that the log server has and the audit log does not, before its last one.
    pub missing_in_log: Ranges,
    /// Entries that the log server has, and that were cut off in the audit log.
    pub cut_off_in_log: Ranges,
    /// Entries that retention removed from the audit log, as a signed statement says.
    pub removed: Ranges,
    /// All installations of the export.
    pub installations: Vec<Installation>,
}

/// What an export has of one installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installation {
    /// Its ID.
    pub id: String,
    /// How many different entries the export has.
    pub entries: u64,
    /// The number of the last one.
    pub last: i64,
    /// The time of the last one, if the export has times.
    pub last_at: Option<Timestamp>,
    /// The entries that are missing before the last one.
    pub missing: Ranges,
    /// How many entries followed the last one, as an earlier batch said.
    pub missing_at_end: i64,
    /// Entries that there are two of, or that do not follow the one before: the audit log was
    /// replaced or rewritten.
    pub rewritten: Ranges,
    /// Whether its last entry is much older than the last one of all.
    pub is_silent: bool,
}

impl Comparison {
    /// Whether nothing is missing or altered. Entries at the end may not be sent yet.
    pub fn is_intact(&self) -> bool {
        let is_whole = |installation: &Installation| {
            installation.missing.is_empty()
                && installation.missing_at_end == 0
                && installation.rewritten.is_empty()
                && !installation.is_silent
        };
        let differences = [
            &self.altered,
            &self.missing_in_export,
            &self.missing_in_log,
            &self.cut_off_in_log,
        ];
        self.installation.is_some()
            && differences.iter().all(|ranges| ranges.is_empty())
            && self.installations.iter().all(is_whole)
    }
}

/// What one installation sent.
#[derive(Debug, Default)]
struct Received {
    /// The hash and the hash before, by number.
    entries: BTreeMap<i64, (String, Option<String>)>,
    rewritten: Ranges,
    head: i64,
    last_at: Option<(i64, Timestamp)>,
    same: u64,
    altered: Ranges,
}

impl AuditLog {
    /// Compares the audit log with an export of a log server in JSON Lines. An installation is
    /// silent if its last entry is older than the last one of all by more than `silent_after`.
    ///
    /// # Errors
    /// Fails if the audit log or the export can't be read.
    pub fn compare(&self, export: impl BufRead, silent_after: SignedDuration) -> Result<Comparison, Error> {
        let mut received = BTreeMap::<String, Received>::new();
        let mut page = Page::default();
        let mut failed = None;
        exported::read(export, |entry| {
            if failed.is_none()
                && let Err(error) = self.receive(entry, &mut page, &mut received)
            {
                failed = Some(error);
            }
        })?;
        match failed {
            Some(error) => Err(error),
            None => self.conclude(&received, silent_after),
        }
    }

    fn receive(
        &self,
        entry: ExportedEntry,
        page: &mut Page,
        received: &mut BTreeMap<String, Received>,
    ) -> Result<(), Error> {
        let number = entry.number;
        let from = received.entry(entry.installation.clone()).or_default();
        let at = entry.get(TIME).and_then(|at| at.parse().ok());
        if let Some(at) = at
            && from.last_at.is_none_or(|(last, _)| last <= number)
        {
            from.last_at = Some((number, at));
        }
        let head = entry.get(HEAD_NUMBER).and_then(|head| head.parse().ok());
        from.head = from.head.max(head.unwrap_or_default());
        let previous = entry.get(PREVIOUS_HASH).map(str::to_owned);
        let is_new = match from.entries.get(&number) {
            None => true,
            Some((hash, _)) if *hash == entry.hash => false,
            Some(_) => {
                from.rewritten.add(number);
                false
            }
        };
        let local = self.local(page, number)?;
        if let Some((local, before)) = local {
            if is_same(&entry, local, before) {
                from.same += u64::from(is_new);
            } else {
                from.altered.add(number);
            }
        }
        if is_new {
            from.entries.insert(number, (entry.hash, previous));
        }
        Ok(())
    }

    /// An entry of the audit log, and the one before it.
    fn local<'a>(
        &self,
        page: &'a mut Page,
        number: i64,
    ) -> Result<Option<(&'a Entry, Option<&'a Entry>)>, Error> {
        if !page
            .numbers
            .as_ref()
            .is_some_and(|numbers| numbers.contains(&number))
        {
            let first = number.saturating_sub(1);
            let last = first.saturating_add(PAGE);
            let entries = self.read(|connection| {
                let mut statement = connection.prepare(&entry::select_between())?;
                let entries = statement.query_and_then([first, last], Entry::read)?;
                entries
                    .map(|entry| entry.map(|entry| (entry.id, entry)))
                    .collect()
            })?;
            *page = Page {
                numbers: Some(number..=last),
                entries,
            };
        }
        let entries = &page.entries;
        Ok(entries
            .get(&number)
            .map(|entry| (entry, entries.get(&(number - 1)))))
    }

    fn conclude(
        &self,
        received: &BTreeMap<String, Received>,
        silent_after: SignedDuration,
    ) -> Result<Comparison, Error> {
        let (last, removed) = self.read(|connection| {
            let tombstones = Tombstones::read(connection)?.map_err(Error::Broken)?;
            Ok((chain::head(connection)?.0, tombstones.removed.0))
        })?;
        let newest = received
            .values()
            .filter_map(|received| received.last_at)
            .map(|(_, at)| at)
            .max();
        let installations = received.iter().map(|(id, received)| {
            let silent = |(_, at)| newest.is_some_and(|newest| newest.duration_since(at) > silent_after);
            Installation {
                is_silent: received.last_at.is_some_and(silent),
                ..received.installation(id)
            }
        });
        let mut comparison = Comparison {
            installations: installations.collect(),
            ..Comparison::default()
        };
        let own = received.iter().max_by_key(|(_, received)| received.same);
        let Some((id, own)) = own.filter(|(_, own)| own.same > 0) else {
            return Ok(comparison);
        };
        let last_exported = own.entries.keys().next_back().copied().unwrap_or_default();
        comparison.installation = Some(id.clone());
        comparison.same = own.same;
        comparison.altered = own.altered.clone();
        for number in removed + 1..=last {
            if !own.entries.contains_key(&number) {
                let is_at_end = number > last_exported;
                let missing = if is_at_end {
                    &mut comparison.after_export
                } else {
                    &mut comparison.missing_in_export
                };
                missing.add(number);
            }
        }
        let mut page = Page::default();
        for number in own.entries.keys().copied() {
            if number <= removed {
                comparison.removed.add(number);
            } else if number > last {
                comparison.cut_off_in_log.add(number);
            } else if self.local(&mut page, number)?.is_none() {
                comparison.missing_in_log.add(number);
            }
        }
        Ok(comparison)
    }
}

/// Entries of the audit log in memory.
#[derive(Debug, Default)]
struct Page {
    /// The numbers whose entries are here, if the audit log has them.
    numbers: Option<RangeInclusive<i64>>,
    entries: BTreeMap<i64, Entry>,
}

impl Received {
    fn installation(&self, id: &str) -> Installation {
        let last = self.entries.keys().next_back().copied().unwrap_or_default();
        let (mut missing, mut rewritten) = (Ranges::default(), self.rewritten.clone());
        let mut before: Option<(i64, &str)> = None;
        for (number, (hash, previous)) in &self.entries {
            if let Some((before, before_hash)) = before {
                (before + 1..*number).for_each(|number| missing.add(number));
                let follows = previous.as_deref().is_none_or(|previous| previous == before_hash);
                if before + 1 == *number && !follows {
                    rewritten.add(*number);
                }
            }
            before = Some((*number, hash));
        }
        Installation {
            id: id.to_owned(),
            entries: u64::try_from(self.entries.len()).unwrap_or(u64::MAX),
            last,
            last_at: self.last_at.map(|(_, at)| at),
            missing,
            missing_at_end: (self.head - last).max(0),
            rewritten,
            is_silent: false,
        }
    }
}

/// Whether the export has what the entry says. Personal fields may have been erased since, and the
/// company's policy decides whether email addresses were sent.
fn is_same(exported: &ExportedEntry, entry: &Entry, before: Option<&Entry>) -> bool {
    if exported.hash != entry.hash.to_string() {
        return false;
    }
    let previous = before.map_or(Anchor::EMPTY.head, |before| before.hash);
    let expected = [false, true].map(|customer_email| {
        let options = AttributeOptions { customer_email };
        attributes(entry, previous, &Anchor::EMPTY, options)
    });
    let names = expected.iter().flatten().map(|(name, _)| *name);
    let mut names = names.filter(|name| ![HEAD_NUMBER, HEAD_HASH].contains(name));
    names.all(|name| {
        // The entry before the first one that is left was removed.
        if name == PREVIOUS_HASH && before.is_none() && entry.id > 1 {
            return true;
        }
        let Some(found) = exported.get(name) else {
            return true;
        };
        let values = expected
            .iter()
            .flatten()
            .filter(|(expected, _)| *expected == name);
        let mut values = values.map(|(_, value)| value);
        values.any(|value| match value {
            Attribute::Text(text) => text == found,
            Attribute::Whole(number) => number.to_string() == found,
        })
    })
}
