//! XLSX: a workbook of one worksheet, for spreadsheets. See [`Layout::Xlsx`](crate::Layout::Xlsx).

mod disk_space;

use std::io::{self, Write};
use std::path::PathBuf;

use jiff::Zoned;
use rust_xlsxwriter::{Format, IgnoreError, Workbook, Worksheet, XlsxError};

use crate::cell::{Cell, has_whole_minutes, rfc_3339};
use crate::error::{Error, Result, TooLarge};
use crate::visible_text::one_line;
use disk_space::DiskSpace;

/// How many rows a worksheet has, the headings included.
const MAX_ROWS: u32 = 1_048_576;
/// How long the text of a cell may be, in UTF-16 code units.
const MAX_TEXT_LENGTH: usize = 32_767;
/// How many digits of a number spreadsheets keep.
const MAX_DIGITS: usize = 15;
/// Spreadsheets disagree about the days before March 1900.
const FIRST_YEAR: i16 = 1901;
const NANOSECONDS_PER_MILLISECOND: i32 = 1_000_000;
/// The widths of columns, in characters.
const MIN_WIDTH: u16 = 8;
const MAX_WIDTH: u16 = 60;

pub(crate) struct Xlsx<W: Write + Send> {
    workbook: Workbook,
    columns: Vec<Column>,
    /// The format of texts. A text stays one when its cell is edited.
    text: Format,
    next_row: u32,
    disk_space: DiskSpace,
    to: W,
}

struct Column {
    heading: String,
    width: u16,
}

impl<W: Write + Send> Xlsx<W> {
    pub(crate) fn begin(folder: PathBuf, headings: Vec<String>, to: W) -> Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(&folder)?;
        workbook
            .add_worksheet_with_constant_memory()?
            .set_freeze_panes(1, 0)?;
        let columns = headings.into_iter().map(|heading| Column {
            heading,
            width: MIN_WIDTH,
        });
        let mut table = Self {
            workbook,
            columns: columns.collect(),
            text: Format::new().set_num_format("@"),
            next_row: 0,
            disk_space: DiskSpace::of(folder),
            to,
        };
        table.write_headings()?;
        Ok(table)
    }

    /// Fails if there is no room for so many rows.
    pub(crate) fn require_rows(count: u64) -> Result<()> {
        if count >= u64::from(MAX_ROWS) {
            return Err(TooLarge::Rows.into());
        }
        Ok(())
    }

    fn write_headings(&mut self) -> Result<()> {
        let format = self.text.clone().set_bold();
        let headings: Vec<_> = self.columns.iter().map(|column| column.heading.clone()).collect();
        let headings = headings.into_iter().map(Cell::Text);
        self.write_cells(headings.collect(), &format)
    }

    pub(crate) fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        Self::require_rows(self.next_row.into())?;
        self.write_cells(row.into_iter().collect(), &self.text.clone())
    }

    fn write_cells(&mut self, row: Vec<Cell>, text: &Format) -> Result<()> {
        self.disk_space.reserve(row.iter().map(xml_length).sum())?;
        let worksheet = self.workbook.worksheet_from_index(0)?;
        for ((index, column), cell) in (0..).zip(&mut self.columns).zip(row) {
            let place = (self.next_row, index);
            let shown = match cell {
                Cell::Empty => continue,
                Cell::Text(shown) => Shown::text(shown),
                Cell::Line(line) => Shown::text(one_line(&line).into_owned()),
                Cell::Whole(number) => Shown::number(number.to_string()),
                Cell::Decimal(number) => Shown::number(number),
                Cell::Flag(flag) => Shown {
                    text: flag.to_string(),
                    value: Value::Flag(flag),
                },
                Cell::Time(time) => Shown::time(&time),
            };
            if shown.text.encode_utf16().count() > MAX_TEXT_LENGTH {
                let too_long = TooLarge::Text {
                    row: self.next_row + 1,
                    column: column.heading.clone(),
                };
                return Err(too_long.into());
            }
            column.widen(&shown.text);
            shown.write(worksheet, place, text)?;
        }
        self.next_row += 1;
        Ok(())
    }

    pub(crate) fn end(mut self) -> Result<W> {
        let worksheet = self.workbook.worksheet_from_index(0)?;
        let mut last_column = 0;
        for (index, column) in (0..).zip(&self.columns) {
            worksheet.set_column_width(index, column.width)?;
            last_column = index;
        }
        // Excel marks texts of digits with a warning.
        let last_row = self.next_row.saturating_sub(1);
        worksheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
        self.workbook.save_to_writer(&mut self.to)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

impl Column {
    /// Makes the column as wide as its widest text. A number or a date in a narrower one is shown
    /// as `###`.
    fn widen(&mut self, text: &str) {
        let longest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        let needed = u16::try_from(longest + 1).unwrap_or(MAX_WIDTH);
        self.width = self.width.max(needed.min(MAX_WIDTH));
    }
}

/// What a cell shows, and its value.
struct Shown {
    text: String,
    value: Value,
}

enum Value {
    Text,
    Number {
        value: f64,
        format: String,
    },
    Flag(bool),
    Time {
        value: jiff::civil::DateTime,
        format: String,
    },
}

impl Shown {
    fn text(text: String) -> Self {
        Self {
            text,
            value: Value::Text,
        }
    }

    /// A number, or a text if spreadsheets would change its digits.
    fn number(text: String) -> Self {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        match text.parse() {
            Ok(value) if digits <= MAX_DIGITS => {
                let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                let format = decimal_format("0", decimals);
                Self {
                    text,
                    value: Value::Number { value, format },
                }
            }
            _ => Self::text(text),
        }
    }

    /// A date with a time of day, or a text if spreadsheets can't keep it.
    fn time(time: &Zoned) -> Self {
        let text = rfc_3339(time);
        let is_kept = time.year() >= FIRST_YEAR
            && time.subsec_nanosecond() % NANOSECONDS_PER_MILLISECOND == 0
            && has_whole_minutes(time.offset());
        if !is_kept {
            return Self::text(text);
        }
        let (time_of_day, offset) = text.split_at(text.len() - "+00:00".len());
        // Up to three decimals of the second.
        let decimals = time_of_day
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        let format = format!(
            r#"yyyy-mm-dd"T"hh:mm:{}"{offset}""#,
            decimal_format("ss", decimals)
        );
        Self {
            value: Value::Time {
                value: time.datetime(),
                format,
            },
            text,
        }
    }

    fn write(self, worksheet: &mut Worksheet, (row, column): (u32, u16), text: &Format) -> Result<()> {
        match self.value {
            Value::Text => worksheet.write_string_with_format(row, column, self.text, text),
            Value::Number { value, format } => {
                let format = Format::new().set_num_format(format);
                worksheet.write_number_with_format(row, column, value, &format)
            }
            Value::Flag(flag) => worksheet.write_boolean(row, column, flag),
            Value::Time { value, format } => {
                let format = Format::new().set_num_format(format);
                worksheet.write_datetime_with_format(row, column, value, &format)
            }
        }?;
        Ok(())
    }
}

/// The number format `whole` with so many decimals.
fn decimal_format(whole: &str, decimals: usize) -> String {
    let point = if decimals == 0 { "" } else { "." };
    format!("{whole}{point}{}", "0".repeat(decimals))
}

/// How many bytes a cell has in the worksheet, at most.
fn xml_length(cell: &Cell) -> usize {
    /// A control character becomes `_x0001_`, and a `"_x0041_"` in a text `_x005F_x0041_`.
    const MAX_ESCAPE: usize = 7;
    const TAGS: usize = 160;
    let text = match cell {
        Cell::Text(text) | Cell::Line(text) | Cell::Decimal(text) => text.len(),
        Cell::Empty | Cell::Whole(_) | Cell::Flag(_) | Cell::Time(_) => 0,
    };
    TAGS + text * MAX_ESCAPE
}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self::Write(match error {
            XlsxError::TempFileError(_, error) | XlsxError::IoError(error) => error,
            XlsxError::ZipError(error) => error.into(),
            other => io::Error::other(other),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_after_the_last_is_an_error() {
        let mut table = Xlsx::begin(std::env::temp_dir(), vec!["what".into()], Vec::new()).unwrap();
        table.next_row = MAX_ROWS - 1;

        table.write([Cell::Whole(1)]).unwrap();

        let refused = table.write([Cell::Whole(2)]);
        assert!(matches!(refused, Err(Error::TooLarge(TooLarge::Rows))));
    }
}
