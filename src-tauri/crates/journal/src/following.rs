//! Reading the audit log forward, in the order of writing, for a program that keeps its place.

use rusqlite::Connection;

use crate::chain;
use crate::hash::Hash;
use crate::tombstone::Tombstones;
use crate::{Anchor, AuditLog, Entry, Error, entry};

/// How much text a page has at most, in bytes, unless its first entry alone has more.
const MOST_TEXT: usize = 4_000_000;

/// Entries in the order of writing, and where the audit log ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Following {
    /// The number and the hash of the entry before the first of these.
    pub before: Anchor,
    /// The entries, first written first.
    pub entries: Vec<Entry>,
    /// The number and the hash of the last entry of the audit log.
    pub head: Anchor,
}

impl Following {
    /// Each entry with the hash of the entry before it.
    pub fn with_previous(&self) -> impl Iterator<Item = (&Entry, Hash)> {
        let before = std::iter::once(self.before.head);
        let previous = before.chain(self.entries.iter().map(|entry| entry.hash));
        self.entries.iter().zip(previous)
    }
}

impl AuditLog {
    /// Reads at most `limit` entries that follow the entry of an anchor, and fewer if they are
    /// large. If the file has no such entry, because it is another one or was cut off, they are its
    /// first entries.
    ///
    /// # Errors
    /// Fails if the file cannot be read or has values that this version does not know.
    pub fn following(&self, anchor: &Anchor, limit: u32) -> Result<Following, Error> {
        self.read(|connection| {
            // Appends in between must not show.
            let snapshot = connection.unchecked_transaction()?;
            let (entries, hash) = chain::head(&snapshot)?;
            let head = Anchor { entries, head: hash };
            let before = place(&snapshot, anchor)?;
            let mut statement = snapshot.prepare(&entry::select_following())?;
            let (mut entries, mut text) = (Vec::new(), 0);
            for entry in statement.query_and_then((before.entries, limit), Entry::read)? {
                let entry = entry?;
                text += entry.content.text_length();
                if text > MOST_TEXT && !entries.is_empty() {
                    break;
                }
                entries.push(entry);
            }
            Ok(Following {
                before,
                entries,
                head,
            })
        })
    }
}

/// Where the entries after an anchor begin: at its entry, or else after those that retention
/// removed.
fn place(connection: &Connection, anchor: &Anchor) -> Result<Anchor, Error> {
    if anchor.entries > 0 && chain::hash_at(connection, anchor.entries)? == Some(anchor.head) {
        return Ok(*anchor);
    }
    let tombstones = Tombstones::read(connection)?.map_err(Error::Broken)?;
    let entries = tombstones.removed.0;
    let head = tombstones.removed_hash().ok_or(Error::Broken(entries + 1))?;
    Ok(Anchor { entries, head })
}
