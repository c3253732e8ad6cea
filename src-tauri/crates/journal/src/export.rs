//! Exports of entries: CSV for spreadsheets, JSON Lines for other programs.

use std::io::Write;

use rusqlite::types::ValueRef;
use sheet::{Cell, Format, Sheet};

use crate::content::{COLUMNS, format_time};
use crate::{AuditLog, Entry, Error, Filter};

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

impl AuditLog {
    /// Writes the entries that pass a filter, newest first, and returns their number.
    ///
    /// # Errors
    /// Fails if the audit log cannot be read or `to` cannot be written.
    pub fn export(&self, filter: &Filter, format: Format, to: impl Write) -> Result<u64, Error> {
        let mut sheet = Sheet::begin(format, headings(), to).map_err(Error::Export)?;
        let (mut count, mut below) = (0, None);
        loop {
            let page = self.page(filter, below, PAGE)?;
            let Some(last) = page.last() else { break };
            below = Some(last.cursor());
            for entry in &page {
                sheet.write(row(entry)).map_err(Error::Export)?;
                count += 1;
            }
        }
        sheet.end().map_err(Error::Export)?;
        Ok(count)
    }
}

fn headings() -> impl Iterator<Item = &'static str> {
    ["id", "hash", "version"].into_iter().chain(COLUMNS)
}

fn row(entry: &Entry) -> Vec<Cell> {
    let at = format_time(entry.content.at);
    let first = [
        Cell::Whole(entry.id),
        Cell::Text(entry.hash.to_string()),
        Cell::Whole(entry.version.number()),
    ];
    let values = entry.content.values(&at).into_iter().map(|value| match value {
        ValueRef::Integer(number) => Cell::Whole(number),
        value => match value.as_str_or_null() {
            Ok(Some(text)) => Cell::Line(text.to_owned()),
            _ => Cell::Empty,
        },
    });
    first.into_iter().chain(values).collect()
}
