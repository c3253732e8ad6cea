//! Migrations from schema 1, 2 and 3: no entry is lost, and the hash chain covers old and new
//! entries.

use std::path::Path;

use journal::{
    Action, AuditLog, Entry, EntryContent, Error, Fault, Filter, Format, SigningKey, Verdict, Version,
};
use rusqlite::Connection;

use crate::old_files::{SCHEMA_1, old_entries, schema_2_file, schema_3_file};
use crate::{CHANGES, folder, full_entry, sign_in, table_of, without_triggers};

/// A migrated file with four entries of version 2 and one of version 4 after them.
fn migrated() -> (tempfile::TempDir, AuditLog, Connection) {
    let (folder, path) = folder();
    let file = schema_2_file(&path);
    let log = AuditLog::open(&path).unwrap();
    log.append(&full_entry()).unwrap();
    (folder, log, file)
}

fn hashes(file: &Connection) -> Vec<Vec<u8>> {
    let mut query = file.prepare("SELECT hash FROM entry ORDER BY id").unwrap();
    let rows = query.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn oldest_first(log: &AuditLog) -> Vec<Entry> {
    let mut entries = log.recent(100).unwrap();
    entries.sort_by_key(|entry| entry.id);
    entries
}

#[test]
fn migration_keeps_texts_and_hashes_of_schema_2() {
    let (_folder, path) = folder();
    let file = schema_2_file(&path);
    let before = hashes(&file);

    let log = AuditLog::open(&path).unwrap();

    assert_eq!(hashes(&file), before);
    for (entry, texts) in oldest_first(&log).iter().zip(old_entries()) {
        assert_eq!(entry.version, Version::Two);
        let content = &entry.content;
        assert_eq!(
            [
                Some(content.operator.as_str()),
                Some(&content.account),
                Some(&content.store),
                Some(content.action.as_str()),
                Some(content.outcome.as_str()),
                content.way.map(journal::Way::as_str),
                content.customer_id.as_deref(),
                content.customer_email.as_deref(),
                content.session_id.as_deref(),
                content.reason.as_deref(),
                content.detail.as_deref(),
            ],
            texts[1..]
        );
    }
}

#[test]
fn chain_covers_entries_before_and_after_migration() {
    let (_folder, log, _) = migrated();

    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 5, .. }
    ));
    let versions: Vec<_> = oldest_first(&log).iter().map(|entry| entry.version).collect();
    assert_eq!(versions[..4], [Version::Two; 4]);
    assert_eq!(versions[4], Version::Four);
}

#[test]
fn change_in_any_column_of_an_old_entry_is_found() {
    let (_folder, log, file) = migrated();
    for (column, value) in CHANGES {
        let table = table_of(column);
        file.execute_batch(&format!(
            "CREATE TEMP TABLE kept AS SELECT * FROM {table} WHERE id = 2"
        ))
        .unwrap();
        without_triggers(
            &file,
            &format!("UPDATE {table} SET {column} = {value} WHERE id = 2"),
        );
        let verdict = log.verify().unwrap();
        without_triggers(
            &file,
            &format!("REPLACE INTO {table} SELECT * FROM kept; DROP TABLE kept;"),
        );
        assert_eq!(
            verdict,
            Verdict::Broken {
                entry: 2,
                fault: Fault::Changed
            },
            "{column}"
        );
    }
    assert!(matches!(log.verify().unwrap(), Verdict::Intact { .. }));
}

#[test]
fn columns_of_old_entries_are_read_from_their_texts() {
    let (_folder, log, _) = migrated();

    let entries = oldest_first(&log);

    let request = |entry: &Entry| {
        let EntryContent {
            method,
            path,
            status,
            duration_ms,
            ..
        } = entry.content.clone();
        (method, path, status, duration_ms)
    };
    let path = || Some("/v2/customers/c-1".to_owned());
    assert_eq!(
        request(&entries[0]),
        (Some("GET".into()), path(), Some(200), Some(34))
    );
    assert_eq!(
        request(&entries[1]),
        (Some("PUT".into()), path(), None, Some(30_000))
    );
    let import = |entry: &Entry| (entry.content.import_id.clone(), entry.content.import_line);
    assert_eq!(import(&entries[2]), (Some("0123456789abcdef".into()), Some(7)));
    assert_eq!(request(&entries[3]), (None, None, None, None));
    assert_eq!(import(&entries[3]), (None, None));
    for old in &entries[..4] {
        assert_eq!(old.content.store_name(), "Acme (EU)");
        let url = old.content.store_url.as_deref();
        assert_eq!(url, Some("https://euwest.api.elasticpath.com"));
        assert_eq!((&old.content.connection_id, old.content.items), (&None, None));
    }
}

#[test]
fn filters_tell_old_entries_from_new_ones() {
    let (_folder, log, _) = migrated();
    let ids = |filter: &Filter| -> Vec<i64> {
        let page = log.page(filter, None, 100).unwrap();
        page.iter().map(|entry| entry.id).collect()
    };

    let import = Filter {
        import_id: Some("0123456789abcdef".into()),
        connection_id: Some("connection-1".into()),
        ..Filter::default()
    };
    let old = Filter {
        version: Some(Version::Two),
        action: Some(Action::CustomerCreate),
        ..Filter::default()
    };

    assert_eq!(ids(&import), [5]);
    assert_eq!(ids(&old), [3]);
}

#[test]
fn export_has_the_columns_of_old_and_new_entries() {
    let (_folder, log, _) = migrated();
    let mut csv = Vec::new();
    log.export(&Filter::default(), Format::Csv, &mut csv).unwrap();

    let mut rows = csv::Reader::from_reader(csv.as_slice());
    let headings = rows.headers().unwrap().clone();
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let column = |name: &str| {
        let index = headings.iter().position(|heading| heading == name).unwrap();
        rows.iter().map(|row| row[index].to_owned()).collect::<Vec<_>>()
    };

    assert_eq!(column("version"), ["4", "2", "2", "2", "2"]);
    assert_eq!(column("method"), ["GET", "", "", "PUT", "GET"]);
    assert_eq!(column("status"), ["200", "", "", "", "200"]);
    assert_eq!(column("import_line"), ["7", "", "7", "", ""]);
    assert_eq!(column("connection_id"), ["connection-1", "", "", "", ""]);
}

#[test]
fn checkpoint_from_before_the_migration_stays_valid() {
    let (_folder, path) = folder();
    let file = schema_2_file(&path);
    let key = SigningKey::from_seed(&[7; 32]).unwrap();
    let log = AuditLog::open(&path).unwrap();
    // The hash that a checkpoint of schema 2 signed is the last one in the old file.
    let checkpoint = log
        .checkpoint("2026-11-23T10:00:00Z".parse().unwrap(), &key)
        .unwrap();
    let old_head: Vec<u8> = file
        .query_row("SELECT hash FROM entry WHERE id = 4", [], |row| row.get(0))
        .unwrap();
    log.append(&full_entry()).unwrap();

    let verdict = log.verify_against(&checkpoint, &key.public()).unwrap();

    assert_eq!(checkpoint.head, hex::encode(&old_head));
    assert!(matches!(verdict, Verdict::Intact { entries: 5, .. }));
}

/// The rows of `sqlite_schema` that the crate creates, without those that `SQLite` adds.
fn schema(file: &Connection) -> Vec<[Option<String>; 4]> {
    let mut query = file
        .prepare(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name",
        )
        .unwrap();
    let rows = query.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn migrated_files_have_the_schema_of_a_new_one() {
    let (_new_folder, new) = folder();
    AuditLog::open(&new).unwrap();
    let new = schema(&Connection::open(&new).unwrap());
    for (version, create) in [
        (
            1,
            (|path| Connection::open(path).unwrap().execute_batch(SCHEMA_1).unwrap()) as fn(&Path),
        ),
        (2, |path| drop(schema_2_file(path))),
        (3, |path| drop(schema_3_file(path))),
    ] {
        let (_folder, path) = folder();
        create(&path);

        let log = AuditLog::open(&path).unwrap();

        assert_eq!(schema(&Connection::open(&path).unwrap()), new, "{version}");
        assert!(
            matches!(log.verify().unwrap(), Verdict::Intact { .. }),
            "{version}"
        );
    }
    assert_eq!(new.len(), 3 + 8 + 9);
}

#[test]
fn migration_keeps_entries_of_schema_3() {
    let (_folder, path) = folder();
    let file = schema_3_file(&path);
    let before = hashes(&file);

    let log = AuditLog::open(&path).unwrap();

    assert_eq!(hashes(&file), before);
    assert_eq!(oldest_first(&log)[0].content, full_entry());
    log.append(&full_entry()).unwrap();
    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 3, .. }
    ));
}

#[test]
fn migration_refuses_foreign_triggers() {
    let (_folder, path) = folder();
    let file = schema_3_file(&path);
    file.execute_batch("CREATE TRIGGER silencer BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END")
        .unwrap();

    let error = AuditLog::open(&path).unwrap_err();

    assert!(
        matches!(&error, Error::ForeignSchema(name) if name == "silencer"),
        "{error}"
    );
}

#[test]
fn schema_1_is_migrated_and_chained() {
    let (_folder, path) = folder();
    Connection::open(&path)
        .unwrap()
        .execute_batch(&format!(
            "{SCHEMA_1}
             INSERT INTO entry (at, operator, store, action, outcome, detail) VALUES
                ('2026-11-20T08:00:00.000Z', 'ann@till-3', 'Pawnee', 'request', 'done', 'GET /v2/orders 200 5 ms'),
                ('2026-11-20T08:00:01.000Z', 'ann@till-3', 'Pawnee', 'session_end', 'done', NULL);"
        ))
        .unwrap();

    let log = AuditLog::open(&path).unwrap();
    log.append(&sign_in("ron@swanson.com")).unwrap();

    assert!(matches!(
        log.verify().unwrap(),
        Verdict::Intact { entries: 3, .. }
    ));
    let entries = oldest_first(&log);
    let accounts: Vec<_> = entries
        .iter()
        .map(|entry| entry.content.account.as_str())
        .collect();
    assert_eq!(accounts, ["ann@till-3"; 3]);
    assert_eq!(entries[0].content.path.as_deref(), Some("/v2/orders"));
    assert_eq!(
        entries[0].content.detail.as_deref(),
        Some("GET /v2/orders 200 5 ms")
    );
}

#[test]
fn failed_migration_leaves_the_file_unchanged() {
    let (_folder, path) = folder();
    let file = Connection::open(&path).unwrap();
    file.execute_batch(&format!(
        "{SCHEMA_1}
         INSERT INTO entry (at, operator, store, action, outcome) VALUES
            ('yesterday', 'ann@till-3', 'Pawnee', 'sign_in', 'begun');"
    ))
    .unwrap();

    let error = AuditLog::open(&path).unwrap_err();

    assert!(matches!(
        error,
        Error::Unknown {
            entry: 1,
            column: "at"
        }
    ));
    let count = |sql| file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM entry WHERE at = 'yesterday'"), 1);
    assert_eq!(count("SELECT user_version FROM pragma_user_version"), 1);
}
