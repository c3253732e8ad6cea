//! Files as shops, spreadsheets and databases write them: `tests/fixtures/files` has one of each
//! kind, and `verdicts.json` says what happens to each row.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, from_value, json, to_value};
use shopside_core::view::{
    CustomerQueryView, ImportColumns, ImportReading, ImportRowView, ImportView, RowState,
};
use tempfile::TempDir;

use super::{PASSWORD, setup};
use crate::setup::{Setup, import_file, problem};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/files")
}

fn read(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

/// What is expected of each file.
fn verdicts() -> Vec<(String, Value)> {
    let verdicts: Value = serde_json::from_slice(&read("verdicts.json")).unwrap();
    let verdicts = verdicts.as_object().unwrap().clone();
    verdicts.into_iter().collect()
}

/// Opens a file, and chooses what the verdict says.
async fn open(setup: &Setup, store: &str, name: &str, verdict: &Value) -> ImportView {
    let mut import = setup
        .app
        .open_import(store, import_file(read(name)))
        .await
        .unwrap();
    assert_eq!(import.has_certain_headings, verdict["asks"].is_null(), "{name}");
    if !verdict["choose"].is_null() {
        let reading: ImportReading = from_value(verdict["choose"].clone()).unwrap();
        import = setup.app.read_import_again(&import.id, reading).await.unwrap();
        assert!(import.has_certain_headings, "{name}");
    }
    let reading = to_value(&import.reading).unwrap();
    for field in ["encoding", "delimiter", "sheet", "headings"] {
        if !verdict[field].is_null() {
            assert_eq!(reading[field], verdict[field], "{name}: {field}");
        }
    }
    assert_eq!(to_value(&import.shop).unwrap(), verdict["shop"], "{name}");
    import
}

fn columns(import: &ImportView, verdict: &Value) -> ImportColumns {
    let mut columns = to_value(import.columns).unwrap();
    for (field, column) in verdict["columns"].as_object().into_iter().flatten() {
        columns[field] = column.clone();
    }
    from_value(columns).unwrap()
}

/// A row as the verdicts have it.
fn row(row: &ImportRowView) -> Value {
    json!({ "line": row.line, "name": row.name, "email": row.email, "state": row.state, "field": row.field })
}

/// What the verdict says of the row, without what only the store shows.
fn expected_row(row: &Value) -> Value {
    json!({ "line": row["line"], "name": row["name"], "email": row["email"], "state": row["state"], "field": row["field"] })
}

#[tokio::test]
async fn every_row_of_every_kind_of_file_gets_its_verdict() {
    for (name, verdict) in verdicts() {
        let (_folder, setup, store) = setup().await;
        if let Some(what) = verdict["refused"].as_str() {
            let refused = problem(setup.app.open_import(&store, import_file(read(&name))).await);
            assert!(refused.message.contains(what), "{name}: {}", refused.message);
            continue;
        }
        let import = open(&setup, &store, &name, &verdict).await;
        let columns = columns(&import, &verdict);
        let expected = verdict["rows"].as_array().unwrap();

        setup.app.check_import(&import.id, columns).await.unwrap();

        let rows = setup.app.import_rows(&import.id, None).unwrap();
        let found: Vec<Value> = rows.iter().map(row).collect();
        let wanted: Vec<Value> = expected.iter().map(expected_row).collect();
        assert_eq!(found, wanted, "{name}");
        assert_eq!(import.rows as usize, wanted.len(), "{name}");

        setup.app.run_import(&import.id).await.unwrap();
        for row in expected.iter().filter(|row| is_created(row)) {
            check_customer(&setup, &store, &name, row).await;
        }
    }
}

fn is_created(row: &Value) -> bool {
    // The sandbox store refuses a malformed address.
    let is_malformed = row["email"].as_str().is_some_and(|email| email.contains(".."));
    row["state"] == "create" || row["state"] == "doubtful" && !is_malformed
}

/// Checks what the store has of a customer that a row created.
async fn check_customer(setup: &Setup, store: &str, file: &str, row: &Value) {
    let email = row["email"].as_str().unwrap();
    let query = CustomerQueryView {
        search: email.into(),
        ..CustomerQueryView::default()
    };
    let found = setup.app.customers(store, &query).await.unwrap();
    let [customer] = found.customers.as_slice() else {
        panic!("{file}: {email}: {} customers", found.customers.len());
    };
    let customer = setup.app.customer(store, &customer.id).await.unwrap();
    let shown = format!("{file}: {email}");
    assert_eq!(customer.email, email, "{shown}");
    if let Some(name) = row["name"].as_str() {
        assert_eq!(customer.name, name, "{shown}");
    }
    if let Some(reference) = row["ref"].as_str() {
        assert_eq!(customer.external_ref.as_deref(), Some(reference), "{shown}");
    }
    if let Some(password) = row["password"].as_bool() {
        assert_eq!(customer.has_password, Some(password), "{shown}");
    }
}

#[tokio::test]
async fn no_password_of_any_file_is_displayed_or_written() {
    for (name, verdict) in verdicts() {
        if !holds_password(&read(&name)) {
            continue;
        }
        let (_folder, setup, store) = setup().await;
        let downloads = TempDir::new().unwrap();
        let first = setup
            .app
            .open_import(&store, import_file(read(&name)))
            .await
            .unwrap();
        let import = open(&setup, &store, &name, &verdict).await;
        let columns = columns(&import, &verdict);
        let mut shown = vec![to_value(&first).unwrap(), to_value(&import).unwrap()];
        shown.push(to_value(setup.app.preview_import(&import.id, columns).unwrap()).unwrap());

        setup.app.check_import(&import.id, columns).await.unwrap();
        shown.push(to_value(setup.app.import_rows(&import.id, None).unwrap()).unwrap());
        // Nothing is created, so each row is rejected.
        let saved = setup
            .app
            .save_rejects(&import.id, downloads.path().into(), "en")
            .await
            .unwrap();

        let shown = serde_json::to_string(&shown).unwrap();
        assert!(!shown.contains(PASSWORD), "{name}: {shown}");
        let written = fs::read(&saved.path).unwrap();
        assert!(
            !holds_password(&written),
            "{name}: {}",
            String::from_utf8_lossy(&written)
        );
    }
}

fn holds_password(bytes: &[u8]) -> bool {
    super::holds(bytes, PASSWORD)
}

#[tokio::test]
async fn rejected_rows_are_the_bytes_of_the_file_and_import_again() {
    for (name, language) in [
        ("windows-1250.csv", "de"),
        // This encoding has no letters with accents.
        ("shift-jis.csv", "fr"),
        ("utf16be.csv", "es"),
        ("stray-quote.csv", "de"),
        ("utf8-bom.csv", "en"),
        ("shopify.csv", "fr"),
    ] {
        let (_folder, setup, store) = setup().await;
        let downloads = TempDir::new().unwrap();
        let import = setup
            .app
            .open_import(&store, import_file(read(name)))
            .await
            .unwrap();
        setup.app.check_import(&import.id, import.columns).await.unwrap();
        let rows = setup.app.import_rows(&import.id, None).unwrap();

        let saved = setup
            .app
            .save_rejects(&import.id, downloads.path().into(), language)
            .await
            .unwrap();

        assert_eq!(saved.count, rows.len() as u64, "{name}");
        let (written, original) = (fs::read(&saved.path).unwrap(), read(name));
        for line in lines(&original).filter(|_| !name.starts_with("utf16")) {
            assert!(contains(&written, line), "{name}: {line:?}");
        }
        let again = setup
            .app
            .open_import(&store, import_file(&written))
            .await
            .unwrap();
        assert!(again.has_certain_headings, "{name}");
        setup.app.check_import(&again.id, again.columns).await.unwrap();
        let state = |row: &ImportRowView| (row.name.clone(), row.email.clone(), row.state);
        let read_again = setup.app.import_rows(&again.id, None).unwrap();
        let whole = |rows: &[ImportRowView]| -> Vec<_> {
            rows.iter()
                .filter(|row| row.state != RowState::Invalid)
                .map(state)
                .collect()
        };
        assert_eq!(whole(&read_again), whole(&rows), "{name}");
    }
}

/// The lines of a file, without line ends and without a byte order mark.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let lines = bytes.split(|byte| matches!(byte, b'\r' | b'\n'));
    lines.filter(|line| !line.is_empty())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test]
async fn file_is_read_in_the_way_that_staff_choose() {
    let (_folder, setup, store) = setup().await;
    let text = "Name;E-mail\nPerkins, Ann;ann@files.test\n";
    let import = setup.app.open_import(&store, import_file(text)).await.unwrap();
    let read = async |reading: ImportReading| setup.app.read_import_again(&import.id, reading).await;

    let commas = ImportReading {
        delimiter: Some(shopside_core::view::Delimiter::Comma),
        ..ImportReading::default()
    };
    let by_commas = read(commas).await.unwrap();
    assert_eq!(
        (by_commas.file_columns.len(), by_commas.has_certain_headings),
        (2, false)
    );

    for (field, reading) in [
        (
            "encoding",
            ImportReading {
                encoding: Some("klingon".into()),
                ..ImportReading::default()
            },
        ),
        (
            "headings",
            ImportReading {
                headings: Some(2),
                ..ImportReading::default()
            },
        ),
        (
            "headings",
            ImportReading {
                headings: Some(9),
                ..ImportReading::default()
            },
        ),
    ] {
        assert_eq!(problem(read(reading).await).field.as_deref(), Some(field));
    }
    let again = read(ImportReading::default()).await.unwrap();
    assert_eq!(again.columns, import.columns);
    let preview = setup.app.preview_import(&import.id, again.columns).unwrap();
    assert_eq!(preview[0].name.as_deref(), Some("Perkins, Ann"));
}
