//! What an export says if the store refuses a part of it, and what it leaves if it ends early.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use axum::http::StatusCode;
use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use serde_json::json;
use shopside_core::view::{Code, Problem};
use tempfile::TempDir;

use super::outside::{Exported, export_of, list, path};
use super::{connect, wanted};
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, store_error};

/// Exports from a store that refuses everything but the customer.
async fn refused(language: &str, status: u16) -> Exported {
    export_of(language, move |request| {
        let status = StatusCode::from_u16(status).unwrap();
        let refusal = || store_error(status, &json!({ "title": "No" }));
        (path(request) != "/v2/customers/ron").then(refusal)
    })
    .await
}

/// Makes an export that must fail and leave no file, and returns why it failed.
async fn failure_of(setup: &Setup, store: &str, customer: &str) -> shopside_core::Error {
    let folder = TempDir::new().unwrap();
    let failed = setup
        .app
        .export_personal_data(store, folder.path(), &wanted(customer), drop)
        .await;
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    failed.unwrap_err()
}

#[tokio::test]
async fn each_part_that_a_key_may_not_read_is_named() {
    for status in [403, 404] {
        let exported = refused("en", status).await;

        let names: Vec<_> = exported.files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["index.html", "customer.json", "audit-log.json"]);
        let page = exported.page();
        for part in [
            "Addresses are not part of this file: ",
            "<p>Orders are not part of this file: ",
            "Orders that are not linked to the customer account, such as guest orders, are not part of this file: ",
            "Payments are not part of this file: ",
            "Parcels are not part of this file: ",
            "Carts are not part of this file: ",
            "Subscriptions are not part of this file: ",
            "The store’s log of changes is not part of this file: ",
        ] {
            assert!(page.contains(part), "{status} {part}: {page}");
        }
        let sent = |wanted: &str| {
            exported
                .requests
                .iter()
                .filter(|request| path(request) == wanted)
                .count()
        };
        assert_eq!(
            (sent("/v2/carts"), sent("/v2/subscriptions/subscriptions")),
            (1, 1)
        );
    }
}

#[tokio::test]
async fn refused_parts_are_named_in_each_language() {
    for (language, texts) in [
        (
            "de",
            [
                "Warenkörbe sind nicht in dieser Datei: ",
                "Abonnements sind nicht in dieser Datei: ",
                "etwa Gastbestellungen, sind nicht in dieser Datei: ",
            ],
        ),
        (
            "fr",
            [
                "Les paniers ne sont pas dans ce fichier",
                "Les abonnements ne sont pas dans ce fichier",
                "en tant qu’invité, ne sont pas dans ce fichier",
            ],
        ),
        (
            "es",
            [
                "Los carritos no están en este archivo: ",
                "Las suscripciones no están en este archivo: ",
                "los hechos como invitado, no están en este archivo: ",
            ],
        ),
    ] {
        let page = refused(language, 403).await.page();

        for text in texts {
            assert!(page.contains(text), "{text}: {page}");
        }
    }
}

#[tokio::test]
async fn list_that_fails_on_its_second_page_fails_the_export() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match path(request) {
        "/v2/customers/ron" => {
            json_response(&json!({ "data": { "id": "ron", "name": "Ron", "email": RON } }))
        }
        "/v2/carts" if request.query("page[offset]").as_deref() != Some("0") => {
            store_error(StatusCode::FORBIDDEN, &json!({ "status": 403 }))
        }
        "/v2/carts" => {
            let carts: Vec<_> = (0..100)
                .map(|number| json!({ "id": format!("c{number}") }))
                .collect();
            json_response(&json!({ "data": carts, "meta": { "results": { "total": 150 } } }))
        }
        _ => list(&[]),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let failed = failure_of(&setup, &store, "ron").await;

    assert_eq!(Problem::from(&failed).code, Code::Forbidden);
}

#[tokio::test]
async fn failure_of_each_kind_of_data_leaves_no_file() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    for path in ["/v2/carts", "/v2/subscriptions", "/v2/customers"] {
        setup.store.inject_faults(Faults {
            reply: Some(Fault::ServerError),
            path: Some(path.into()),
            ..Faults::default()
        });

        let failed = failure_of(&setup, &store, &ron).await;

        assert_eq!(Problem::from(&failed).code, Code::StoreFailed, "{path}");
    }
}

#[tokio::test]
async fn deleted_customer_is_not_exported() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let admin = moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret");
    admin.customers().delete(&ron.as_str().into()).await.unwrap();

    let failed = failure_of(&setup, &store, &ron).await;

    assert_eq!(Problem::from(&failed).code, Code::NotFound);
    assert_eq!(
        setup.audit_outcomes(Action::Export),
        [Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn record_of_another_customer_is_not_exported() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match path(request) {
        "/v2/customers/ron" => {
            json_response(&json!({ "data": { "id": "april", "name": "April", "email": "april@parks.test" } }))
        }
        _ => list(&[]),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let failed = failure_of(&setup, &store, "ron").await;

    assert!(matches!(failed, shopside_core::Error::WrongCustomer));
}

#[tokio::test]
async fn what_a_killed_app_left_is_deleted_by_the_next_export() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let folder = TempDir::new().unwrap();
    let create = |name: &str, age: Duration| {
        let file = File::create(folder.path().join(name)).unwrap();
        file.set_modified(SystemTime::now() - age).unwrap();
        file
    };
    let (old, new) = (Duration::from_hours(1), Duration::ZERO);
    create(".shopside-left", old);
    create(".shopside-new", new);
    create(".shopside-continued", old);
    create(".shopside-continued.json", old);
    create("shopside-personal-data.zip", old);
    let locked = create(".shopside-locked", old);
    locked.lock().unwrap();

    let exported = super::export_person(&setup, &store, &folder, &wanted(&ron)).await;

    let mut left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.to_str() != Some(exported.path.as_str()))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    left.sort();
    assert_eq!(
        left,
        [
            ".shopside-continued",
            ".shopside-continued.json",
            ".shopside-locked",
            ".shopside-new",
            "shopside-personal-data.zip"
        ]
    );
}

/// More than is kept in memory: the rest goes through temporary files.
#[tokio::test]
async fn thousands_of_orders_are_exported_completely() {
    const COUNT: usize = 2500;
    let exported = export_of("en", |request| {
        let filter = request.query("filter").unwrap_or_default();
        match path(request) {
            "/v2/orders" if filter.contains("customer_id") => {
                let number = |name: &str| request.query(name).unwrap().parse::<usize>().unwrap();
                let (from, limit) = (number("page[offset]"), number("page[limit]"));
                let orders: Vec<_> = (from..COUNT.min(from + limit))
                    .map(|number| {
                        json!({ "id": format!("order-{number}"), "type": "order",
                            "customer": { "name": "Ron", "email": RON },
                            "relationships": { "customer": { "data": { "id": "ron" } } } })
                    })
                    .collect();
                Some(json_response(
                    &json!({ "data": orders, "meta": { "results": { "total": COUNT } } }),
                ))
            }
            path if path.starts_with("/v2/orders/") || path.starts_with("/v2/personal-data") => {
                Some(store_error(StatusCode::NOT_FOUND, &json!({ "status": 404 })))
            }
            _ => None,
        }
    })
    .await;

    let ids = exported.ids("orders.json");
    let expected: Vec<_> = (0..COUNT).map(|number| format!("order-{number}")).collect();
    assert_eq!(ids, expected);
    let page = exported.page();
    assert!(page.len() > 300_000, "{}", page.len());
    for (number, id) in expected.iter().enumerate() {
        assert_eq!(page.matches(&format!("<bdi>{id}</bdi>")).count(), 1, "{number}");
    }
    assert!(page.ends_with("</html>"), "{page}");
}
