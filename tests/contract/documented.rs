//! The client reads all documented examples (see `docs/api.md`, "Documented examples").

use std::path::Path;

use axum::http::StatusCode;
use moltin::{CustomerQuery, Error, OrderQuery};

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, error_response, json_response};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fixtures/documented");

fn example(name: &str) -> String {
    std::fs::read_to_string(Path::new(FOLDER).join(name)).unwrap()
}

/// A host that responds with this example, except to token requests.
async fn host(name: &str) -> FakeStore {
    let body = example(name);
    FakeStore::responding(move |request| {
        json_response(if request.path == OAUTH {
            ACCESS_TOKEN
        } else {
            &body
        })
    })
    .await
}

#[tokio::test]
async fn token_response_is_read() {
    let body = example("bearer.json");
    let host = FakeStore::responding(move |_| json_response(&body)).await;

    host.admin().verify().await.unwrap();
}

#[tokio::test]
async fn customer_token_is_read() {
    let host = host("customer-token.json").await;

    let token = host
        .store()
        .shopper()
        .create_customer_token("ron@swanson.com", "mysecretpassword")
        .await
        .unwrap();

    assert_eq!(
        token.customer_id().as_str(),
        "78cc0486-bbdf-491b-a0a2-722383b6288b"
    );
    assert_eq!(token.expires().as_second(), 1_510_684_200);
}

#[tokio::test]
async fn customer_is_read() {
    let host = host("customer.json").await;

    let ron = host.admin().customers().get(&"any".into()).await.unwrap();

    assert_eq!(ron.id.as_str(), "c8c1c511-beef-4812-9b7a-9f92c587217c");
    assert_eq!(
        (ron.name.as_str(), ron.email.as_str()),
        ("Ron Swanson", "ron@swanson.com")
    );
    assert_eq!(ron.has_password, Some(true));
    assert_eq!(ron.created_at, None);
}

#[tokio::test]
async fn customer_list_is_read() {
    let host = host("customers.json").await;

    let page = host
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap();

    assert_eq!(
        (page.total, page.limit, page.offset, page.current, page.pages),
        (1, 25, 0, 1, 1)
    );
    let ada = &page.items[0];
    assert_eq!(ada.name, "Ada Byron");
    assert_eq!(ada.external_ref, None);
    assert_eq!(ada.authentication_mechanism.as_deref(), Some("password"));
    assert_eq!(ada.created_at, Some("2024-03-01T09:00:00Z".parse().unwrap()));
    assert!(ada.extra.is_empty(), "{:?}", ada.extra);
}

#[tokio::test]
async fn order_list_is_read_with_its_items() {
    let host = host("orders.json").await;
    let query = OrderQuery::new().with_items(true);

    let page = host.admin().orders().list(&query).await.unwrap();

    let order = &page.items[0];
    assert_eq!(
        (
            order.status.as_str(),
            order.payment.as_str(),
            order.shipping.as_str()
        ),
        ("complete", "paid", "unfulfilled")
    );
    assert_eq!(
        (order.customer_name.as_str(), order.customer_email.as_str()),
        ("Ada Byron", "ada@example.test")
    );
    assert_eq!(
        order.customer_id.as_ref().unwrap().as_str(),
        "6f1c0a52-0000-4000-8000-000000000001"
    );
    let money = |amount: &Option<moltin::Money>| {
        amount
            .as_ref()
            .map(|money| (money.amount, money.currency.clone()))
    };
    assert_eq!(money(&order.with_tax), Some((2400, "GBP".into())));
    assert_eq!(money(&order.without_tax), Some((2000, "GBP".into())));
    assert_eq!(money(&order.tax), Some((400, "GBP".into())));
    assert_eq!(order.shipping_address.as_ref().unwrap().line_1, "1 Mill Lane");
    assert_eq!(order.billing_address.as_ref().unwrap().postcode, "LS1 1AA");
    assert_eq!(
        order.created_at,
        Some("2024-04-01T08:30:00.125Z".parse().unwrap())
    );
    let item = &order.items.as_ref().unwrap()[0];
    assert_eq!(
        (item.name.as_str(), item.sku.as_str(), item.quantity),
        ("Mug", "MUG-1", Some(2))
    );
    assert_eq!(money(&item.unit_price), Some((1200, "GBP".into())));
    assert_eq!(money(&item.value), Some((2400, "GBP".into())));
}

#[tokio::test]
async fn single_order_and_its_items_are_read() {
    let order = host("order.json")
        .await
        .admin()
        .orders()
        .get(&"any".into())
        .await
        .unwrap();
    assert_eq!(order.id.as_str(), "6f1c0a52-0000-4000-8000-0000000000a1");
    assert_eq!(order.items.unwrap().len(), 1);

    let items = host("order-items.json")
        .await
        .admin()
        .orders()
        .items(&"any".into())
        .await
        .unwrap();
    assert_eq!(items.items[0].id.as_str(), "6f1c0a52-0000-4000-8000-0000000000b1");
}

#[tokio::test]
async fn every_error_response_keeps_the_stores_message() {
    let documented = [
        (401, "error-bearer.json", vec!["Unable to validate access token"]),
        (403, "error-forbidden.json", vec!["Forbidden"]),
        (404, "error-order-not-found.json", vec!["Order not found"]),
        (409, "error-write-conflict.json", vec!["Write conflict detected"]),
        (
            422,
            "error-validation.json",
            vec![
                "The data.name field is required.",
                "The data.email field is required.",
            ],
        ),
        (429, "error-rate-limit.json", vec!["..."]),
        (
            500,
            "error-server.json",
            vec!["There was an internal server error."],
        ),
        (400, "error-bare-entry.json", vec!["enabled is required"]),
    ];
    for (status, name, messages) in documented {
        let body = example(name);
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::granting_tokens(move |_| error_response(status, &body)).await;

        let error = host
            .admin()
            .customers()
            .list(&CustomerQuery::new())
            .await
            .unwrap_err();

        let api_error = error.api_error().unwrap();
        assert_eq!(
            (api_error.status, api_error.message()),
            (status.as_u16(), messages.join(" ")),
            "{name}"
        );
        assert!(!error.is_duplicate_email(), "{name}");
    }
}

#[tokio::test]
async fn refused_credentials_are_read_in_both_formats() {
    for (status, name, messages) in [
        (StatusCode::FORBIDDEN, "error-2017-oauth.json", "Forbidden"),
        (StatusCode::UNAUTHORIZED, "error-oauth.json", "Unauthorized"),
    ] {
        let body = example(name);
        let host = FakeStore::responding(move |_| error_response(status, &body)).await;

        let Err(Error::Credentials(error)) = host.admin().verify().await else {
            panic!("{name}")
        };

        assert_eq!(error.message(), messages);
    }
}
