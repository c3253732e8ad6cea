//! The rejected rows as a file that staff can correct and import again. Each row is as it was in
//! the imported file, byte for byte, except for cells that may be passwords: those are empty.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use icu_normalizer::DecomposingNormalizerBorrowed;
use journal::{Action, Format};
use sheet::{Cell, Sheet};

use super::Imports;
use super::cells;
use super::columns::Chosen;
use super::delimited;
use super::encoding::Decoded;
use super::file::{File, Source};
use super::record::Record;
use super::rejection::Rejection;
use super::secret_headings;
use super::state::Import;
use crate::Error;
use crate::audit::AuditEvent;
use crate::files::{self, NewFile};
use crate::view::{Delimiter, ExportedView, RowState};

impl Imports {
    /// Writes the rows that were not created to a new file in `folder`, with the reason. The audit
    /// log records it first. The reasons are in a language such as `de`.
    pub(crate) async fn save_rejects(
        &self,
        import: &str,
        folder: PathBuf,
        language: &str,
    ) -> Result<ExportedView, Error> {
        let import = self.import(import)?;
        let store = self.stores.get(&import.connection)?;
        let path = files::new_path(self.audit.now(), &folder, "not-imported", "csv");
        let event = AuditEvent {
            detail: Some(format!(
                "the rows of import {} that were not created",
                import.hash
            )),
            import_id: Some(import.hash.clone()),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let language = language.to_owned();
        let writing = files::write(path.clone(), move |to| {
            write(&import, &Rejection::of(&language), to)
        });
        files::export(&self.audit, event, path, writing).await
    }
}

fn write(import: &Import, rejection: &Rejection, to: &mut NewFile) -> Result<u64, Error> {
    let (file, reasons, columns) = {
        let state = import.state();
        let rejected = state
            .rows
            .iter()
            .filter(|row| row.verdict.state != RowState::Created);
        let reasons: HashMap<_, _> = rejected
            .map(|row| (row.line, rejection.reason(&row.verdict)))
            .collect();
        (state.file.clone(), reasons, state.columns)
    };
    let columns = columns.validate(&file.normalized)?;
    let rejects = Rejects {
        withheld: withheld(&file, &columns),
        file: &file,
        columns: &columns,
        added: rejection.headings(),
        reasons,
    };
    match &file.source {
        Source::Text { decoded, delimiter } => rejects.write_text(decoded, *delimiter, to),
        Source::Workbook { .. } => rejects.write_table(to),
    }
}

/// What is written.
struct Rejects<'a> {
    file: &'a File,
    columns: &'a Chosen,
    /// The headings of the columns that come before those of the file.
    added: [String; 2],
    reasons: HashMap<u64, String>,
    /// The columns that may have passwords.
    withheld: Vec<bool>,
}

impl Rejects<'_> {
    fn rows(&self) -> impl Iterator<Item = (&Record, &String)> {
        let rows = self.file.rows();
        rows.filter_map(|row| Some((row, self.reasons.get(&row.line())?)))
    }

    fn has_withheld(&self) -> bool {
        self.withheld.contains(&true)
    }

    /// Whether it is unknown which cell of a row is in which column, while some may be passwords.
    fn is_shifted(&self, row: &Record) -> bool {
        self.has_withheld() && (row.flaw.is_some() || row.width() > self.withheld.len())
    }

    /// Whether a cell may be a password: it is in a column of passwords, or in one of names or
    /// addresses and could be one.
    fn withholds(&self, column: usize, cell: &str) -> bool {
        let is_of = |chosen: u32| chosen as usize == column;
        let chosen = [
            Some(self.columns.name),
            self.columns.last_name,
            Some(self.columns.email),
        ];
        let is_text = chosen.into_iter().flatten().any(is_of);
        self.has_withheld()
            && (self.withheld.get(column).copied().unwrap_or(true)
                || is_text && cells::could_be_password(cell) && !cells::is_email(cell))
    }

    /// The cells of a row without those that may be passwords. `raw` has them as they are in the
    /// file.
    fn cells(&self, row: &Record, raw: &[String]) -> Vec<String> {
        if self.is_shifted(row) {
            let mut cells = vec![String::new(); self.withheld.len()];
            if let Some(email) = row.cells().find(|cell| cells::is_email(cell)) {
                email.clone_into(&mut cells[self.columns.email as usize]);
            }
            return cells;
        }
        let shown = |(column, (cell, raw)): (usize, (&str, &String))| {
            if self.withholds(column, cell) {
                String::new()
            } else {
                raw.clone()
            }
        };
        row.cells().zip(raw).enumerate().map(shown).collect()
    }

    /// The headings under which the file can be imported again.
    fn headings(&self) -> impl Iterator<Item = String> {
        let chosen = [
            (
                Some(self.columns.name),
                if self.columns.last_name.is_some() {
                    "First name"
                } else {
                    "Name"
                },
            ),
            (self.columns.last_name, "Last name"),
            (Some(self.columns.email), "E-mail"),
            (self.columns.external_ref, "Reference"),
        ];
        let title = move |(column, title): (u32, &String)| {
            let chosen = chosen.iter().find(|(of, _)| *of == Some(column));
            chosen.map_or_else(|| title.clone(), |(_, title)| (*title).to_owned())
        };
        (0..).zip(&self.file.titles).map(title)
    }

    /// Writes rows of a text in its encoding, with its delimiter.
    fn write_text(&self, decoded: &Decoded, delimiter: Delimiter, to: &mut NewFile) -> Result<u64, Error> {
        let encoding = decoded.encoding;
        let separator = delimiter.character();
        let end = line_end(decoded);
        to.write_all(mark(encoding))?;
        let added = self.added.join(&separator.to_string());
        to.write_all(&encode(encoding, &format!("{added}{separator}")))?;
        match self.file.headings() {
            Some(row) if !self.has_unsafe_titles() => {
                to.write_all(without_line_end(self.file.bytes(row), encoding))?;
            }
            _ => {
                let headings: Vec<String> = self.headings().collect();
                to.write_all(&encode(encoding, &headings.join(&separator.to_string())))?;
            }
        }
        to.write_all(&encode(encoding, end))?;
        let mut count = 0;
        for (row, reason) in self.rows() {
            let start = format!("{}{separator}{}{separator}", row.line(), quoted(reason));
            to.write_all(&encode(encoding, &start))?;
            if self.has_withheld() {
                let cells = self.cells(row, &delimited::raw_cells(decoded, row, separator));
                to.write_all(&encode(encoding, &cells.join(&separator.to_string())))?;
            } else {
                to.write_all(without_line_end(self.file.bytes(row), encoding))?;
            }
            to.write_all(&encode(encoding, end))?;
            count += 1;
        }
        Ok(count)
    }

    /// Writes rows of a workbook as CSV.
    fn write_table(&self, to: &mut NewFile) -> Result<u64, Error> {
        let headings = self.added.iter().cloned().chain(self.headings());
        let mut sheet = Sheet::begin(Format::Csv, headings, to)?;
        let mut count = 0;
        for (row, reason) in self.rows() {
            let line = i64::try_from(row.line()).unwrap_or(i64::MAX);
            let width = self.withheld.len().max(row.count());
            let raw: Vec<String> = row.cells().map(str::to_owned).collect();
            let cells = self.cells(row, &raw).into_iter().map(Cell::Text);
            let cells = cells.chain(std::iter::repeat(Cell::Empty)).take(width);
            let added = [Cell::Whole(line), Cell::Text(reason.clone())];
            sheet.write(added.into_iter().chain(cells))?;
            count += 1;
        }
        sheet.end()?;
        Ok(count)
    }

    /// Whether a heading is not displayed, because it could be a password.
    fn has_unsafe_titles(&self) -> bool {
        let row = self.file.headings();
        let cells = row.into_iter().flat_map(Record::cells);
        cells
            .zip(&self.file.titles)
            .any(|(cell, title)| !cell.trim().is_empty() && cell.trim() != title)
    }
}

/// Which columns may have passwords: by their heading, by the choice of staff, or because it is
/// unknown what they have and a value could be a password.
fn withheld(file: &File, columns: &Chosen) -> Vec<bool> {
    let known = [
        Some(columns.name),
        columns.last_name,
        Some(columns.email),
        columns.external_ref,
    ];
    let may_have_passwords = |(column, heading): (u32, &String)| {
        if file.is_secret(column) || columns.password == Some(column) {
            return true;
        }
        let is_known =
            file.preset.is_some() || known.contains(&Some(column)) || secret_headings::is_harmless(heading);
        !is_known && file.rows().any(|row| cells::could_be_password(row.get(column)))
    };
    (0..).zip(&file.normalized).map(may_have_passwords).collect()
}

/// The line end of a text.
fn line_end(decoded: &Decoded) -> &'static str {
    let text = decoded.text_of_first_line();
    if text.ends_with("\r\n") {
        "\r\n"
    } else if text.ends_with('\r') {
        "\r"
    } else {
        "\n"
    }
}

fn without_line_end<'a>(mut bytes: &'a [u8], encoding: &'static Encoding) -> &'a [u8] {
    for end in ["\n", "\r"] {
        bytes = bytes
            .strip_suffix(encode(encoding, end).as_slice())
            .unwrap_or(bytes);
    }
    bytes
}

/// The byte order mark. A file in UTF-8 has one too, by which spreadsheets know it.
fn mark(encoding: &'static Encoding) -> &'static [u8] {
    match encoding {
        encoding if encoding == UTF_8 => b"\xef\xbb\xbf",
        encoding if encoding == UTF_16LE => b"\xff\xfe",
        encoding if encoding == UTF_16BE => b"\xfe\xff",
        _ => b"",
    }
}

/// Encodes a text. A letter that the encoding does not have becomes similar ones of ASCII.
fn encode(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    let encoded = |text: &str| {
        let (bytes, _, has_unmappable) = encoding.encode(text);
        (!has_unmappable).then(|| bytes.into_owned())
    };
    let letter = |letter: char| {
        let letter = String::from(letter);
        encoded(&letter).unwrap_or_else(|| in_ascii(&letter).into_bytes())
    };
    encoded(text).unwrap_or_else(|| text.chars().flat_map(letter).collect())
}

/// Similar letters of ASCII: without an accent. A double quotation mark would end a cell.
fn in_ascii(letter: &str) -> String {
    match letter {
        "’" | "“" | "”" | "„" | "«" | "»" => "'".into(),
        "ß" => "ss".into(),
        _ => {
            let parts = DecomposingNormalizerBorrowed::new_nfkd()
                .normalize(letter)
                .into_owned();
            let ascii: String = parts.chars().filter(char::is_ascii).collect();
            if ascii.is_empty() { "?".into() } else { ascii }
        }
    }
}

/// A cell in quotation marks: reasons have commas and semicolons.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
