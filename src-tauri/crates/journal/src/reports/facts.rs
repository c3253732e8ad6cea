//! What a report is based on, and what it can't show.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::record::{LeftOut, Record};
use crate::clock::is_set_back;

/// What a report is based on, and what it can't show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportFacts {
    /// How many rows the report has.
    pub rows: u64,
    /// How many different entries were read.
    pub entries: u64,
    /// How many entries were delivered again.
    pub repeated: u64,
    /// How many entries a later version of the app wrote, with a word that this one does not know.
    pub later: u64,
    /// How many entries have no time or no outcome, and how many lines of exports can’t be read.
    pub unreadable: u64,
    /// How many entries have lost their personal data to an erasure.
    pub erased: u64,
    /// How many times the clock of a computer was set back.
    pub clock_set_back: u64,
    /// How many sessions have no recorded end, and did not fail to begin.
    pub unended: u64,
    /// What a comparison with a store's log found.
    pub(super) compared: Vec<ReportFact>,
    installations: BTreeMap<(Option<usize>, String), Numbers>,
}

/// The numbers that were read of one installation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Numbers {
    first: i64,
    last: i64,
    count: i64,
    /// The entry with a time that was read last.
    before: Option<(i64, Timestamp)>,
}

/// A line of [`ReportFacts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportFact {
    /// The ID of its text, such as `report-fact-entries`.
    pub id: &'static str,
    /// How many.
    pub count: u64,
}

impl ReportFacts {
    /// Counts an entry. `log` is the place of its audit log among the sources.
    pub(super) fn count(&mut self, record: &Record, log: Option<usize>) {
        self.entries += 1;
        self.erased += u64::from(record.is_erased);
        let numbers = self.count_number(record.installation.clone(), record.number, log);
        // Log servers may list the newest first.
        let went_back = numbers.before.is_some_and(|(number, at)| {
            if number < record.number {
                is_set_back(at, record.at)
            } else {
                is_set_back(record.at, at)
            }
        });
        numbers.before = Some((record.number, record.at));
        self.clock_set_back += u64::from(went_back);
    }

    /// Counts an entry that no report can use. It is not missing.
    pub(super) fn leave_out(&mut self, entry: LeftOut, log: Option<usize>) {
        if entry.is_later {
            self.later += 1;
        } else {
            self.unreadable += 1;
        }
        if let Some(number) = entry.number {
            self.count_number(entry.installation, number, log);
        }
    }

    fn count_number(&mut self, installation: String, number: i64, log: Option<usize>) -> &mut Numbers {
        let numbers = self.installations.entry((log, installation));
        let numbers = numbers.or_insert_with(|| Numbers {
            first: number,
            last: number,
            ..Numbers::default()
        });
        numbers.first = numbers.first.min(number);
        numbers.last = numbers.last.max(number);
        numbers.count += 1;
        numbers
    }

    /// How many installations or audit logs there are.
    pub fn installations(&self) -> u64 {
        self.installations.len() as u64
    }

    /// How many entries are missing before the first one that was read: retention removed them, or
    /// the export begins later.
    pub fn before_first(&self) -> u64 {
        let before = self.installations.values().map(|numbers| numbers.first - 1);
        sum(before)
    }

    /// How many entries are missing in between.
    pub fn gaps(&self) -> u64 {
        let gaps = self.installations.values();
        let gaps = gaps.map(|numbers| numbers.last - numbers.first + 1 - numbers.count);
        sum(gaps)
    }

    /// The lines, without those that would say that nothing is wrong.
    pub fn lines(&self) -> Vec<ReportFact> {
        let always = [
            ("report-fact-entries", self.entries),
            ("report-fact-installations", self.installations()),
        ];
        let limits = [
            ("report-fact-before-first", self.before_first()),
            ("report-fact-gaps", self.gaps()),
            ("report-fact-erased", self.erased),
            ("report-fact-clock", self.clock_set_back),
            ("report-fact-unended", self.unended),
            ("report-fact-repeated", self.repeated),
            ("report-fact-later", self.later),
            ("report-fact-unreadable", self.unreadable),
        ];
        let limits = limits.into_iter().filter(|(_, count)| *count > 0);
        let lines = always.into_iter().chain(limits);
        let lines = lines.map(|(id, count)| ReportFact { id, count });
        lines.chain(self.compared.iter().copied()).collect()
    }
}

/// Numbers in an export can be anything.
fn sum(counts: impl Iterator<Item = i64>) -> u64 {
    let counts = counts.map(|count| u64::try_from(count).unwrap_or_default());
    counts.fold(0, u64::saturating_add)
}
