//! Compares the audit log with what a log server received: entries that are missing, altered or cut
//! off on either side, and installations that went silent.

mod entries;
mod local;
mod received;

use std::collections::BTreeMap;
use std::io::BufRead;

use jiff::{SignedDuration, Timestamp};

use crate::exported::{self, Exported};
use crate::ranges::Ranges;
use crate::tombstone::Tombstones;
use crate::{AuditLog, Error, chain};
use local::Local;
pub use received::Installation;
use received::Received;

/// How far the clock of an installation may be ahead. A time after that is wrong.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_hours(24);

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
    /// The lines of the export that can't be read: they are cut off or altered.
    pub unreadable_lines: Ranges,
    /// All installations of the export.
    pub installations: Vec<Installation>,
}

impl Comparison {
    /// Whether nothing is missing or altered. Entries at the end may not be sent yet.
    pub fn is_intact(&self) -> bool {
        let differences = [
            &self.altered,
            &self.missing_in_export,
            &self.missing_in_log,
            &self.cut_off_in_log,
            &self.unreadable_lines,
        ];
        self.installation.is_some()
            && differences.iter().all(|ranges| ranges.is_empty())
            && self.installations.iter().all(Installation::is_intact)
    }
}

impl AuditLog {
    /// Compares the audit log with an export of a log server in JSON Lines, in any order. An
    /// installation is silent if its last entry is older than the last one of all by more than
    /// `silent_after`. `now` tells which times can't be right.
    ///
    /// # Errors
    /// Fails if the audit log or the export can't be read.
    pub fn compare(
        &self,
        export: impl BufRead,
        silent_after: SignedDuration,
        now: Timestamp,
    ) -> Result<Comparison, Error> {
        self.read(|connection| {
            // Appends in between must not show.
            let snapshot = connection.unchecked_transaction()?;
            let mut local = Local::new(&snapshot)?;
            let mut received = BTreeMap::<String, Received>::new();
            let mut comparison = Comparison::default();
            exported::read(export, |read| {
                match read {
                    Exported::Entry(entry) => match received.get_mut(&entry.installation) {
                        Some(from) => from.receive(&entry, &mut local)?,
                        None => received
                            .entry(entry.installation.clone())
                            .or_default()
                            .receive(&entry, &mut local)?,
                    },
                    Exported::Unreadable(line) => comparison.unreadable_lines.add(line),
                }
                Ok(())
            })?;
            let newest = newest(&received, now);
            comparison.installations = received
                .iter()
                .map(|(id, received)| {
                    let mut installation = received.installation(id);
                    let at = installation.last_at.zip(newest);
                    installation.is_silent =
                        at.is_some_and(|(at, newest)| newest.duration_since(at) > silent_after);
                    installation
                })
                .collect();
            let own = received.iter().max_by_key(|(_, received)| received.same);
            if let Some((id, own)) = own.filter(|(_, own)| own.same > 0) {
                comparison.installation = Some(id.clone());
                let (last, _) = chain::head(&snapshot)?;
                let tombstones = Tombstones::read(&snapshot)?.map_err(Error::Broken)?;
                comparison.add(own, &mut local, tombstones.removed.0, last)?;
            }
            Ok(comparison)
        })
    }
}

/// The time of the last entry of all. A wrong clock of one installation must not make all others
/// silent.
fn newest(received: &BTreeMap<String, Received>, now: Timestamp) -> Option<Timestamp> {
    let latest = now.checked_add(CLOCK_TOLERANCE).unwrap_or(Timestamp::MAX);
    let times = received.values().filter_map(Received::last_at);
    times.filter(|at| *at <= latest).max()
}

impl Comparison {
    /// Adds what differs between an installation and the audit log, which has the entries from
    /// `removed + 1` to `last`.
    fn add(&mut self, own: &Received, local: &mut Local<'_>, removed: i64, last: i64) -> Result<(), Error> {
        self.same = own.same;
        self.altered = own.altered();
        let mut next = removed + 1;
        for number in own.entries.keys().copied() {
            if number <= removed {
                self.removed.add(number);
            } else if number > last {
                self.cut_off_in_log.add(number);
            } else {
                self.missing_in_export.add_all(next..=number - 1);
                next = number + 1;
                if local.hash(number)?.is_none() {
                    self.missing_in_log.add(number);
                }
            }
        }
        // What follows the last entry of the export may not be sent yet.
        let has_later = own.entries.keys().next_back().is_some_and(|end| *end > last);
        let rest = if has_later {
            &mut self.missing_in_export
        } else {
            &mut self.after_export
        };
        rest.add_all(next..=last);
        Ok(())
    }
}
