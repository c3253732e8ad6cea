//! Exported files: readable by their owner only, and visible under their name once they are
//! complete.

use std::fs::{File, TryLockError};
use std::io::{BufWriter, ErrorKind, Result as IoResult, Seek, SeekFrom, Write};
use std::iter::once;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use journal::Outcome;
use sheet::Layout;
use tempfile::{NamedTempFile, TempPath};
use tracing::info;

use crate::audit::{AuditEvent, AuditWriter};
use crate::view::{CsvOptions, Done, ExportFormat, ExportedView};
use crate::{Error, blocking};

/// How many files may have one name and different numbers.
const MOST_OF_ONE_NAME: u32 = 10_000;

/// What the names of files in progress begin with.
pub(crate) const IN_PROGRESS: &str = ".shopside-";

/// How long a file in progress may have no lock and no resume point yet.
const NEW: Duration = Duration::from_mins(10);

/// A file in progress, under a temporary name. Dropping it deletes it.
///
/// It is locked, so that it can be told from one whose program was killed. On a file system without
/// locks it is not.
pub(crate) struct NewFile {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl NewFile {
    /// Creates a temporary file next to `path`.
    ///
    /// # Errors
    /// Fails if the folder cannot be written.
    pub(crate) fn begin(path: PathBuf) -> IoResult<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        // A temporary file is readable by its owner only; renaming keeps its mode.
        let file = tempfile::Builder::new().prefix(IN_PROGRESS).tempfile_in(folder)?;
        file.as_file().try_lock().ok();
        Ok(Self {
            file: BufWriter::new(file),
            path,
        })
    }

    /// Continues a file in progress after its first `length` bytes.
    ///
    /// # Errors
    /// Fails if the file can't be written, is shorter, or another program is writing it.
    pub(crate) fn reopen(in_progress: &Path, length: u64, path: PathBuf) -> IoResult<Self> {
        let mut file = File::options().read(true).write(true).open(in_progress)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(ErrorKind::ResourceBusy.into());
        }
        if file.metadata()?.len() < length {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        file.set_len(length)?;
        file.seek(SeekFrom::End(0))?;
        let file = NamedTempFile::from_parts(file, TempPath::try_from_path(in_progress)?);
        Ok(Self {
            file: BufWriter::new(file),
            path,
        })
    }

    /// Where the file is while it is in progress.
    pub(crate) fn in_progress(&self) -> &Path {
        self.file.get_ref().path()
    }

    /// Waits until everything that was flushed is on the disk, and returns how many bytes it is.
    ///
    /// # Errors
    /// Fails if the disk does.
    pub(crate) fn sync(&self) -> IoResult<u64> {
        let file = self.file.get_ref().as_file();
        file.sync_data()?;
        Ok(file.metadata()?.len())
    }

    /// Renames the file to its final name, or to one with a number if there is a file of that name.
    /// Returns the path.
    ///
    /// # Errors
    /// Fails if the file cannot be written or renamed.
    pub(crate) fn keep(self) -> IoResult<PathBuf> {
        let mut file = self.file.into_inner()?;
        file.as_file().sync_all()?;
        for path in names(self.path) {
            match file.persist_noclobber(&path) {
                Ok(_) => return Ok(path),
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => file = taken.file,
                Err(failed) => return Err(failed.error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }
}

/// The path, and then the same with ` (2)` and so on before its extension.
fn names(path: PathBuf) -> impl Iterator<Item = PathBuf> {
    let first = path.clone();
    let name = path.file_stem().unwrap_or_default().to_owned();
    let extension = path.extension().unwrap_or_default().to_owned();
    let numbered = move |number: u32| {
        let mut name = name.clone();
        name.push(format!(" ({number})."));
        name.push(&extension);
        path.with_file_name(name)
    };
    once(first).chain((2..=MOST_OF_ONE_NAME).map(numbered))
}

/// A finished file.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) path: PathBuf,
    /// How many records it has.
    pub(crate) count: u64,
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.file.flush()
    }
}

impl Seek for NewFile {
    fn seek(&mut self, position: SeekFrom) -> IoResult<u64> {
        self.file.seek(position)
    }
}

/// Deletes the files in progress of `folder` that a killed app left, and that can't be continued.
/// They have personal data. One that is locked is being written, and so may be one that is new.
pub(crate) fn discard_left_over(folder: &Path) {
    let is_left_over = |path: &Path| {
        let name = path.file_name()?.to_str()?;
        let resume_point = path.with_file_name(format!("{name}.json"));
        let is_old = || path.metadata().ok()?.modified().ok()?.elapsed().ok();
        let is_resume_point = path.extension().is_some_and(|ending| ending == "json");
        let is_meant = name.starts_with(IN_PROGRESS) && !is_resume_point && !resume_point.exists();
        let is_free = || File::open(path).ok()?.try_lock().ok();
        (is_meant && is_old()? > NEW && is_free().is_some()).then_some(())
    };
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_left_over(&file.path()).is_some() {
            // If it can't be deleted, the next export tries again.
            std::fs::remove_file(file.path()).ok();
        }
    }
}

/// Writes a file. `work` returns its number of records.
pub(crate) async fn write(
    path: PathBuf,
    work: impl FnOnce(&mut NewFile) -> Result<u64, Error> + Send + 'static,
) -> Result<Written, Error> {
    blocking::run(move || {
        let mut file = NewFile::begin(path)?;
        let count = work(&mut file)?;
        let path = file.keep()?;
        Ok(Written { path, count })
    })
    .await
}

/// Returns how a table in `folder` is written, and its file extension.
pub(crate) fn layout(format: ExportFormat, csv: CsvOptions, folder: &Path) -> (Layout, &'static str) {
    match format {
        ExportFormat::Csv => (Layout::Csv(csv.into()), "csv"),
        ExportFormat::JsonLines => (Layout::JsonLines, "jsonl"),
        ExportFormat::Xlsx => {
            let folder = folder.to_owned();
            (Layout::Xlsx { folder }, "xlsx")
        }
    }
}

/// Returns a path in `folder` for a new file, with a time in UTC in its name. If the name is taken
/// when the file is complete, [`NewFile::keep`] finds another.
pub(crate) fn new_path(at: Timestamp, folder: &Path, what: &str, extension: &str) -> PathBuf {
    let at = at.strftime("%Y-%m-%d-%H%M%S");
    folder.join(format!("shopside-{what}-{at}-utc.{extension}"))
}

/// Records an export in the audit log, then runs it. The last entry has the name of the file.
pub(crate) async fn export(
    audit: &AuditWriter,
    event: AuditEvent,
    path: PathBuf,
    writing: impl Future<Output = Result<Written, Error>>,
) -> Result<ExportedView, Error> {
    let what = event.detail.unwrap_or_default();
    let detail = |path: &Path| Some(format!("{what}, to {}", path.display()));
    let mut event = AuditEvent {
        detail: detail(&path),
        ..event
    };
    audit.write(&event, Outcome::Begun).await?;
    info!("export started");
    let written = writing.await;
    if let Ok(Written { path, count }) = &written {
        event.detail = detail(path);
        event.items = Some(*count);
    }
    info!(items = event.items, "export ended");
    let path = written.as_ref().map_or(path, |written| written.path.clone());
    let path = path.display().to_string();
    let done = Done::FileWritten { path: path.clone() };
    let Written { count, .. } = audit.conclude(&event, written, done).await?;
    Ok(ExportedView { path, count })
}
