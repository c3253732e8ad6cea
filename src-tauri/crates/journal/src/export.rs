//! Exports of entries: CSV and XLSX for spreadsheets, JSON Lines for other programs.

use std::io::Write;

use rusqlite::params_from_iter;
use rusqlite::types::ValueRef;
use sheet::{Cell, Layout, Sheet};

use crate::content::{COLUMNS, PERSONAL, format_time};
use crate::{AuditLog, Entry, Error, Filter, entry};

/// What an export has in the place of an erased field.
const ERASED: &str = "erased";

impl AuditLog {
    /// Writes the entries that pass a filter, last written first, and returns their number.
    ///
    /// # Errors
    /// Fails if the audit log cannot be read or `to` cannot be written.
    pub fn export(
        &self,
        filter: &Filter,
        layout: impl Into<Layout>,
        to: impl Write + Send,
    ) -> Result<u64, Error> {
        let mut sheet = Sheet::begin(layout, headings(), to).map_err(Error::Export)?;
        let (conditions, values) = filter.conditions(None);
        let count = self.read(|connection| {
            let mut statement = connection.prepare(&entry::select(&conditions, ""))?;
            let mut rows = statement.query(params_from_iter(values))?;
            let mut count = 0;
            while let Some(read) = rows.next()? {
                sheet.write(row(&Entry::read(read)?)).map_err(Error::Export)?;
                count += 1;
            }
            Ok(count)
        })?;
        sheet.end().map_err(Error::Export)?;
        Ok(count)
    }
}

fn headings() -> impl Iterator<Item = &'static str> {
    ["id", "hash", "version"]
        .into_iter()
        .chain(COLUMNS)
        .chain(["removes"])
}

fn row(entry: &Entry) -> Vec<Cell> {
    let at = format_time(entry.content.at);
    let first = [
        Cell::Whole(entry.id),
        Cell::Text(entry.hash.to_string()),
        Cell::Whole(entry.version.number()),
    ];
    let values = COLUMNS.into_iter().zip(entry.content.values(&at));
    let values = values.map(|(column, value)| match value {
        _ if entry.is_erased && PERSONAL.contains(&column) => Cell::Line(ERASED.to_owned()),
        ValueRef::Integer(number) => Cell::Whole(number),
        value => match value.as_str_or_null() {
            Ok(Some(text)) => Cell::Line(text.to_owned()),
            _ => Cell::Empty,
        },
    });
    let removes = entry.removes.clone().map_or(Cell::Empty, Cell::Text);
    first.into_iter().chain(values).chain([removes]).collect()
}
