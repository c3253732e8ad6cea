//! The columns of the audit log: what the app fills in, and what it reads from them.

use std::path::Path;

use axum::http::Method;
use journal::{Action, AuditLog, EntryContent, Outcome};
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use shopside_core::view::{ConnectStore, CsvOptions, ExportCustomers, ExportFormat, SignIn, SignInTarget};
use tempfile::TempDir;

use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD, Setup, import_file, sign_in_request};
use crate::wait::wait_until;

const SCHEMA_2: &str = include_str!("../support/audit_log_schema_2.sql");

const TABLE: &str = "name,email\nLeslie Knope,leslie@acme.test\nBen Wyatt,ben@acme.test\n";

fn requests(setup: &Setup) -> Vec<EntryContent> {
    let entries = setup.audit_entries().into_iter();
    entries.filter(|entry| entry.action == Action::Request).collect()
}

async fn connect_as(setup: &Setup, name: &str, store: &Sandbox) -> String {
    let connection = ConnectStore {
        name: name.into(),
        base_url: store.base_url().into(),
        requests_per_second: Some(100),
        ..setup.full_connection()
    };
    setup.app.connect(connection).await.unwrap().id
}

/// Connects two stores, one of whose names starts with the name of the other.
async fn acme_and_acme_eu(setup: &Setup) -> (Sandbox, [String; 2]) {
    let eu = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let acme = connect_as(setup, "Acme", &setup.store).await;
    let acme_eu = connect_as(setup, "Acme (EU)", &eu).await;
    (eu, [acme, acme_eu])
}

/// Opens the table as an import; returns how many rows were created before, and how many are in
/// doubt.
async fn history(setup: &Setup, store: &str) -> (u32, u32) {
    setup.app.open(store).await.unwrap();
    let file = import_file(TABLE);
    let import = setup.app.open_import(store, file).await.unwrap();
    (import.created_before, import.in_doubt)
}

async fn import(setup: &Setup, store: &str) {
    let file = import_file(TABLE);
    let import = setup.app.open_import(store, file).await.unwrap();
    setup.app.check_import(&import.id, import.columns).await.unwrap();
    setup.app.run_import(&import.id).await.unwrap();
}

fn import_id() -> String {
    hex::encode(&Sha256::digest(TABLE)[..8])
}

/// Creates an audit log of schema 2 with rows of action, store and detail, and without valid
/// hashes.
fn schema_2_file(path: &Path, rows: &[(&str, &str, &str)]) {
    let file = Connection::open(path).unwrap();
    file.execute_batch(SCHEMA_2).unwrap();
    for (id, (action, store, detail)) in (1..).zip(rows) {
        file.execute(
            "INSERT INTO entry (id, at, operator, account, store, action, outcome, session, detail, hash)
             VALUES (?, '2026-10-01T08:00:00.000Z', 'Ann', 'ann@till-3', ?, ?, 'done', 's-1', ?, zeroblob(32))",
            params![id, store, action, detail],
        )
        .unwrap();
    }
}

#[tokio::test]
async fn request_entry_has_method_path_status_and_duration() {
    let setup = Setup::new().await;
    let connection = setup.connect().await;
    let ron = setup.customer_id(&connection.id, RON).await;
    let session = setup
        .app
        .sign_in_as_customer(&connection.id, sign_in_request(&ron))
        .await
        .unwrap();
    setup
        .app
        .order(&session.session, "no-such-order")
        .await
        .unwrap_err();

    let requests = requests(&setup);

    let sent: Vec<_> = requests
        .iter()
        .map(|entry| {
            let text = entry.detail.as_deref().unwrap();
            let (method, path) = (entry.method.as_deref().unwrap(), entry.path.as_deref().unwrap());
            let duration = entry.duration_ms.unwrap();
            assert!(text.starts_with(&format!("{method} {path} ")), "{text}");
            assert!(text.contains(&format!(" {duration} ms as ")), "{text}");
            (method, path, entry.status)
        })
        .collect();
    let profile = format!("/v2/customers/{ron}");
    assert_eq!(
        sent[..2],
        [
            ("POST", "/v2/customers/tokens", Some(200)),
            ("GET", profile.as_str(), Some(200)),
        ]
    );
    assert_eq!(sent[2], ("GET", "/v2/orders/no-such-order", Some(404)));
    let outcomes: Vec<_> = requests.iter().map(|entry| entry.outcome).collect();
    assert_eq!(outcomes[..3], [Outcome::Done, Outcome::Done, Outcome::Failed]);
    for entry in &requests {
        assert_eq!(entry.connection_id.as_ref(), Some(&connection.id));
        assert_eq!(entry.store_url, connection.base_url);
        assert_eq!(entry.session_id.as_ref(), Some(&session.session));
    }
}

#[tokio::test]
async fn request_without_response_has_no_status() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    let paused = proxy.pause_next(Method::GET, "/v2/orders");
    let (orders, ()) = tokio::join!(setup.app.orders(&session, 0), async {
        paused.received().await;
        setup.app.stop().await;
    });
    orders.unwrap_err();
    paused.resume();

    let canceled = || {
        requests(&setup)
            .into_iter()
            .find(|entry| entry.path.as_deref() == Some("/v2/orders"))
    };
    wait_until("the canceled request in the audit log", || canceled().is_some()).await;
    let canceled = canceled().unwrap();
    assert_eq!(canceled.method.as_deref(), Some("GET"));
    assert_eq!((canceled.status, canceled.outcome), (None, Outcome::Unknown));
}

#[tokio::test]
async fn request_on_a_lost_connection_has_its_failure() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    setup.store.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        ..Faults::default()
    });

    setup.app.addresses(&session).await.unwrap_err();

    let requests = requests(&setup);
    let failed = requests.last().unwrap();
    assert_eq!((failed.status, failed.outcome), (None, Outcome::Unknown));
    let detail = failed.detail.as_deref().unwrap();
    let start = format!("GET /v2/customers/{ron}/addresses connection lost ");
    assert!(detail.starts_with(&start), "{detail}");
}

#[tokio::test]
async fn paths_have_no_email_query_or_secret() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let previewed = setup.preview_as(&store, &ron).await;
    let page = setup.app.orders(&previewed, 0).await.unwrap();
    setup
        .app
        .order(&previewed, &page.value.orders[0].id)
        .await
        .unwrap();
    setup.app.addresses(&previewed).await.unwrap();
    let by_email = SignIn {
        target: SignInTarget::Email { email: RON.into() },
        ..sign_in_request(&ron)
    };
    let signed_in = setup
        .app
        .sign_in_as_customer(&store, by_email)
        .await
        .unwrap()
        .session;
    setup.app.orders(&signed_in, 0).await.unwrap();
    setup.app.order(&signed_in, RON).await.unwrap_err();

    let entries = setup.audit_entries();
    let paths: Vec<_> = entries.iter().filter_map(|entry| entry.path.as_deref()).collect();

    assert!(paths.len() >= 7, "{paths:?}");
    for path in paths {
        for private in ["?", "@", "filter", RONS_PASSWORD, CLIENT_SECRET] {
            assert!(!path.contains(private), "{path}");
        }
    }
}

#[tokio::test]
async fn import_and_export_entries_have_their_columns() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let store = connect_as(&setup, "Acme", &setup.store).await;
    import(&setup, &store).await;
    let export = ExportCustomers {
        export: "export-1".into(),
        search: "@acme.test".into(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
    };
    setup
        .app
        .export_customers(&store, folder.path(), &export, |_| {})
        .await
        .unwrap();

    let entries = setup.audit_entries();

    let mut created: Vec<_> = entries
        .iter()
        .filter(|entry| entry.action == Action::CustomerCreate && entry.outcome == Outcome::Done)
        .map(|entry| (entry.import_id.clone(), entry.import_line))
        .collect();
    created.sort();
    assert_eq!(
        created,
        [(Some(import_id()), Some(2)), (Some(import_id()), Some(3))]
    );
    let exported: Vec<_> = entries
        .iter()
        .filter(|entry| entry.action == Action::Export)
        .map(|entry| (entry.outcome, entry.items))
        .collect();
    assert_eq!(exported, [(Outcome::Begun, None), (Outcome::Done, Some(2))]);
}

#[tokio::test]
async fn import_history_is_kept_per_connection() {
    let setup = Setup::new().await;
    let (_eu, [acme, acme_eu]) = acme_and_acme_eu(&setup).await;
    import(&setup, &acme_eu).await;

    assert_eq!(history(&setup, &acme).await, (0, 0));
    assert_eq!(history(&setup, &acme_eu).await, (2, 0));
}

#[tokio::test]
async fn old_import_is_found_by_exact_store_name() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    let import_id = import_id();
    let created = |line| format!("line {line} of import {import_id}");
    let (line_2, line_3) = (created(2), created(3));
    schema_2_file(
        &path,
        &[
            ("customer_create", "Acme (EU) (http://127.0.0.1:1)", &line_2),
            ("customer_create", "Acme (EU) (http://127.0.0.1:1)", &line_3),
            ("customer_create", "Acme (http://127.0.0.1:1)", &line_3),
            (
                "customer_create",
                "Acme (http://127.0.0.1:1)",
                "line 2 of import 0000000000000000",
            ),
        ],
    );
    let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;
    let (_eu, [acme, acme_eu]) = acme_and_acme_eu(&setup).await;

    assert_eq!(history(&setup, &acme).await, (1, 0));
    assert_eq!(history(&setup, &acme_eu).await, (2, 0));
}

#[tokio::test]
async fn receipt_counts_changes_by_method_not_by_text() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    let request = requests(&setup).pop().unwrap();
    let sent = |method: &str, path: &str, detail: &str| EntryContent {
        method: Some(method.into()),
        path: Some(path.into()),
        detail: Some(detail.into()),
        ..request.clone()
    };
    let entries = [
        sent("GET", "/v2/customers/PUT%20x", "/v2/customers/PUT%20x was read"),
        sent("DELETE", "/v2/customers/1", "GET rid of /v2/customers/1"),
        sent("POST", "/v2/customers/tokens-2", "POST /v2/customers/tokens -2"),
        sent("POST", "/v2/customers/tokens", "a customer token"),
    ];
    setup.audit_log.append_all(&entries).unwrap();

    let receipt = setup.app.receipt_text(&session, None, "en").await.unwrap();

    assert!(
        receipt.contains("Changes   2 of 5 requests may have changed something"),
        "{receipt}"
    );
    assert!(receipt.contains("! DELETE /v2/customers/1 200"), "{receipt}");
    assert!(receipt.contains("! POST /v2/customers/tokens-2 200"), "{receipt}");
}

#[tokio::test]
async fn receipt_of_an_old_session_counts_its_requests() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("journal.sqlite");
    let store = "Acme (https://euwest.api.elasticpath.com)";
    schema_2_file(
        &path,
        &[
            ("preview", store, ""),
            ("request", store, "GET /v2/orders 200 34 ms as admin"),
            ("request", store, "POST /v2/customers/tokens 200 34 ms as shopper"),
        ],
    );
    let setup = Setup::with_audit_log(AuditLog::open(&path).unwrap()).await;

    let receipt = setup.app.receipt_text("s-1", None, "en").await.unwrap();

    assert!(
        receipt.contains("Changes   No changes (2 read-only requests)"),
        "{receipt}"
    );
}
