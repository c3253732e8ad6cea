//! What a log server received of one installation.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::entries::difference;
use super::local::Local;
use crate::Error;
use crate::attributes::{HEAD_NUMBER, PREVIOUS_HASH, TIME};
use crate::exported::ExportedEntry;
use crate::ranges::Ranges;

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

impl Installation {
    pub(super) fn is_intact(&self) -> bool {
        self.missing.is_empty() && self.missing_at_end == 0 && self.rewritten.is_empty() && !self.is_silent
    }
}

/// What one installation sent, with a few bytes for each entry.
#[derive(Debug, Default)]
pub(super) struct Received {
    pub(super) entries: BTreeMap<i64, Seen>,
    /// How many entries are those of the audit log.
    pub(super) same: u64,
    altered: Ranges,
    /// The attributes that at least one entry has, as bits.
    sent: u32,
    rewritten: Ranges,
    head: i64,
    /// The number and the time of the last entry.
    last_at: Option<(i64, Timestamp)>,
}

/// An entry of an export.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    hash: u64,
    previous: Option<u64>,
    /// The attributes that it should have and does not, as bits.
    lacks: u32,
}

impl Received {
    pub(super) fn receive(&mut self, entry: &ExportedEntry, local: &mut Local<'_>) -> Result<(), Error> {
        let number = entry.number;
        let at = entry.get(TIME).and_then(|at| at.parse().ok());
        if let Some(at) = at
            && self.last_at.is_none_or(|(last, _)| last <= number)
        {
            self.last_at = Some((number, at));
        }
        let head = entry.get(HEAD_NUMBER).and_then(|head| head.parse().ok());
        self.head = self.head.max(head.unwrap_or_default());
        let mut seen = Seen {
            hash: digest(&entry.hash),
            previous: entry.get(PREVIOUS_HASH).map(digest),
            lacks: 0,
        };
        let mut is_same = false;
        if let Some(hash) = local.hash(number)? {
            let found = if hash.to_string() == entry.hash {
                local.entry(number)?
            } else {
                None
            };
            match found.and_then(|(found, previous)| difference(entry, &found, previous)) {
                Some(difference) => {
                    self.sent |= difference.has;
                    seen.lacks = difference.lacks;
                    is_same = true;
                }
                None => self.altered.add(number),
            }
        }
        match self.entries.get_mut(&number) {
            None => {
                self.same += u64::from(is_same);
                self.entries.insert(number, seen);
            }
            // Delivered again.
            Some(before) if before.hash == seen.hash => before.lacks |= seen.lacks,
            Some(_) => self.rewritten.add(number),
        }
        Ok(())
    }

    pub(super) fn last_at(&self) -> Option<Timestamp> {
        self.last_at.map(|(_, at)| at)
    }

    /// The entries that differ from those of the audit log. An export may leave out an attribute of
    /// all entries, but not of some.
    pub(super) fn altered(&self) -> Ranges {
        let mut altered = self.altered.clone();
        let lacking = self
            .entries
            .iter()
            .filter(|(_, seen)| seen.lacks & self.sent != 0);
        lacking.for_each(|(number, _)| altered.add(*number));
        altered
    }

    pub(super) fn installation(&self, id: &str) -> Installation {
        let (mut missing, mut rewritten) = (Ranges::default(), self.rewritten.clone());
        let mut before: Option<(i64, u64)> = None;
        for (number, seen) in &self.entries {
            if let Some((before, before_hash)) = before {
                missing.add_all(before + 1..=number - 1);
                let follows = seen.previous.is_none_or(|previous| previous == before_hash);
                if before + 1 == *number && !follows {
                    rewritten.add(*number);
                }
            }
            before = Some((*number, seen.hash));
        }
        let last = before.map_or(0, |(last, _)| last);
        Installation {
            id: id.to_owned(),
            entries: u64::try_from(self.entries.len()).unwrap_or(u64::MAX),
            last,
            last_at: self.last_at(),
            missing,
            missing_at_end: (self.head - last).max(0),
            rewritten,
            is_silent: false,
        }
    }
}

/// A number that stands for a hash in memory.
fn digest(hash: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(hash).into();
    let (first, _) = digest.split_first_chunk().expect("it has 32 bytes");
    u64::from_be_bytes(*first)
}
