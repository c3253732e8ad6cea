//! Which records a scan has read, in eight bytes for each.
//!
//! Two records that by chance have the same hash would look like one. The scan then reads fewer
//! records than the store counts, and ends with an error. For a million records the chance is one
//! in thirty million.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// How many hashes are kept in a table before they move to a sorted list, which is smaller.
const RECENT: usize = 16 * 1024;

/// The records that a scan has read.
#[derive(Default)]
pub(super) struct Seen {
    hasher: RandomState,
    this_pass: Hashes,
    earlier_passes: Hashes,
    count: u64,
}

/// When a record was read before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    Never,
    InEarlierPass,
    InThisPass,
}

impl Seen {
    /// How many records were read.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Adds the record with this ID, and returns whether it was read before.
    pub(super) fn insert(&mut self, id: &str) -> Before {
        let hash = self.hasher.hash_one(id);
        if self.this_pass.contains(hash) {
            return Before::InThisPass;
        }
        self.this_pass.insert(hash);
        if self.earlier_passes.contains(hash) {
            return Before::InEarlierPass;
        }
        self.count = self.count.saturating_add(1);
        Before::Never
    }

    pub(super) fn is_in_this_pass(&self, id: &str) -> bool {
        self.this_pass.contains(self.hasher.hash_one(id))
    }

    /// Begins to read the list from its start once more.
    pub(super) fn begin_pass(&mut self) {
        let last = std::mem::take(&mut self.this_pass);
        for hash in last.into_hashes() {
            if !self.earlier_passes.contains(hash) {
                self.earlier_passes.insert(hash);
            }
        }
    }
}

/// A set of hashes.
#[derive(Default)]
struct Hashes {
    recent: HashSet<u64>,
    sorted: Vec<Box<[u64]>>,
}

impl Hashes {
    fn contains(&self, hash: u64) -> bool {
        let is_in = |list: &[u64]| list.binary_search(&hash).is_ok();
        self.recent.contains(&hash) || self.sorted.iter().any(|list| is_in(list))
    }

    fn insert(&mut self, hash: u64) {
        self.recent.insert(hash);
        if self.recent.len() == RECENT {
            let mut list: Box<[u64]> = self.recent.drain().collect();
            list.sort_unstable();
            self.sorted.push(list);
        }
    }

    fn into_hashes(self) -> impl Iterator<Item = u64> {
        self.recent.into_iter().chain(self.sorted.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_known_in_every_later_pass() {
        let mut seen = Seen::default();
        let ids: Vec<String> = (0..2 * RECENT + 5).map(|number| number.to_string()).collect();

        for (pass, expected) in [Before::Never, Before::InEarlierPass, Before::InEarlierPass]
            .into_iter()
            .enumerate()
        {
            for id in &ids {
                assert!(!seen.is_in_this_pass(id), "{pass} {id}");
                assert_eq!(seen.insert(id), expected, "{pass} {id}");
                assert_eq!(seen.insert(id), Before::InThisPass, "{pass} {id}");
            }
            assert!(ids.iter().all(|id| seen.is_in_this_pass(id)));
            assert_eq!(seen.count(), ids.len() as u64);
            seen.begin_pass();
        }
        assert_eq!(seen.insert("another"), Before::Never);
    }
}
