//! Payments, captures, cancellations and refunds (see `docs/api.md`, "Payments").

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::personas::{ApiResponse, DemoStore, Persona};

/// An order that matches a filter, and its last transaction of a kind through a gateway.
async fn payment(admin: &Persona, filter: &str, kind: &str, gateway: &str) -> (Value, Value) {
    let orders = admin.get(&format!("/v2/orders?filter={filter}")).await.body;
    for order in orders["data"].as_array().unwrap() {
        let transactions = admin.get(&format!("{}/transactions", path(order))).await.body;
        let mut all = transactions["data"].as_array().unwrap().iter().rev();
        let found = all.find(|one| {
            one["transaction_type"] == kind && one["gateway"] == gateway && one["status"] == "complete"
        });
        if let Some(found) = found {
            return (order.clone(), found.clone());
        }
    }
    panic!("no order with {filter} has a {kind} through {gateway}")
}

const PAID: &str = "eq(payment,paid):eq(status,complete)";
const AUTHORIZED: &str = "eq(payment,authorized):eq(status,complete)";

fn path(order: &Value) -> String {
    format!("/v2/orders/{}", order["id"].as_str().unwrap())
}

async fn act(admin: &Persona, order: &Value, transaction: &Value, action: &str, data: Value) -> ApiResponse {
    let id = transaction["id"].as_str().unwrap();
    admin
        .post(&format!("{}/transactions/{id}/{action}", path(order)), data)
        .await
}

fn sum(order: &Value, name: &str) -> i64 {
    order["meta"]["display_price"][name]["amount"].as_i64().unwrap()
}

/// The order as it is now. Its sums agree.
async fn order_now(admin: &Persona, order: &Value) -> Value {
    let order = admin.get(&path(order)).await.body["data"].clone();
    assert_eq!(
        sum(&order, "paid") + sum(&order, "balance_owing"),
        sum(&order, "with_tax")
    );
    order
}

fn refusal(response: &ApiResponse) -> (u16, &str, &str) {
    let error = &response.body["errors"][0];
    (
        response.status.as_u16(),
        error["title"].as_str().unwrap(),
        error["detail"].as_str().unwrap(),
    )
}

const NOT_REFUNDABLE: (u16, &str, &str) = (
    422,
    "Unprocessable Entity",
    "Transaction cannot be refunded in its current state",
);

#[tokio::test]
async fn partial_refunds_add_up_to_the_payment() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, paid) = payment(&admin, PAID, "purchase", "stripe").await;
    let amount = paid["amount"].as_i64().unwrap();

    let first = act(&admin, &order, &paid, "refund", json!({ "amount": 100 })).await;

    assert_eq!(first.status, StatusCode::OK);
    let data = &first.body["data"];
    assert_eq!(
        [
            &data["id"],
            &data["transaction_type"],
            &data["status"],
            &data["refund_mechanism"]
        ],
        [
            &paid["id"],
            &json!("refund"),
            &json!("complete"),
            &json!("automatic")
        ]
    );
    assert_eq!(
        (
            data["amount"].as_i64(),
            data["refunded_amount"].as_i64(),
            data["meta"]["display_refunded_amount"]["total"]["amount"].as_i64()
        ),
        (Some(amount), Some(100), Some(100))
    );
    assert_eq!(
        order_now(&admin, &order).await["payment"],
        "paid",
        "a part leaves the state"
    );

    let too_much = act(&admin, &order, &paid, "refund", json!({ "amount": amount - 99 })).await;
    assert_eq!(
        refusal(&too_much),
        (
            400,
            "Bad Request",
            "The refund amount may not be greater than the amount that is left"
        )
    );
    let rest = act(&admin, &order, &paid, "refund", json!({ "amount": amount - 100 })).await;
    assert_eq!(rest.body["data"]["refunded_amount"], amount);
    let refunded = order_now(&admin, &order).await;
    assert_eq!(refunded["payment"], "refunded");
    assert_eq!(sum(&refunded, "paid"), amount, "a refund leaves the sums");
    let again = act(&admin, &order, &paid, "refund", json!({ "amount": 1 })).await;
    assert_eq!(refusal(&again), NOT_REFUNDABLE);
}

#[tokio::test]
async fn concurrent_refunds_never_exceed_the_payment() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, paid) = payment(&admin, PAID, "purchase", "stripe").await;
    let amount = paid["amount"].as_i64().unwrap();
    // Any two of them are more than the payment.
    let part = amount / 2 + 1;

    let refund = || act(&admin, &order, &paid, "refund", json!({ "amount": part }));
    let responses = tokio::join!(refund(), refund(), refund(), refund());

    let responses = [responses.0, responses.1, responses.2, responses.3];
    let accepted = responses
        .iter()
        .filter(|response| response.status == StatusCode::OK);
    assert_eq!(accepted.count(), 1, "{responses:?}");
    let id = paid["id"].as_str().unwrap();
    let now = admin
        .get(&format!("{}/transactions/{id}", path(&order)))
        .await
        .body;
    assert_eq!(now["data"]["refunded_amount"], part);
}

#[tokio::test]
async fn refund_without_amount_only_marks_payment() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, paid) = payment(&admin, PAID, "purchase", "stripe").await;
    let url = format!(
        "{}/transactions/{}/refund",
        path(&order),
        paid["id"].as_str().unwrap()
    );

    let response = admin.request(reqwest::Method::POST, &url).send().await.unwrap();

    assert_eq!(response.status(), StatusCode::OK);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["data"]["refund_mechanism"], "manual");
    assert_eq!(body["data"]["refunded_amount"], paid["amount"]);
    assert_eq!(order_now(&admin, &order).await["payment"], "refunded");
}

#[tokio::test]
async fn payment_that_is_not_captured_is_not_refunded() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, held) = payment(&admin, AUTHORIZED, "authorize", "stripe").await;
    let refused = act(&admin, &order, &held, "refund", json!({ "amount": 1 })).await;
    assert_eq!(refusal(&refused), NOT_REFUNDABLE);

    let processing = "eq(payment,paid):eq(status,processing)";
    let (order, paid) = payment(&admin, processing, "purchase", "stripe").await;
    let refused = act(&admin, &order, &paid, "refund", json!({ "amount": 1 })).await;
    assert_eq!(refusal(&refused), NOT_REFUNDABLE);

    let (order, paid) = payment(&admin, PAID, "purchase", "stripe").await;
    for amount in [json!(0), json!(-5), json!("5"), json!(1.5)] {
        let refused = act(&admin, &order, &paid, "refund", json!({ "amount": amount })).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{amount}");
    }
}

#[tokio::test]
async fn refund_of_manual_payment_is_by_hand() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, paid) = payment(&admin, PAID, "purchase", "manual").await;

    let refunded = act(&admin, &order, &paid, "refund", json!({ "amount": 100 })).await;

    assert_eq!(refunded.body["data"]["refund_mechanism"], "manual");
}

#[tokio::test]
async fn capture_collects_authorization_once() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, held) = payment(&admin, AUTHORIZED, "authorize", "stripe").await;

    let captured = act(&admin, &order, &held, "capture", json!({})).await;

    let data = &captured.body["data"];
    assert_eq!(
        [&data["id"], &data["transaction_type"], &data["status"]],
        [&held["id"], &json!("capture"), &json!("complete")]
    );
    let paid = order_now(&admin, &order).await;
    assert_eq!(paid["payment"], "paid");
    assert_eq!(
        (sum(&paid, "authorized"), sum(&paid, "paid")),
        (0, sum(&paid, "with_tax"))
    );
    assert!(paid["meta"]["timestamps"]["fully_paid_at"].is_string());
    let again = act(&admin, &order, &held, "capture", json!({})).await;
    assert_eq!(
        refusal(&again),
        (
            422,
            "Unprocessable Entity",
            "Transaction cannot be captured in its current state"
        )
    );
}

#[tokio::test]
async fn manual_capture_can_only_be_marked_as_refunded() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, held) = payment(&admin, AUTHORIZED, "authorize", "stripe").await;
    let by_hand = json!({ "options": { "capture_mechanism": "manual" } });
    let captured = act(&admin, &order, &held, "capture", by_hand).await;
    assert_eq!(captured.body["data"]["capture_mechanism"], "manual");

    let refused = act(&admin, &order, &held, "refund", json!({ "amount": 100 })).await;

    assert_eq!(
        refusal(&refused),
        (
            400,
            "Error while refunding",
            "Unable to automatically refund a manually capture transaction"
        )
    );
    let marked = act(&admin, &order, &held, "refund", json!({})).await;
    assert_eq!(marked.status, StatusCode::OK);
}

#[tokio::test]
async fn authorization_is_cancelled_except_at_manual_gateway() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let (order, held) = payment(&admin, AUTHORIZED, "authorize", "stripe").await;
    let wrong = act(&admin, &order, &held, "cancel", json!({ "reason": "bored" })).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);

    let cancelled = act(&admin, &order, &held, "cancel", json!({ "reason": "duplicate" })).await;

    assert_eq!(cancelled.body["data"]["status"], "cancelled");
    let unpaid = order_now(&admin, &order).await;
    assert_eq!(
        (unpaid["payment"].as_str(), sum(&unpaid, "authorized")),
        (Some("unpaid"), 0)
    );

    let (order, held) = payment(&admin, AUTHORIZED, "authorize", "manual").await;
    let refused = act(&admin, &order, &held, "cancel", json!({})).await;
    assert_eq!(
        refusal(&refused),
        (
            422,
            "Unsupported gateway operation",
            "Cancellation is not supported for Manual payment gateway"
        )
    );
}

#[tokio::test]
async fn manual_payments_cover_the_balance_and_no_more() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let unpaid = "/v2/orders?filter=eq(payment,unpaid):eq(status,incomplete)";
    let order = admin.get(unpaid).await.body["data"][0].clone();
    let payments = format!("{}/payments", path(&order));
    let total = sum(&order, "with_tax");

    let part = json!({ "gateway": "manual", "method": "authorize", "amount": 100 });
    let held = admin.post(&payments, part).await;
    assert_eq!(
        (held.status, &held.body["data"]["transaction_type"]),
        (StatusCode::OK, &json!("authorize"))
    );
    let partly = order_now(&admin, &order).await;
    assert_eq!(
        [&partly["payment"], &partly["status"]],
        ["partially_authorized", "processing"]
    );
    let too_much = json!({ "gateway": "manual", "method": "purchase", "amount": total - 99 });
    assert_eq!(
        admin.post(&payments, too_much).await.status,
        StatusCode::BAD_REQUEST
    );

    let cash = json!({
        "gateway": "manual", "method": "purchase",
        "paymentmethod_meta": { "name": "Cash", "custom_reference": "till 3" },
    });
    let rest = admin.post(&payments, cash.clone()).await;
    let data = &rest.body["data"];
    assert_eq!(data["amount"], total - 100, "what is left");
    assert_eq!(
        [&data["name"], &data["custom_reference"]],
        [&json!("Cash"), &json!("till 3")]
    );
    assert_eq!(
        (
            admin.post(&payments, cash).await.status,
            sum(&order_now(&admin, &order).await, "paid")
        ),
        (StatusCode::UNPROCESSABLE_ENTITY, total - 100)
    );
    act(&admin, &order, &held.body["data"], "capture", json!({})).await;
    let paid = order_now(&admin, &order).await;
    assert_eq!([&paid["payment"], &paid["status"]], ["paid", "complete"]);
}

#[tokio::test]
async fn customer_moves_no_money() {
    let store = DemoStore::start().await;
    let ron = store.ron().await;
    let order = ron.get("/v2/orders").await.body["data"][0].clone();
    let nothing = json!({ "id": "any" });
    for action in ["refund", "capture", "cancel"] {
        let refused = act(&ron, &order, &nothing, action, json!({})).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{action}");
    }
    let payment = json!({ "gateway": "manual", "method": "purchase" });
    let refused = ron.post(&format!("{}/payments", path(&order)), payment).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
