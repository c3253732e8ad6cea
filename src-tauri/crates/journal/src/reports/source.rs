//! What a report is made of: audit logs, and exports of a log server in JSON Lines.

use std::collections::HashSet;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use super::ReportFacts;
use super::record::{LeftOut, Record, RecordRead, first_bytes};
use crate::exported::{self, Exported};
use crate::hash::Hash;
use crate::{AuditLog, Entry, Error, entry, regular_file};

/// What every database of `SQLite` begins with.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Entries of one or of many installations.
#[derive(Debug, Clone)]
pub enum ReportSource {
    /// An audit log.
    Log(AuditLog),
    /// An export of a log server: a file of JSON Lines.
    Export(PathBuf),
}

impl ReportSource {
    /// Opens an audit log, or an export of a log server, without changing it.
    ///
    /// # Errors
    /// Fails if the file can't be read.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut begin = Vec::new();
        let file = regular_file::open(path).map_err(Error::Read)?;
        let length = SQLITE.len() as u64;
        file.take(length).read_to_end(&mut begin).map_err(Error::Read)?;
        if begin == SQLITE {
            return Ok(Self::Log(AuditLog::open_untouched(path)?));
        }
        Ok(Self::Export(path.to_owned()))
    }

    fn read(&self, each: &mut dyn FnMut(RecordRead) -> Result<(), Error>) -> Result<(), Error> {
        match self {
            Self::Log(log) => log.for_each(each),
            Self::Export(path) => {
                let file = regular_file::open(path).map_err(Error::Read)?;
                let mut has_entry = false;
                let read = exported::read(BufReader::new(file), |read| {
                    each(match read {
                        Exported::Entry(entry) => {
                            has_entry = true;
                            RecordRead::of_exported(&entry)
                        }
                        Exported::Unreadable(_) => RecordRead::LeftOut(LeftOut::default()),
                    })
                });
                match read {
                    // A report about the wrong file would say that nothing was done.
                    Ok(()) if !has_entry => Err(Error::NoEntries(path.clone())),
                    Err(error @ Error::ExportLine(_)) => Err(Error::InExport {
                        file: path.clone(),
                        source: Box::new(error),
                    }),
                    read => read,
                }
            }
        }
    }
}

impl AuditLog {
    /// Reads all entries, first written first, without keeping them.
    fn for_each(&self, each: &mut dyn FnMut(RecordRead) -> Result<(), Error>) -> Result<(), Error> {
        self.read(|connection| {
            let mut statement = connection.prepare(&entry::select_all())?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(match Entry::read(row) {
                    Ok(entry) => RecordRead::of_entry(entry),
                    // It must not hide those that can be read.
                    Err(Error::Unknown { entry, column }) => RecordRead::LeftOut(LeftOut {
                        number: Some(entry),
                        hash: Some(first_bytes(Hash(row.get(1)?))),
                        is_later: column == "version",
                        ..LeftOut::default()
                    }),
                    Err(error) => return Err(error),
                })?;
            }
            Ok(())
        })
    }
}

/// What a report is made of, and whether someone has stopped it.
pub(super) struct Sources<'a> {
    pub(super) all: &'a [ReportSource],
    pub(super) is_stopped: &'a dyn Fn() -> bool,
}

impl Sources<'_> {
    /// What tells an audit log from others, which has no ID of its installation: the path. Two
    /// computers may have the same name and accounts.
    fn computer(&self, source: &ReportSource) -> Option<String> {
        match source {
            ReportSource::Log(log) if self.all.len() > 1 => log.path().map(|path| path.display().to_string()),
            _ => None,
        }
    }

    /// Reads each entry once, however often it was delivered.
    ///
    /// # Errors
    /// [`Error::Stopped`], those of a source, and those of `each`.
    pub(super) fn read(
        &self,
        facts: &mut ReportFacts,
        mut each: impl FnMut(&Record) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let is_one_log = matches!(self.all, [ReportSource::Log(_)]);
        let mut known = HashSet::new();
        for (index, source) in self.all.iter().enumerate() {
            let computer = self.computer(source);
            source.read(&mut |mut read| {
                if (self.is_stopped)() {
                    return Err(Error::Stopped);
                }
                if let Some(hash) = read.hash()
                    && !is_one_log
                    && !known.insert(hash)
                {
                    facts.repeated += 1;
                    return Ok(());
                }
                if let Some(computer) = &computer {
                    read.set_installation(computer);
                }
                let log = matches!(source, ReportSource::Log(_)).then_some(index);
                match read {
                    RecordRead::Entry(record) => {
                        facts.count(&record, log);
                        each(&record)
                    }
                    RecordRead::LeftOut(entry) => {
                        facts.leave_out(entry, log);
                        Ok(())
                    }
                }
            })?;
        }
        Ok(())
    }
}
