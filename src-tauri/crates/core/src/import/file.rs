//! The file of an import: text in columns, kept as the one secret that it may be.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::customers::valid_email;

/// The largest file, in bytes of text.
const MOST: usize = 20_000_000;
/// What columns are kept apart by. Where two would do, the first one is meant.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A file that has been read. Any of its columns may be passwords until somebody says which, so the text is a secret as a whole.
pub(super) struct File {
    text: SecretString,
    delimiter: u8,
    /// Tells this file from every other: the beginning of a hash of all that is in it.
    pub(super) hash: String,
    pub(super) headings: Vec<String>,
    pub(super) rows: u32,
}

/// A row as it stands in the file.
pub(super) struct Cells {
    /// Its line, from 1.
    pub(super) line: u64,
    audit: StringRecord,
}

impl Cells {
    /// The cell of a column; empty where the row is too short to have it.
    pub(super) fn get(&self, column: u32) -> &str {
        self.audit.get(column as usize).unwrap_or_default()
    }

    pub(super) fn count(&self) -> usize {
        self.audit.len()
    }
}

impl File {
    /// # Errors
    /// [`Error::Input`] for what is too large, no text, or has no line of headings or no rows.
    pub(super) fn read(text: SecretString) -> Result<Self, Error> {
        let shown = text.expose_secret();
        if shown.len() > MOST {
            return Err(wrong("The file is larger than 20 MB. Import it in parts."));
        }
        if shown.contains('\0') {
            return Err(wrong(
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
        file.headings = file.first_line()?;
        file.rows = u32::try_from(file.cells().count()).unwrap_or(u32::MAX);
        if file.rows == 0 {
            return Err(wrong("There is no row below the line of headings."));
        }
        Ok(file)
    }

    /// What the columns are called. What is an e-mail address is no heading: a password may stand beside it, and headings are shown.
    fn first_line(&self) -> Result<Vec<String>, Error> {
        let Some(first) = self.lines().next() else {
            return Err(wrong("The file is empty."));
        };
        let cells = first.audit.iter().map(str::trim);
        if cells.clone().any(|cell| valid_email(cell).is_ok()) {
            return Err(wrong(
                "The first line has to say what the columns are: name, e-mail and so on.",
            ));
        }
        let named = |(index, cell): (usize, &str)| match cell {
            "" => format!("Column {}", index + 1),
            cell => cell.to_owned(),
        };
        Ok(cells.enumerate().map(named).collect())
    }

    /// The rows below the headings. A row with nothing in any of its cells is none.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cells> {
        let is_row = |cells: &Cells| cells.audit.iter().any(|cell| !cell.trim().is_empty());
        self.lines().skip(1).filter(is_row)
    }

    fn lines(&self) -> impl Iterator<Item = Cells> {
        let text = self.text.expose_secret();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut counted, mut line) = (0, 1);
        // Text in memory has lines of any length, and nothing else can be wrong with them.
        let records = reader(text, self.delimiter).into_records().flatten();
        records.map(move |audit| {
            let start = beginning(text, &audit);
            line += newlines(text, counted..start);
            counted = start;
            Cells { line, audit }
        })
    }
}

/// Where a record begins. What the reader says may be before the line feeds that stand between it and the last one.
fn beginning(text: &str, audit: &StringRecord) -> usize {
    let said = audit.position().map_or(0, csv::Position::byte);
    let said = usize::try_from(said).unwrap_or(text.len()).min(text.len());
    let feeds = text.as_bytes()[said..]
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'));
    said + feeds.count()
}

fn newlines(text: &str, range: Range<usize>) -> u64 {
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

/// The one that makes the most columns of the first line.
fn delimiter(text: &str) -> u8 {
    let columns = |delimiter: u8| {
        let first = reader(text, delimiter).into_records().flatten().next();
        first.map_or(0, |audit| audit.len())
    };
    let [mut best, others @ ..] = DELIMITERS;
    for other in others {
        if columns(other) > columns(best) {
            best = other;
        }
    }
    best
}

/// The first 64 bits, in hexadecimal: enough to tell apart all the files that a shop will ever import.
fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    let first = digest.first_chunk().expect("it is 32 bytes long");
    format!("{:016x}", u64::from_be_bytes(*first))
}

fn wrong(message: &str) -> Error {
    Error::input("file", message)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

    use super::*;

    fn read(text: &str) -> Result<File, Error> {
        File::read(text.into())
    }

    fn complaint(text: &str) -> String {
        read(text).err().unwrap().to_string()
    }

    #[test]
    fn columns_are_kept_apart_by_commas_semicolons_or_tabs() {
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
    fn a_row_knows_its_line_though_cells_have_several_and_empty_rows_are_passed_over() {
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
    fn what_is_no_table_is_said_to_be_none_and_nothing_of_it_is_repeated() {
        assert!(complaint("").contains("empty"));
        assert!(complaint("name,email\n").contains("no row"));
        assert!(complaint("PK\u{3}\u{4}\0\0").contains("not a text file"));
        let bare = complaint("Ron,ron@pawnee.test,hunter2\n");
        assert!(bare.contains("first line") && !bare.contains("hunter2"));
        let large = format!("name\n{}", "x".repeat(MOST));
        assert!(complaint(&large).contains("20 MB"));
    }

    #[test]
    fn a_file_is_told_from_another_by_what_is_in_it() {
        let one = read("name,email\na,b\n").unwrap().hash;
        let other = read("name,email\na,c\n").unwrap().hash;

        assert_eq!(one, read("name,email\na,b\n").unwrap().hash);
        assert_ne!(one, other);
        assert_eq!(one.len(), 16);
    }
}
