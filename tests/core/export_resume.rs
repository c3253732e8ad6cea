//! Exports that are continued after the app was killed: each record once, and none missing.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use moltin_sandbox::Faults;
use serde_json::Value;
use shopside_core::view::{Code, ConnectStore, DeleteCustomer, ExportFormat, ExportedView, NewCustomerView};
use tempfile::TempDir;
use tokio::task::JoinHandle;

use crate::export::{connect, customers_matching, is_empty, objects, orders_matching};
use crate::setup::{Setup, problem};
use crate::wait::{wait_for, wait_until};

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn has_resume_point(folder: &Path) -> bool {
    names(folder).iter().any(|name| {
        Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "json")
    })
}

/// What a kill at this moment would leave of a folder.
fn as_killed(folder: &TempDir) -> TempDir {
    let killed = TempDir::new().unwrap();
    for name in names(folder.path()) {
        fs::copy(folder.path().join(&name), killed.path().join(name)).unwrap();
    }
    killed
}

fn spawn_export(
    setup: &Setup,
    store: &str,
    folder: &TempDir,
    format: ExportFormat,
    is_of_orders: bool,
) -> JoinHandle<Result<ExportedView, shopside_core::Error>> {
    let (app, store, path) = (setup.app.clone(), store.to_owned(), folder.path().to_owned());
    tokio::spawn(async move {
        if is_of_orders {
            let all = orders_matching(vec![], format);
            app.export_orders(&store, &path, &all, drop).await
        } else {
            let all = customers_matching("", format);
            app.export_customers(&store, &path, &all, drop).await
        }
    })
}

/// Begins an export, and returns the folder as a kill after a part of it leaves it.
async fn killed_export(setup: &mut Setup, store: &str, format: ExportFormat, is_of_orders: bool) -> TempDir {
    let folder = TempDir::new().unwrap();
    let path = if is_of_orders {
        "/v2/orders"
    } else {
        "/v2/customers"
    };
    let hold = setup.store.close_gate(path, 1);
    let export = spawn_export(setup, store, &folder, format, is_of_orders);
    hold.reached().await;
    wait_until("the first resume point", || has_resume_point(folder.path())).await;
    let killed = as_killed(&folder);
    export.abort();
    wait_for("the export to be killed", export).await.unwrap_err();
    drop(hold);
    setup.restart();
    setup.app.open(store).await.unwrap();
    killed
}

async fn resume(setup: &Setup, store: &str, folder: &TempDir) -> ExportedView {
    let left = setup.app.interrupted_exports(store, folder.path()).await.unwrap();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(0 < left[0].done && left[0].done < left[0].total, "{left:?}");
    let name = &left[0].name;
    let exported = setup
        .app
        .resume_export(store, folder.path(), name, "export-2", drop)
        .await;
    let exported = exported.unwrap();
    assert!(exported.path.ends_with(&left[0].file), "{}", exported.path);
    assert_eq!(names(folder.path()).len(), 1, "only the file is left");
    exported
}

#[tokio::test]
async fn killed_order_export_continues_to_the_same_file() {
    let mut setup = Setup::new().await;
    let store = connect(&setup).await;
    for format in [ExportFormat::Csv, ExportFormat::JsonLines] {
        let whole = TempDir::new().unwrap();
        let whole_export = spawn_export(&setup, &store, &whole, format, true);
        let whole_file = whole_export.await.unwrap().unwrap();
        let folder = killed_export(&mut setup, &store, format, true).await;

        let continued = resume(&setup, &store, &folder).await;

        assert_eq!(continued.count, whole_file.count);
        assert_eq!(
            fs::read_to_string(continued.path).unwrap(),
            fs::read_to_string(whole_file.path).unwrap()
        );
        let entry = setup.audit_entries().pop().unwrap();
        assert!(entry.detail.unwrap().starts_with("all orders, continued, to "));
    }
}

/// Creates customers whose store is this many days behind.
async fn create(setup: &Setup, store: &str, prefix: &str, count: usize, days_ago: i64) {
    setup.store.inject_faults(Faults {
        clock_offset_seconds: -86_400 * days_ago,
        ..Faults::default()
    });
    for number in 0..count {
        let customer = NewCustomerView {
            name: "Ann".into(),
            email: format!("{prefix}-{number}@resume.test"),
            generate_password: false,
            password: None,
            external_ref: String::new(),
        };
        setup.app.create_customer(store, customer).await.unwrap();
    }
    setup.store.inject_faults(Faults::default());
}

fn emails(file: &ExportedView) -> HashSet<String> {
    let rows = objects(file);
    let emails: HashSet<_> = rows
        .iter()
        .map(|row| row["email"].as_str().unwrap().to_owned())
        .collect();
    let ids: HashSet<&Value> = rows.iter().map(|row| &row["id"]).collect();
    assert_eq!(
        (ids.len(), rows.len() as u64),
        (rows.len(), file.count),
        "each once"
    );
    emails
}

#[tokio::test]
async fn continued_export_has_each_customer_once() {
    let mut setup = Setup::new().await;
    let store = connect(&setup).await;
    // Many customers have the same creation time: it has whole seconds.
    create(&setup, &store, "old", 60, 3).await;
    create(&setup, &store, "new", 120, 1).await;
    let folder = killed_export(&mut setup, &store, ExportFormat::JsonLines, false).await;
    create(&setup, &store, "later", 3, 0).await;
    for email in ["new-60@resume.test", "old-30@resume.test"] {
        let deletion = DeleteCustomer {
            customer: setup.customer_id(&store, email).await,
            email: email.into(),
        };
        setup.app.delete_customer(&store, deletion).await.unwrap();
    }

    let found = emails(&resume(&setup, &store, &folder).await);

    let expected = (0..60)
        .map(|number| format!("old-{number}"))
        .chain((0..120).map(|number| format!("new-{number}")))
        .filter(|name| name != "new-60" && name != "old-30");
    for name in expected {
        assert!(found.contains(&format!("{name}@resume.test")), "{name}");
    }
    assert!(found.contains("ron@swanson.com"));
}

#[tokio::test]
async fn export_with_a_gap_begins_again() {
    let mut setup = Setup::new().await;
    let store = connect(&setup).await;
    create(&setup, &store, "old", 110, 20).await;
    create(&setup, &store, "new", 20, 1).await;
    let folder = killed_export(&mut setup, &store, ExportFormat::JsonLines, false).await;
    // In the part that is written, where a record can only be missing.
    create(&setup, &store, "between", 1, 10).await;

    let found = emails(&resume(&setup, &store, &folder).await);

    assert_eq!(found.len(), 48 + 110 + 20 + 1);
    assert!(found.contains("between-0@resume.test"));
}

#[tokio::test]
async fn only_own_interrupted_exports_are_offered() {
    let mut setup = Setup::new().await;
    let store = connect(&setup).await;
    let left = killed_export(&mut setup, &store, ExportFormat::Csv, true).await;
    let running = TempDir::new().unwrap();
    let hold = setup.store.close_gate("/v2/orders", 1);
    let export = spawn_export(&setup, &store, &running, ExportFormat::Csv, true);
    hold.reached().await;
    wait_until("the first resume point", || has_resume_point(running.path())).await;
    let offered = async |store: &str, folder: &TempDir| {
        let left = setup.app.interrupted_exports(store, folder.path()).await;
        left.unwrap()
            .into_iter()
            .map(|export| export.name)
            .collect::<Vec<_>>()
    };

    assert_eq!(offered(&store, &running).await, [""; 0], "it is running");
    drop(hold);
    wait_for("the export to end", export).await.unwrap().unwrap();
    assert_eq!(names(running.path()).len(), 1, "no resume point is left");
    let other = ConnectStore {
        client_id: "sandbox-basic".into(),
        ..setup.full_connection()
    };
    let other = setup.app.connect(other).await.unwrap().id;
    assert_eq!(offered(&other, &left).await, [""; 0], "it is of another store");
    let offered = offered(&store, &left).await;
    let refused = setup.app.discard_export(&other, left.path(), &offered[0]).await;
    assert_eq!(problem(refused).code, Code::InvalidInput);
    for name in ["", "..", "../other", ".shopside-other"] {
        let refused = setup
            .app
            .resume_export(&store, left.path(), name, "export-2", drop)
            .await;
        assert_eq!(problem(refused).code, Code::InvalidInput, "{name}");
    }

    setup
        .app
        .discard_export(&store, left.path(), &offered[0])
        .await
        .unwrap();
    assert!(is_empty(&left));
}
