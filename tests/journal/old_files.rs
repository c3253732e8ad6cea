//! Files of schema 1, 2 and 3, as older versions of the app wrote them.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use sha2::{Digest, Sha256};

/// The whole schema 2.
const SCHEMA_2: &str = include_str!("../support/audit_log_schema_2.sql");

/// The whole schema 1.
pub(crate) const SCHEMA_1: &str = "
    CREATE TABLE entry (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, operator TEXT NOT NULL,
        store TEXT NOT NULL, action TEXT NOT NULL, outcome TEXT NOT NULL, customer_id TEXT, customer_email TEXT,
        session TEXT, reason TEXT, detail TEXT) STRICT;
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'no'); END;
    PRAGMA user_version = 1;";

/// The 12 texts of an entry of version 2, in the order of the columns of schema 2.
pub(crate) type Texts = [Option<&'static str>; 12];

fn texts(action: &'static str, outcome: &'static str, detail: Option<&'static str>) -> Texts {
    [
        Some("2026-10-01T08:00:00.000Z"),
        Some("Ann Perkins"),
        Some("ann@till-3"),
        Some("Acme (EU) (https://euwest.api.elasticpath.com)"),
        Some(action),
        Some(outcome),
        Some("preview"),
        Some("c-1"),
        Some("ron@swanson.com"),
        Some("s-1"),
        None,
        detail,
    ]
}

pub(crate) fn old_entries() -> [Texts; 4] {
    [
        texts(
            "request",
            "done",
            Some("GET /v2/customers/c-1 200 34 ms as admin"),
        ),
        texts(
            "request",
            "unknown",
            Some("PUT /v2/customers/c-1 timeout 30000 ms as admin"),
        ),
        texts(
            "customer_create",
            "failed",
            Some("line 7 of import 0123456789abcdef: The store refused."),
        ),
        texts("policy_change", "done", Some("GET out of the line 7 of import 5")),
    ]
}

/// Creates a file of schema 2, with the hash chain of version 2: the hash before, the ID and the
/// texts.
pub(crate) fn schema_2_file(path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.execute_batch(SCHEMA_2).unwrap();
    let mut head = [0; 32];
    for (id, texts) in (1_i64..).zip(old_entries()) {
        let mut sha = Sha256::new();
        sha.update(head);
        sha.update(id.to_be_bytes());
        for text in texts {
            match text {
                None => sha.update([0]),
                Some(text) => {
                    sha.update([1]);
                    sha.update((text.len() as u64).to_be_bytes());
                    sha.update(text);
                }
            }
        }
        head = sha.finalize().into();
        let [
            at,
            operator,
            account,
            store,
            action,
            outcome,
            way,
            customer,
            email,
            session,
            reason,
            detail,
        ] = texts;
        file.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                id, at, operator, account, store, action, outcome, way, customer, email, session, reason,
                detail, head
            ],
        )
        .unwrap();
    }
    file
}

/// Creates a file of schema 3 with two entries of version 3: [`full_entry`](crate::full_entry), and
/// one with NULL in each column that can be NULL.
pub(crate) fn schema_3_file(path: &Path) -> Connection {
    let file = Connection::open(path).unwrap();
    file.execute_batch(include_str!("../support/audit_log_schema_3.sql"))
        .unwrap();
    let text = |text: &str| Value::Text(text.into());
    let full = [
        text("2026-11-23T09:00:00.125Z"),
        text("Ann Perkins"),
        text("ann@till-3"),
        text("Pawnee Parks (https://euwest.api.elasticpath.com)"),
        text("sign_in"),
        text("begun"),
        text("sign_in"),
        text("c8c1c511-beef-4812-9b7a-9f92c587217c"),
        text("ron@swanson.com"),
        text("s-1"),
        text("Customer called about order 10042"),
        text("GET /v2/orders 200 34 ms"),
        text("connection-1"),
        text("https://euwest.api.elasticpath.com"),
        text("0123456789abcdef"),
        Value::Integer(7),
        text("GET"),
        text("/v2/orders"),
        Value::Integer(200),
        Value::Integer(34),
        Value::Integer(100),
    ];
    let mut empty = full.clone();
    empty[6..].fill(Value::Null);
    let mut head = vec![0; 32];
    for (id, values) in [(1_i64, full), (2, empty)] {
        let mut sha = Sha256::new();
        sha.update(&head);
        sha.update(id.to_be_bytes());
        sha.update([3]);
        for value in &values {
            match value {
                Value::Text(text) => {
                    sha.update([1]);
                    sha.update((text.len() as u64).to_be_bytes());
                    sha.update(text);
                }
                Value::Integer(number) => {
                    sha.update([2]);
                    sha.update(number.to_be_bytes());
                }
                _ => sha.update([0]),
            }
        }
        head = sha.finalize().to_vec();
        let first = [Value::Integer(id), Value::Blob(head.clone()), Value::Integer(3)];
        let parameters = ["?"; 24].join(", ");
        file.execute(
            &format!("INSERT INTO entry VALUES ({parameters})"),
            params_from_iter(first.iter().chain(&values)),
        )
        .unwrap();
    }
    file
}
