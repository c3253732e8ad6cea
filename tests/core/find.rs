//! The search box finds customers and orders by anything that staff paste.

use std::collections::HashSet;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use journal::Action;
use serde_json::{Value, json};
use shopside_core::view::{Code, CustomerQueryView, FindResultsView, LinkedRecord, OrderText};

use crate::fake_store::{FakeStore, ReceivedRequest, error_response, json_response};
use crate::setup::{RON, Setup, problem};
use crate::store_orders::{exactly, find_orders};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

fn emails(results: &FindResultsView) -> Vec<&str> {
    results.customers.iter().map(|found| &*found.email).collect()
}

fn numbers(results: &FindResultsView) -> Vec<&str> {
    let numbers = results.orders.iter().map(|order| order.number.as_deref());
    numbers.map(Option::unwrap_or_default).collect()
}

#[tokio::test]
async fn customer_is_found_by_any_pasted_text() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    for pasted in [
        "Ron Swanson",
        "swanson",
        " RON@Swanson.com ",
        "ron@swan",
        "@swanson.com",
        "swanson.com",
        "Ron Swanson <ron@swanson.com>",
        "Hi, this is Ron Swanson, where is my order?",
        "Please call ron@swanson.com back, it is urgent",
        &ron,
        &ron.to_uppercase(),
        &ron.replace('-', ""),
        &format!("https://shop.example/customers/{ron}"),
    ] {
        let results = setup.app.find(&store, pasted).await.unwrap();

        assert_eq!(emails(&results).first(), Some(&RON), "{pasted}");
        assert_eq!(results.customers_problem, None, "{pasted}");
        assert!(!results.orders_first, "{pasted}");
    }
}

#[tokio::test]
async fn order_is_found_by_its_number_and_comes_first() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let known = find_orders(&setup, &store, vec![exactly(OrderText::Payment, "paid")])
        .await
        .remove(0);
    let number = known.number.clone().unwrap();
    for pasted in [
        number.clone(),
        format!("#{number}"),
        format!("order {number}"),
        format!("Hi, order #{number} from no.one@shop.test is missing"),
        known.id.clone(),
    ] {
        let results = setup.app.find(&store, &pasted).await.unwrap();

        assert_eq!(results.orders.first(), Some(&known), "{pasted}");
        assert!(results.orders_first, "{pasted}");
    }
    let part = setup.app.find(&store, &number[..number.len() - 1]).await.unwrap();
    assert!(!part.orders_first);
    assert!(
        numbers(&part)
            .iter()
            .all(|found| found.contains(&number[..number.len() - 1]))
    );
}

#[tokio::test]
async fn customer_and_orders_are_found_in_one_search() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let results = setup.app.find(&store, RON).await.unwrap();

    assert_eq!(emails(&results), [RON]);
    assert!(!results.orders.is_empty());
    assert_eq!(results.terms, [RON]);
    assert!(!results.is_excerpt);
    let ids: HashSet<_> = results.orders.iter().map(|order| &order.id).collect();
    assert_eq!(ids.len(), results.orders.len());
}

#[tokio::test]
async fn external_reference_is_found_whole() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let query = CustomerQueryView::default();
    let customers = setup.app.customers(&store, &query).await.unwrap().customers;
    let known = customers
        .iter()
        .find(|customer| customer.external_ref.is_some())
        .unwrap();
    let reference = known.external_ref.clone().unwrap();

    let results = setup.app.find(&store, &format!(" {reference} ")).await.unwrap();

    assert_eq!(results.customers[0].id, known.id);
}

#[tokio::test]
async fn empty_text_sends_nothing() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| json_response("{\"data\":[]}")).await;
    let store = host.connect(&setup).await.id;
    let before = host.requests().len();

    for text in ["", " \n", "#", "\u{200b}"] {
        let results = setup.app.find(&store, text).await.unwrap();
        assert_eq!(results, FindResultsView::default());
    }

    assert_eq!(host.requests().len(), before);
}

#[tokio::test]
async fn search_is_not_in_the_audit_log() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    for text in ["swanson", RON, RONS_ID] {
        setup.app.find(&store, text).await.unwrap();
    }
    let views = setup.all_audit_entries();
    assert!(views.iter().all(|entry| entry.action != Action::AdminView));
}

#[tokio::test]
async fn later_search_cancels_the_one_before() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let paused = proxy.pause_next(Method::GET, "/v2/customers");
    let app = setup.app.clone();
    let before = tokio::spawn({
        let store = store.clone();
        async move { app.find(&store, "leslie").await }
    });
    paused.received().await;

    let results = setup.app.find(&store, RON).await.unwrap();

    assert_eq!(emails(&results), [RON]);
    assert_eq!(problem(before.await.unwrap()).code, Code::Stopped);
    paused.resume();
}

/// Responds to a list of one kind, and fails for the other.
fn failing(failed: &'static str) -> impl Fn(&ReceivedRequest) -> Response + Send + Sync {
    move |request| {
        if request.path.starts_with(failed) {
            return error_response(
                StatusCode::FORBIDDEN,
                &json!({ "errors": [{ "title": "Forbidden" }] }),
            );
        }
        let record = json!({ "id": "one", "name": "Ron Swanson", "order_number": "10042" });
        let data = if request.path.starts_with("/v2/currencies") {
            json!([])
        } else {
            json!([record])
        };
        json_response(&json!({ "data": data, "meta": { "results": { "total": 1 } } }))
    }
}

#[tokio::test]
async fn failed_part_has_its_problem_and_hides_nothing() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(failing("/v2/orders")).await;
    let store = host.connect(&setup).await.id;
    let results = setup.app.find(&store, "ron").await.unwrap();
    assert_eq!(results.customers.len(), 1);
    assert_eq!(results.customers_problem, None);
    assert_eq!(results.orders_problem.unwrap().code, Code::Forbidden);

    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(failing("/v2/customers")).await;
    let store = host.connect(&setup).await.id;
    let results = setup.app.find(&store, "#10042").await.unwrap();
    assert_eq!(results.orders.len(), 1);
    assert_eq!(results.orders_problem, None);
    assert_eq!(results.customers_problem.unwrap().code, Code::Forbidden);
}

/// A store of 2020: it ignores some filters, and refuses others.
fn early_store(request: &ReceivedRequest) -> Response {
    let filter = request.query("filter").unwrap_or_default();
    if filter.starts_with("like(") {
        return error_response(
            StatusCode::BAD_REQUEST,
            &json!({ "errors": [{ "title": "Bad Request" }] }),
        );
    }
    let path = request.path.split('?').next().unwrap();
    let body: Value = match path {
        "/v2/customers" => {
            json!({ "data": [{ "id": "other", "name": "Leslie Knope", "external_ref": "L-1" }] })
        }
        "/v2/orders" => json!({ "data": [{ "id": "other", "order_number": "999" }] }),
        "/v2/currencies" => json!({ "data": [] }),
        _ if path.ends_with(RONS_ID) && path.starts_with("/v2/customers/") => {
            json!({ "data": { "id": RONS_ID, "name": "Ron Swanson", "email": RON } })
        }
        _ => {
            return error_response(
                StatusCode::NOT_FOUND,
                &json!({ "errors": [{ "title": "Not Found" }] }),
            );
        }
    };
    json_response(&body)
}

#[tokio::test]
async fn store_that_ignores_filters_shows_no_other_records() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(early_store).await;
    let store = host.connect(&setup).await.id;

    let by_number = setup.app.find(&store, "10042").await.unwrap();
    assert_eq!(by_number.customers, []);
    assert_eq!(by_number.orders, []);
    assert_eq!(
        (by_number.customers_problem, by_number.orders_problem),
        (None, None)
    );

    let by_id = setup.app.find(&store, RONS_ID).await.unwrap();
    assert_eq!(emails(&by_id), [RON]);
    assert_eq!(by_id.orders, []);
}

#[tokio::test]
async fn sign_in_only_connection_finds_nothing() {
    let setup = Setup::new().await;
    let connection = setup.sign_in_only_connection();
    let store = setup.app.connect(connection).await.unwrap().id;

    assert_eq!(
        problem(setup.app.find(&store, "ron").await).code,
        Code::Connection
    );
    assert_eq!(
        problem(setup.app.find_home(&store, false).await).code,
        Code::Connection
    );
}

#[tokio::test]
async fn link_leads_to_the_same_record_in_another_app() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let link = setup.app.link(&store, LinkedRecord::Order, RONS_ID).unwrap();
    for personal in [RON, "Ron", "Pawnee", store.as_str()] {
        assert!(!link.contains(personal), "{link}");
    }
    let other = Setup::with_store_at(
        setup.store.clone(),
        setup.store.base_url().to_owned(),
        journal::AuditLog::in_memory().unwrap(),
    );
    assert_eq!(problem(other.app.link_target(&link)).code, Code::InvalidInput);

    let connected = other.connect().await.id;
    let target = other.app.link_target(&format!(" {link}/ ")).unwrap();

    assert_eq!(target.connection, connected);
    assert_eq!((target.record, &*target.id), (LinkedRecord::Order, RONS_ID));
}

#[tokio::test]
async fn malformed_link_is_refused() {
    let setup = Setup::new().await;
    setup.connect().await;
    for link in [
        "",
        "shopside://",
        "https://shop.example/customers/1",
        "shopside://a/delete/1",
    ] {
        let problem = problem(setup.app.link_target(link));
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("link"))
        );
    }
}
