//! Forgetting a customer, and deleting manual orders.

use journal::{Action, Outcome};
use moltin_sandbox::{ErasureFault, Faults};
use shopside_core::view::{Code, DeleteOrder, ErasureStatusView};
use tempfile::TempDir;

use super::Fixture;
use crate::setup::{CLIENT_SECRET, LESLIE, RON, problem};

#[tokio::test]
async fn final_order_is_anonymized_once_and_recorded() {
    let fixture = Fixture::new().await;
    let (app, order) = (&fixture.setup.app, fixture.order(true).await);
    let request = fixture.anonymization(" Ron@Swanson.com ", &order.id);

    let done = app
        .anonymize_order(&fixture.store, request.clone())
        .await
        .unwrap();
    let again = app.anonymize_order(&fixture.store, request).await.unwrap();

    assert_eq!((done.was_anonymized, again.was_anonymized), (false, true));
    let row = app.store_order(&fixture.store, &order.id).await.unwrap();
    assert!(row.order.row.customer_name.chars().all(|letter| letter == '*'));
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderAnonymize),
        [Outcome::Begun, Outcome::Done]
    );
    let entry = &fixture.setup.audit_entries()[0];
    assert_eq!(entry.customer_email.as_deref(), Some(RON));
    assert_eq!(entry.detail, Some(format!("order {}", order.number)));
}

/// The order of a guest, in a state that allows to anonymize it.
async fn guest_order(fixture: &Fixture, email: &str) -> moltin::Order {
    let admin = moltin::Store::new(fixture.setup.store.base_url(), "sandbox")
        .unwrap()
        .admin(CLIENT_SECRET);
    let id = format!("order-of-{}", email.replace(['@', '.'], "-"));
    let order = moltin::NewOrder::new(id.into(), "Ron", email, (1200, "GBP"));
    let created = admin.orders().create(&order).await.unwrap().order;
    let cancel = moltin::OrderChange::Cancel;
    admin.orders().update(&created.id, &cancel).await.unwrap()
}

#[tokio::test]
async fn guest_order_is_anonymized_only_with_the_same_address() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let (guest, other) = (
        guest_order(&fixture, "RON@swanson.com").await,
        guest_order(&fixture, "rona@swanson.com").await,
    );
    let listed = async |order: &moltin::Order| {
        let orders = fixture.orders().await;
        orders.into_iter().find(|row| *row.id == *order.id.as_str())
    };
    let row = listed(&guest).await.unwrap();
    assert!(row.is_guest && row.is_final && !row.is_anonymized);
    assert!(listed(&other).await.is_none());
    assert!(fixture.orders().await.iter().any(|row| !row.is_guest));

    let done = app
        .anonymize_order(store, fixture.anonymization(RON, guest.id.as_str()))
        .await
        .unwrap();
    let refused = app
        .anonymize_order(store, fixture.anonymization(RON, other.id.as_str()))
        .await;

    assert!(!done.was_anonymized);
    assert_eq!(problem(refused).code, Code::WrongCustomer);
    let letter = app.erasure_letter(store, fixture.letter()).await.unwrap();
    assert!(letter.contains(guest.id.as_str()), "{letter}");
    assert!(listed(&guest).await.is_none());
}

#[tokio::test]
async fn open_or_foreign_order_and_wrong_email_are_refused() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let (open, closed) = (fixture.order(false).await, fixture.order(true).await);
    let leslie = fixture.setup.customer_id(store, LESLIE).await;
    let foreign = app.forget_plan(store, &leslie).await.unwrap().orders.remove(0);

    let refused = problem(
        app.anonymize_order(store, fixture.anonymization(RON, &open.id))
            .await,
    );
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("order"))
    );
    assert!(refused.message.contains(&open.number), "{}", refused.message);
    for email in ["", "leslie@parks.test"] {
        let refused = problem(
            app.anonymize_order(store, fixture.anonymization(email, &closed.id))
                .await,
        );
        assert_eq!(refused.field.as_deref(), Some("email"), "{email}");
        let refused = problem(app.request_erasure(store, fixture.erasure(email)).await);
        assert_eq!(refused.field.as_deref(), Some("email"), "{email}");
    }
    let refused = problem(
        app.anonymize_order(store, fixture.anonymization(RON, &foreign.id))
            .await,
    );
    assert_eq!(refused.code, Code::WrongCustomer);

    assert_eq!(fixture.setup.audit_entries(), []);
    assert!(fixture.orders().await.iter().all(|order| !order.is_anonymized));
}

#[tokio::test]
async fn erasure_waits_is_not_requested_twice_and_erases() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let faults = |erasure| Faults {
        erasure,
        ..Faults::default()
    };
    fixture
        .setup
        .store
        .inject_faults(faults(Some(ErasureFault::Pending)));

    let made = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    let again = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    assert_eq!((made.status, &again.id), (ErasureStatusView::Waiting, &made.id));
    assert_eq!(
        fixture.setup.audit_outcomes(Action::ErasureRequest),
        [Outcome::Begun, Outcome::Done]
    );

    fixture.setup.store.inject_faults(faults(None));
    let erasures = app.personal_data(store, &fixture.ron).await.unwrap().erasures;
    assert_eq!((erasures.len(), erasures[0].status), (1, ErasureStatusView::Done));
    assert_eq!(
        problem(app.customer(store, &fixture.ron).await).code,
        Code::NotFound
    );
}

#[tokio::test]
async fn failed_erasure_can_be_requested_again() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    fixture.setup.store.inject_faults(Faults {
        erasure: Some(ErasureFault::Failure),
        ..Faults::default()
    });

    let made = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    let data = app.personal_data(store, &fixture.ron).await.unwrap();
    let failed = data.erasures[0].clone();
    assert_eq!((&failed.id, failed.status), (&made.id, ErasureStatusView::Failed));
    let again = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();
    assert!(again.id != made.id);
}

#[tokio::test]
async fn letter_says_what_was_done_and_escapes_the_name() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let folder = TempDir::new().unwrap();
    let early = problem(app.erasure_letter(store, fixture.letter()).await);
    assert_eq!(early.code, Code::InvalidInput);
    let order = fixture.order(true).await;
    let request = fixture.anonymization(RON, &order.id);
    app.anonymize_order(store, request).await.unwrap();
    let erasure = app.request_erasure(store, fixture.erasure(RON)).await.unwrap();

    let text = app.erasure_letter(store, fixture.letter()).await.unwrap();
    let saved = app
        .save_erasure_letter(store, folder.path().into(), fixture.letter())
        .await
        .unwrap();

    assert!(text.contains("Dear Ron <b>Swanson</b>,"), "{text}");
    for part in [&order.number, &erasure.id, "We erased your customer account"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let html = std::fs::read_to_string(&saved.path).unwrap();
    assert!(html.contains("Dear Ron &lt;b&gt;Swanson&lt;/b&gt;,"), "{html}");
    assert!(html.contains(&erasure.id) && !html.contains("<b>"), "{html}");
}

#[tokio::test]
async fn only_manual_orders_are_deleted() {
    let fixture = Fixture::new().await;
    let (app, store) = (&fixture.setup.app, fixture.store.as_str());
    let (manual, placed) = (
        fixture.order_of_store(true).await,
        fixture.order_of_store(false).await,
    );
    assert!(app.store_order(store, &manual).await.unwrap().is_manual);

    let refused = problem(
        app.delete_order(
            store,
            DeleteOrder {
                order: placed.clone(),
            },
        )
        .await,
    );
    app.delete_order(
        store,
        DeleteOrder {
            order: manual.clone(),
        },
    )
    .await
    .unwrap();

    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("order"))
    );
    assert!(app.store_order(store, &placed).await.is_ok());
    assert_eq!(
        problem(app.store_order(store, &manual).await).code,
        Code::NotFound
    );
    assert_eq!(
        fixture.setup.audit_outcomes(Action::OrderDelete),
        [Outcome::Begun, Outcome::Done]
    );
}
