//! How far an export has come, in a small file beside its unfinished one. If the app is killed,
//! both are left, and the export can be continued.
//!
//! Records come in the order of their creation, newest first. The last creation time is the key
//! from which the list is read on. The records with that time which are written already are known
//! by their IDs.

use std::collections::HashSet;
use std::fs::File;
use std::io::Result as IoResult;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use moltin::Page;
use serde::{Deserialize, Serialize};

use super::columns::Row;
use crate::Error;
use crate::files::{IN_PROGRESS, NewFile};
use crate::view::{ExportCustomers, ExportOrders, InterruptedExport, InvalidInput};

/// The end of a resume point's name, after that of its unfinished file.
const ENDING: &str = ".json";
/// How many records are written between two resume points, at least. The first is after the first
/// page.
const EVERY: u64 = 1_000;
/// How many IDs of unreadable records are kept.
const MOST_UNREADABLE: usize = 1_000;

/// What an export has to write.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wanted {
    Customers(ExportCustomers),
    Orders(ExportOrders),
}

/// A resume point of an export.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ResumePoint {
    pub(super) connection: String,
    pub(super) wanted: Wanted,
    /// Where the complete file will be.
    pub(super) path: PathBuf,
    pub(super) so_far: SoFar,
    /// How many bytes of the unfinished file are complete.
    pub(super) length: u64,
}

/// The records that are written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct SoFar {
    pub(super) count: u64,
    pub(super) unreadable: u64,
    pub(super) total: u64,
    /// The first and the last creation time.
    pub(super) newest: Option<Timestamp>,
    pub(super) key: Option<Timestamp>,
    /// The IDs of the records with the last creation time.
    at_key: HashSet<String>,
    /// The IDs of unreadable records, whose creation time is not known.
    unreadable_ids: HashSet<String>,
}

impl SoFar {
    /// How many records are written that are newer than the key.
    pub(super) fn above_key(&self) -> u64 {
        self.count.saturating_sub(self.at_key.len() as u64)
    }

    /// Removes the records of a page that are written already.
    pub(super) fn skip_written<T: Row>(&self, page: &mut Page<T>) {
        page.items.retain(|record| !self.at_key.contains(record.id()));
        page.unreadable.retain(|record| {
            record
                .id
                .as_ref()
                .is_none_or(|id| !self.unreadable_ids.contains(id))
        });
    }

    /// Adds the records of a page. Returns whether an export can be continued after it.
    pub(super) fn add<T: Row>(&mut self, page: &Page<T>) -> bool {
        self.unreadable += page.unreadable.len() as u64;
        self.count += (page.items.len() + page.unreadable.len()) as u64;
        self.total = page.total.max(self.count);
        let ids = page.unreadable.iter().filter_map(|record| record.id.clone());
        self.unreadable_ids.extend(ids);
        let mut is_in_order = self.unreadable_ids.len() <= MOST_UNREADABLE;
        for record in &page.items {
            let created_at = record.created_at();
            match (created_at, self.key) {
                (Some(created_at), Some(key)) if milliseconds(created_at) == milliseconds(key) => {}
                (Some(created_at), key) if key.is_none_or(|key| created_at < key) => {
                    self.newest = self.newest.or(created_at.into());
                    self.key = Some(created_at);
                    self.at_key.clear();
                }
                // The list is read a second time, or the record has no creation time.
                _ => is_in_order = false,
            }
            self.at_key.insert(record.id().to_owned());
        }
        is_in_order && self.key.is_some()
    }
}

/// The API compares milliseconds.
fn milliseconds(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// The resume points of a running export. Dropping it deletes the last one.
pub(super) struct ResumePoints {
    connection: String,
    wanted: Wanted,
    path: PathBuf,
    file: Option<PathBuf>,
    saved: u64,
    is_possible: bool,
}

impl ResumePoints {
    pub(super) fn new(connection: &str, wanted: Wanted, path: PathBuf, is_possible: bool) -> Self {
        Self {
            connection: connection.to_owned(),
            wanted,
            path,
            file: None,
            saved: 0,
            is_possible,
        }
    }

    /// The resume point to save after a page, if there is one.
    pub(super) fn after_page(&mut self, so_far: &SoFar, can_continue: bool) -> Option<ResumePoint> {
        // From the first record out of order on, the key no longer says what is missing.
        self.is_possible &= can_continue;
        let is_due = self.is_possible && (self.saved == 0 || so_far.count >= self.saved + EVERY);
        is_due.then(|| {
            self.saved = so_far.count;
            ResumePoint {
                connection: self.connection.clone(),
                wanted: self.wanted.clone(),
                path: self.path.clone(),
                so_far: so_far.clone(),
                length: 0,
            }
        })
    }

    /// Remembers the unfinished file, to delete its resume point in the end.
    pub(super) fn begin(&mut self, in_progress: &Path) {
        self.file = Some(resume_point_of(in_progress));
    }
}

impl Drop for ResumePoints {
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            // There may be none yet.
            std::fs::remove_file(file).ok();
        }
    }
}

impl ResumePoint {
    /// Saves the resume point for what is written of the file. It replaces the last one as a whole.
    pub(super) fn save(mut self, file: &NewFile) -> IoResult<()> {
        self.length = file.sync()?;
        let path = resume_point_of(file.in_progress());
        let folder = path.parent().unwrap_or(Path::new("."));
        let new = tempfile::Builder::new().prefix(IN_PROGRESS).tempfile_in(folder)?;
        serde_json::to_writer(new.as_file(), &self)?;
        new.persist(path)?;
        Ok(())
    }

    /// Reads the resume point of an unfinished file in `folder`.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] if there is none of this connection, or the export is running.
    pub(super) fn read(folder: &Path, name: &str, connection: &str) -> Result<(PathBuf, Self), Error> {
        interrupted(folder)
            .find(|(path, resume_point)| {
                let is_wanted = path.file_name().is_some_and(|file| file == name);
                is_wanted && resume_point.connection == connection
            })
            .ok_or_else(|| Error::input("export", InvalidInput::ExportNotContinuable))
    }
}

/// The exports of a connection that can be continued.
pub(super) fn list(folder: &Path, connection: &str) -> Vec<InterruptedExport> {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let own = interrupted(folder).filter(|(_, resume_point)| resume_point.connection == connection);
    let mut exports: Vec<_> = own
        .filter_map(|(path, resume_point)| {
            Some(InterruptedExport {
                name: name(&path)?,
                file: name(&resume_point.path)?,
                done: resume_point.so_far.count,
                total: resume_point.so_far.total,
            })
        })
        .collect();
    exports.sort_by(|one, other| other.file.cmp(&one.file));
    exports
}

/// Deletes an unfinished file and its resume point.
pub(super) fn discard(in_progress: &Path) -> IoResult<()> {
    std::fs::remove_file(resume_point_of(in_progress))?;
    std::fs::remove_file(in_progress)
}

/// The unfinished files that no program is writing, with their resume points.
fn interrupted(folder: &Path) -> impl Iterator<Item = (PathBuf, ResumePoint)> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| {
        let name = file.file_name().into_string().ok()?;
        let name = name
            .strip_suffix(ENDING)
            .filter(|name| name.starts_with(IN_PROGRESS))?;
        let in_progress = file.path().with_file_name(name);
        let is_left = File::open(&in_progress).ok()?.try_lock().is_ok();
        let resume_point = serde_json::from_slice(&std::fs::read(file.path()).ok()?).ok()?;
        is_left.then_some((in_progress, resume_point))
    })
}

fn resume_point_of(in_progress: &Path) -> PathBuf {
    let mut name = in_progress.as_os_str().to_owned();
    name.push(ENDING);
    name.into()
}
