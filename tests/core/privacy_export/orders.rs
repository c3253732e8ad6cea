//! Payments and parcels in the export of everything about a customer, and what it says if they are
//! missing.

use axum::http::StatusCode;
use moltin_sandbox::{Fault, Faults};
use serde_json::{Value, json};
use shopside_core::view::ExportPerson;
use tempfile::TempDir;

use super::{connect, export_person, file, files, json_file, wanted};
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, store_error};

/// Refuses as a store without the resource does.
fn not_found() -> axum::response::Response {
    let error = json!({ "status": 404, "title": "Not Found", "detail": "no such <b>route</b>" });
    store_error(StatusCode::NOT_FOUND, &error)
}

fn order(id: &str, number: &str) -> Value {
    json!({ "id": id, "type": "order", "order_number": number, "status": "complete", "payment": "paid",
        "relationships": { "customer": { "data": { "id": "ron", "type": "customer" } } } })
}

fn list(items: &Value) -> axum::response::Response {
    json_response(&json!({ "data": items }))
}

/// Exports what a store has about Ron, who has two orders there. `respond` answers for their
/// payments and parcels by the path.
async fn export(
    language: &str,
    respond: impl Fn(&str) -> axum::response::Response + Send + Sync + 'static,
) -> (Vec<(String, String)>, u64) {
    let setup = Setup::new().await;
    let path = |request: &str| request.split('?').next().unwrap_or_default().to_owned();
    let host = FakeStore::granting_tokens(move |request| match path(&request.path).as_str() {
        "/v2/customers/ron" => {
            json_response(&json!({ "data": { "id": "ron", "name": "Ron", "email": RON } }))
        }
        "/v2/customers/ron/addresses" => list(&json!([
            { "id": "a1", "type": "address", "name": "Cabin", "line_1": "1 Lake Road" },
            { "type": "address" }
        ])),
        "/v2/orders" => {
            let orders = json!([order("o1", "1001"), order("o2", "1002")]);
            json_response(&json!({ "data": orders, "meta": { "results": { "total": 2 } } }))
        }
        path if path.starts_with("/v2/orders/") => respond(path),
        _ => list(&json!([])),
    })
    .await;
    let store = host.connect(&setup).await.id;
    let folder = TempDir::new().unwrap();
    let wanted = ExportPerson {
        language: language.into(),
        ..wanted("ron")
    };
    let exported = export_person(&setup, &store, &folder, &wanted).await;
    (files(&exported.path), exported.count)
}

fn has(files: &[(String, String)], name: &str) -> bool {
    files.iter().any(|(known, _)| known == name)
}

#[tokio::test]
async fn payments_and_parcels_of_each_order_are_exported() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    let exported = export_person(&setup, &store, &folder, &wanted(&ron)).await;
    let files = files(&exported.path);
    let page = file(&files, "index.html");

    let orders = json_file(&files, "orders.json");
    let (payments, parcels) = (
        json_file(&files, "payments.json"),
        json_file(&files, "parcels.json"),
    );
    for order in orders.as_array().unwrap() {
        let id = order["id"].as_str().unwrap();
        let of = |list: &Value| {
            let found = list.as_array().unwrap().iter().find(|one| one["order_id"] == id);
            found.map_or(0, |one| one["records"].as_array().unwrap().len())
        };
        let shown = setup.app.store_order_payments(&store, id).await.unwrap().payments;
        assert_eq!(of(&payments), shown.len(), "payments of {id}");
        for payment in &shown {
            assert!(page.contains(&payment.reference), "{}", payment.reference);
        }
        let shown = setup.app.parcels(&store, id).await.unwrap();
        assert_eq!(of(&parcels), shown.len(), "parcels of {id}");
        for parcel in &shown {
            assert!(
                page.contains(&parcel.tracking_reference),
                "{}",
                parcel.tracking_reference
            );
        }
    }
    assert!(parcels.as_array().unwrap().len() > 5 && payments.as_array().unwrap().len() > 5);
    // Ron has an order in pounds with a refund of a part.
    assert!(page.contains("<th scope=\"col\">Refunded</th>"), "{page}");
    assert!(page.contains("What this file does not have"), "{page}");
}

#[tokio::test]
async fn store_without_payments_and_parcels_is_asked_once_and_named() {
    let (files, count) = export("en", |path| match path {
        "/v2/orders/o1/transactions" | "/v2/orders/o1/shipping-groups" => not_found(),
        other => panic!("{other} was requested after the first refusal"),
    })
    .await;

    assert!(!has(&files, "payments.json") && !has(&files, "parcels.json"));
    let page = file(&files, "index.html");
    for part in [
        "Payments are not part of this file: Not found: no such &lt;b&gt;route&lt;/b&gt;.",
        "Parcels are not part of this file: Not found: no such &lt;b&gt;route&lt;/b&gt;.",
        "1 address could not be read, and is missing here.",
        "1001",
        "1002",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // The customer, the readable address and two orders; the rest are entries of the audit log.
    let entries = json_file(&files, "audit-log.json").as_array().unwrap().len();
    assert_eq!(count, 1 + 1 + 2 + entries as u64);
}

#[tokio::test]
async fn order_whose_payments_are_refused_is_counted() {
    let (files, _) = export("en", |path| match path {
        "/v2/orders/o1/transactions" => list(&json!([
            { "id": "t1", "type": "transaction", "reference": "cash-1", "gateway": "manual", "amount": 1500,
              "currency": "KWD", "transaction_type": "refund", "status": "complete", "refunded_amount": 250 },
            { "type": "transaction" }
        ])),
        "/v2/orders/o1/shipping-groups" => list(&json!([
            { "id": "g1", "type": "shipping_group", "shipping_type": "<i>Van</i>", "tracking_reference": "T-9",
              "address": { "line_1": "2 Pier" } }
        ])),
        _ => not_found(),
    })
    .await;

    let payments = json_file(&files, "payments.json");
    assert_eq!(payments.as_array().unwrap().len(), 1);
    assert_eq!(
        (&payments[0]["order_id"], &payments[0]["order"]),
        (&json!("o1"), &json!("#1001"))
    );
    assert_eq!(payments[0]["records"][0]["reference"], "cash-1");
    let page = file(&files, "index.html");
    for part in [
        "cash-1",
        "1.500 KWD",
        "0.250 KWD",
        "1 payment could not be read, and is missing here.",
        "The payments of 1 order are missing here: Not found",
        "&lt;i&gt;Van&lt;/i&gt;",
        "T-9",
        "2 Pier",
        "The parcels of 1 order are missing here: Not found",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn missing_parts_are_named_in_the_language_of_the_page() {
    for (language, parcels, payments) in [
        (
            "de",
            "Pakete sind nicht in dieser Datei: Nicht gefunden",
            "Zahlungen sind nicht in dieser Datei: ",
        ),
        (
            "fr",
            "Les colis ne sont pas dans ce fichier",
            "Les paiements ne sont pas dans ce fichier",
        ),
        (
            "es",
            "Los paquetes no están en este archivo: No encontrado",
            "Los pagos no están en este archivo: ",
        ),
    ] {
        let (files, _) = export(language, |_| not_found()).await;
        let page = file(&files, "index.html");

        assert!(
            page.contains(parcels) && page.contains(payments),
            "{language}: {page}"
        );
        assert!(!page.contains("Not found"), "{language}: {page}");
    }
}

#[tokio::test]
async fn failure_to_read_parcels_fails_the_export() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let orders = setup.app.forget_plan(&store, &ron).await.unwrap().orders;
    let folder = TempDir::new().unwrap();
    setup.store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some(format!(
            "/v2/orders/{}/shipping-groups",
            orders.last().unwrap().id
        )),
        ..Faults::default()
    });

    let failed = setup
        .app
        .export_personal_data(&store, folder.path(), &wanted(&ron), drop)
        .await;

    assert!(failed.is_err());
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}
