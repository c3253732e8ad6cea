//! Orders with a customer's email address that are not linked to the customer: who placed them.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use journal::{Action, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{AccountView, Code, OrderAccountView, UnlinkedOrdersView};

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::{DEMO_PASSWORD, RON, Setup, problem, sign_in_request_with, store_error};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
/// When Ron's account was created.
const REGISTERED: &str = "2025-06-01T12:00:00Z";

fn customer(id: &str, name: &str, email: &str) -> Value {
    json!({
        "id": id, "type": "customer", "name": name, "email": email,
        "meta": { "timestamps": { "created_at": REGISTERED } },
    })
}

/// An order as in `docs/api.md`, "Order fields". `customer` is `null` for a guest order.
fn order(number: u32, email: &str, customer: &Value, placed: &str) -> Value {
    let relationships = if customer.is_null() {
        json!({})
    } else {
        json!({ "customer": { "data": { "type": "customer", "id": customer } } })
    };
    json!({
        "id": format!("order-{number}"), "type": "order", "order_number": number.to_string(),
        "customer": { "name": "Ron Swanson", "email": email },
        "meta": { "timestamps": { "created_at": placed } },
        "relationships": relationships,
    })
}

fn list(records: &[Value]) -> Response {
    let results = json!({ "total": records.len() });
    json_response(&json!({ "data": records, "meta": { "results": results } }))
}

/// A path without its query.
fn path(request: &ReceivedRequest) -> &str {
    request.path.split('?').next().unwrap()
}

/// A store with Ron, these orders for each email filter, and no other customer but April.
async fn store_with(orders: Vec<Value>) -> FakeStore {
    FakeStore::granting_tokens(move |request| match path(request) {
        "/v2/orders" => list(&orders),
        "/v2/customers" => list(&[customer(RONS_ID, "Ron Swanson", RON)]),
        "/v2/customers/april" => {
            json_response(&json!({ "data": customer("april", "April Ludgate", "april@parks.test") }))
        }
        "/v2/customers/broken" => store_error(StatusCode::INTERNAL_SERVER_ERROR, &json!({ "title": "Oops" })),
        path if path.ends_with(RONS_ID) => {
            json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", RON) }))
        }
        _ => store_error(StatusCode::NOT_FOUND, &json!({ "title": "Not Found" })),
    })
    .await
}

/// The order numbers and their accounts.
fn accounts(view: &UnlinkedOrdersView) -> BTreeMap<&str, &OrderAccountView> {
    let orders = view.orders.iter();
    orders
        .map(|row| (row.order.number.as_deref().unwrap(), &row.account))
        .collect()
}

#[tokio::test]
async fn orders_are_named_by_their_account_newest_first() {
    let setup = Setup::new().await;
    let (gone, april, broken) = (json!("gone"), json!("april"), json!("broken"));
    let unclear = json!({ "an": "object" });
    let host = store_with(vec![
        order(1, RON, &json!(RONS_ID), "2025-07-01T12:00:00Z"),
        order(2, RON, &Value::Null, "2025-07-02T12:00:00Z"),
        order(3, RON, &gone, "2025-05-31T12:00:00Z"),
        order(4, RON, &gone, "2025-07-04T12:00:00Z"),
        order(5, RON, &april, "2025-07-05T12:00:00Z"),
        order(6, RON, &broken, "2025-07-06T12:00:00Z"),
        order(7, RON, &unclear, "2025-07-07T12:00:00Z"),
        order(8, "rona@swanson.com", &Value::Null, "2025-07-08T12:00:00Z"),
    ])
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    let numbers: Vec<_> = view
        .orders
        .iter()
        .map(|row| row.order.number.as_deref())
        .collect();
    assert_eq!(numbers, ["6", "5", "4", "2", "3"].map(Some));
    let gone = OrderAccountView::Deleted { id: "gone".into() };
    let april = OrderAccountView::Other(AccountView {
        id: "april".into(),
        name: "April Ludgate".into(),
        email: "april@parks.test".into(),
    });
    let broken = OrderAccountView::Unknown { id: "broken".into() };
    assert_eq!(
        accounts(&view),
        BTreeMap::from([
            ("2", &OrderAccountView::Guest),
            ("3", &gone),
            ("4", &gone),
            ("5", &april),
            ("6", &broken),
        ])
    );
    let older = view.orders.iter().filter(|row| row.is_older_than_account);
    assert_eq!(
        older.map(|row| row.order.number.as_deref()).collect::<Vec<_>>(),
        [Some("3")]
    );
    assert_eq!((view.is_read, view.total, view.unreadable), (true, 7, 1));
    let filters: Vec<_> = host
        .requests_with(&Method::GET)
        .iter()
        .filter(|request| path(request) == "/v2/orders")
        .map(|request| request.query("filter").unwrap())
        .collect();
    assert_eq!(filters, ["eq(email,ron@swanson.com)"]);
    assert_eq!(host.count("/v2/customers/gone"), 1);
}

#[tokio::test]
async fn lookup_of_another_account_is_recorded_first() {
    let setup = Setup::new().await;
    let host = store_with(vec![
        order(1, RON, &json!("april"), "2025-07-05T12:00:00Z"),
        order(2, RON, &json!("gone"), "2025-07-04T12:00:00Z"),
    ])
    .await;
    let store = host.connect(&setup).await.id;

    setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    let mut entries = setup.all_audit_entries();
    entries.retain(|entry| entry.action == Action::AdminView);
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| {
            (
                entry.customer_id.as_deref().unwrap(),
                entry.outcome,
                entry.customer_email.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        entries,
        [
            (RONS_ID, Outcome::Begun, None),
            (RONS_ID, Outcome::Done, Some(RON)),
            ("april", Outcome::Begun, None),
            ("april", Outcome::Done, Some("april@parks.test")),
            ("gone", Outcome::Begun, None),
        ]
    );
}

#[tokio::test]
async fn other_spellings_are_asked_for_and_counted_once() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        let guest = |number, email| order(number, email, &Value::Null, "2025-07-01T12:00:00Z");
        match (path(request), request.query("filter").as_deref()) {
            // This store compares addresses letter by letter.
            ("/v2/orders", Some("eq(email,Ron@Swanson.com)")) => {
                list(&[guest(1, "Ron@Swanson.com"), guest(2, "Ron@Swanson.com")])
            }
            ("/v2/orders", Some("eq(email,ron@swanson.com)")) => {
                list(&[guest(2, "Ron@Swanson.com"), guest(3, RON)])
            }
            ("/v2/customers", _) => list(&[]),
            _ => json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", "Ron@Swanson.com") })),
        }
    })
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    assert_eq!(accounts(&view).into_keys().collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!((view.total, view.orders.len()), (3, 3));
}

#[tokio::test]
async fn order_without_readable_email_is_only_counted() {
    let setup = Setup::new().await;
    let mut odd = order(1, RON, &Value::Null, "2025-07-01T12:00:00Z");
    odd["customer"]["email"] = json!({ "an": "object" });
    let mut own = order(2, RON, &json!(RONS_ID), "2025-07-01T12:00:00Z");
    own["customer"]["email"] = json!({ "an": "object" });
    let host = store_with(vec![odd, own]).await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    assert_eq!((view.orders.len(), view.unreadable), (0, 1));
}

#[tokio::test]
async fn over_1000_orders_with_the_email_need_confirmation() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match path(request) {
        "/v2/orders" => {
            let guest = order(1, RON, &Value::Null, "2025-07-01T12:00:00Z");
            json_response(&json!({ "data": [guest], "meta": { "results": { "total": 1001 } } }))
        }
        "/v2/customers" => list(&[]),
        _ => json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", RON) })),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();
    // The store lists fewer orders than it counts.
    let all = problem(setup.app.unlinked_orders(&store, RONS_ID, true).await);

    assert_eq!((view.is_read, view.total, view.orders.len()), (false, 1001, 0));
    assert_eq!(all.code, Code::StoreFailed);
}

#[tokio::test]
async fn accounts_with_similar_email_are_found() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match path(request) {
        "/v2/orders" => list(&[]),
        "/v2/customers" => list(&[
            customer("ann", "Ann Perkins", "ann.perkins+shop@pawnee.test"),
            customer("ann-2", "Ann P.", "annperkins@pawnee.test"),
            customer("ann-3", "Ann Perkins", "Ann.Perkins+news@pawnee.test"),
            customer("anna", "Anna Perkins", "anna.perkins@pawnee.test"),
        ]),
        _ => {
            let ann = customer("ann", "Ann Perkins", "ann.perkins+shop@pawnee.test");
            json_response(&json!({ "data": ann }))
        }
    })
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, "ann", false).await.unwrap();

    let similar: Vec<_> = view
        .similar
        .accounts
        .iter()
        .map(|account| account.id.as_str())
        .collect();
    assert_eq!(similar, ["ann-2", "ann-3"]);
    assert_eq!((view.similar.is_partial, view.similar.problem), (false, None));
    let requests = host.requests_with(&Method::GET);
    let searches: Vec<_> = requests
        .iter()
        .filter(|request| path(request) == "/v2/customers")
        .map(|request| request.query("filter").unwrap())
        .collect();
    assert_eq!(searches, ["like(email,ann*):like(email,*@pawnee.test)"]);
}

#[tokio::test]
async fn failed_search_for_similar_accounts_hides_no_order() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| match path(request) {
        "/v2/orders" => list(&[order(1, RON, &Value::Null, "2025-07-01T12:00:00Z")]),
        // As a store without the filter `like` responds.
        "/v2/customers" => store_error(StatusCode::BAD_REQUEST, &json!({ "title": "Bad Request" })),
        _ => json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", RON) })),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    assert_eq!(view.orders.len(), 1);
    assert_eq!(view.similar.problem.unwrap().code, Code::StoreFailed);
}

/// The ID of the customer, and the numbers of the orders that have their email address and are
/// linked to none, and to an account that the store does not have.
async fn expected(setup: &Setup, email: &str) -> (String, Vec<String>, Vec<String>) {
    let admin = moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret");
    let customers = admin
        .customers()
        .scan(moltin::CustomerScan::new())
        .all()
        .await
        .unwrap();
    let orders = admin.orders().scan(moltin::OrderScan::new()).all().await.unwrap();
    let (mut guests, mut deleted) = (Vec::new(), Vec::new());
    for order in orders.items {
        let number = order.order_number.unwrap().to_string();
        match order.customer_id {
            _ if order.customer_email.as_str() != email => {}
            None => guests.push(number),
            Some(id) if customers.items.iter().all(|customer| customer.id != id) => deleted.push(number),
            Some(_) => {}
        }
    }
    let customer = customers.items.iter().find(|customer| customer.email == email);
    (customer.unwrap().id.to_string(), guests, deleted)
}

fn numbers(view: &UnlinkedOrdersView, is_meant: impl Fn(&OrderAccountView) -> bool) -> Vec<String> {
    let orders = view.orders.iter().filter(|row| is_meant(&row.account));
    orders.map(|row| row.order.number.clone().unwrap()).collect()
}

#[tokio::test]
async fn sandbox_has_guest_orders_and_an_earlier_account() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (ron, rons_guest_orders, _) = expected(&setup, RON).await;
    let (fox, _, earlier) = expected(&setup, "mulder@basement.test").await;
    assert!(!rons_guest_orders.is_empty() && !earlier.is_empty());

    let of_ron = setup.app.unlinked_orders(&store, &ron, false).await.unwrap();
    let of_fox = setup.app.unlinked_orders(&store, &fox, false).await.unwrap();

    let is_guest = |account: &OrderAccountView| *account == OrderAccountView::Guest;
    let is_deleted = |account: &OrderAccountView| matches!(account, OrderAccountView::Deleted { .. });
    assert_eq!(numbers(&of_ron, is_guest), rons_guest_orders);
    assert_eq!(of_ron.orders.len(), rons_guest_orders.len());
    assert_eq!(numbers(&of_fox, is_deleted), earlier);
    let mut deleted = of_fox.orders.iter().filter(|row| is_deleted(&row.account));
    assert!(deleted.all(|row| row.is_older_than_account));
}

#[tokio::test]
async fn session_shows_unlinked_orders_beside_comparison_only() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (fox, guests, earlier) = expected(&setup, "mulder@basement.test").await;
    let request = sign_in_request_with(&fox, DEMO_PASSWORD);
    let session = setup
        .app
        .sign_in_as_customer(&store, request)
        .await
        .unwrap()
        .session;

    let unlinked = setup
        .app
        .unlinked_orders_in_session(&session, false)
        .await
        .unwrap();
    let compared = setup.app.compare(&session).await.unwrap().value;
    let own = setup.app.orders(&session, 0).await.unwrap().value;

    let found = numbers(&unlinked.value, |_| true);
    assert_eq!(found.len(), guests.len() + earlier.len());
    let compared = compared.rows.iter().map(|row| &row.order);
    for shown in compared.chain(&own.orders) {
        assert!(!found.contains(shown.number.as_ref().unwrap()));
    }
    let entries = setup.audit_entries();
    let about = entries
        .iter()
        .find(|entry| entry.detail.as_deref() == Some("unlinked orders"));
    let about = about.unwrap();
    assert_eq!(
        (about.action, about.outcome, about.session_id.as_ref()),
        (Action::View, Outcome::Begun, Some(&session))
    );
    let mut lookups = setup.all_audit_entries();
    lookups.retain(|entry| entry.detail.as_deref() == Some("account of an order"));
    assert_eq!(lookups.len(), 1, "the earlier account is looked up once");
}

#[tokio::test]
async fn preview_and_sign_in_only_store_have_no_unlinked_orders() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.preview_as(&store, &ron).await;
    let preview = problem(setup.app.unlinked_orders_in_session(&session, false).await);

    let setup = Setup::new().await;
    let connection = setup.sign_in_only_connection();
    let store = setup.app.connect(connection).await.unwrap().id;
    let without_secret = problem(setup.app.unlinked_orders(&store, &ron, false).await);

    assert_eq!(
        (preview.code, without_secret.code),
        (Code::NotAllowedHere, Code::Connection)
    );
}

#[tokio::test]
async fn failed_unlinked_orders_leave_comparison_and_session() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    // The store counts orders with the address that it does not list.
    proxy.rewrite_responses(|path, mut response| {
        let orders = response["data"].as_array_mut().filter(|_| path == "/v2/orders");
        // Only the list by email address has guest orders.
        if let Some(orders) = orders {
            orders.retain(|order| order["relationships"].get("customer").is_some());
        }
        response
    });

    let failed = problem(setup.app.unlinked_orders_in_session(&session, false).await);
    let compared = setup.app.compare(&session).await.unwrap().value;

    assert_eq!(failed.code, Code::StoreFailed);
    assert!(compared.both > 0);
    assert!(setup.app.impersonation().await.is_some());
}
