//! Changes to address books by the admin: each one is audited, and each error marks its field.

use axum::http::Method;
use journal::{Action, AuditLog, Outcome};
use serde_json::json;
use shopside_core::view::{AddressBookView, AddressView, Code, SaveAddress, SavedAddressView};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, problem};

/// The required fields of `docs/api.md`, "Customer addresses", and delivery instructions.
fn cabin() -> AddressView {
    AddressView {
        first_name: "Ron".into(),
        last_name: "Swanson".into(),
        line_1: " 1 Lake Road ".into(),
        county: "Pawnee".into(),
        postcode: "46001".into(),
        country: "us".into(),
        instructions: "Leave it by the woodpile".into(),
        ..AddressView::default()
    }
}

fn save(was: Option<&AddressBookView>, name: &str, address: AddressView) -> SaveAddress {
    SaveAddress {
        was: was.cloned(),
        name: name.into(),
        address,
    }
}

/// The saved address. Panics on a conflict.
fn saved(result: SavedAddressView) -> AddressBookView {
    match result {
        SavedAddressView::Saved { entry } => entry,
        SavedAddressView::Conflict { theirs } => panic!("conflict with {theirs:?}"),
    }
}

#[tokio::test]
async fn address_changes_are_saved_and_audited() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.app.address_book(&store, &ron).await.unwrap();

    let added = setup
        .app
        .save_address(&store, &ron, save(None, " Cabin ", cabin()))
        .await
        .unwrap();
    let added = saved(added);
    assert_eq!(
        (
            added.name.as_str(),
            added.address.line_1.as_str(),
            added.address.country.as_str()
        ),
        ("Cabin", "1 Lake Road", "US")
    );
    assert_eq!(added.address.instructions, "Leave it by the woodpile");

    let moved = AddressView {
        line_1: "2 Lake Road".into(),
        ..added.address.clone()
    };
    let again = moved.clone();
    let moved = setup
        .app
        .save_address(&store, &ron, save(Some(&added), "Cabin", moved))
        .await
        .unwrap();
    let moved = saved(moved);
    let unchanged = setup
        .app
        .save_address(&store, &ron, save(Some(&moved), "Cabin ", again))
        .await
        .unwrap();
    assert_eq!(saved(unchanged), moved, "what is as it is to be is not sent");
    let book = setup.app.address_book(&store, &ron).await.unwrap();
    assert_eq!(book.len(), before.len() + 1);
    let found = book.iter().find(|entry| entry.id == added.id).unwrap();
    assert_eq!(found.address.line_1, "2 Lake Road");
    assert_eq!(found.address.instructions, "Leave it by the woodpile");

    setup.app.delete_address(&store, &ron, &added.id).await.unwrap();
    assert_eq!(setup.app.address_book(&store, &ron).await.unwrap(), before);

    let details: Vec<_> = setup
        .audit_entries()
        .into_iter()
        .map(|entry| {
            assert_eq!(entry.action, Action::CustomerChange);
            assert_eq!(entry.customer_email.as_deref(), Some(RON));
            (entry.outcome, entry.detail.unwrap())
        })
        .collect();
    let id = &added.id;
    for (pair, detail) in details.chunks(2).zip([
        "address added".to_owned(),
        format!("address {id} changed"),
        format!("address {id} deleted"),
    ]) {
        assert_eq!(pair, [(Outcome::Begun, detail.clone()), (Outcome::Done, detail)]);
    }
    assert_eq!(details.len(), 6);
}

#[tokio::test]
async fn concurrent_address_change_is_not_overwritten() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let read = setup.app.address_book(&store, &ron).await.unwrap().remove(0);
    let change = async |was: &AddressBookView, line_1: &str| {
        let address = AddressView {
            line_1: line_1.into(),
            ..was.address.clone()
        };
        let request = save(Some(was), &was.name, address);
        setup.app.save_address(&store, &ron, request).await.unwrap()
    };
    let others = saved(change(&read, "2 Lake Road").await);
    let written = setup.audit_entries().len();

    let mine = change(&read, "3 Lake Road").await;

    let theirs = others.clone();
    assert_eq!(mine, SavedAddressView::Conflict { theirs });
    let book = setup.app.address_book(&store, &ron).await.unwrap();
    assert!(book.contains(&others));
    assert_eq!(setup.audit_entries().len(), written, "no entry was added");
    assert_eq!(
        saved(change(&read, "2 Lake Road").await),
        others,
        "both want the same"
    );
    assert_eq!(
        saved(change(&others, "3 Lake Road").await).address.line_1,
        "3 Lake Road"
    );
}

#[tokio::test]
async fn missing_address_fields_are_listed_at_the_first_field() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let without_place = AddressView {
        line_1: "  ".into(),
        county: String::new(),
        ..cabin()
    };
    let problem = problem(
        setup
            .app
            .save_address(&store, &ron, save(None, "Cabin", without_place))
            .await,
    );

    assert_eq!(problem.field.as_deref(), Some("line1"));
    assert_eq!(problem.message, "The store requires a street and a county.");
    assert_eq!(
        setup.audit_outcomes(Action::CustomerChange),
        [Outcome::Begun, Outcome::Failed]
    );
}

#[tokio::test]
async fn country_code_must_have_two_letters() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    for country in ["USA", "1", "Ünited", "U S"] {
        let abroad = AddressView {
            country: country.into(),
            ..cabin()
        };
        let request = save(None, "Cabin", abroad);
        let problem = problem(setup.app.save_address(&store, &ron, request).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("country")),
            "{country}"
        );
    }
    assert!(setup.audit_entries().is_empty());
}

#[tokio::test]
async fn optional_address_fields_may_be_empty() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match request.path.as_str() {
        "/v2/customers/ron" => json_response(
            &json!({ "data": { "id": "ron", "type": "customer", "name": "Ron", "email": RON } }),
        ),
        _ => json_response(&json!({ "data": { "id": "a-1", "type": "address", "line_1": "1 Lake Road" } })),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let bare = AddressView {
        line_1: "1 Lake Road".into(),
        ..AddressView::default()
    };
    setup
        .app
        .save_address(&store, "ron", save(None, "", bare))
        .await
        .unwrap();

    let sent = host.requests_with(&Method::POST).pop().unwrap();
    assert_eq!(sent.path, "/v2/customers/ron/addresses");
    assert_eq!(sent.json()["data"]["line_1"], "1 Lake Road");
}

#[tokio::test]
async fn deleting_a_missing_address_succeeds() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let address = setup.app.address_book(&store, &ron).await.unwrap().remove(0).id;

    setup.app.delete_address(&store, &ron, &address).await.unwrap();
    setup.app.delete_address(&store, &ron, &address).await.unwrap();

    let book = setup.app.address_book(&store, &ron).await.unwrap();
    assert!(book.iter().all(|entry| entry.id != address));
}

#[tokio::test]
async fn unwritable_audit_log_blocks_address_changes() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.app.address_book(&store, &ron).await.unwrap();
    setup.restart_without_audit_log(&store).await;

    let added = problem(
        setup
            .app
            .save_address(&store, &ron, save(None, "Cabin", cabin()))
            .await,
    );
    let deleted = problem(setup.app.delete_address(&store, &ron, &before[0].id).await);

    assert_eq!(
        (added.code, deleted.code),
        (Code::AuditLogFailed, Code::AuditLogFailed)
    );
    setup.restart_with(AuditLog::in_memory().unwrap(), &store).await;
    assert_eq!(setup.app.address_book(&store, &ron).await.unwrap(), before);
}
