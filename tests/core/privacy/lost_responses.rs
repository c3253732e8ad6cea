//! Forgetting a customer with lost responses, and in a store that can't erase: the letter says what
//! was done, no more and no less.

use axum::http::StatusCode;
use journal::{Action, AuditLog, Outcome};
use moltin_sandbox::{Fault, Faults};
use serde_json::json;
use shopside_core::view::{AnonymizeOrder, Code, WriteLetter};

use super::Fixture;
use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup, problem, store_error};

fn fault(reply: Fault, path: &str) -> Faults {
    Faults {
        reply: Some(reply),
        path: Some(path.into()),
        method: Some("POST".into()),
        ..Faults::default()
    }
}

#[tokio::test]
async fn lost_anonymization_is_looked_up_and_in_the_letter() {
    let fixture = Fixture::new().await;
    let (app, order) = (&fixture.setup.app, fixture.order(true).await);
    let lost = fault(Fault::Dropped, "/v2/orders/anonymize");
    fixture.setup.store.inject_faults(lost);

    let request = fixture.anonymization(RON, &order.id);
    let done = app.anonymize_order(&fixture.store, request).await.unwrap();

    assert!(!done.was_anonymized);
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderAnonymize),
        [Outcome::Begun, Outcome::Done]
    );
    let entry = fixture.setup.audit_entries().pop().unwrap();
    assert!(entry.detail.unwrap().contains("the response was lost"));
    let letter = app
        .erasure_letter(&fixture.store, fixture.letter())
        .await
        .unwrap();
    assert!(letter.contains(&format!("- {}\n", order.number)), "{letter}");
}

#[tokio::test]
async fn anonymization_that_arrived_late_is_in_the_letter_once() {
    let fixture = Fixture::new().await;
    let (app, order) = (&fixture.setup.app, fixture.order(true).await);
    let request = || fixture.anonymization(RON, &order.id);
    let lost = fault(Fault::DroppedBefore, "/v2/orders/anonymize");
    fixture.setup.store.inject_faults(lost);
    let unclear = problem(app.anonymize_order(&fixture.store, request()).await);
    assert_eq!(unclear.code, Code::OutcomeUnknown);
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderAnonymize),
        [Outcome::Begun, Outcome::Unknown]
    );
    // The store carries it out after all: here, because another program asks for it.
    fixture.setup.store.inject_faults(Faults::default());
    let store = std::sync::Arc::clone(&fixture.setup.store);
    let url = store.base_url().to_owned();
    let other = Setup::with_store_at(store, url, AuditLog::in_memory().unwrap());
    let elsewhere = other.connect().await.id;
    other.app.anonymize_order(&elsewhere, request()).await.unwrap();

    for _ in 0..2 {
        let again = app.anonymize_order(&fixture.store, request()).await.unwrap();
        assert!(again.was_anonymized);
    }

    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderAnonymize),
        [Outcome::Begun, Outcome::Unknown, Outcome::Done]
    );
    let letter = app
        .erasure_letter(&fixture.store, fixture.letter())
        .await
        .unwrap();
    assert_eq!(letter.matches(&order.number).count(), 1, "{letter}");
    assert!(!letter.contains("response"), "{letter}");
}

#[tokio::test]
async fn order_that_others_anonymized_is_not_in_the_letter() {
    let fixture = Fixture::new().await;
    let (app, order) = (&fixture.setup.app, fixture.order(true).await);
    let store = std::sync::Arc::clone(&fixture.setup.store);
    let url = store.base_url().to_owned();
    let other = Setup::with_store_at(store, url, AuditLog::in_memory().unwrap());
    let elsewhere = other.connect().await.id;
    let request = || fixture.anonymization(RON, &order.id);
    other.app.anonymize_order(&elsewhere, request()).await.unwrap();

    let found = app.anonymize_order(&fixture.store, request()).await.unwrap();

    assert!(found.was_anonymized);
    let none = problem(app.erasure_letter(&fixture.store, fixture.letter()).await);
    assert_eq!(none.code, Code::InvalidInput);
    assert_eq!(fixture.setup.audit_outcomes(Action::OrderAnonymize), []);
}

#[tokio::test]
async fn lost_erasure_request_is_looked_up_and_not_repeated() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let lost = fault(Fault::Dropped, "/v2/personal-data/erasure-requests");
    fixture.setup.store.inject_faults(lost);

    let made = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();

    let erasures = app.personal_data(store, &fixture.ron).await.unwrap().erasures;
    let ids: Vec<_> = erasures.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, [made.id.as_str()]);
    assert_eq!(
        fixture.setup.audit_outcomes(Action::ErasureRequest),
        [Outcome::Begun, Outcome::Done]
    );
    let letter = app.erasure_letter(store, fixture.letter()).await.unwrap();
    assert!(
        letter.contains(&format!("The number of the erasure request is {}.", made.id)),
        "{letter}"
    );
}

#[tokio::test]
async fn refused_erasure_leaves_what_was_anonymized_in_the_letter() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match request.path.as_str() {
        "/v2/customers/ron" => {
            json_response(&json!({ "data": { "id": "ron", "name": "Ron", "email": RON } }))
        }
        path if path.starts_with("/v2/orders/o1") => {
            json_response(&json!({ "data": { "id": "o1", "type": "order",
            "order_number": "1001", "status": "complete", "payment": "paid", "shipping": "fulfilled",
            "relationships": { "customer": { "data": { "id": "ron", "type": "customer" } } } } }))
        }
        "/v2/orders/anonymize" => json_response(&json!({ "data": [] })),
        // A store of a time before erasures.
        _ => store_error(
            StatusCode::NOT_FOUND,
            &json!({ "status": 404, "title": "Not Found" }),
        ),
    })
    .await;
    let store = host.connect(&setup).await.id;
    let request = AnonymizeOrder {
        customer: "ron".into(),
        email: RON.into(),
        order: "o1".into(),
    };
    setup.app.anonymize_order(&store, request).await.unwrap();
    let erasure = shopside_core::view::RequestErasure {
        customer: "ron".into(),
        email: RON.into(),
    };

    let refused = problem(setup.app.request_erasure(&store, erasure).await);

    assert_eq!(refused.code, Code::NotFound);
    let letter = WriteLetter {
        customer: "ron".into(),
        name: "Ron".into(),
        language: "en".into(),
    };
    let letter = setup.app.erasure_letter(&store, letter).await.unwrap();
    assert!(letter.contains("- #1001\n"), "{letter}");
    assert!(!letter.contains("erasure request"), "{letter}");
    assert!(!letter.contains("customer account"), "{letter}");
}
