//! What the journal says of earlier imports of the same file: it is all that is kept of an import, and has no password in it.

use std::collections::HashSet;

use journal::{Action, Entry, Filter, Journal, Outcome};

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

/// What became of the rows of a file in earlier imports, by their lines.
#[derive(Default)]
pub(super) struct ImportHistory {
    pub(super) created: HashSet<u64>,
    /// Begun and not concluded, or concluded without knowing.
    pub(super) in_doubt: HashSet<u64>,
}

/// How the journal names a row.
pub(super) fn detail(hash: &str, line: u64) -> String {
    format!("line {line} of import {hash}")
}

/// The line that an entry is about, if it is about this file. What went wrong may follow.
fn line(entry: &Entry, hash: &str) -> Option<u64> {
    let detail = entry.said.detail.as_deref()?;
    let (line, file) = detail.strip_prefix("line ")?.split_once(" of import ")?;
    file.starts_with(hash).then(|| line.parse().ok())?
}

impl ImportHistory {
    /// Reads what became of a file's rows in the store of this name.
    ///
    /// # Errors
    /// Fails where the journal can't be read.
    pub(super) fn read(journal: &Journal, store: &str, hash: &str) -> Result<Self, journal::Error> {
        let filter = Filter {
            action: Some(Action::CustomerCreate),
            ..Filter::default()
        };
        let store = format!("{store} (");
        let (mut history, mut known, mut below) = (Self::default(), HashSet::new(), None);
        loop {
            let page = journal.page(&filter, below, PAGE)?;
            let Some(last) = page.last() else { break };
            below = Some(last.cursor());
            for entry in page.iter().filter(|entry| entry.said.store.starts_with(&store)) {
                let Some(line) = line(entry, hash) else { continue };
                // The newest entry comes first, and has the last word.
                if known.insert(line) {
                    history.note(line, entry.said.outcome);
                }
            }
        }
        Ok(history)
    }

    fn note(&mut self, line: u64, outcome: Outcome) {
        match outcome {
            Outcome::Done => drop(self.created.insert(line)),
            Outcome::Begun | Outcome::Unknown => drop(self.in_doubt.insert(line)),
            Outcome::Failed => {}
        }
    }
}
