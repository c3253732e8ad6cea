//! Exports of customers and orders: complete or absent, owner-only, audited, formulas escaped.

use std::path::Path;

use journal::{Action, Outcome};
use moltin_sandbox::Faults;
use serde_json::Value;
use shopside_core::Error;
use shopside_core::view::{
    Code, ConnectStore, CsvOptions, ExportCustomers, ExportFormat, ExportOrders, ExportProgress,
    ExportedView, LockReason, NewCustomerView, OrderTermView, OrderText, Separator,
};
use tempfile::TempDir;

use crate::setup::{RON, Setup, import_file, problem};
use crate::store_orders::{exactly, find_orders};
use crate::wait::{wait_for, wait_until};

pub(crate) fn customers_matching(search: &str, format: ExportFormat) -> ExportCustomers {
    ExportCustomers {
        export: "export-1".into(),
        search: search.into(),
        format,
        csv: CsvOptions::default(),
    }
}

pub(crate) fn orders_matching(terms: Vec<OrderTermView>, format: ExportFormat) -> ExportOrders {
    ExportOrders {
        export: "export-1".into(),
        search: String::new(),
        terms,
        format,
        csv: CsvOptions::default(),
    }
}

pub(crate) async fn connect(setup: &Setup) -> String {
    let fast = ConnectStore {
        requests_per_second: Some(100),
        ..setup.full_connection()
    };
    setup.app.connect(fast).await.unwrap().id
}

pub(crate) async fn customers(
    setup: &Setup,
    store: &str,
    folder: &Path,
    request: &ExportCustomers,
) -> Result<ExportedView, Error> {
    setup.app.export_customers(store, folder, request, drop).await
}

fn table(file: &ExportedView) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(&file.path)
        .unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

pub(crate) fn objects(file: &ExportedView) -> Vec<Value> {
    let text = std::fs::read_to_string(&file.path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

pub(crate) fn is_empty(folder: &TempDir) -> bool {
    std::fs::read_dir(folder.path()).unwrap().next().is_none()
}

#[tokio::test]
async fn customer_export_follows_search_and_escapes_formulas() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let formula = NewCustomerView {
        name: "=HYPERLINK(\"https://evil.test\")".into(),
        email: "formula@import.test".into(),
        generate_password: false,
        password: None,
        external_ref: String::new(),
    };
    setup.app.create_customer(&store, formula).await.unwrap();
    let mut progress_events = Vec::new();

    let all = customers_matching("", ExportFormat::Csv);
    let file = setup
        .app
        .export_customers(&store, folder.path(), &all, |progress| {
            progress_events.push(progress);
        })
        .await
        .unwrap();

    let rows = table(&file);
    assert_eq!(
        rows[0],
        [
            "id",
            "name",
            "email",
            "has_password",
            "external_ref",
            "created_at",
            "updated_at",
            "unreadable"
        ]
    );
    assert_eq!((file.count, rows.len()), (49, 50));
    assert_eq!(rows[1][1], "'=HYPERLINK(\"https://evil.test\")");
    assert!(rows.iter().any(|row| row[2] == RON && row[3] == "true"));
    let last = ExportProgress {
        done: 49,
        total: 49,
        unreadable: 0,
    };
    assert_eq!(progress_events.last(), Some(&last));
    #[cfg(unix)]
    assert_eq!(crate::setup::file_mode(&file.path), 0o600);
    let one = customers_matching("Ron Swan", ExportFormat::JsonLines);
    let one = objects(&customers(&setup, &store, folder.path(), &one).await.unwrap());
    assert_eq!((one.len(), &one[0]["email"]), (1, &Value::from(RON)));
    assert_eq!(one[0]["has_password"], true);
}

#[tokio::test]
async fn unwritable_audit_log_blocks_export() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let swan = customers_matching("swan", ExportFormat::Csv);
    let file = customers(&setup, &store, folder.path(), &swan).await.unwrap();

    let entries = setup.audit_entries();
    let [begun, done] = entries.as_slice() else {
        panic!("{entries:?}")
    };
    assert_eq!((begun.action, begun.outcome), (Action::Export, Outcome::Begun));
    assert_eq!((done.action, done.outcome), (Action::Export, Outcome::Done));
    let detail = begun.detail.as_deref().unwrap();
    assert_eq!(detail, format!("customers found by “swan”, to {}", file.path));
    assert!(begun.store.starts_with("Pawnee Parks ("));

    let (mut setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    setup.restart_without_audit_log(&store).await;
    let refused = problem(customers(&setup, &store, folder.path(), &swan).await);
    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(is_empty(&folder));
}

#[tokio::test]
async fn exported_order_amounts_add_up() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let request = orders_matching(vec![exactly(OrderText::CustomerId, &ron)], ExportFormat::Csv);
    let own = setup
        .app
        .export_orders(&store, folder.path(), &request, drop)
        .await
        .unwrap();
    let rows = table(&own);
    let column = |name: &str| rows[0].iter().position(|heading| heading == name).unwrap();
    let (customer, currency) = (column("customer_id"), column("currency"));
    let (decimal, minor) = (column("with_tax"), column("with_tax_minor_units"));

    assert!(own.count > 50, "{}", own.count);
    assert_eq!(rows.len() as u64, own.count + 1);
    for row in &rows[1..] {
        assert_eq!(row[customer], ron);
        let amount: i64 = row[minor].parse().unwrap();
        let expected = match row[currency].as_str() {
            "JPY" => amount.to_string(),
            "GBP" | "USD" | "EUR" => format!("{}.{:02}", amount / 100, amount % 100),
            other => panic!("unexpected currency {other}"),
        };
        assert_eq!(row[decimal], expected);
    }
    let entry = setup.audit_entries().pop().unwrap();
    assert_eq!(entry.customer_id.as_deref(), Some(ron.as_str()));

    let request = orders_matching(vec![], ExportFormat::JsonLines);
    let all = setup
        .app
        .export_orders(&store, folder.path(), &request, drop)
        .await
        .unwrap();
    let orders = objects(&all);
    assert!(all.count > own.count);
    assert_eq!(orders.len() as u64, all.count);
    assert!(orders[0]["with_tax_minor_units"].is_i64() && orders[0]["with_tax"].is_string());
}

#[tokio::test]
async fn order_export_follows_filter_and_audits_it() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let terms = vec![
        exactly(OrderText::Payment, "refunded"),
        exactly(OrderText::Currency, "GBP"),
    ];
    let shown = find_orders(&setup, &store, terms.clone()).await;

    let written = setup
        .app
        .export_orders(
            &store,
            folder.path(),
            &orders_matching(terms, ExportFormat::JsonLines),
            drop,
        )
        .await
        .unwrap();

    assert!(!shown.is_empty());
    let ids = |orders: Vec<Value>| {
        orders
            .iter()
            .map(|order| order["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(objects(&written)),
        shown.into_iter().map(|order| order.id).collect::<Vec<_>>()
    );
    let entry = setup.audit_entries().pop().unwrap();
    let detail = entry.detail.unwrap();
    assert!(
        detail.starts_with("orders like eq(payment,refunded):eq(currency,GBP), to "),
        "{detail}"
    );
    let nothing_typed = orders_matching(vec![exactly(OrderText::Payment, " ")], ExportFormat::Csv);
    let refused = setup
        .app
        .export_orders(&store, folder.path(), &nothing_typed, drop)
        .await;
    assert_eq!(problem(refused).code, Code::InvalidInput);
}

/// Starts an export of all customers.
fn spawn_export(
    setup: &Setup,
    store: &str,
    folder: &TempDir,
) -> tokio::task::JoinHandle<Result<ExportedView, shopside_core::Error>> {
    let (app, connection, path) = (setup.app.clone(), store.to_owned(), folder.path().to_owned());
    tokio::spawn(async move {
        let all = customers_matching("", ExportFormat::Csv);
        app.export_customers(&connection, &path, &all, drop).await
    })
}

#[tokio::test]
async fn stopped_export_leaves_no_file() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    setup.store.inject_faults(Faults {
        latency_ms: 60_000,
        ..Faults::default()
    });
    let export = spawn_export(&setup, &store, &folder);
    wait_until("the export to create its file", || !is_empty(&folder)).await;
    setup.app.stop_export("another");
    setup.app.stop_export("export-1");

    let ended = problem(wait_for("the export to end", export).await.unwrap());
    assert_eq!(ended.code, Code::Stopped);
    assert!(is_empty(&folder));
    let outcomes = setup.audit_outcomes(Action::Export);
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Failed]);
}

#[tokio::test]
async fn export_finishes_in_locked_app() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    let hold = setup.store.close_gate("/v2/customers", 0);
    let export = spawn_export(&setup, &store, &folder);
    hold.reached().await;
    setup.app.lock(LockReason::Asked).await;
    drop(hold);

    let exported = wait_for("the export to end", export).await.unwrap().unwrap();
    assert!(std::fs::metadata(&exported.path).unwrap().is_file());
    let outcomes = setup.audit_outcomes(Action::Export);
    assert_eq!(outcomes, [Outcome::Begun, Outcome::Done]);
}

#[tokio::test]
async fn sign_in_only_connection_exports_nothing() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;

    let all_customers = customers(
        &setup,
        &store,
        folder.path(),
        &customers_matching("", ExportFormat::Csv),
    )
    .await;
    let request = orders_matching(vec![], ExportFormat::Csv);
    let orders = setup
        .app
        .export_orders(&store, folder.path(), &request, drop)
        .await;

    assert_eq!(problem(all_customers).code, Code::Connection);
    assert_eq!(problem(orders).code, Code::Connection);
    assert!(is_empty(&folder));
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn exported_customers_can_be_imported() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    let store = connect(&setup).await;
    for separator in [Separator::Comma, Separator::Semicolon, Separator::Tab] {
        let request = ExportCustomers {
            csv: CsvOptions {
                separator,
                ..CsvOptions::default()
            },
            ..customers_matching("", ExportFormat::Csv)
        };
        let all = customers(&setup, &store, folder.path(), &request).await.unwrap();

        let file = import_file(std::fs::read(all.path).unwrap());
        let import = setup.app.open_import(&store, file).await.unwrap();
        setup.app.check_import(&import.id, import.columns).await.unwrap();

        let counts = setup.app.current_import(&store).unwrap().unwrap().progress.counts;
        assert_eq!((counts.exists, counts.create, counts.invalid), (48, 0, 0));
        setup.app.close_import(&import.id);
    }
}
