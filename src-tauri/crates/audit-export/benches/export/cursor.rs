//! A cursor in a file of its own, which is synchronized and replaced as the app's preferences are.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use audit_export::{Cursor, CursorStore};

pub(crate) struct FileCursor(pub(crate) PathBuf);

impl FileCursor {
    /// The next shipper begins with the first entry.
    pub(crate) fn forget(&self) {
        // There is none before the first run.
        fs::remove_file(&self.0).ok();
    }
}

impl CursorStore for FileCursor {
    fn load(&self) -> Option<Cursor> {
        let acknowledged = fs::read_to_string(&self.0).ok()?.parse().ok()?;
        Some(Cursor {
            acknowledged,
            rejected: 0,
        })
    }

    fn save(&self, cursor: &Cursor) -> Result<(), String> {
        let next = self.0.with_extension("next");
        let write = || {
            let mut file = File::create(&next)?;
            file.write_all(cursor.acknowledged.to_string().as_bytes())?;
            file.sync_all()?;
            fs::rename(&next, &self.0)
        };
        write().map_err(|error| error.to_string())
    }
}
