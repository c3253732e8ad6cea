//! Exports as `LibreOffice` opens them: each cell has the type and the value that was meant.
//! `cargo xtask setup` installs `LibreOffice`.

mod libre_office;
mod records;

use std::path::Path;

use calamine::Data;
use serde_json::Value;
use shopside_core::view::{CsvOptions, ExportCustomers, ExportFormat, ExportOrders, ExportedView, Separator};
use tempfile::TempDir;

use crate::fake_store::FakeStore;
use crate::setup::Setup;
use libre_office::{OpenedTable, open_german_csv, open_workbook};
use records::{Meant, Table, bool_cell, customers, orders, respond, time_cell};

/// The columns of numbers in CSV.
fn is_number(heading: &str) -> bool {
    heading == "lines" || heading.contains("tax")
}

/// Exports all customers and all orders.
async fn export(
    setup: &Setup,
    connection: &str,
    folder: &TempDir,
    (format, csv): (ExportFormat, CsvOptions),
) -> [ExportedView; 2] {
    let customers = ExportCustomers {
        export: "customers".into(),
        search: String::new(),
        format,
        csv,
    };
    let orders = ExportOrders {
        export: "orders".into(),
        search: String::new(),
        terms: Vec::new(),
        format,
        csv,
    };
    let (app, folder) = (&setup.app, folder.path());
    let customers = app.export_customers(connection, folder, &customers, drop).await;
    let orders = app.export_orders(connection, folder, &orders, drop).await;
    [customers.unwrap(), orders.unwrap()]
}

/// Exports the unusual records, on a computer in Berlin.
async fn export_records(folder: &TempDir, how: (ExportFormat, CsvOptions)) -> [ExportedView; 2] {
    let setup = Setup::new().await;
    setup.clock.set_time_zone("Europe/Berlin");
    let store = FakeStore::granting_tokens(respond).await;
    let connection = store.connect(&setup).await.id;
    export(&setup, &connection, folder, how).await
}

/// Asserts that the cells have the values of a table, which `value` returns; `None` for any value.
#[track_caller]
fn assert_values(opened: &OpenedTable, table: &Table, value: fn(Meant) -> Option<Data>) {
    assert_eq!(opened.headings(), table.headings);
    assert_eq!(opened.values.len(), table.rows.len() + 1);
    for (row, (cells, meant)) in opened.values[1..].iter().zip(&table.rows).enumerate() {
        for ((heading, cell), meant) in table.headings.iter().zip(cells).zip(meant) {
            let value = value(*meant).unwrap_or_else(|| cell.clone());
            assert_eq!(*cell, value, "{heading} of row {row}");
        }
    }
    // LibreOffice has the booleans of a workbook as formulas.
    let is_boolean = |formula: &String| ["of:=TRUE()", "of:=FALSE()"].contains(&formula.as_str());
    assert!(opened.formulas.iter().all(is_boolean), "{:?}", opened.formulas);
}

#[tokio::test]
async fn each_cell_of_a_workbook_is_what_was_meant() {
    let folder = TempDir::new().unwrap();
    let files = export_records(&folder, (ExportFormat::Xlsx, CsvOptions::default())).await;

    for (file, table) in files.iter().zip([customers(), orders()]) {
        let opened = open_workbook(Path::new(&file.path));
        assert_values(&opened, &table, |meant| Some(meant.in_workbook()));
        for (row, (cells, meant)) in opened.shown[1..].iter().zip(&table.rows).enumerate() {
            for ((heading, shown), meant) in table.headings.iter().zip(cells).zip(meant) {
                assert_eq!(shown, meant.shown(), "{heading} of row {row}");
            }
        }
    }
}

#[tokio::test]
async fn each_cell_of_german_csv_is_what_was_meant() {
    let folder = TempDir::new().unwrap();
    let german = CsvOptions {
        separator: Separator::Semicolon,
        decimal_comma: true,
        byte_order_mark: true,
    };
    let files = export_records(&folder, (ExportFormat::Csv, german)).await;

    for (file, table) in files.iter().zip([customers(), orders()]) {
        let is_text = table.headings.iter().map(|heading| !is_number(heading));
        let opened = open_german_csv(Path::new(&file.path), is_text);
        assert_values(&opened, &table, Meant::in_csv);
    }
}

/// The cell of a workbook that has a value of JSON Lines, and what it shows.
fn cell_of_json(heading: &str, value: &Value) -> (Data, String) {
    match value {
        Value::Null => (Data::Empty, String::new()),
        Value::Bool(flag) => (bool_cell(*flag), flag.to_string().to_uppercase()),
        Value::Number(number) => (Data::Float(number.as_f64().unwrap()), number.to_string()),
        Value::String(text) if is_number(heading) => (Data::Float(text.parse().unwrap()), text.clone()),
        Value::String(text) if heading.ends_with("_at") => (time_cell(text), text.clone()),
        Value::String(text) => (Data::String(text.clone()), text.clone()),
        other => panic!("{heading} is {other}"),
    }
}

#[tokio::test]
async fn workbook_of_the_sandbox_store_has_what_json_lines_have() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    setup.clock.set_time_zone("America/St_Johns");
    let connection = setup.connect().await.id;
    let workbooks = export(
        &setup,
        &connection,
        &folder,
        (ExportFormat::Xlsx, CsvOptions::default()),
    )
    .await;
    let lines = export(
        &setup,
        &connection,
        &folder,
        (ExportFormat::JsonLines, CsvOptions::default()),
    )
    .await;

    for (workbook, lines) in workbooks.iter().zip(&lines) {
        let opened = open_workbook(Path::new(&workbook.path));
        let lines = std::fs::read_to_string(&lines.path).unwrap();
        assert_eq!(opened.values.len(), lines.lines().count() + 1);
        for (row, line) in lines.lines().enumerate() {
            let object: Value = serde_json::from_str(line).unwrap();
            for (column, heading) in opened.headings().iter().enumerate() {
                let (value, shown) = cell_of_json(heading, &object[heading]);
                let place = format!("{heading} of row {row}");
                assert_eq!(opened.values[row + 1][column], value, "{place}");
                assert_eq!(opened.shown[row + 1][column], shown, "{place}");
            }
        }
    }
}
