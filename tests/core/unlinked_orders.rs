//! Orders with a customer's email address that are not linked to the customer: who placed them.

mod in_session;

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use journal::{Action, EntryContent, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{Code, OrderAccountView, SimilarAccountView, UnlinkedOrdersView};

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::{RON, Setup, problem, store_error};

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
    let april = OrderAccountView::Other(SimilarAccountView {
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
    assert_eq!(
        filters,
        ["eq(email,ron@swanson.com)", "eq(contact.email,ron@swanson.com)"]
    );
    assert_eq!(host.count("/v2/customers/gone"), 1);
}

/// A store with Ron and these orders of organizations. It knows the organization `parks` only.
async fn store_with_contacts(orders: Vec<Value>) -> FakeStore {
    FakeStore::granting_tokens(move |request| match path(request) {
        "/v2/orders" if request.query("filter").unwrap().contains("contact.email") => list(&orders),
        "/v2/orders" => list(&[]),
        "/v2/accounts/parks" => json_response(&json!({
            "data": { "id": "parks", "type": "account", "name": "Pawnee Parks Department" }
        })),
        path if path.ends_with(RONS_ID) => {
            json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", RON) }))
        }
        "/v2/customers" => list(&[customer(RONS_ID, "Ron Swanson", RON)]),
        _ => store_error(StatusCode::NOT_FOUND, &json!({ "title": "Not Found" })),
    })
    .await
}

/// An order of an organization, as in `docs/api.md`, "Order fields".
fn organizations_order(number: u32, email: &str, account: &str) -> Value {
    json!({
        "id": format!("order-{number}"), "type": "order", "order_number": number.to_string(),
        "contact": { "name": "Ron Swanson", "email": email },
        "meta": { "timestamps": { "created_at": "2025-07-01T12:00:00Z" } },
        "relationships": { "account": { "data": { "type": "account", "id": account } } },
    })
}

#[tokio::test]
async fn orders_of_an_organization_are_found_by_their_contact() {
    let setup = Setup::new().await;
    let host = store_with_contacts(vec![
        organizations_order(1, RON, "parks"),
        organizations_order(2, "RON@Swanson.com", "gone"),
        organizations_order(3, "rona@swanson.com", "parks"),
    ])
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    let organization = |id: &str, name: Option<&str>| OrderAccountView::Organization {
        id: id.into(),
        name: name.map(Into::into),
    };
    assert_eq!(
        accounts(&view),
        BTreeMap::from([
            ("1", &organization("parks", Some("Pawnee Parks Department"))),
            ("2", &organization("gone", None)),
        ])
    );
    let recorded = setup.all_audit_entries();
    for account in ["parks", "gone"] {
        assert_eq!(host.count(&format!("/v2/accounts/{account}")), 1);
        let what = format!("account {account} of an order");
        let is_recorded = |entry: &EntryContent| entry.detail.as_ref() == Some(&what);
        assert!(recorded.iter().any(is_recorded), "{what}");
    }
}

#[tokio::test]
async fn store_that_knows_no_contacts_has_no_orders_of_organizations() {
    let setup = Setup::new().await;
    let guest = order(1, RON, &Value::Null, "2025-07-01T12:00:00Z");
    let host = FakeStore::granting_tokens(move |request| match path(request) {
        "/v2/orders" if request.query("filter").unwrap().contains("contact.email") => store_error(
            StatusCode::BAD_REQUEST,
            &json!({ "title": "Bad Request", "detail": "filter is not allowed" }),
        ),
        "/v2/orders" => list(std::slice::from_ref(&guest)),
        "/v2/customers" => list(&[]),
        _ => json_response(&json!({ "data": customer(RONS_ID, "Ron Swanson", RON) })),
    })
    .await;
    let store = host.connect(&setup).await.id;

    let view = setup.app.unlinked_orders(&store, RONS_ID, false).await.unwrap();

    assert_eq!(accounts(&view), BTreeMap::from([("1", &OrderAccountView::Guest)]));
    assert!(view.is_read);
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
            ("/v2/orders" | "/v2/customers", _) => list(&[]),
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
