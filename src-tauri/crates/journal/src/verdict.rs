//! What a verification finds.

use crate::clock::ClockSetBack;
use crate::hash::Hash;
use crate::tombstone::Removal;

/// The result of [`AuditLog::verify`](crate::AuditLog::verify).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No entry was changed, and none is missing before the last.
    Intact {
        /// The number of the last entry.
        entries: i64,
        /// The hash of the last entry.
        head: Hash,
        /// Where times go backwards.
        clock: ClockSetBack,
        /// What was removed under a signature.
        removals: Vec<Removal>,
    },
    /// An entry does not match the chain.
    Broken {
        /// The ID of the first such entry.
        entry: i64,
        /// What is wrong with it.
        fault: Fault,
    },
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The entry or its hash was changed.
    Changed,
    /// The entry is missing, and later entries exist.
    Missing,
    /// The log ends before this entry, although a checkpoint counted it.
    CutOff,
    /// Its personal fields are missing, and no tombstone says that they were erased.
    Erased,
    /// It announces a removal, and the tombstone of this removal is missing, changed, or not signed
    /// with a known key.
    Unsigned,
    /// The chain is intact but differs from a checkpoint: the log was rewritten up to this entry.
    Rewritten,
    /// The entries before are intact, but the file has a trigger or another object that this crate
    /// did not create, so entries may be missing from here on.
    ForeignSchema,
    /// The entries before are intact, but the file is damaged: an index may hide entries.
    Damaged,
}
