//! Numbers from a malicious store fail one request at most. They never cause a panic, which would
//! end the app.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shopside_core::view::{
    AccessReason, AccountQueryView, CustomerQueryView, ScanNews, ScanOrders, SignIn, SignInTarget, SoFarView,
};

use crate::fake_store::{FakeStore, OAUTH, ReceivedRequest, TOKENS, access_token_for, json_response};
use crate::setup::{RON, RONS_PASSWORD, Setup};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// Numbers at the limits of every type that a number is read as.
const NUMBERS: [&str; 14] = [
    "0",
    "-1",
    "18446744073709551615",
    "9223372036854775807",
    "-9223372036854775808",
    "253402207200",
    "253402300800000",
    "-377705116800",
    "99999999999",
    "100000000001",
    "1e999",
    "-1.5",
    "\"18446744073709551615\"",
    "null",
];

/// A store that sends `number` wherever it sends a number.
fn respond(request: &ReceivedRequest, number: &str) -> Response {
    let path = request.path.split('?').next().unwrap();
    let ron = json!({ "id": RONS_ID, "name": "Ron Swanson", "email": RON });
    let amount = json!({ "amount": "NUMBER", "currency": "USD" });
    let order = json!({
        "id": "o-1",
        "payment": "paid",
        "status": "complete",
        "meta": {
            "display_price": { "with_tax": amount },
            "timestamps": { "created_at": "NUMBER", "updated_at": "NUMBER" },
        },
        "relationships": { "customer": { "data": { "type": "customer", "id": RONS_ID } } },
    });
    let meta = json!({
        "page": { "limit": "NUMBER", "offset": "NUMBER", "current": "NUMBER", "total": "NUMBER" },
        "results": { "total": "NUMBER" },
    });
    let body: Value = match path {
        OAUTH => {
            let mut token: Value = serde_json::from_str(&access_token_for(request)).unwrap();
            token["expires_in"] = "NUMBER".into();
            token["expires"] = "NUMBER".into();
            token
        }
        TOKENS => json!({ "data": { "customer_id": RONS_ID, "token": "a-token", "expires": "NUMBER" } }),
        "/v2/customers" => json!({ "data": [ron], "meta": meta }),
        "/v2/orders" => json!({ "data": [order], "meta": meta }),
        path if path.ends_with("/transactions") => json!({
            "data": [{ "id": "t-1", "transaction_type": "purchase", "status": "complete",
                "amount": "NUMBER", "currency": "USD", "refunded_amount": "NUMBER" }],
        }),
        path if path.starts_with("/v2/orders/") => json!({ "data": order }),
        _ => json!({ "data": ron }),
    };
    json_response(&body.to_string().replace("\"NUMBER\"", number))
}

fn query(offset: u64) -> CustomerQueryView {
    CustomerQueryView {
        offset,
        ..CustomerQueryView::default()
    }
}

fn sign_in() -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: RON.into() },
        password: RONS_PASSWORD.into(),
        why: AccessReason {
            reason: "Called about order 10042".into(),
            ticket: String::new(),
        },
    }
}

#[tokio::test]
async fn extreme_numbers_from_store_never_panic() {
    let setup = Setup::new().await;
    let app = &setup.app;
    for number in NUMBERS {
        let host = FakeStore::responding(move |request| respond(request, number)).await;
        let store = host.connect(&setup).await.id;

        for offset in [0, u64::MAX] {
            let _ = app.customers(&store, &query(offset)).await;
        }
        for all in [false, true] {
            let _ = app.spending(&store, RONS_ID, all).await;
        }
        let _ = app.store_order_payments(&store, "o-1").await;
        let so_far = SoFarView {
            read: u64::MAX,
            at: Some("2026-01-01T00:00:00Z".into()),
            ..SoFarView::default()
        };
        for so_far in [None, Some(so_far)] {
            let scan = ScanOrders {
                scan: "scan-1".into(),
                so_far,
                ..ScanOrders::default()
            };
            app.scan_orders(&store, scan, |_: ScanNews| ()).await;
        }
        if let Ok(session) = app.sign_in_as_customer(&store, sign_in()).await {
            let _ = app.orders(&session.session, u64::MAX).await;
        }

        // The app still works.
        assert!(app.customers(&store, &query(0)).await.is_ok(), "{number}");
        app.remove(&store).await.unwrap();
    }
}

#[tokio::test]
async fn extreme_retry_after_fails_one_request() {
    let setup = Setup::new().await;
    let longs = [
        "18446744073709551615",
        "9223372036854775808",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ];
    for retry_after in longs {
        let host = FakeStore::granting_tokens(move |_| {
            let headers = [
                (header::RETRY_AFTER, retry_after),
                (header::DATE, "Thu, 01 Jan 1970 00:00:00 GMT"),
            ];
            (StatusCode::TOO_MANY_REQUESTS, headers).into_response()
        })
        .await;
        let store = host.connect(&setup).await.id;

        assert!(setup.app.customers(&store, &query(0)).await.is_err());
        assert_eq!(
            host.count("/v2/customers?sort=-created_at&page%5Blimit%5D=50&page%5Boffset%5D=0"),
            1
        );
        setup.app.remove(&store).await.unwrap();
    }
}

/// Lists that the app merges have the sum of their counts.
#[tokio::test]
async fn counts_of_merged_lists_do_not_overflow() {
    let setup = Setup::new().await;
    let app = &setup.app;
    let host = FakeStore::responding(|request| respond(request, "18446744073709551615")).await;
    let store = host.connect(&setup).await.id;
    let search = || "Ron".to_owned();

    let found = CustomerQueryView {
        search: search(),
        ..query(0)
    };
    // Without the customers that both lists have.
    assert!(app.customers(&store, &found).await.unwrap().total > u64::MAX - 5);
    let scan = ScanOrders {
        scan: "scan-1".into(),
        search: search(),
        ..ScanOrders::default()
    };
    app.scan_orders(&store, scan, |_: ScanNews| ()).await;
    let accounts = AccountQueryView {
        search: search(),
        ..AccountQueryView::default()
    };
    let _ = app.accounts(&store, &accounts).await;
    assert!(app.find(&store, "Ron").await.is_ok());
}
