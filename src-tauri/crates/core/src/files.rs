//! Exported files: readable by their owner only, and visible under their name once they are
//! complete.

use std::io::{BufWriter, Error as IoError, ErrorKind, Result as IoResult, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use journal::{Format, Outcome};
use tempfile::NamedTempFile;
use tracing::info;

use crate::audit::{AuditEvent, AuditWriter};
use crate::view::{ExportFormat, ExportedView};
use crate::{Error, blocking};

/// A file in progress, under a temporary name. Dropping it deletes it.
pub(crate) struct NewFile {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl NewFile {
    /// Creates a temporary file next to `path`.
    ///
    /// # Errors
    /// Fails if `path` exists or the folder cannot be written.
    pub(crate) fn begin(path: PathBuf) -> IoResult<Self> {
        if path.exists() {
            return Err(IoError::new(ErrorKind::AlreadyExists, "the file already exists"));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        // A temporary file is readable by its owner only; renaming keeps its mode.
        let file = tempfile::Builder::new()
            .prefix(".shopside-")
            .tempfile_in(folder)?;
        Ok(Self {
            file: BufWriter::new(file),
            path,
        })
    }

    /// Renames the file to its final name.
    ///
    /// # Errors
    /// Fails if a file of that name exists by now.
    pub(crate) fn keep(self) -> IoResult<()> {
        let file = self.file.into_inner()?;
        file.as_file().sync_all()?;
        file.persist_noclobber(self.path)?;
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> IoResult<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> IoResult<()> {
        self.file.flush()
    }
}

/// Writes a file, and returns the number of records that `work` returns.
pub(crate) async fn write(
    path: PathBuf,
    work: impl FnOnce(&mut NewFile) -> Result<u64, Error> + Send + 'static,
) -> Result<u64, Error> {
    blocking::run(move || {
        let mut file = NewFile::begin(path)?;
        let count = work(&mut file)?;
        file.keep()?;
        Ok(count)
    })
    .await
}

/// Returns a format and its file extension.
pub(crate) fn format(format: ExportFormat) -> (Format, &'static str) {
    match format {
        ExportFormat::Csv => (Format::Csv, "csv"),
        ExportFormat::JsonLines => (Format::JsonLines, "jsonl"),
    }
}

/// Returns a path in `folder` for a new file, with a time in its name.
pub(crate) fn new_path(at: Timestamp, folder: &Path, what: &str, extension: &str) -> PathBuf {
    let at = at.strftime("%Y-%m-%d-%H%M%S");
    folder.join(format!("shopside-{what}-{at}.{extension}"))
}

/// Records an export in the audit log, then runs it.
pub(crate) async fn export(
    audit: &AuditWriter,
    event: AuditEvent,
    path: PathBuf,
    writing: impl Future<Output = Result<u64, Error>>,
) -> Result<ExportedView, Error> {
    let what = event.detail.as_deref().unwrap_or_default();
    let mut event = AuditEvent {
        detail: Some(format!("{what}, to {}", path.display())),
        ..event
    };
    audit.write(&event, Outcome::Begun).await?;
    info!("export started");
    let written = writing.await;
    info!(items = written.as_ref().ok(), "export ended");
    event.items = written.as_ref().ok().copied();
    let path = path.display().to_string();
    let done = format!("The file was written to {path}");
    let count = audit.conclude(&event, written, done).await?;
    Ok(ExportedView { path, count })
}
