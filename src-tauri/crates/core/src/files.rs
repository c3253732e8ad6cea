//! Files that are written for staff: each for its owner only, with its name once it is whole, and written down first.

use std::io::{BufWriter, Error as IoError, ErrorKind, Result as IoResult, Write};
use std::path::{Path, PathBuf};

use journal::{Format, Outcome};
use tempfile::NamedTempFile;

use crate::audit::AuditEvent;
use crate::view::{ExportFormat, ExportedView};
use crate::{App, Error, blocking};

/// A file that is being written. Dropped before it is kept, it is gone.
pub(crate) struct NewFile {
    file: BufWriter<NamedTempFile>,
    path: PathBuf,
}

impl NewFile {
    /// Begins a file beside the place that it is to have. Nothing may be there yet.
    pub(crate) fn begin(path: PathBuf) -> IoResult<Self> {
        if path.exists() {
            return Err(IoError::new(
                ErrorKind::AlreadyExists,
                "there is a file of this name",
            ));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        // Temporary files are for their owner only, and stay so under another name.
        let file = tempfile::Builder::new()
            .prefix(".shopside-")
            .tempfile_in(folder)?;
        Ok(Self {
            file: BufWriter::new(file),
            path,
        })
    }

    /// Gives the file its name, unless another has it by now.
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

/// Writes a whole file, and returns how many records `work` says that it has.
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

/// How a format is written, and what the names of its files end with.
pub(crate) fn format(format: ExportFormat) -> (Format, &'static str) {
    match format {
        ExportFormat::Csv => (Format::Csv, "csv"),
        ExportFormat::JsonLines => (Format::JsonLines, "jsonl"),
    }
}

impl App {
    /// A place in `folder` for a file that is written now.
    pub(crate) fn new_path(&self, folder: &Path, what: &str, ending: &str) -> PathBuf {
        let at = self.shared.clock.now().strftime("%Y-%m-%d-%H%M%S");
        folder.join(format!("shopside-{what}-{at}.{ending}"))
    }

    /// Writes down what is exported and where to, then does it.
    pub(crate) async fn export(
        &self,
        about: AuditEvent,
        path: PathBuf,
        writing: impl Future<Output = Result<u64, Error>>,
    ) -> Result<ExportedView, Error> {
        let what = about.detail.as_deref().unwrap_or_default();
        let mut about = AuditEvent {
            detail: Some(format!("{what}, to {}", path.display())),
            ..about
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let written = writing.await;
        about.items = written.as_ref().ok().copied();
        self.shared.audit.conclude(&about, &written).await?;
        Ok(ExportedView {
            path: path.display().to_string(),
            count: written?,
        })
    }
}
