//! A store that answers as the service did in 2017 (see `docs/api.md`, "Order fields" and
//! "Transactions"): its shapes reach the screen.

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

fn order() -> Value {
    let address = json!({
        "first_name": "Ron", "last_name": "Swanson", "company_name": "", "line_1": "1 Main Street",
        "line_2": "", "city": "Pawnee", "county": "Indiana", "postcode": "47998", "country": "US",
    });
    let amount =
        |amount: i64, formatted: &str| json!({ "amount": amount, "currency": "USD", "formatted": formatted });
    json!({
        "type": "order", "id": "9ee0ef19-3e5b-4b5c-9f3c-1e5b6c5f2017",
        "status": "complete", "payment": "paid", "shipping": "not_shipped",
        "customer": { "name": "Ron Swanson", "email": "ron@swanson.test" },
        "shipping_address": address, "billing_address": address, "links": {},
        "meta": {
            "display_price": { "with_tax": amount(24_650, "$246.50"), "without_tax": amount(24_650, "$246.50") },
            "timestamps": { "created_at": "2017-06-28T10:53:45Z", "updated_at": "2017-06-28T10:54:00Z" },
        },
        "relationships": { "items": [{ "data": { "type": "item", "id": "i-2017" } }] },
    })
}

fn items() -> Value {
    json!([{
        "type": "order_item", "id": "i-2017", "quantity": 2, "product_id": "p-1", "name": "Cedar chair", "sku": "CHAIR-17",
        "unit_price": { "amount": 12_325, "currency": "USD", "includes_tax": true },
        "value": { "amount": 24_650, "currency": "USD", "includes_tax": true },
        "links": {}, "meta": { "timestamps": { "created_at": "2017-06-28T10:53:45Z" } },
    }])
}

fn transactions() -> Value {
    json!([{
        "type": "transaction", "id": "t-2017", "reference": "ch_2017", "gateway": "stripe", "amount": 24_650,
        "currency": "USD", "transaction-type": "purchase", "status": "complete",
        "relationships": { "order": { "data": { "type": "order", "id": "9ee0ef19-3e5b-4b5c-9f3c-1e5b6c5f2017" } } },
    }])
}

fn list(data: &Value, included: Option<Value>) -> Value {
    let total = data.as_array().map_or(0, Vec::len);
    let mut list = json!({
        "data": data,
        "meta": {
            "page": { "limit": 100, "offset": 0, "current": 1, "total": 1 },
            "results": { "total": total },
        },
    });
    if let Some(items) = included {
        list["included"] = json!({ "items": items });
    }
    list
}

/// The responses by path. What did not exist in 2017 is not found.
async fn answer(uri: Uri) -> Response {
    let path = uri.path();
    let body = match path {
        "/oauth/access_token" => json!({
            "access_token": "a-token-of-2017", "token_type": "Bearer", "expires_in": 3_600, "expires": 4_000_000_000_u64,
            "identifier": "client_credentials",
        }),
        "/v2/customers" => list(&json!([]), None),
        "/v2/orders" => list(&json!([order()]), Some(items())),
        _ if path.ends_with("/items") => list(&items(), None),
        _ if path.ends_with("/transactions") => json!({ "data": transactions() }),
        _ if path.starts_with("/v2/orders/") && path.matches('/').count() == 3 => {
            json!({ "data": order(), "included": { "items": items() } })
        }
        _ => {
            let error = json!({ "errors": [{ "status": 404, "title": "Not Found" }] });
            return (StatusCode::NOT_FOUND, Json(error)).into_response();
        }
    };
    (
        [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
        Json(body),
    )
        .into_response()
}

#[tokio::test]
async fn shapes_of_2017_reach_the_screen() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let host = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", host.local_addr().unwrap());
    let router = Router::new().fallback(answer);
    tokio::spawn(async move { axum::serve(host, router).await });
    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    window.wait_for_heading("Connect a store").await;
    window.type_into("Store name", "Pawnee Parks").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", &address).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep until you quit").await;

    window.press("Orders").await;
    window.wait_for_text("Not shipped").await;
    window.wait_for_text("$246.50").await;
    window.press("9ee0ef19").await;
    window.wait_for_heading("Order 9ee0ef19").await;
    window.wait_for_text("Cedar chair").await;
    window.wait_for_text("CHAIR-17").await;
    window.wait_for_text("$246.50 paid").await;
    window.wait_for_text("Not shipped").await;
    window.wait_for_text("Purchase").await;
    window.wait_for_text("1 Main Street").await;
    window.screenshot("109-order-of-2017").await;
    window.close().await;
}
