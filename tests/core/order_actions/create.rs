//! Creating manual orders: what is entered is checked at its field, nothing is sent twice, and an
//! order whose response was lost is found again.

use journal::{Action, Outcome};
use moltin_sandbox::Fault;
use shopside_core::view::{
    AddressView, Code, CreateOrder, CreatedOrderView, InvalidInput, LookForOrder, NewOrderFor,
    NewOrderItemView, NewOrderState, ProblemText,
};

use super::steps::{Desk, amount};
use crate::setup::{RON, problem};

const ID: &str = "5f0c1e9e-8a57-4a43-9d0d-6f4f0a8f6b11";

fn item(name: &str, quantity: &str, price: i64) -> NewOrderItemView {
    NewOrderItemView {
        name: name.into(),
        sku: "MUG-1".into(),
        quantity: quantity.into(),
        unit_price: amount(price),
    }
}

pub(super) fn guests_order() -> CreateOrder {
    CreateOrder {
        id: ID.into(),
        is_retry: false,
        customer: NewOrderFor::Guest {
            name: " Leslie Knope".into(),
            email: "leslie@parks.test ".into(),
        },
        state: NewOrderState::Unpaid,
        currency: "GBP".into(),
        items: vec![item("Mug", " 2", 1_250), item("Shipping", "1", 0)],
        total: amount(2_500),
        order_number: String::new(),
        external_ref: "till-77".into(),
        shipping_address: AddressView {
            first_name: "Leslie".into(),
            city: "Pawnee".into(),
            country: "us".into(),
            phone_number: "555".into(),
            ..AddressView::default()
        },
        billing_address: None,
    }
}

fn is_created(outcome: &CreatedOrderView, was_looked_up: bool) -> bool {
    matches!(outcome, CreatedOrderView::Created { looked_up, .. } if *looked_up == was_looked_up)
}

#[tokio::test]
async fn order_of_a_guest_is_created_and_recorded() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;

    let created = app.create_order(&desk.store, guests_order()).await.unwrap();

    assert!(is_created(&created, false), "{created:?}");
    let entries = desk.setup.audit_entries();
    let outcomes: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        outcomes,
        [
            (Action::OrderCreate, Outcome::Begun),
            (Action::OrderCreate, Outcome::Done)
        ]
    );
    assert_eq!(
        entries[0].detail.as_deref(),
        Some(format!("25.00 GBP, order {ID}").as_str())
    );
    assert_eq!(entries[0].customer_email.as_deref(), Some("leslie@parks.test"));
    let order = app.store_order(&desk.store, ID).await.unwrap();
    assert!(order.is_manual);
    assert_eq!(order.customer_id, None);
    assert_eq!(order.external_ref.as_deref(), Some("till-77"));
    assert_eq!(order.owing, Some(amount(2_500)));
    let order = order.order;
    assert_eq!(
        (
            order.row.status.as_str(),
            order.row.payment.as_str(),
            order.row.shipping.as_str()
        ),
        ("incomplete", "unpaid", "unfulfilled")
    );
    assert_eq!(order.row.customer_name, "Leslie Knope");
    let shipping = order.shipping_address.unwrap();
    assert_eq!(
        (shipping.country.as_str(), shipping.phone_number.as_str()),
        ("US", "555")
    );
    let billing = order.billing_address.unwrap();
    assert_eq!(
        (billing.city.as_str(), billing.phone_number.as_str()),
        ("Pawnee", "")
    );
    assert_eq!(order.items[0].quantity, Some(2));
}

#[tokio::test]
async fn order_of_a_customer_has_their_profile_and_can_be_paid() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;
    let ron = desk.setup.customer_id(&desk.store, RON).await;
    let new = CreateOrder {
        customer: NewOrderFor::Customer { id: ron.clone() },
        ..guests_order()
    };

    app.create_order(&desk.store, new).await.unwrap();

    let order = app.store_order(&desk.store, ID).await.unwrap();
    assert_eq!(order.customer_id, Some(ron));
    assert_eq!(order.order.row.customer_email, RON);
    let cash = desk.cash(ID, &amount(2_500), amount(2_500));
    app.take_payment(&desk.store, cash).await.unwrap();
    let paid = app.store_order(&desk.store, ID).await.unwrap();
    assert_eq!(paid.order.row.payment, "paid");
}

#[tokio::test]
async fn states_of_a_new_order_are_possible_ones() {
    for (state, states) in [
        (NewOrderState::Paid, ["complete", "paid", "unfulfilled"]),
        (NewOrderState::Fulfilled, ["complete", "paid", "fulfilled"]),
    ] {
        let desk = Desk::new().await;
        let new = CreateOrder {
            state,
            ..guests_order()
        };
        desk.setup.app.create_order(&desk.store, new).await.unwrap();
        let row = desk
            .setup
            .app
            .store_order(&desk.store, ID)
            .await
            .unwrap()
            .order
            .row;
        assert_eq!([row.status, row.payment, row.shipping], states);
    }
}

/// The order with a change.
fn with(change: impl FnOnce(&mut CreateOrder)) -> CreateOrder {
    let mut order = guests_order();
    change(&mut order);
    order
}

fn with_items(items: Vec<NewOrderItemView>) -> CreateOrder {
    with(|order| order.items = items)
}

fn guest(name: &str, email: &str) -> NewOrderFor {
    NewOrderFor::Guest {
        name: name.into(),
        email: email.into(),
    }
}

fn in_country(country: &str) -> AddressView {
    AddressView {
        country: country.into(),
        ..AddressView::default()
    }
}

/// Orders that can't be sent, each with the field that is wrong.
fn wrong_orders() -> Vec<(&'static str, CreateOrder)> {
    let most = (1_i64 << 53) - 1;
    let mut in_euros = item("Mug", "1", 1);
    in_euros.unit_price.currency = "EUR".into();
    vec![
        ("name", with(|order| order.customer = guest(" ", "a@b.test"))),
        ("email", with(|order| order.customer = guest("Leslie", " "))),
        ("currency", with(|order| order.currency = "pounds".into())),
        ("items", with_items(Vec::new())),
        (
            "items.1.name",
            with_items(vec![item("Mug", "1", 1), item(" ", "1", 1)]),
        ),
        ("items.0.quantity", with_items(vec![item("Mug", "0", 1)])),
        ("items.0.quantity", with_items(vec![item("Mug", "-1", 1)])),
        ("items.0.quantity", with_items(vec![item("Mug", "1.5", 1)])),
        ("items.0.quantity", with_items(vec![item("Mug", "100001", 1)])),
        ("items.0.price", with_items(vec![item("Mug", "1", -1)])),
        ("items.0.price", with_items(vec![item("Mug", "2", most)])),
        ("items.0.price", with_items(vec![item("Mug", "9", i64::MAX)])),
        ("items.0.price", with_items(vec![in_euros])),
        (
            "items",
            with_items(vec![item("Mug", "1", most), item("Mug", "1", 1)]),
        ),
        ("items", with(|order| order.total = amount(2_501))),
        ("externalRef", with(|order| order.external_ref = "x".repeat(65))),
        ("orderNumber", with(|order| order.order_number = "x".repeat(256))),
        (
            "shipping.country",
            with(|order| order.shipping_address = in_country("England")),
        ),
        (
            "billing.country",
            with(|order| order.billing_address = Some(in_country("England"))),
        ),
    ]
}

#[tokio::test]
async fn what_cannot_be_sent_is_named_by_its_field() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;

    for (field, order) in wrong_orders() {
        let checked = problem(app.check_order(&desk.store, order.clone()).await);
        let refused = problem(app.create_order(&desk.store, order).await);
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
        assert_eq!(checked, refused);
    }

    app.check_order(&desk.store, guests_order()).await.unwrap();
    assert_eq!(desk.posts("/orders"), 0);
    assert!(desk.setup.audit_entries().is_empty());
}

#[tokio::test]
async fn reference_of_another_order_is_refused() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;
    app.create_order(&desk.store, guests_order()).await.unwrap();
    let again = CreateOrder {
        id: "5f0c1e9e-8a57-4a43-9d0d-6f4f0a8f6b12".into(),
        ..guests_order()
    };

    let refused = problem(app.create_order(&desk.store, again).await);

    assert_eq!(refused.field.as_deref(), Some("externalRef"));
    assert!(
        matches!(
            refused.text,
            Some(ProblemText::Input(InvalidInput::ReferenceTaken { .. }))
        ),
        "{refused:?}"
    );
    assert_eq!(desk.posts("/orders"), 1);
}

#[tokio::test]
async fn lost_response_of_a_created_order_is_found_out() {
    let desk = Desk::new().await;
    desk.inject_nth(Fault::Dropped, 2, "/v2/orders");

    let created = desk
        .setup
        .app
        .create_order(&desk.store, guests_order())
        .await
        .unwrap();

    assert!(is_created(&created, true), "{created:?}");
    assert_eq!(desk.posts("/orders"), 1);
    let last = desk.setup.audit_entries().pop().unwrap();
    assert_eq!(last.outcome, Outcome::Done);
    assert!(last.detail.unwrap().ends_with("the store has it"));
}

#[tokio::test]
async fn lost_request_is_looked_for_before_it_is_sent_again() {
    let desk = Desk::new().await;
    let app = &desk.setup.app;
    // The first request looks for the external reference.
    desk.inject_nth(Fault::DroppedBefore, 2, "/v2/orders");

    let unclear = app.create_order(&desk.store, guests_order()).await.unwrap();

    let CreatedOrderView::Unclear { problem, looked_up } = unclear else {
        panic!("{unclear:?}")
    };
    assert_eq!((problem.code, looked_up), (Code::OutcomeUnknown, true));
    assert_eq!(
        desk.setup.audit_outcomes(Action::OrderCreate),
        [Outcome::Begun, Outcome::Unknown]
    );
    let wanted = LookForOrder {
        id: ID.into(),
        external_ref: "till-77".into(),
    };
    assert_eq!(
        app.look_for_order(&desk.store, wanted.clone()).await.unwrap(),
        None
    );

    let retry = CreateOrder {
        is_retry: true,
        ..guests_order()
    };
    let created = app.create_order(&desk.store, retry.clone()).await.unwrap();
    assert!(is_created(&created, false), "{created:?}");
    assert_eq!(desk.posts("/orders"), 2);
    // It is there now, whichever way it is asked for, and never a second time.
    let found = app.look_for_order(&desk.store, wanted).await.unwrap().unwrap();
    assert!(is_created(&found, true), "{found:?}");
    let once_more = app.create_order(&desk.store, retry).await.unwrap();
    assert!(is_created(&once_more, true), "{once_more:?}");
    assert_eq!(desk.posts("/orders"), 2);
}

#[tokio::test]
async fn refusal_of_the_store_is_recorded_and_creates_nothing() {
    let desk = Desk::new().await;
    // More than the sandbox store takes.
    let new = CreateOrder {
        items: vec![item("Yacht", "1", 2_000_000_000_000)],
        total: amount(2_000_000_000_000),
        ..guests_order()
    };

    let refused = problem(desk.setup.app.create_order(&desk.store, new).await);

    assert_eq!(refused.code, Code::StoreFailed, "{refused:?}");
    assert_eq!(
        desk.setup.audit_outcomes(Action::OrderCreate),
        [Outcome::Begun, Outcome::Failed]
    );
    let missing = problem(desk.setup.app.store_order(&desk.store, ID).await);
    assert_eq!(missing.code, Code::NotFound);
}

#[tokio::test]
async fn store_names_its_currencies_for_new_orders() {
    let desk = Desk::new().await;

    let currencies = desk.setup.app.order_currencies(&desk.store).await.unwrap();

    let (first, others) = currencies.split_first().unwrap();
    assert!(first.is_default, "{currencies:?}");
    assert!(others.iter().all(|currency| !currency.is_default));
    assert!(currencies.iter().any(|currency| currency.code == "GBP"));
}
