//! The file of an import: CSV or tab-separated text, held as a secret.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::customers::valid_email;

/// In bytes.
const MAX_SIZE: usize = 20_000_000;
/// The delimiters, in order of preference.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A parsed file. Any column may have passwords until staff choose the columns, so the whole text
/// is a secret.
pub(super) struct File {
    text: SecretString,
    delimiter: u8,
    /// The first 64 bits of the SHA-256 of the text, in hexadecimal. Identifies the file.
    pub(super) hash: String,
    pub(super) headings: Vec<String>,
    pub(super) rows: u32,
}

/// A row of the file.
pub(super) struct Cells {
    /// The line in the file, from 1.
    pub(super) line: u64,
    record: StringRecord,
}

impl Cells {
    /// Returns the cell of a column; empty if the row is too short.
    pub(super) fn get(&self, column: u32) -> &str {
        self.record.get(column as usize).unwrap_or_default()
    }

    pub(super) fn count(&self) -> usize {
        self.record.len()
    }
}

impl File {
    /// Parses a file.
    ///
    /// # Errors
    /// [`Error::Input`] for a file that is too large, not text, or without headings or rows.
    pub(super) fn read(text: SecretString) -> Result<Self, Error> {
        let shown = text.expose_secret();
        if shown.len() > MAX_SIZE {
            return Err(invalid("The file is larger than 20 MB. Import it in parts."));
        }
        if shown.contains('\0') {
            return Err(invalid(
                "This is not a text file. Save the table as CSV (UTF-8), then choose that file.",
            ));
        }
        let mut file = Self {
            delimiter: delimiter(shown),
            hash: hash(shown),
            headings: Vec::new(),
            rows: 0,
            text,
        };
        file.headings = file.read_headings()?;
        file.rows = u32::try_from(file.cells().count()).unwrap_or(u32::MAX);
        if file.rows == 0 {
            return Err(invalid("There is no row below the line of headings."));
        }
        Ok(file)
    }

    /// Reads the headings. Refuses a first line with an email address: it is a row, and may have a
    /// password, and headings are shown.
    fn read_headings(&self) -> Result<Vec<String>, Error> {
        let Some(first) = self.lines().next() else {
            return Err(invalid("The file is empty."));
        };
        let cells = first.record.iter().map(str::trim);
        if cells.clone().any(|cell| valid_email(cell).is_ok()) {
            return Err(invalid(
                "The first line has to say what the columns are: name, e-mail and so on.",
            ));
        }
        let named = |(index, cell): (usize, &str)| match cell {
            "" => format!("Column {}", index + 1),
            cell => cell.to_owned(),
        };
        Ok(cells.enumerate().map(named).collect())
    }

    /// Iterates over the rows below the headings, without empty rows.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cells> {
        let is_row = |cells: &Cells| cells.record.iter().any(|cell| !cell.trim().is_empty());
        self.lines().skip(1).filter(is_row)
    }

    fn lines(&self) -> impl Iterator<Item = Cells> {
        let text = self.text.expose_secret();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut counted, mut line) = (0, 1);
        // The reader accepts rows of any length, and reading from memory cannot fail.
        let records = reader(text, self.delimiter).into_records().flatten();
        records.map(move |record| {
            let start = start_of(text, &record);
            line += count_newlines(text, counted..start);
            counted = start;
            Cells { line, record }
        })
    }
}

/// Returns the offset of a record. The reported position can be before the line feeds that separate
/// it from the last record.
fn start_of(text: &str, record: &StringRecord) -> usize {
    let reported = record.position().map_or(0, csv::Position::byte);
    let reported = usize::try_from(reported).unwrap_or(text.len()).min(text.len());
    let feeds = text.as_bytes()[reported..]
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    reported + feeds.count()
}

fn count_newlines(text: &str, range: Range<usize>) -> u64 {
    let feeds = text.as_bytes()[range].iter().filter(|byte| **byte == b'\n');
    feeds.count() as u64
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Returns the delimiter that splits the first line into the most columns.
fn delimiter(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let first = reader(text, delimiter).into_records().flatten().next();
        first.map_or(0, |record| record.len())
    };
    let [mut best, others @ ..] = DELIMITERS;
    for other in others {
        if columns(other) > columns(best) {
            best = other;
        }
    }
    best
}

fn hash(text: &str) -> String {
    hex::encode(&Sha256::digest(text)[..8])
}

fn invalid(message: &str) -> Error {
    Error::input("file", message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    fn read(text: &str) -> Result<File, Error> {
        File::read(text.into())
    }

    fn error_text(text: &str) -> String {
        read(text).err().unwrap().to_string()
    }

    #[test]
    fn comma_semicolon_and_tab_are_delimiters() {
        for text in [
            "Name,E-mail\nRon,ron@pawnee.test\n",
            "Name;E-mail\nRon;ron@pawnee.test\n",
            "Name\tE-mail\r\nRon\tron@pawnee.test\r\n",
            "\u{feff}Name;E-mail\n\"Ron\";\"ron@pawnee.test\"",
            "\"Name, in full\";E-mail\nRon;ron@pawnee.test\n",
        ] {
            let file = read(text).unwrap();
            let row = file.cells().next().unwrap();
            assert_eq!((file.headings.len(), file.rows), (2, 1), "{text}");
            assert!(!file.headings[0].contains('\u{feff}'));
            assert_eq!((row.get(0), row.get(1)), ("Ron", "ron@pawnee.test"), "{text}");
        }
    }

    #[test]
    fn rows_have_line_numbers_of_the_file() {
        let text = "name,note\n\"a\",\"one\ntwo\"\n\n,\nb,three\n";
        for text in [
            text.to_owned(),
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}"),
        ] {
            let file = read(&text).unwrap();
            let lines: Vec<_> = file
                .cells()
                .map(|row| (row.line, row.get(0).to_owned()))
                .collect();
            assert_eq!(lines, [(2, "a".into()), (6, "b".into())], "{text:?}");
        }
    }

    #[test]
    fn invalid_file_error_has_none_of_its_content() {
        assert!(error_text("").contains("empty"));
        assert!(error_text("name,email\n").contains("no row"));
        assert!(error_text("PK\u{3}\u{4}\0\0").contains("not a text file"));
        let bare = error_text("Ron,ron@pawnee.test,hunter2\n");
        assert!(bare.contains("first line") && !bare.contains("hunter2"));
        let large = format!("name\n{}", "x".repeat(MAX_SIZE));
        assert!(error_text(&large).contains("20 MB"));
    }

    #[test]
    fn hash_depends_on_content() {
        let one = read("name,email\na,b\n").unwrap().hash;
        let other = read("name,email\na,c\n").unwrap().hash;

        assert_eq!(one, read("name,email\na,b\n").unwrap().hash);
        assert_ne!(one, other);
        assert_eq!(one.len(), 16);
    }
}
