//! Files of schema 1 and 2, as older versions of the app wrote them.

use std::path::Path;

use rusqlite::{Connection, params};
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
