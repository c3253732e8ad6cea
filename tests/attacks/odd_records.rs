//! One odd record of a store never hides the others, on any screen or in any export.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::response::IntoResponse;
use proptest::prelude::*;
use serde_json::{Value, json};
use shopside_core::view::{
    Code, CsvOptions, CustomerQueryView, EndReason, ExportCustomers, ExportFormat, ExportOrders, ScanNews,
    SeenBy, SignIn, SignInTarget,
};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, RONS_PASSWORD, Setup, preview_request, problem, reason};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
pub(crate) const ODD: &str = "an odd value";

/// Values that a field has in no store, and that PHP, spreadsheets and plugins write all the same.
pub(crate) const VALUES: [&str; 16] = [
    "null",
    "[]",
    "{}",
    "true",
    "5",
    "-1.5",
    "1e999",
    "1000.0",
    r#""1000""#,
    r#""\ud83d""#,
    "[[]]",
    r#"{"id":7}"#,
    r#"{"data":[]}"#,
    r#"["x"]"#,
    "18446744073709551616",
    r#"{"a":1e999}"#,
];

fn customer(number: usize) -> Value {
    let id = if number == 0 {
        RONS_ID.to_owned()
    } else {
        format!("c-{number}")
    };
    json!({
        "id": id, "name": "Ron Swanson", "email": RON, "external_ref": "r", "password": true,
        "meta": { "timestamps": { "created_at": "2024-03-01T09:00:45Z", "updated_at": "2024-03-01T09:00:45Z" } },
    })
}

fn order(number: usize) -> Value {
    let money = json!({ "amount": 1000, "currency": "USD", "formatted": "$10.00" });
    json!({
        "id": format!("o-{number}"), "order_number": "10042", "external_ref": "r",
        "status": "complete", "payment": "paid", "shipping": "fulfilled",
        "customer": { "name": "Ron Swanson", "email": RON },
        "shipping_address": { "postcode": "46001", "phone_number": "555" },
        "meta": {
            "display_price": { "with_tax": money, "without_tax": money, "tax": money },
            "timestamps": { "created_at": "2024-03-01T09:00:45Z", "updated_at": "2024-03-01T09:00:45Z" },
        },
        "relationships": {
            "items": { "data": [{ "type": "item", "id": format!("i-{number}") }] },
            "customer": { "data": { "type": "customer", "id": RONS_ID } },
        },
    })
}

fn transaction(number: usize) -> Value {
    json!({
        "id": format!("t-{number}"), "transaction_type": "purchase", "status": "complete", "amount": 1000,
        "currency": "USD", "gateway": "manual", "reference": "r",
    })
}

fn address(number: usize) -> Value {
    json!({ "id": format!("a-{number}"), "name": "Home", "first_name": "Ron", "postcode": "46001" })
}

/// The JSON pointers of all values of a document, itself included.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(elements) => elements
            .iter()
            .enumerate()
            .map(|(index, child)| (index.to_string(), child))
            .collect(),
        Value::Object(fields) => fields.iter().map(|(name, child)| (name.clone(), child)).collect(),
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(name, child)| {
        let below = pointers(child);
        below.into_iter().map(move |pointer| format!("/{name}{pointer}"))
    });
    [String::new()].into_iter().chain(below).collect()
}

/// What is replaced in the second record of each kind, and by which JSON.
#[derive(Debug, Clone, Default)]
struct Odd {
    customer: String,
    order: String,
    transaction: String,
    address: String,
    json: String,
}

pub(crate) fn list(record: fn(usize) -> Value, odd: &str) -> Value {
    let mut records: Vec<_> = (0..3).map(record).collect();
    *records[1].pointer_mut(odd).unwrap() = json!(ODD);
    json!({ "data": records })
}

/// A store with three records of each kind, of which the second is odd.
async fn odd_store(odd: &Arc<Mutex<Odd>>) -> FakeStore {
    let odd = Arc::clone(odd);
    FakeStore::granting_tokens(move |request| {
        let odd = odd.lock().unwrap().clone();
        let body = match request.path.split('?').next().unwrap() {
            "/v2/customers" => list(customer, &odd.customer),
            "/v2/orders" => list(order, &odd.order),
            path if path.ends_with("/transactions") => list(transaction, &odd.transaction),
            path if path.ends_with("/addresses") => list(address, &odd.address),
            path if path.starts_with("/v2/orders/") => json!({ "data": order(0) }),
            path if path.starts_with("/v2/customers/") => json!({ "data": customer(0) }),
            _ => return StatusCode::NOT_FOUND.into_response(),
        };
        json_response(&body.to_string().replace(&format!("\"{ODD}\""), &odd.json))
    })
    .await
}

fn sign_in() -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: RON.into() },
        password: RONS_PASSWORD.into(),
        why: reason("Called about order 10042"),
    }
}

/// The rows of the first and the third record are there and whole, and the second has a row too.
fn assert_three<T>(rows: &[T], id: impl Fn(&T) -> &str, is_whole: impl Fn(&T) -> bool, ids: [&str; 2]) {
    assert_eq!(rows.len(), 3);
    for expected in ids {
        let row = rows.iter().find(|row| id(row) == expected);
        assert!(is_whole(row.expect(expected)), "{expected} is marked as odd");
    }
}

async fn check_lists(setup: &Setup, store: &str) {
    let app = &setup.app;
    let page = app.customers(store, &CustomerQueryView::default()).await.unwrap();
    let is_whole = |is_unreadable: bool, fields: &[String]| !is_unreadable && fields.is_empty();
    assert_three(
        &page.customers,
        |row| &row.id,
        |row| is_whole(row.is_unreadable, &row.unreadable_fields),
        [RONS_ID, "c-2"],
    );
    let news = setup.scan_news(store).await;
    assert_eq!(news.last(), Some(&ScanNews::Done));
    let ScanNews::Batch(batch) = &news[0] else {
        panic!("{news:?}")
    };
    assert_three(
        &batch.rows,
        |row| &row.id,
        |row| is_whole(row.is_unreadable, &row.unreadable_fields),
        ["o-0", "o-2"],
    );
    let payments = app.store_order_payments(store, "o-0").await.unwrap().payments;
    assert_three(
        &payments,
        |row| &row.id,
        |row| is_whole(row.is_unreadable, &row.unreadable_fields),
        ["t-0", "t-2"],
    );
    let addresses = app.address_book(store, RONS_ID).await.unwrap();
    assert_three(
        &addresses,
        |row| &row.id,
        |row| is_whole(row.is_unreadable, &row.unreadable_fields),
        ["a-0", "a-2"],
    );
    let spending = app.spending(store, RONS_ID, true).await.unwrap();
    assert_eq!(spending.orders, 3);
    assert!(spending.counted >= 2);
    let total: i64 = spending.currencies.iter().map(|currency| currency.total).sum();
    assert!(total >= 2000, "{spending:?}");
}

async fn check_exports(setup: &Setup, store: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut counts = Vec::new();
    let customers = ExportCustomers {
        export: "export-1".into(),
        search: String::new(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
    };
    let written = setup
        .app
        .export_customers(store, folder.path(), &customers, |_| ())
        .await;
    counts.push(written.unwrap());
    let orders = ExportOrders {
        export: "export-2".into(),
        search: String::new(),
        terms: Vec::new(),
        format: ExportFormat::JsonLines,
        csv: CsvOptions::default(),
    };
    let written = setup
        .app
        .export_orders(store, folder.path(), &orders, |_| ())
        .await;
    counts.push(written.unwrap());
    for written in counts {
        assert_eq!(written.count, 3);
        std::fs::remove_file(written.path).unwrap();
    }
}

/// The customer's own screens. Whose order it is must be readable, so the odd one may be hidden.
async fn check_session(setup: &Setup, store: &str) {
    let app = &setup.app;
    let preview = app
        .preview(store, preview_request(RONS_ID))
        .await
        .unwrap()
        .session;
    let previewed = app.orders(&preview, 0).await.unwrap().value;
    let session = app.sign_in_as_customer(store, sign_in()).await.unwrap().session;
    let own = app.orders(&session, 0).await.unwrap().value;
    for page in [previewed, own] {
        assert_three(
            &page.orders,
            |row| &row.id,
            |row| !row.is_unreadable,
            ["o-0", "o-2"],
        );
    }
    let compared = app.compare(&session).await.unwrap().value;
    assert!(compared.both >= 2);
    assert_eq!((compared.merchant_only, compared.customer_only), (0, 0));
    assert_eq!(app.addresses(&session).await.unwrap().value.len(), 3);
    assert_eq!(
        app.transactions(&session, "o-0")
            .await
            .unwrap()
            .value
            .payments
            .len(),
        3
    );
    app.stop().await;
}

/// The pointer to the customer's ID. Another text there is another customer, which ends the
/// session.
const OWNER: &str = "/relationships/customer/data/id";

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_record_never_hides_others(place in any::<prop::sample::Index>(), json in prop::sample::select(&VALUES[..])) {
        let pick = |record: Value| {
            let mut pointers = pointers(&record);
            pointers.retain(|pointer| pointer != OWNER || !json.starts_with('"'));
            place.get(&pointers).clone()
        };
        let odd = Arc::new(Mutex::new(Odd {
            customer: pick(customer(1)),
            order: pick(order(1)),
            transaction: pick(transaction(1)),
            address: pick(address(1)),
            json: json.to_owned(),
        }));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let setup = Setup::new().await;
            let host = odd_store(&odd).await;
            let store = host.connect(&setup).await.id;

            check_lists(&setup, &store).await;
            check_exports(&setup, &store).await;
            check_session(&setup, &store).await;
        });
    }
}

#[tokio::test]
async fn order_of_unclear_customer_is_not_shown_in_session() {
    let setup = Setup::new().await;
    let odd = Arc::new(Mutex::new(Odd::default()));
    let host = odd_store(&odd).await;
    let store = host.connect(&setup).await.id;
    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in())
        .await
        .unwrap()
        .session;
    for (pointer, json) in [
        (OWNER, "5"),
        (OWNER, "1e999"),
        (OWNER, r#""""#),
        ("/relationships/customer/data", r#""c-1""#),
        ("/relationships/customer", "7"),
        ("/relationships", "[1]"),
    ] {
        *odd.lock().unwrap() = Odd {
            order: pointer.into(),
            json: json.into(),
            ..Odd::default()
        };

        let page = setup.app.orders(&session, 0).await.unwrap().value;
        let compared = setup.app.compare(&session).await.unwrap().value;

        let row = &page.orders[1];
        assert!(row.is_unreadable, "{pointer} {json}");
        assert_eq!(
            (row.id.as_str(), row.total.as_ref(), row.customer_name.as_str()),
            ("o-1", None, "")
        );
        assert_eq!((compared.both, compared.unreadable), (2, 1));
        assert_eq!(compared.rows[2].seen_by, SeenBy::Unknown);
    }
}

#[tokio::test]
async fn unreadable_profile_begins_no_session() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|request| {
        let mut profile = customer(0);
        if request.path.starts_with("/v2/customers/") {
            profile["id"] = json!(5);
        }
        json_response(&json!({ "data": profile }))
    })
    .await;
    let store = host.connect(&setup).await.id;

    let previewed = problem(setup.app.preview(&store, preview_request(RONS_ID)).await);
    let signed_in = problem(setup.app.sign_in_as_customer(&store, sign_in()).await);

    assert_eq!(
        (previewed.code, signed_in.code),
        (Code::NotAStore, Code::NotAStore)
    );
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn order_of_another_customer_still_ends_the_session() {
    let setup = Setup::new().await;
    let odd = Arc::new(Mutex::new(Odd {
        order: OWNER.into(),
        json: r#""c-9""#.into(),
        ..Odd::default()
    }));
    let host = odd_store(&odd).await;
    let store = host.connect(&setup).await.id;
    let mut ended = setup.app.ended_sessions();
    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in())
        .await
        .unwrap()
        .session;

    let refused = problem(setup.app.orders(&session, 0).await);

    assert_eq!(refused.code, Code::WrongCustomer);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}
