//! Numbers from a malicious store in accounts, carts, subscriptions and what belongs to orders.
//! They never cause a panic.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shopside_core::view::{AccountQueryView, ConnectStore, MemberPreview, Owner, PreviewSubject};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{Setup, reason};

/// Numbers at the limits of every type that a number is read as.
const NUMBERS: [&str; 12] = [
    "0",
    "-1",
    "18446744073709551615",
    "9223372036854775807",
    "-9223372036854775808",
    "253402300800000",
    "-377705116800",
    "1e999",
    "-1.5",
    "\"18446744073709551615\"",
    "null",
    "[[[[[]]]]]",
];

/// A store that sends `number` wherever it sends a number or a time.
fn respond(path: &str, number: &str) -> Response {
    let money = json!({ "amount": "NUMBER", "currency": "USD", "formatted": "NUMBER" });
    let price = json!({ "with_tax": money, "without_tax": money, "tax": money, "discount": money });
    let times = json!({ "timestamps": {
        "created_at": "NUMBER", "updated_at": "NUMBER", "expires_at": "NUMBER",
    } });
    let meta = json!({ "display_price": price, "timestamps": times["timestamps"] });
    let owner = json!({ "accounts": { "data": [{ "type": "account", "id": "a1" }] } });
    let cart = json!({ "id": "c1", "name": "Cart", "meta": meta, "relationships": owner });
    let item = json!({
        "id": "i1", "type": "cart_item", "name": "Spade", "quantity": "NUMBER", "unit_price": money,
        "value": money, "meta": meta,
    });
    let attributes = json!({
        "account_id": "a1", "currency": "USD", "go_live_after": "NUMBER", "invoice_after": "NUMBER",
        "end_date": "NUMBER", "next_invoice_at": "NUMBER", "outstanding": "NUMBER", "amount": "NUMBER",
        "billing_period": { "start": "NUMBER", "end": "NUMBER" }, "tax_items": [{ "amount": money }],
        "invoice_items": [{ "price": money, "quantity": "NUMBER" }], "external_ref": "NUMBER",
    });
    let subscription = json!({
        "id": "s1", "attributes": attributes,
        "meta": { "status": "active", "timestamps": times["timestamps"], "invoices_generated": "NUMBER" },
    });
    let order = json!({
        "id": "o1", "payment": "paid", "status": "complete", "meta": meta,
        "relationships": { "account": { "data": { "type": "account", "id": "a1" } } },
    });
    let data: Value = match path {
        "/v2/accounts" => json!([{ "id": "a1", "name": "Harbor Tools", "meta": times }]),
        "/v2/accounts/a1" => json!({ "id": "a1", "name": "Harbor Tools", "meta": times }),
        "/v2/carts" => json!([cart]),
        "/v2/carts/c1" => cart,
        path if path.starts_with("/v2/carts/c1/") => json!([item]),
        "/v2/subscriptions/subscriptions" => json!([subscription]),
        "/v2/subscriptions/subscriptions/s1" => subscription,
        path if path.starts_with("/v2/subscriptions/") => json!([subscription]),
        "/v2/orders" => json!([order]),
        "/v2/orders/o1" => order,
        path if path.starts_with("/v2/orders/o1/") => json!([item]),
        "/v2/currencies" => json!([{ "id": "USD", "code": "USD", "decimal_places": "NUMBER" }]),
        path if path.ends_with("/account-memberships") => json!([{ "id": "m1", "meta": times }]),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let meta = json!({
        "page": { "limit": "NUMBER", "offset": "NUMBER", "current": "NUMBER", "total": "NUMBER" },
        "results": { "total": "NUMBER", "all": "NUMBER" },
    });
    let body = json!({ "data": data, "meta": meta, "included": { "items": [item] } });
    json_response(&body.to_string().replace("\"NUMBER\"", number))
}

async fn read_as_admin(setup: &Setup, store: &str) {
    let app = &setup.app;
    let account = || Owner::Account { id: "a1".into() };
    for offset in [0, u64::MAX] {
        let query = AccountQueryView {
            offset,
            ..AccountQueryView::default()
        };
        let _ = app.accounts(store, &query).await;
    }
    app.account_details(store, "a1").await.unwrap();
    let _ = app.account_members(store, "a1").await;
    let _ = app.carts_of(store, account()).await;
    let _ = app.cart_of(store, account(), "c1").await;
    let _ = app.subscriptions_of(store, account()).await;
    for offset in [0, u64::MAX] {
        let _ = app.subscription_of(store, account(), "s1", offset).await;
    }
    let _ = app.store_order(store, "o1").await;
}

async fn read_in_session(setup: &Setup, store: &str) {
    let app = &setup.app;
    let preview = MemberPreview {
        subject: PreviewSubject::Account { id: "a1".into() },
        why: reason("Can’t see the quote"),
    };
    let session = app.preview_member(store, preview).await.unwrap().session;
    for offset in [0, u64::MAX] {
        let _ = app.carts(&session, offset).await;
        let _ = app.subscriptions(&session, offset).await;
        let _ = app.orders(&session, offset).await;
        let _ = app.subscription(&session, "s1", offset).await;
    }
    let _ = app.cart(&session, "c1").await;
    let _ = app.order(&session, "o1").await;
    app.member_profile(&session).await.unwrap();
}

#[tokio::test]
async fn extreme_numbers_of_accounts_never_panic() {
    let setup = Setup::new().await;
    for number in NUMBERS {
        let host = FakeStore::granting_tokens(move |request| {
            respond(request.path.split('?').next().unwrap(), number)
        })
        .await;
        let connection = ConnectStore {
            base_url: host.base_url().into(),
            requests_per_second: Some(100),
            ..setup.full_connection()
        };
        let store = setup.app.connect(connection).await.unwrap().id;

        read_as_admin(&setup, &store).await;
        read_in_session(&setup, &store).await;

        // The app still works.
        assert!(setup.app.account_details(&store, "a1").await.is_ok(), "{number}");
        setup.app.remove(&store).await.unwrap();
    }
}
