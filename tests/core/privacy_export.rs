//! The export of everything that is held about one customer.

mod orders;
mod outside;
mod refused_parts;

use std::fs::File;
use std::io::Read;

use axum::http::StatusCode;
use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use serde_json::{Value, json};
use shopside_core::view::{
    AddNote, AnonymizeOrder, Code, ConnectStore, ExportPerson, ExportedView, ProblemText, WriteLetter,
};
use tempfile::TempDir;
use zip::ZipArchive;

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{CLIENT_SECRET, RON, Setup, problem, store_error};

fn wanted(customer: &str) -> ExportPerson {
    ExportPerson {
        export: "export".into(),
        customer: customer.into(),
        language: "en".into(),
    }
}

/// Connects with the highest rate: an export takes three requests for each order.
async fn connect(setup: &Setup) -> String {
    let fast = ConnectStore {
        requests_per_second: Some(100),
        ..setup.full_connection()
    };
    setup.app.connect(fast).await.unwrap().id
}

/// Exports everything about a customer.
async fn export_person(setup: &Setup, store: &str, folder: &TempDir, wanted: &ExportPerson) -> ExportedView {
    let exported = setup.app.export_personal_data(store, folder.path(), wanted, drop);
    exported.await.unwrap()
}

/// The files of a ZIP file by name.
fn files(path: &str) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn file(files: &[(String, String)], name: &str) -> String {
    let found = files.iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("no {name}")).1.clone()
}

fn json_file(files: &[(String, String)], name: &str) -> Value {
    serde_json::from_str(&file(files, name)).unwrap()
}

#[tokio::test]
async fn export_has_everything_and_no_secret() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let note = AddNote {
        customer: ron.clone(),
        email: RON.into(),
        text: "<script>alert(1)</script> asked for a call".into(),
    };
    setup.app.add_note(&store, note).await.unwrap();
    let folder = TempDir::new().unwrap();

    let exported = export_person(&setup, &store, &folder, &wanted(&ron)).await;

    let files = files(&exported.path);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "index.html",
            "customer.json",
            "addresses.json",
            "orders.json",
            "guest-orders.json",
            "payments.json",
            "parcels.json",
            "carts.json",
            "subscriptions.json",
            "invoices.json",
            "personal-data-log.json",
            "audit-log.json"
        ]
    );
    assert_eq!(json_file(&files, "customer.json")["email"], RON);
    let orders = json_file(&files, "orders.json");
    let orders = orders.as_array().unwrap();
    assert!(orders.len() >= 64, "{}", orders.len());
    assert!(orders.iter().all(|order| order["customer_id"] == ron.as_str()));
    assert!(orders[0]["items"][0]["name"].is_string());
    // He placed others as a guest.
    let guest_orders = json_file(&files, "guest-orders.json");
    let guest_orders = guest_orders.as_array().unwrap();
    let is_guests = |order: &Value| order["customer_id"].is_null() && order["customer_email"] == RON;
    assert!(!guest_orders.is_empty() && guest_orders.iter().all(is_guests));
    let log = json_file(&files, "personal-data-log.json");
    assert_eq!(log[0]["event_type"], "customer.event.created");
    let entries = json_file(&files, "audit-log.json");
    let has_note =
        |entry: &Value| entry["action"] == "note" && entry["detail"].as_str().unwrap().contains("a call");
    assert!(entries.as_array().unwrap().iter().any(has_note));
    let page = file(&files, "index.html");
    assert!(
        page.contains(RON) && page.contains("customer.event.created"),
        "{page}"
    );
    assert!(
        page.contains("&lt;script&gt;") && !page.contains("<script"),
        "{page}"
    );
    for (name, text) in &files {
        assert!(!text.contains(CLIENT_SECRET), "{name}");
    }
    let records = 1 + json_file(&files, "addresses.json").as_array().unwrap().len() + orders.len();
    let carts = json_file(&files, "carts.json").as_array().unwrap().len();
    let records = records + guest_orders.len() + carts;
    let of_orders = |name: &str| {
        let orders = json_file(&files, name);
        let counts = orders.as_array().unwrap().iter();
        counts
            .map(|order| order["records"].as_array().unwrap().len())
            .sum::<usize>()
    };
    let records = records + of_orders("payments.json") + of_orders("parcels.json");
    let records = records + log.as_array().unwrap().len() + entries.as_array().unwrap().len();
    assert_eq!(exported.count, records as u64);
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Done]
    );
    let entry = setup.audit_entries().pop().unwrap();
    assert_eq!(
        (entry.customer_id, entry.items),
        (Some(ron), Some(u32::try_from(records).unwrap()))
    );
}

#[tokio::test]
async fn page_says_what_was_done_in_its_language() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    setup.app.raw_customer(&store, &ron).await.unwrap();
    let wanted = ExportPerson {
        language: "de".into(),
        ..wanted(&ron)
    };

    let exported = export_person(&setup, &store, &folder, &wanted).await;

    let files = files(&exported.path);
    let page = file(&files, "index.html");
    for text in ["JSON des Profils", "Begonnen", "Alles über den Kunden, nach "] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for word in ["admin_view", "begun", "everything about the customer"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
}

#[tokio::test]
async fn export_overwrites_no_other() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    let wanted = wanted(&ron);
    let export = async || {
        let exported = setup
            .app
            .export_personal_data(&store, folder.path(), &wanted, drop);
        exported.await.unwrap()
    };

    // The clock stands still, so that both want the same name.
    let (one, other) = (export().await, export().await);

    assert!(one.path != other.path);
    assert_eq!(folder.path().read_dir().unwrap().count(), 2);
}

#[tokio::test]
async fn stopped_export_leaves_no_file() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    // The log of the first order waits at the gate.
    let gate = setup.store.close_gate("/v2/personal-data/logs", 0);
    let wanted = wanted(&ron);
    let export = setup
        .app
        .export_personal_data(&store, folder.path(), &wanted, |_| {
            setup.app.stop_export("export");
        });

    let stopped = problem(export.await);

    drop(gate);
    assert_eq!(stopped.code, Code::Stopped);
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn export_fails_if_the_store_fails() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    setup.store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some("/v2/personal-data".into()),
        ..Faults::default()
    });

    let failed = setup
        .app
        .export_personal_data(&store, folder.path(), &wanted(&ron), drop)
        .await;

    // A failure may pass, so nothing is left out silently.
    assert_eq!(problem(failed).code, Code::StoreFailed);
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}

#[tokio::test]
async fn log_that_the_key_may_not_read_is_named_in_the_export() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match request.path.as_str() {
        "/v2/customers/ron" => {
            json_response(&json!({ "data": { "id": "ron", "name": "Ron", "email": RON } }))
        }
        path if path.starts_with("/v2/personal-data") => store_error(
            StatusCode::FORBIDDEN,
            &json!({ "status": 403, "title": "Forbidden" }),
        ),
        _ => json_response(&json!({ "data": [] })),
    })
    .await;
    let store = host.connect(&setup).await.id;
    let folder = TempDir::new().unwrap();

    let exported = export_person(&setup, &store, &folder, &wanted("ron")).await;

    let files = files(&exported.path);
    assert!(files.iter().all(|(name, _)| name != "personal-data-log.json"));
    let page = file(&files, "index.html");
    assert!(
        page.contains("This application key isn’t allowed to use the log of personal data"),
        "{page}"
    );
    let data = setup.app.personal_data(&store, "ron").await.unwrap();
    let refused = data.log_problem.unwrap();
    assert_eq!(refused.code, Code::Forbidden);
    assert_eq!(refused.text, Some(ProblemText::NeedsPersonalDataRole));
    assert!(data.rows.iter().all(|row| row.act.is_some()));
}

#[tokio::test]
async fn export_and_letter_are_written_in_each_language() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let orders = setup.app.forget_plan(&store, &ron).await.unwrap().orders;
    let order = orders.into_iter().find(|order| order.is_final).unwrap().id;
    let request = AnonymizeOrder {
        customer: ron.clone(),
        email: RON.into(),
        order,
    };
    setup.app.anonymize_order(&store, request).await.unwrap();
    let folder = TempDir::new().unwrap();
    for (language, title, greeting) in [
        ("en", "Personal data of Ron", "Dear Ron,"),
        ("de-CH", "Personenbezogene Daten von Ron", "Guten Tag Ron,"),
        ("fr", "Données personnelles de Ron", "Bonjour Ron,"),
        ("es", "Datos personales de Ron", "Hola, Ron:"),
        ("xx", "Personal data of Ron", "Dear Ron,"),
    ] {
        let export = ExportPerson {
            language: language.into(),
            ..wanted(&ron)
        };
        let exported = export_person(&setup, &store, &folder, &export).await;
        let page = file(&files(&exported.path), "index.html");
        assert!(page.contains(title), "{language}: {page}");
        let letter = WriteLetter {
            customer: ron.clone(),
            name: "Ron".into(),
            language: language.into(),
        };
        let letter = setup.app.erasure_letter(&store, letter).await.unwrap();
        assert!(letter.contains(greeting), "{language}: {letter}");
    }
}
