//! What a report is made of: audit logs, and exports of a log server in JSON Lines.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use super::ReportFacts;
use super::record::Record;
use crate::{AuditLog, Entry, Error, entry, exported};

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
        let file = File::open(path).map_err(Error::Read)?;
        let length = SQLITE.len() as u64;
        file.take(length).read_to_end(&mut begin).map_err(Error::Read)?;
        if begin == SQLITE {
            return Ok(Self::Log(AuditLog::open_untouched(path)?));
        }
        Ok(Self::Export(path.to_owned()))
    }

    fn read(&self, each: &mut dyn FnMut(Option<Record>) -> Result<(), Error>) -> Result<(), Error> {
        match self {
            Self::Log(log) => log.for_each(&mut |entry| each(Some(Record::of_entry(entry)))),
            Self::Export(path) => {
                let file = File::open(path).map_err(Error::Read)?;
                let mut failed = None;
                exported::read(BufReader::new(file), |entry| {
                    if failed.is_none() {
                        failed = each(Record::of_exported(&entry)).err();
                    }
                })?;
                failed.map_or(Ok(()), Err)
            }
        }
    }
}

impl AuditLog {
    /// Reads all entries, first written first, without keeping them.
    fn for_each(&self, each: &mut dyn FnMut(Entry) -> Result<(), Error>) -> Result<(), Error> {
        self.read(|connection| {
            let mut statement = connection.prepare(&entry::select_all())?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                each(Entry::read(row)?)?;
            }
            Ok(())
        })
    }
}

/// Reads each entry of the sources once, however often it was delivered.
pub(super) fn read(
    sources: &[ReportSource],
    facts: &mut ReportFacts,
    mut each: impl FnMut(&Record) -> Result<(), Error>,
) -> Result<(), Error> {
    let is_one_log = matches!(sources, [ReportSource::Log(_)]);
    let mut known = HashSet::new();
    for (index, source) in sources.iter().enumerate() {
        source.read(&mut |record| {
            let Some(record) = record else {
                facts.unreadable += 1;
                return Ok(());
            };
            if !is_one_log && !known.insert(record.hash) {
                facts.repeated += 1;
                return Ok(());
            }
            let log = matches!(source, ReportSource::Log(_)).then_some(index);
            facts.count(&record, log);
            each(&record)
        })?;
    }
    Ok(())
}
