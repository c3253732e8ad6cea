//! Workbooks: Excel (`.xlsx`, `.xls`) and `OpenDocument` (`.ods`), read with `calamine`.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Range, Reader, SheetType, SheetVisible, Xls, Xlsx};

use super::record::Record;
use crate::Error;
use crate::view::InvalidInput;

/// The most cells of a sheet. A cell far away from the others makes a sheet huge.
const MAX_CELLS: usize = 5_000_000;
/// The most rows and columns that are read.
const MAX_COLUMNS: u32 = 1_000;

/// A workbook, with the rows of one sheet.
pub(super) struct Workbook {
    /// The names of the visible sheets.
    pub(super) sheets: Vec<String>,
    /// The sheet whose rows are read.
    pub(super) sheet: String,
    pub(super) rows: Vec<Record>,
}

/// Reads a sheet of a workbook: the chosen one, else the first that has rows.
///
/// # Errors
/// [`Error::Input`] for a workbook that cannot be read, or without rows.
pub(super) fn read(bytes: &[u8], chosen: Option<&str>) -> Result<Workbook, Error> {
    let mut book = Book::open(bytes)?;
    let sheets = book.sheets();
    let wanted = sheets
        .iter()
        .filter(|sheet| chosen.is_none_or(|chosen| chosen == *sheet));
    let mut first = None;
    for sheet in wanted {
        let rows = book.rows(sheet)?;
        let has_rows = rows.iter().any(|row| !row.is_blank());
        if has_rows || first.is_none() {
            first = Some((sheet.clone(), rows));
        }
        if has_rows {
            break;
        }
    }
    let Some((sheet, rows)) = first else {
        return Err(Error::input("file", InvalidInput::UnknownSheet));
    };
    Ok(Workbook { sheets, sheet, rows })
}

enum Book<'a> {
    Xlsx(Xlsx<Cursor<&'a [u8]>>),
    Ods(Ods<Cursor<&'a [u8]>>),
    Xls(Xls<Cursor<&'a [u8]>>),
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let xlsx = || Xlsx::new(Cursor::new(bytes)).map(Self::Xlsx).ok();
        let ods = || Ods::new(Cursor::new(bytes)).map(Self::Ods).ok();
        let xls = || Xls::new(Cursor::new(bytes)).map(Self::Xls).ok();
        xlsx()
            .or_else(ods)
            .or_else(xls)
            .ok_or_else(|| Error::input("file", InvalidInput::UnreadableWorkbook))
    }

    fn sheets(&self) -> Vec<String> {
        let all = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
        };
        let is_shown = |sheet: &&calamine::Sheet| {
            sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
        };
        all.iter()
            .filter(is_shown)
            .map(|sheet| sheet.name.clone())
            .collect()
    }

    fn rows(&mut self, sheet: &str) -> Result<Vec<Record>, Error> {
        let mut rows = Rows::default();
        match self {
            // Read cell by cell: a range of all cells may be larger than the memory.
            Self::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| unreadable())?;
                while let Some(cell) = cells.next_cell().map_err(|_| unreadable())? {
                    let (row, column) = cell.get_position();
                    let value = match cell.get_value() {
                        DataRef::SharedString(text) => (*text).to_owned(),
                        value => text(&Data::from(value.clone())),
                    };
                    rows.add(row, column, value)?;
                }
            }
            Self::Ods(book) => rows.add_range(&book.worksheet_range(sheet).map_err(|_| unreadable())?)?,
            Self::Xls(book) => rows.add_range(&book.worksheet_range(sheet).map_err(|_| unreadable())?)?,
        }
        Ok(rows.records())
    }
}

/// The rows as they are read, row by row.
#[derive(Default)]
struct Rows {
    rows: Vec<(u32, Vec<String>)>,
    count: usize,
}

impl Rows {
    fn add_range(&mut self, range: &Range<Data>) -> Result<(), Error> {
        let (row, column) = range.start().unwrap_or_default();
        for (below, beside, value) in range.used_cells() {
            let at =
                |start: u32, offset: usize| start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
            self.add(at(row, below), at(column, beside), text(value))?;
        }
        Ok(())
    }

    fn add(&mut self, row: u32, column: u32, value: String) -> Result<(), Error> {
        if value.is_empty() {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(too_large());
        }
        if self.rows.last().is_none_or(|(last, _)| *last != row) {
            self.rows.push((row, Vec::new()));
        }
        if let Some((_, cells)) = self.rows.last_mut() {
            let column = column as usize;
            if cells.len() <= column {
                self.count += column + 1 - cells.len();
                cells.resize(column + 1, String::new());
            }
            cells[column] = value;
        }
        if self.count > MAX_CELLS {
            Err(too_large())
        } else {
            Ok(())
        }
    }

    fn records(self) -> Vec<Record> {
        let rows = self.rows.into_iter();
        rows.map(|(row, cells)| Record::new(u64::from(row) + 1, &cells, 0..0))
            .collect()
    }
}

/// The text of a cell, as a person would type it.
fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        // Workbooks have 15 digits of a number: the last ones of a longer one are lost.
        Data::Float(number) if number.abs() >= 1e15 => format!("{number:E}").replace('E', "E+"),
        // Displayed without an exponent, and 1000.0 as 1000.
        Data::Float(number) => number.to_string(),
        Data::Bool(flag) => flag.to_string(),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        Data::DateTime(time) => time.as_f64().to_string(),
        Data::Error(error) => error.to_string(),
    }
}

fn unreadable() -> Error {
    Error::input("file", InvalidInput::UnreadableSheet)
}

fn too_large() -> Error {
    Error::input("file", InvalidInput::SheetTooLarge)
}
