//! `LibreOffice` without a window: it opens a file, and saves what it read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, Ods, Reader};
use tempfile::TempDir;

use crate::child_process::output;

/// The table that `LibreOffice` read from a file.
pub(super) struct OpenedTable {
    /// The cells, the headings included.
    pub(super) values: Vec<Vec<Data>>,
    /// What the cells show.
    pub(super) shown: Vec<Vec<String>>,
    pub(super) formulas: Vec<String>,
}

impl OpenedTable {
    pub(super) fn headings(&self) -> &[String] {
        &self.shown[0]
    }
}

/// Opens a workbook.
pub(super) fn open_workbook(file: &Path) -> OpenedTable {
    open(file, None)
}

/// Opens CSV with semicolons as German text, and recognizes dates and numbers in the columns that
/// are not declared as texts.
pub(super) fn open_german_csv(file: &Path, is_text: impl IntoIterator<Item = bool>) -> OpenedTable {
    const SEPARATOR: u8 = b';';
    const QUOTE: u8 = b'"';
    const UTF_8: u32 = 76;
    const FIRST_LINE: u32 = 1;
    const GERMAN: u32 = 1031;
    let columns = (1..).zip(is_text).map(|(column, is_text)| {
        let format = if is_text { 2 } else { 1 };
        format!("{column}/{format}")
    });
    let columns = columns.collect::<Vec<_>>().join("/");
    let options = format!("{SEPARATOR},{QUOTE},{UTF_8},{FIRST_LINE},{columns},{GERMAN},false,true");
    open(file, Some(&format!("Text - txt - csv (StarCalc):{options}")))
}

fn open(file: &Path, filter: Option<&str>) -> OpenedTable {
    // The user's own settings and documents stay out of it.
    let home = TempDir::new().unwrap();
    let mut workbook: Ods<_> = calamine::open_workbook(convert(&home, file, filter, "ods")).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let values = workbook.worksheet_range(&name).unwrap();
    let formulas = workbook.worksheet_formula(&name).unwrap();
    // Commas, all texts in quotes, UTF-8, and the cells as they are shown.
    let as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true";
    let shown = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(convert(&home, file, filter, as_shown))
        .unwrap();
    OpenedTable {
        values: values
            .rows()
            .map(|row| row.iter().map(whole_seconds).collect())
            .collect(),
        shown: shown
            .into_records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect(),
        formulas: formulas
            .used_cells()
            .map(|(_, _, formula)| formula.clone())
            .collect(),
    }
}

/// A cell, without the decimals of a second. `LibreOffice` saves two of them, and shows all.
fn whole_seconds(cell: &Data) -> Data {
    match cell {
        Data::DateTimeIso(time) => Data::DateTimeIso(time.split('.').next().unwrap().into()),
        cell => cell.clone(),
    }
}

/// Opens a file in `LibreOffice`, and saves it in another format.
fn convert(home: &TempDir, file: &Path, filter: Option<&str>, format: &str) -> PathBuf {
    let mut command = Command::new("soffice");
    command
        .arg("--headless")
        .arg(format!("-env:UserInstallation=file://{}", home.path().display()))
        .args(filter.map(|filter| format!("--infilter={filter}")))
        .args(["--convert-to", format, "--outdir"])
        .arg(home.path())
        .arg(file)
        .env("HOME", home.path());
    let printed = output("LibreOffice", &mut command);
    let extension = format.split(':').next().unwrap();
    let name = Path::new(file.file_name().unwrap()).with_extension(extension);
    let converted = home.path().join(name);
    assert!(fs::exists(&converted).unwrap(), "{printed:?}");
    converted
}
