#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::io::{Cursor, ErrorKind};

use calamine::{Data, Range, Reader, Xlsx as XlsxReader};
use serde_json::{Value, json};

use super::*;

fn bytes(layout: impl Into<Layout>, rows: impl IntoIterator<Item = [Cell; 2]>) -> Result<Vec<u8>> {
    let mut to = Vec::new();
    let mut sheet = Sheet::begin(layout, ["what", "how much"], &mut to)?;
    for row in rows {
        sheet.write(row)?;
    }
    sheet.end()?;
    Ok(to)
}

fn text(layout: impl Into<Layout>, rows: impl IntoIterator<Item = [Cell; 2]>) -> String {
    String::from_utf8(bytes(layout, rows).unwrap()).unwrap()
}

fn xlsx() -> Layout {
    Layout::Xlsx {
        folder: std::env::temp_dir(),
    }
}

/// The cells of a workbook, and its formulas.
fn workbook(rows: impl IntoIterator<Item = [Cell; 2]>) -> (Range<Data>, Range<String>) {
    let file = bytes(xlsx(), rows).unwrap();
    let mut workbook: XlsxReader<_> = calamine::open_workbook_from_rs(Cursor::new(file)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let cells = workbook.worksheet_range(&name).unwrap();
    (cells, workbook.worksheet_formula(&name).unwrap())
}

fn cells(rows: impl IntoIterator<Item = [Cell; 2]>) -> Vec<Vec<Data>> {
    workbook(rows).0.rows().map(<[Data]>::to_vec).collect()
}

fn data(text: &str) -> Data {
    Data::String(text.into())
}

fn zoned(time: &str) -> Cell {
    Cell::Time(time.parse().unwrap())
}

#[test]
fn numbers_are_bare_and_texts_are_quoted() {
    let rows = [
        [Cell::Text("Waffles, \"the\" best".into()), Cell::Whole(-5)],
        [Cell::Empty, Cell::Decimal("-0.05".into())],
    ];

    assert_eq!(
        text(Format::Csv, rows.clone()),
        "\u{feff}what,how much\r\n\"Waffles, \"\"the\"\" best\",-5\r\n,-0.05\r\n"
    );
    let lines = text(Format::JsonLines, rows);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            json!({ "what": "Waffles, \"the\" best", "how much": -5 }),
            json!({ "what": null, "how much": "-0.05" }),
        ]
    );
}

#[test]
fn csv_follows_its_options() {
    let rows = || {
        [
            [Cell::Text("a;b".into()), Cell::Decimal("-24.05".into())],
            [Cell::Text("a,b".into()), Cell::Text("24.05".into())],
        ]
    };
    let csv = |separator, decimal_comma| {
        let options = CsvOptions {
            separator,
            decimal_comma,
            byte_order_mark: false,
        };
        text(Layout::Csv(options), rows())
    };

    assert_eq!(
        csv(Separator::Semicolon, true),
        "what;how much\r\n\"a;b\";-24,05\r\na,b;24.05\r\n"
    );
    assert_eq!(
        csv(Separator::Semicolon, false),
        "what;how much\r\n\"a;b\";-24.05\r\na,b;24.05\r\n"
    );
    assert_eq!(
        csv(Separator::Tab, true),
        "what\thow much\r\na;b\t-24,05\r\na,b\t24.05\r\n"
    );
    // A decimal comma would be in quotes, and a text for most programs.
    assert_eq!(
        csv(Separator::Comma, true),
        "what,how much\r\na;b,-24.05\r\n\"a,b\",24.05\r\n"
    );
}

#[test]
fn formula_is_text_in_each_format() {
    let formula = || [[Cell::Text("=cmd".into()), Cell::Flag(true)]];

    assert!(text(Format::Csv, formula()).contains("\r\n'=cmd,true\r\n"));
    assert!(text(Format::JsonLines, formula()).contains("\"=cmd\""));
    let (cells, formulas) = workbook(formula());
    assert_eq!(cells.rows().nth(1).unwrap(), [data("=cmd"), Data::Bool(true)]);
    assert!(formulas.is_empty());
}

#[test]
fn workbook_keeps_texts_unchanged() {
    for unusual in [
        "0042",
        "+49 30 1",
        "1e5",
        "TRUE",
        "2026-11-03",
        " spaces ",
        "'quoted",
        "two\nlines",
        "a\rb\tc\u{1}d",
        "_x0041_ <&>\"",
        "Zoë 🧇 \u{202e}\u{5d0}",
        "\u{ffff}",
    ] {
        let rows = cells([[Cell::Text(unusual.into()), Cell::Empty]]);
        assert_eq!(rows[1], [data(unusual), Data::Empty], "{unusual:?}");
    }
    let rows = cells([[Cell::Line("two\nlines".into()), Cell::Empty]]);
    assert_eq!(rows[1][0], data("two\u{fffd}lines"));
}

#[test]
fn number_with_over_15_digits_is_text() {
    let whole = |number| cells([[Cell::Whole(number), Cell::Empty]])[1][0].clone();
    let decimal = |number: &str| cells([[Cell::Decimal(number.into()), Cell::Empty]])[1][0].clone();

    assert_eq!(whole(-5), Data::Float(-5.0));
    assert_eq!(whole(999_999_999_999_999), Data::Float(999_999_999_999_999.0));
    assert_eq!(whole(-1_000_000_000_000_000), data("-1000000000000000"));
    assert_eq!(whole(i64::MAX), data("9223372036854775807"));
    assert_eq!(decimal("24.05"), Data::Float(24.05));
    assert_eq!(decimal("-9999999999999.99"), Data::Float(-9_999_999_999_999.99));
    assert_eq!(decimal("-92233720368547758.08"), data("-92233720368547758.08"));
}

#[test]
fn time_in_workbook_is_date_of_its_zone() {
    let kept = |time| match &cells([[zoned(time), Cell::Empty]])[1][0] {
        Data::DateTime(time) => time.as_f64(),
        other => panic!("{other:?}"),
    };
    let text = |time| cells([[zoned(time), Cell::Empty]])[1][0].clone();

    // 1 January 2025 is day 45658 of spreadsheets.
    assert!((kept("2025-01-01T12:00:00+01:00[Europe/Berlin]") - 45_658.5).abs() < 1e-8);
    assert!((kept("2025-01-02T06:00:00.250-08:00[America/Los_Angeles]") - 45_659.250_002_9).abs() < 1e-7);
    assert_eq!(
        text("1900-02-01T00:00:00+00:00[UTC]"),
        data("1900-02-01T00:00:00+00:00")
    );
    assert_eq!(
        text("2025-01-01T00:00:00.000001+00:00[UTC]"),
        data("2025-01-01T00:00:00.000001+00:00")
    );
}

#[test]
fn text_too_long_for_a_cell_is_an_error() {
    let row = |text: String| [[Cell::Empty, Cell::Text(text)]];
    let longest = "x".repeat(32_767);
    // An emoji counts twice.
    let too_long = format!("{}🧇", "x".repeat(32_766));

    assert_eq!(cells(row(longest.clone()))[1][1], data(&longest));
    let refused = bytes(xlsx(), row(too_long.clone()));
    let Err(Error::TooLarge(TooLarge::Text { row: 2, column })) = refused else {
        panic!("the text was accepted");
    };
    assert_eq!(column, "how much");
    assert!(bytes(Format::Csv, row(too_long)).is_ok());
}

#[test]
fn only_workbooks_limit_rows() {
    let workbook = Sheet::begin(xlsx(), ["what"], Vec::new()).unwrap();
    assert!(workbook.require_rows(1_048_575).is_ok());
    let refused = workbook.require_rows(1_048_576);
    assert!(matches!(refused, Err(Error::TooLarge(TooLarge::Rows))));
    let csv = Sheet::begin(Format::Csv, ["what"], Vec::new()).unwrap();
    assert!(csv.require_rows(u64::MAX).is_ok());
}

#[test]
fn missing_folder_of_unfinished_worksheet_is_an_error() {
    let folder = tempfile::tempdir().unwrap().path().join("missing");

    let Err(Error::Write(error)) = bytes(Layout::Xlsx { folder }, []) else {
        panic!("a folder is missing");
    };
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

/// A writer on a disk that is full.
struct FullDisk;

impl Write for FullDisk {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn write_error_keeps_its_kind_in_each_format() {
    for layout in [Format::Csv.into(), Format::JsonLines.into(), xlsx()] {
        let written = Sheet::begin(layout.clone(), ["what"], FullDisk).and_then(|mut sheet| {
            sheet.write([Cell::Text("x".into())])?;
            sheet.end()
        });
        let Err(Error::Write(error)) = written else {
            panic!("{layout:?} was written");
        };
        assert_eq!(error.kind(), ErrorKind::StorageFull, "{layout:?}");
    }
}
