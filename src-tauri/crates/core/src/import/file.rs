//! The file of an import, held as a secret: any of its columns may have passwords.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretSlice};
use sha2::{Digest, Sha256};

use super::delimited::{self, Rows};
use super::encoding::{self, Decoded};
use super::file_kind::{self, FileKind};
use super::headings;
use super::presets::{self, Preset};
use super::record::Record;
use super::secret_headings;
use super::vocabulary;
use super::workbook;
use crate::Error;
use crate::view::{Delimiter, ImportReading, InvalidInput};

/// In bytes.
const MAX_SIZE: usize = 20_000_000;

/// A file that was read.
pub(super) struct File {
    /// The bytes; `None` if those of the decoded text are the same.
    content: Option<Arc<SecretSlice<u8>>>,
    /// The first 64 bits of the SHA-256 of the content, in hexadecimal. Identifies the file.
    pub(super) hash: String,
    pub(super) source: Source,
    rows: Vec<Record>,
    /// The row of headings, by its place in `rows`.
    headings: Option<usize>,
    /// Whether the row of headings is known or was chosen.
    pub(super) has_certain_headings: bool,
    /// The titles of the columns.
    pub(super) titles: Vec<String>,
    /// The headings, normalized; empty for a file without headings.
    pub(super) normalized: Vec<String>,
    pub(super) preset: Option<&'static Preset>,
}

/// What the rows come from.
pub(super) enum Source {
    Text { decoded: Decoded, delimiter: Delimiter },
    Workbook { sheets: Vec<String>, sheet: String },
}

impl File {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Input`] for a file that is too large, no table, or without rows.
    pub(super) fn read(content: Arc<SecretSlice<u8>>, reading: &ImportReading) -> Result<Self, Error> {
        let bytes = content.expose_secret();
        if bytes.len() > MAX_SIZE {
            return Err(invalid(InvalidInput::FileTooLarge));
        }
        let hash = hex::encode(&Sha256::digest(bytes)[..8]);
        let (source, rows) = match file_kind::recognize(bytes)? {
            FileKind::Text => read_text(bytes, reading)?,
            FileKind::Workbook => {
                let book = workbook::read(bytes, reading.sheet.as_deref())?;
                let source = Source::Workbook {
                    sheets: book.sheets,
                    sheet: book.sheet,
                };
                (source, book.rows)
            }
        };
        let found = headings::find(&rows);
        let place = match reading.headings {
            None => found.place,
            Some(0) => None,
            Some(line) => Some(headings_at(&rows, line)?),
        };
        let is_text = match &source {
            Source::Text { decoded, .. } => decoded.text.expose_secret().as_bytes() == bytes,
            Source::Workbook { .. } => false,
        };
        let mut file = Self {
            has_certain_headings: reading.headings.is_some() || found.is_certain,
            headings: place,
            titles: Vec::new(),
            normalized: Vec::new(),
            preset: None,
            hash,
            source,
            rows,
            content: (!is_text).then_some(content),
        };
        file.name_columns();
        if file.rows().next().is_none() {
            return Err(invalid(InvalidInput::NoRowOfACustomer));
        }
        Ok(file)
    }

    /// Reads the same file in another way.
    ///
    /// # Errors
    /// As [`File::read`].
    pub(super) fn read_again(&self, reading: &ImportReading) -> Result<Self, Error> {
        let content = match &self.content {
            Some(content) => Arc::clone(content),
            None => Arc::new(self.bytes_of_all().to_vec().into()),
        };
        Self::read(content, reading)
    }

    fn bytes_of_all(&self) -> &[u8] {
        match (&self.content, &self.source) {
            (Some(content), _) => content.expose_secret(),
            (None, Source::Text { decoded, .. }) => decoded.text.expose_secret().as_bytes(),
            (None, Source::Workbook { .. }) => &[],
        }
    }

    fn name_columns(&mut self) {
        let row = self.headings.map(|place| &self.rows[place]);
        let width = match row {
            Some(row) => row.width(),
            None => self.rows.iter().map(Record::width).max().unwrap_or(0),
        };
        let heading = |column: usize| row.and_then(|row| row.cells().nth(column)).unwrap_or_default();
        self.normalized = (0..width)
            .map(|column| vocabulary::normalize(heading(column)))
            .collect();
        self.preset = presets::recognize(&self.normalized);
        self.titles = headings::titles(row, width, self.preset.is_some());
    }

    /// The line of the headings, from 1.
    pub(super) fn headings_line(&self) -> Option<u64> {
        self.headings.map(|place| self.rows[place].line())
    }

    pub(super) fn headings(&self) -> Option<&Record> {
        self.headings.map(|place| &self.rows[place])
    }

    /// Iterates over the rows that may be customers: those below the headings, and any above with
    /// an email address. Blank rows and titles are not among them.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Record> + Clone {
        let first = self.headings.map_or(0, |place| place + 1);
        let is_row = move |(place, row): &(usize, &Record)| {
            !row.is_blank() && (*place >= first || self.headings != Some(*place) && row.may_be_a_customer())
        };
        self.rows.iter().enumerate().filter(is_row).map(|(_, row)| row)
    }

    /// Iterates over the first rows of the file as they are, without blank ones.
    pub(super) fn first_rows(&self) -> impl Iterator<Item = &Record> {
        self.rows.iter().filter(|row| !row.is_blank())
    }

    /// Whether a column has passwords by its heading.
    pub(super) fn is_secret(&self, column: u32) -> bool {
        let heading = self.normalized.get(column as usize);
        heading.is_some_and(|heading| secret_headings::is_secret(heading))
    }

    /// Whether any column has passwords by its heading.
    pub(super) fn has_secrets(&self) -> bool {
        self.normalized
            .iter()
            .any(|heading| secret_headings::is_secret(heading))
    }

    /// The bytes of a row of a text file, without its last line end.
    pub(super) fn bytes(&self, row: &Record) -> &[u8] {
        let Source::Text { decoded, .. } = &self.source else {
            return &[];
        };
        let lines = &decoded.lines[row.lines()];
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return &[];
        };
        &self.bytes_of_all()[first.bytes().start..last.bytes().end]
    }
}

fn read_text(bytes: &[u8], reading: &ImportReading) -> Result<(Source, Vec<Record>), Error> {
    let chosen = match &reading.encoding {
        Some(name) => Some(
            encoding::by_name(name).ok_or_else(|| Error::input("encoding", InvalidInput::UnknownEncoding))?,
        ),
        None => None,
    };
    let decoded = encoding::decode(bytes, chosen);
    if decoded.text.expose_secret().contains('\0') {
        return Err(invalid(InvalidInput::NotText));
    }
    let delimiter = reading
        .delimiter
        .unwrap_or_else(|| delimited::guess_delimiter(&decoded));
    let mut rows: Vec<Record> = Rows::new(&decoded, delimiter).collect();
    rows.shrink_to_fit();
    Ok((Source::Text { decoded, delimiter }, rows))
}

/// The place of the row of headings that staff chose by its line.
fn headings_at(rows: &[Record], line: u64) -> Result<usize, Error> {
    let place = rows.iter().position(|row| row.line() == line);
    let place = place.ok_or_else(|| Error::input("headings", InvalidInput::UnknownRow))?;
    if headings::may_be_headings(&rows[place]) {
        Ok(place)
    } else {
        Err(Error::input("headings", InvalidInput::RowWithoutHeadings))
    }
}

fn invalid(why: InvalidInput) -> Error {
    Error::input("file", why)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    fn read_bytes(bytes: &[u8]) -> Result<File, Error> {
        File::read(Arc::new(bytes.to_vec().into()), &ImportReading::default())
    }

    fn read(text: &str) -> Result<File, Error> {
        read_bytes(text.as_bytes())
    }

    fn error_text(text: &str) -> String {
        read(text).err().unwrap().to_string()
    }

    fn lines(file: &File) -> Vec<u64> {
        file.rows().map(Record::line).collect()
    }

    #[test]
    fn rows_have_line_numbers_of_the_file() {
        let text = "name,email\n\"a\",\"one@x.test\ntwo\"\n\n,\nb,three@x.test\n";
        for text in [
            text.to_owned(),
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            format!("\u{feff}{text}"),
        ] {
            let file = read(&text).unwrap();

            assert_eq!(lines(&file), [2, 6], "{text:?}");
            assert_eq!(file.titles, ["name", "email"]);
        }
    }

    #[test]
    fn invalid_file_error_has_none_of_its_content() {
        assert!(error_text("").contains("empty"));
        assert!(error_text("name,email\n").contains("no row"));
        assert!(error_text("name,email\n\0\0,hunter2\n").contains("not a text file"));
        let large = format!("name\n{}", "x".repeat(MAX_SIZE));
        assert!(error_text(&large).contains("20 MB"));
    }

    #[test]
    fn first_line_is_not_believed() {
        let bare = read("Ron,ron@pawnee.test,hunter2\nApril,april@pawnee.test,swordfish\n").unwrap();
        assert_eq!(bare.titles, ["Column 1", "Column 2", "Column 3"]);
        assert_eq!((bare.headings_line(), bare.has_certain_headings), (None, false));
        assert_eq!(lines(&bare), [1, 2]);

        let titled =
            read("Customers of 2024\n\nName;E-mail;Password\nRon;ron@pawnee.test;hunter2\n").unwrap();
        assert_eq!(titled.titles, ["Name", "E-mail", "Password"]);
        assert_eq!(
            (titled.headings_line(), titled.has_certain_headings),
            (Some(3), true)
        );
        assert_eq!(lines(&titled), [4]);

        let above = read("Ron,ron@pawnee.test\nName,E-mail\nApril,april@pawnee.test\n").unwrap();
        assert_eq!(
            (above.headings_line(), above.has_certain_headings),
            (Some(2), false)
        );
        assert_eq!(lines(&above), [1, 3]);

        let unknown = read("Wer,Wohin\nRon,ron@pawnee.test\n").unwrap();
        assert_eq!(
            (unknown.headings_line(), unknown.has_certain_headings),
            (Some(1), false)
        );
        assert_eq!(unknown.titles, ["Column 1", "Column 2"]);
    }

    #[test]
    fn heading_that_could_be_a_password_is_not_displayed() {
        let file = read("Name,E-mail,hunter2,Favorite color,P@ss\nRon,ron@pawnee.test,,red,\n").unwrap();

        assert_eq!(
            file.titles,
            ["Name", "E-mail", "Column 3", "Favorite color", "Column 5"]
        );
    }

    #[test]
    fn encodings_are_detected() {
        let text = "Name;E-mail\r\nZoë Müller;zoe@pawnee.test\r\n";
        let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| {
            let units = text.encode_utf16().flat_map(bytes);
            mark.iter().copied().chain(units).collect::<Vec<u8>>()
        };
        let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            utf16(b"\xff\xfe", u16::to_le_bytes),
            utf16(b"", u16::to_le_bytes),
            utf16(b"\xfe\xff", u16::to_be_bytes),
            utf16(b"", u16::to_be_bytes),
            latin,
        ] {
            let file = read_bytes(&bytes).unwrap();
            let row = file.rows().next().unwrap();

            assert_eq!(row.get(0), "Zoë Müller", "{bytes:?}");
            assert_eq!((row.get(1), file.titles[0].as_str()), ("zoe@pawnee.test", "Name"));
            assert!(!file.bytes(row).is_empty());
        }
    }

    #[test]
    fn invalid_byte_marks_one_cell() {
        let file = read_bytes(
            b"Name,E-mail\nZo\xc3\xab M\xfcller,zoe@pawnee.test\nAndr\xc3\xa9,andre@pawnee.test\n",
        )
        .unwrap();

        let names: Vec<&str> = file.rows().map(|row| row.get(0)).collect();
        assert_eq!(names, ["Zoë M\u{fffd}ller", "André"]);
    }

    #[test]
    fn hash_depends_on_content() {
        let one = read("name,email\na,b@x.test\n").unwrap().hash;
        let other = read("name,email\na,c@x.test\n").unwrap().hash;

        assert_eq!(one, read("name,email\na,b@x.test\n").unwrap().hash);
        assert_ne!(one, other);
        assert_eq!(one.len(), 16);
    }
}
