//! Earlier imports of the same file, from the audit log. Nothing else is kept of an import.

use std::collections::HashSet;

use journal::{Action, AuditLog, Entry, Filter, Outcome, Version};

use crate::connections::OpenStore;

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

/// The outcomes of earlier imports of a file, by the lines of its rows.
#[derive(Default)]
pub(super) struct ImportHistory {
    pub(super) created: HashSet<u64>,
    /// Rows without an outcome, or whose outcome is unknown.
    pub(super) in_doubt: HashSet<u64>,
    /// All lines that an entry has been found for.
    seen: HashSet<u64>,
}

impl ImportHistory {
    /// Reads the outcomes of a file's rows in a store. `import_id` is the hash of the file.
    ///
    /// # Errors
    /// Fails if the audit log cannot be read.
    pub(super) fn read(log: &AuditLog, store: &OpenStore, import_id: &str) -> Result<Self, journal::Error> {
        let mut history = Self::default();
        let imported = Filter {
            connection_id: Some(store.connection.clone()),
            import_id: Some(import_id.to_owned()),
            ..Filter::default()
        };
        history.read_pages(log, &imported, |_| true)?;
        // Entries of version 2 have no connection ID, only the name that the store had at the time.
        let older = Filter {
            action: Some(Action::CustomerCreate),
            version: Some(Version::Two),
            ..Filter::default()
        };
        history.read_pages(log, &older, |entry| {
            entry.content.import_id.as_deref() == Some(import_id) && entry.content.store_name() == store.name
        })?;
        Ok(history)
    }

    /// Takes the newest entry of each line.
    fn read_pages(
        &mut self,
        log: &AuditLog,
        filter: &Filter,
        is_of_import: impl Fn(&Entry) -> bool,
    ) -> Result<(), journal::Error> {
        let mut below = None;
        loop {
            let page = log.page(filter, below, PAGE)?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            below = Some(last.cursor());
            for entry in page.iter().filter(|entry| is_of_import(entry)) {
                let Some(line) = entry.content.import_line.map(u64::from) else {
                    continue;
                };
                if self.seen.insert(line) {
                    self.add(line, entry.content.outcome);
                }
            }
        }
    }

    fn add(&mut self, line: u64, outcome: Outcome) {
        match outcome {
            Outcome::Done => drop(self.created.insert(line)),
            Outcome::Begun | Outcome::Unknown | Outcome::Later(_) => drop(self.in_doubt.insert(line)),
            Outcome::Failed => {}
        }
    }
}
