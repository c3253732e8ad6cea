//! View models of an import. No cell is in them that could be a password.

use std::sync::Arc;

use super::cells;
use super::columns::Chosen;
use super::encoding::ENCODINGS;
use super::file::{File, Source};
use super::headings;
use super::record::Record;
use super::rows;
use super::state::Import;
use crate::view::{ImportColumnView, ImportFirstRow, ImportReading, ImportRowView, ImportView};

/// How many rows staff can choose the headings from.
const FIRST_ROWS: usize = 12;
/// How many rows are previewed.
const PREVIEW: usize = 5;
/// How many cells of a row are described.
const FIRST_CELLS: usize = 12;

impl Import {
    pub(super) fn view(&self) -> ImportView {
        let state = self.state();
        let (file, columns, progress) = (Arc::clone(&state.file), state.columns, state.progress());
        drop(state);
        let (encodings, sheets) = match &file.source {
            Source::Text { decoded, .. } => (encodings(decoded.encoding.name()), Vec::new()),
            Source::Workbook { sheets, .. } => (Vec::new(), sheets.clone()),
        };
        ImportView {
            id: self.id.clone(),
            file_name: self.file_name.clone(),
            file_columns: file_columns(&file),
            rows: count(file.rows().count()),
            reading: reading(&file),
            has_certain_headings: file.has_certain_headings,
            first_rows: file.first_rows().take(FIRST_ROWS).map(first_row).collect(),
            encodings,
            sheets,
            shop: file.preset.map(|preset| preset.name.to_owned()),
            columns,
            created_before: count(self.history.created.len()),
            in_doubt: count(self.history.in_doubt.len()),
            progress,
        }
    }
}

/// The first rows as they would be read.
pub(super) fn preview(file: &File, columns: &Chosen) -> Vec<ImportRowView> {
    let rows = rows::read_first(file, columns, PREVIEW);
    rows.iter().map(rows::Row::view).collect()
}

/// The encodings to choose from, with the one that was detected.
fn encodings(detected: &str) -> Vec<String> {
    let other = (!ENCODINGS.contains(&detected)).then_some(detected);
    ENCODINGS.into_iter().chain(other).map(str::to_owned).collect()
}

fn reading(file: &File) -> ImportReading {
    let headings = Some(file.headings_line().unwrap_or(0));
    match &file.source {
        Source::Text { decoded, delimiter } => ImportReading {
            encoding: Some(decoded.encoding.name().to_owned()),
            delimiter: Some(*delimiter),
            headings,
            ..ImportReading::default()
        },
        Source::Workbook { sheet, .. } => ImportReading {
            sheet: Some(sheet.clone()),
            headings,
            ..ImportReading::default()
        },
    }
}

fn file_columns(file: &File) -> Vec<ImportColumnView> {
    let view = |(column, title): (u32, &String)| {
        let cells = file
            .rows()
            .map(|row| row.get(column))
            .filter(|cell| !cell.trim().is_empty());
        ImportColumnView {
            title: title.clone(),
            is_secret: file.is_secret(column),
            filled: count(cells.clone().count()),
            odd_passwords: count(cells.filter(|cell| cells::is_odd_password(cell)).count()),
        }
    };
    (0..).zip(&file.titles).map(view).collect()
}

fn first_row(row: &Record) -> ImportFirstRow {
    ImportFirstRow {
        line: row.line(),
        cells: row.cells().take(FIRST_CELLS).map(headings::described).collect(),
        may_be_headings: headings::may_be_headings(row),
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
