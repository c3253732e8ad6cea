//! Entries for other programs: comma-separated values for spreadsheets, JSON Lines for everything else.

use std::io::Write;

use serde::Serialize;
use serde_json::{Map, Serializer, Value};

use crate::chain::COLUMNS;
use crate::one_line::OneLine;
use crate::{Entry, Error, Filter, Journal, entry, one_line};

/// How many entries are read at a time.
const PAGE: u32 = 1_000;

/// How exported entries are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180 with a line of headings, and a line for each entry: its texts as [`one_line`] has them. What a spreadsheet would take for
    /// a formula begins with an apostrophe.
    Csv,
    /// One JSON object to a line, exactly as the journal has it.
    JsonLines,
}

impl Journal {
    /// Writes the entries that pass a filter, the newest first, and returns how many there were.
    ///
    /// # Errors
    /// Fails where the journal can't be read, or `to` can't be written.
    pub fn export(&self, filter: &Filter, format: Format, to: impl Write) -> Result<u64, Error> {
        let mut sheet = Sheet::begin(format, to)?;
        let (mut count, mut below) = (0, None);
        loop {
            let page = self.page(filter, below, PAGE)?;
            let Some(last) = page.last() else { break };
            below = Some(last.cursor());
            for entry in &page {
                sheet.write(entry)?;
                count += 1;
            }
        }
        sheet.end()?;
        Ok(count)
    }
}

enum Sheet<W: Write> {
    Csv(Box<csv::Writer<W>>),
    JsonLines(W),
}

impl<W: Write> Sheet<W> {
    fn begin(format: Format, to: W) -> Result<Self, Error> {
        Ok(match format {
            Format::Csv => {
                let mut writer = csv::WriterBuilder::new()
                    .terminator(csv::Terminator::CRLF)
                    .from_writer(to);
                writer.write_record(names())?;
                Self::Csv(Box::new(writer))
            }
            Format::JsonLines => Self::JsonLines(to),
        })
    }

    fn write(&mut self, entry: &Entry) -> Result<(), Error> {
        let (id, hash, at) = (
            entry.id.to_string(),
            entry.hash.to_string(),
            entry::at(entry.said.at),
        );
        let texts = entry.said.texts(&at);
        match self {
            Self::Csv(writer) => {
                let fixed = [id, hash].into_iter();
                let texts = texts.into_iter().map(|text| harmless(text.unwrap_or_default()));
                writer.write_record(fixed.chain(texts))?;
            }
            Self::JsonLines(to) => {
                let fixed = [entry.id.into(), hash.into()].into_iter();
                let values = fixed.chain(
                    texts
                        .into_iter()
                        .map(|text| text.map_or(Value::Null, Value::from)),
                );
                let object: Map<String, Value> = names().map(str::to_owned).zip(values).collect();
                let mut json = Serializer::with_formatter(&mut *to, OneLine);
                object.serialize(&mut json).map_err(std::io::Error::from)?;
                to.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        match self {
            Self::Csv(mut writer) => writer.flush()?,
            Self::JsonLines(mut to) => to.flush()?,
        }
        Ok(())
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    ["id", "hash"].into_iter().chain(COLUMNS.split(", "))
}

/// A cell that no spreadsheet runs.
fn harmless(text: &str) -> String {
    let line = one_line(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{line}")
    } else {
        line
    }
}
