//! Entries for other programs: comma-separated values for spreadsheets, JSON Lines for everything else.

use std::io::Write;

use sheet::{Cell, Format, Sheet, one_line};

use crate::chain::COLUMNS;
use crate::{Entry, Error, Filter, Journal, entry};

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

impl Journal {
    /// Writes the entries that pass a filter, the newest first, and returns how many there were.
    ///
    /// # Errors
    /// Fails where the journal can't be read, or `to` can't be written.
    pub fn export(&self, filter: &Filter, format: Format, to: impl Write) -> Result<u64, Error> {
        let mut sheet = Sheet::begin(format, headings(), to).map_err(Error::Export)?;
        let (mut count, mut below) = (0, None);
        loop {
            let page = self.page(filter, below, PAGE)?;
            let Some(last) = page.last() else { break };
            below = Some(last.cursor());
            for entry in &page {
                sheet.write(row(entry, format)).map_err(Error::Export)?;
                count += 1;
            }
        }
        sheet.end().map_err(Error::Export)?;
        Ok(count)
    }
}

fn headings() -> impl Iterator<Item = &'static str> {
    ["id", "hash"].into_iter().chain(COLUMNS.split(", "))
}

/// An entry as a row. Comma-separated values are read line by line by many, so there each text is one.
fn row(entry: &Entry, format: Format) -> impl Iterator<Item = Cell> {
    let at = entry::at(entry.said.at);
    let texts = entry.said.texts(&at).map(move |text| match format {
        Format::Csv => Cell::from(text.map(one_line)),
        Format::JsonLines => Cell::from(text),
    });
    [Cell::Whole(entry.id), Cell::Text(entry.hash.to_string())]
        .into_iter()
        .chain(texts)
}
