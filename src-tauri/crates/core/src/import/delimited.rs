//! Rows of delimited text: RFC 4180, and what shops make of it.
//!
//! A line with a stray quotation mark is one broken row. The readers of the `csv` crate would take
//! everything up to the next quotation mark as one cell, and lose the rows in between.

use secrecy::ExposeSecret;

use super::cells::has_email;
use super::encoding::Decoded;
use super::record::{Flaw, Record};
use crate::view::Delimiter;

/// How many rows are read to guess the delimiter.
const SAMPLE: usize = 50;

impl Delimiter {
    /// All, in order of preference.
    const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    pub(super) fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Pipe => '|',
        }
    }

    /// Returns the delimiter that a first line `sep=;` names, as spreadsheets write it.
    pub(super) fn named(line: &str) -> Option<Self> {
        let line = line.trim_matches('"');
        let start = line.get(..4)?;
        let named = line[4..].trim_matches('"');
        let is_named = |of: &Self| named.chars().eq([of.character()]);
        start
            .eq_ignore_ascii_case("sep=")
            .then(|| Self::ALL.into_iter().find(is_named))?
    }
}

/// The rows of a text, and the place of the first line that is one.
pub(super) struct Rows<'a> {
    decoded: &'a Decoded,
    delimiter: char,
    line: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(decoded: &'a Decoded, delimiter: Delimiter) -> Self {
        let names_delimiter = !decoded.lines.is_empty() && Delimiter::named(decoded.line(0)).is_some();
        Self {
            decoded,
            delimiter: delimiter.character(),
            line: usize::from(names_delimiter),
        }
    }

    /// Reads the row that starts in this line. `None` if a quotation mark in it is stray.
    fn well_formed(&self, first: usize) -> Option<Record> {
        let start = self.decoded.lines[first].text().start;
        let text = &self.decoded.text.expose_secret()[start..];
        let (cells, length) = split(text, self.delimiter)?;
        let end = start + length;
        let lines = &self.decoded.lines[first + 1..];
        let count = 1 + lines.iter().take_while(|line| line.text().start < end).count();
        if count > 1 && cells.iter().any(|cell| self.holds_a_customer(cell)) {
            return None;
        }
        Some(Record::new(first as u64 + 1, &cells, first..first + count))
    }

    /// Whether a quoted cell of several lines has one that reads like a row.
    fn holds_a_customer(&self, cell: &str) -> bool {
        let mut lines = cell.split(['\r', '\n']);
        lines.any(|line| {
            let mut cells = line.split(self.delimiter);
            cells.clone().count() > 1 && cells.any(is_alone_email)
        })
    }

    /// A line with a stray quotation mark, split without regard to it.
    fn broken(&self, line: usize) -> Record {
        let cells = self.decoded.line(line).split(self.delimiter);
        let cells: Vec<String> = cells.map(str::to_owned).collect();
        let mut record = Record::new(line as u64 + 1, &cells, line..line + 1);
        record.flaw = Some(Flaw::StrayQuote);
        record
    }
}

fn is_alone_email(cell: &str) -> bool {
    has_email(cell) && !cell.trim().contains(char::is_whitespace)
}

impl Iterator for Rows<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.line >= self.decoded.lines.len() {
            return None;
        }
        let record = self
            .well_formed(self.line)
            .unwrap_or_else(|| self.broken(self.line));
        self.line = record.lines().end;
        Some(record)
    }
}

/// The cells of a row as they are in the file, with their quotation marks.
pub(super) fn raw_cells(decoded: &Decoded, row: &Record, delimiter: char) -> Vec<String> {
    let start = decoded.lines[row.lines().start].text().start;
    let text = &decoded.text.expose_secret()[start..];
    let mut cells = Vec::new();
    let mut at = 0;
    while let Some((_, length)) = first_cell(&text[at..], delimiter) {
        cells.push(text[at..at + length].to_owned());
        at += length;
        if !text[at..].starts_with(delimiter) {
            break;
        }
        at += delimiter.len_utf8();
    }
    cells
}

/// Splits the first row of a text into cells. Returns them and where the row ends, before its line
/// end. `None` if a quotation mark in it is stray.
fn split(text: &str, delimiter: char) -> Option<(Vec<String>, usize)> {
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let (cell, length) = first_cell(&text[at..], delimiter)?;
        cells.push(cell);
        at += length;
        if !text[at..].starts_with(delimiter) {
            return Some((cells, at));
        }
        at += delimiter.len_utf8();
    }
}

/// Splits off the first cell of a text. Returns it and its length with quotation marks.
fn first_cell(text: &str, delimiter: char) -> Option<(String, usize)> {
    let ends = |letter: char| letter == delimiter || matches!(letter, '\r' | '\n');
    let is_blank = |letter: char| letter == ' ' || letter == '\t' && delimiter != '\t';
    let Some(quoted) = text.trim_start_matches(is_blank).strip_prefix('"') else {
        let length = text.find(ends).unwrap_or(text.len());
        return Some((text[..length].to_owned(), length));
    };
    let mut cell = String::new();
    let mut rest = quoted;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        rest = after;
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => break,
        }
    }
    rest = rest.trim_start_matches(is_blank);
    (rest.is_empty() || rest.starts_with(ends)).then(|| (cell, text.len() - rest.len()))
}

/// Guesses the delimiter: the one that a first line names, else the one with which most is
/// recognized.
pub(super) fn guess_delimiter(decoded: &Decoded) -> Delimiter {
    if decoded.lines.is_empty() {
        return Delimiter::Comma;
    }
    if let Some(named) = Delimiter::named(decoded.line(0)) {
        return named;
    }
    let mut best = (Delimiter::Comma, Score::default());
    for delimiter in Delimiter::ALL {
        let score = Score::of(decoded, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// How well a delimiter fits; earlier fields weigh more.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    known_headings: usize,
    rows_with_email: usize,
    /// How many rows have the most frequent number of cells.
    alike: usize,
    cells: usize,
}

impl Score {
    fn of(decoded: &Decoded, delimiter: Delimiter) -> Self {
        let rows: Vec<Record> = Rows::new(decoded, delimiter).take(SAMPLE).collect();
        let rows = rows.iter().filter(|row| row.flaw.is_none() && row.count() > 1);
        let count_alike = |cells: usize| rows.clone().filter(|row| row.count() == cells).count();
        let has_email = |row: &&Record| row.cells().any(is_alone_email);
        let counts = rows.clone().map(Record::count);
        let (alike, cells) = counts
            .map(|cells| (count_alike(cells), cells))
            .max()
            .unwrap_or_default();
        Self {
            known_headings: rows.clone().map(super::headings::count_known).max().unwrap_or(0),
            rows_with_email: rows.clone().filter(has_email).count(),
            alike,
            cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::encoding::decode;
    use super::*;

    fn rows(text: &str, delimiter: Delimiter) -> Vec<(u64, Option<Flaw>, Vec<String>)> {
        let decoded = decode(text.as_bytes(), None);
        let rows = Rows::new(&decoded, delimiter);
        rows.map(|row| (row.line(), row.flaw, row.cells().map(str::to_owned).collect()))
            .collect()
    }

    fn good(line: u64, cells: &[&str]) -> (u64, Option<Flaw>, Vec<String>) {
        (line, None, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn every_line_end_ends_a_row() {
        let text = "a,b\rc,d\ne,f\r\n\r\ng,\"h\ri\r\nj\"\rk,l";

        assert_eq!(
            rows(text, Delimiter::Comma),
            [
                good(1, &["a", "b"]),
                good(2, &["c", "d"]),
                good(3, &["e", "f"]),
                good(4, &[""]),
                good(5, &["g", "h\ri\r\nj"]),
                good(8, &["k", "l"]),
            ]
        );
    }

    #[test]
    fn quoted_cells_are_read_as_written() {
        assert_eq!(
            rows("\"a\"\"b\", \"c,d\" ,e \"f\" g,\"\"\n\"\",\"", Delimiter::Comma)[0],
            good(1, &["a\"b", "c,d", "e \"f\" g", ""])
        );
    }

    #[test]
    fn stray_quote_breaks_only_its_line() {
        for (text, broken) in [
            ("a,\"b\nc,c@x.test\n\"d\",d@x.test\n", 1),
            ("a,b\nc,\"c@x.test\nd,d@x.test\n", 2),
            ("\"a,a@x.test\nc,c@x.test\nd,d@x.test,\"\n", 1),
            ("\"a\" b,a@x.test\nc,c@x.test\nd,d@x.test\n", 1),
            ("a,\"b \"c\" d\"\nc,c@x.test\nd,d@x.test\n", 1),
            ("a,\"b,a@x.test\nc,\",c@x.test\nd,d@x.test\n", 1),
        ] {
            let rows = rows(text, Delimiter::Comma);

            let flaws: Vec<u64> = rows
                .iter()
                .filter(|row| row.1.is_some())
                .map(|row| row.0)
                .collect();
            assert_eq!(flaws.first(), Some(&broken), "{text:?}");
            let lines: Vec<u64> = rows.iter().map(|row| row.0).collect();
            assert_eq!(lines, [1, 2, 3], "{text:?}");
        }
    }

    #[test]
    fn quoted_line_breaks_are_part_of_a_cell() {
        let text = "name,note\nRon,\"Call him,\nor write to ron@x.test.\n\n\"\"Bye\"\"\"\nApril,\n";

        assert_eq!(
            rows(text, Delimiter::Comma)[1..],
            [
                good(2, &["Ron", "Call him,\nor write to ron@x.test.\n\n\"Bye\""]),
                good(6, &["April", ""]),
            ]
        );
        assert_eq!(
            rows("Ron,\"12 Main St\nPawnee\",ron@x.test\n", Delimiter::Comma),
            [good(1, &["Ron", "12 Main St\nPawnee", "ron@x.test"])]
        );
    }

    #[test]
    fn delimiter_is_guessed_by_what_it_splits() {
        for (text, delimiter) in [
            ("Name,E-mail\nRon,ron@x.test\n", Delimiter::Comma),
            ("Name;E-mail\n\"Swanson, Ron\";ron@x.test\n", Delimiter::Semicolon),
            ("Name\tE-mail\nSwanson, Ron\tron@x.test\n", Delimiter::Tab),
            ("Name|E-mail|Note\nRon|ron@x.test|a,b,c,d\n", Delimiter::Pipe),
            (
                "Customers, all of them, by name\n\nName;E-mail\nRon;ron@x.test\n",
                Delimiter::Semicolon,
            ),
            (
                "Ron, S.;ron@x.test;5\nApril, L.;april@x.test;7\n",
                Delimiter::Semicolon,
            ),
            ("sep=|\nName|E-mail, private\nRon|ron@x.test\n", Delimiter::Pipe),
            ("\"sep=;\"\r\nName;E-mail\r\n", Delimiter::Semicolon),
            ("", Delimiter::Comma),
            ("Name\nRon\n", Delimiter::Comma),
        ] {
            assert_eq!(
                guess_delimiter(&decode(text.as_bytes(), None)),
                delimiter,
                "{text:?}"
            );
        }
    }
}
