//! What is held about a customer outside the account: guest orders, carts and subscriptions.

use axum::http::StatusCode;
use axum::response::Response;
use moltin::CartQuery;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{connect, export_person, file, files, json_file, wanted};
use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::{CLIENT_SECRET, RON, Setup, store_error};

/// The files of an export, how many records it has, and the requests that it took.
pub(super) struct Exported {
    pub(super) files: Vec<(String, String)>,
    pub(super) count: u64,
    pub(super) requests: Vec<ReceivedRequest>,
}

impl Exported {
    pub(super) fn page(&self) -> String {
        file(&self.files, "index.html")
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.files.iter().any(|(known, _)| known == name)
    }

    pub(super) fn json(&self, name: &str) -> Value {
        json_file(&self.files, name)
    }

    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        let records = self.json(name);
        let ids = records.as_array().unwrap().iter();
        ids.map(|record| record["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

pub(super) fn path(request: &ReceivedRequest) -> &str {
    request.path.split('?').next().unwrap()
}

pub(super) fn list(records: &[Value]) -> Response {
    json_response(&json!({ "data": records, "meta": { "results": { "total": records.len() } } }))
}

/// Exports what a store has about Ron. `respond` answers instead of a store that has nothing else.
pub(super) async fn export_of(
    language: &str,
    respond: impl Fn(&ReceivedRequest) -> Option<Response> + Send + Sync + 'static,
) -> Exported {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(move |request| {
        respond(request).unwrap_or_else(|| match path(request) {
            "/v2/customers/ron" => {
                json_response(&json!({ "data": { "id": "ron", "name": "Ron", "email": RON } }))
            }
            path if path.starts_with("/v2/carts/") => panic!("{path} was read, which may create it"),
            _ => list(&[]),
        })
    })
    .await;
    let store = host.connect(&setup).await.id;
    let folder = TempDir::new().unwrap();
    let mut wanted = wanted("ron");
    wanted.language = language.into();
    let exported = export_person(&setup, &store, &folder, &wanted).await;
    Exported {
        files: files(&exported.path),
        count: exported.count,
        requests: host.requests(),
    }
}

fn order(id: &str, email: &str, customer: Option<&str>) -> Value {
    let relationships =
        customer.map(|id| json!({ "customer": { "data": { "id": id, "type": "customer" } } }));
    json!({ "id": id, "type": "order", "order_number": id, "status": "complete", "payment": "paid",
        "customer": { "name": "Ron", "email": email }, "relationships": relationships })
}

/// The orders of a store by the filter that a request has.
fn orders(request: &ReceivedRequest, own: &[Value], by_email: &[Value]) -> Option<Response> {
    let filter = request.query("filter").unwrap_or_default();
    match path(request) {
        "/v2/orders" if filter.contains("customer_id") => Some(list(own)),
        "/v2/orders" if filter.contains("(email,") => Some(list(by_email)),
        _ => None,
    }
}

#[tokio::test]
async fn guest_orders_are_exported_and_orders_of_others_counted() {
    let own = [order("own", RON, Some("ron"))];
    let by_email = [
        order("own", RON, Some("ron")),
        order("guest", "Ron@Swanson.com", None),
        order("other", RON, Some("april")),
        order("neighbor", "rona@swanson.com", None),
        json!({ "id": "odd", "type": "order", "customer": { "email": RON },
            "relationships": { "customer": { "data": { "id": ["ron"] } } } }),
    ];

    let exported = export_of("en", move |request| match path(request) {
        "/v2/orders/guest/transactions" => Some(list(&[json!({ "id": "t1", "type": "transaction",
            "reference": "guest-cash", "gateway": "manual", "amount": 500, "currency": "JPY",
            "transaction_type": "purchase", "status": "complete" })])),
        _ => orders(request, &own, &by_email),
    })
    .await;

    assert_eq!(exported.ids("orders.json"), ["own"]);
    assert_eq!(exported.ids("guest-orders.json"), ["guest"]);
    let payments = exported.json("payments.json");
    assert_eq!(
        (&payments[0]["order_id"], payments.as_array().unwrap().len()),
        (&json!("guest"), 1)
    );
    let page = exported.page();
    for part in [
        "guest-cash",
        "500 JPY",
        "1 more order has this email address, and is linked to another customer account.",
        "1 order with this email address could not be read",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    for other in ["neighbor", "<bdi>other</bdi>"] {
        assert!(!page.contains(other), "{other}: {page}");
    }
    let entries = exported.json("audit-log.json").as_array().unwrap().len() as u64;
    // The customer, two orders and a payment.
    assert_eq!(exported.count, 4 + entries);
    let logged = |id: &str| {
        exported.requests.iter().any(|request| {
            let filter = request.query("filter").unwrap_or_default();
            path(request) == "/v2/personal-data/logs" && filter.contains(id)
        })
    };
    assert!(logged("guest") && !logged("other"));
}

#[tokio::test]
async fn order_of_two_spellings_is_exported_once() {
    let exported = export_of("en", |request| match path(request) {
        "/v2/customers/ron" => {
            let ron = json!({ "id": "ron", "name": "Ron", "email": "Ron@Swanson.com" });
            Some(json_response(&json!({ "data": ron })))
        }
        _ => orders(
            request,
            &[],
            &[
                order("guest", "ron@swanson.com", None),
                json!({ "type": "order" }),
            ],
        ),
    })
    .await;

    assert_eq!(exported.ids("guest-orders.json"), ["guest"]);
    let searches = exported.requests.iter().filter(|request| {
        request
            .query("filter")
            .is_some_and(|filter| filter.contains("(email,"))
            && path(request) == "/v2/orders"
    });
    assert_eq!(searches.count(), 2);
}

#[tokio::test]
async fn orders_of_all_are_not_those_of_a_customer_without_address() {
    // All anonymized orders have the same asterisks as their email addresses.
    for email in ["**", "*", ""] {
        let exported = export_of("en", move |request| match path(request) {
            "/v2/customers/ron" => Some(json_response(
                &json!({ "data": { "id": "ron", "name": "**", "email": email } }),
            )),
            "/v2/subscriptions/subscriptions" => panic!("subscriptions were searched for {email}"),
            "/v2/carts" => Some(list(&[
                json!({ "id": "c1", "type": "cart", "contact": { "email": email } }),
            ])),
            _ => orders(
                request,
                &[order("own", "**", Some("ron"))],
                &[order("anyones", email, None)],
            ),
        })
        .await;

        assert_eq!(exported.ids("orders.json"), ["own"]);
        assert!(exported.ids("carts.json").is_empty());
        for absent in ["guest-orders.json", "subscriptions.json", "invoices.json"] {
            assert!(!exported.has(absent), "{absent}");
        }
        let page = exported.page();
        let reason = "These are found by the email address, and the customer has none.";
        assert_eq!(page.matches(reason).count(), 2, "{page}");
    }
}

fn cart(id: &str, owner: &Value, created: &str) -> Value {
    json!({ "id": id, "type": "cart", "name": format!("Cart {id}"), "relationships": owner,
        "meta": { "timestamps": { "created_at": created },
            "display_price": { "with_tax": { "amount": 1250, "currency": "KWD" } } } })
}

fn of_customer(id: &str) -> Value {
    json!({ "customers": { "data": [{ "id": id, "type": "customer" }] } })
}

#[tokio::test]
async fn carts_of_the_customer_are_opened_after_their_list() {
    let created = "2026-01-02T10:00:00Z";
    let exported = export_of("en", move |request| match path(request) {
        "/v2/carts" => {
            let mut guest = cart("guest", &json!({}), created);
            guest["contact"] = json!({ "email": "RON@swanson.com" });
            let mut others_guest = cart("others-guest", &json!({}), created);
            others_guest["contact"] = json!({ "email": "april@parks.test" });
            Some(list(&[
                cart("own", &of_customer("ron"), created),
                guest,
                others_guest,
                cart("aprils", &of_customer("april"), created),
                cart("expired", &of_customer("ron"), created),
                cart("refused", &of_customer("ron"), created),
                cart("odd", &json!({ "customers": 7 }), created),
            ]))
        }
        "/v2/carts/own" => {
            let items = json!({ "items": [
                { "id": "i1", "type": "cart_item", "name": "<b>Mug</b>", "quantity": 3 }] });
            let own = cart("own", &of_customer("ron"), created);
            Some(json_response(&json!({ "data": own, "included": items })))
        }
        "/v2/carts/guest" => {
            let mut guest = cart("guest", &json!({}), created);
            guest["contact"] = json!({ "email": "RON@swanson.com" });
            Some(json_response(&json!({ "data": guest })))
        }
        // The store creates it again.
        "/v2/carts/expired" => Some(json_response(
            &json!({ "data": cart("expired", &json!({}), "2026-12-01T00:00:00Z") }),
        )),
        "/v2/carts/refused" => Some(store_error(StatusCode::FORBIDDEN, &json!({ "status": 403 }))),
        _ => None,
    })
    .await;

    let carts = exported.json("carts.json");
    let names: Vec<_> = carts
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["cart"]["id"])
        .collect();
    assert_eq!(names, ["own", "guest"]);
    assert_eq!(carts[0]["items"][0]["quantity"], 3);
    let page = exported.page();
    for part in [
        "Cart own",
        "3 × <bdi>&lt;b&gt;Mug&lt;/b&gt;</bdi>",
        "1.250 KWD",
        "2 carts of the store could not be read. They may be this customer’s.",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("aprils"), "{page}");
}

#[tokio::test]
async fn export_creates_no_cart() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;
    let admin = moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin(CLIENT_SECRET);
    let carts = async || admin.carts().list(&CartQuery::new()).await.unwrap().total;
    let before = carts().await;
    let folder = TempDir::new().unwrap();

    let exported = export_person(&setup, &store, &folder, &wanted(&ron)).await;

    // The demo has three carts of Ron.
    assert_eq!(
        json_file(&files(&exported.path), "carts.json")
            .as_array()
            .unwrap()
            .len(),
        3
    );
    assert_eq!(carts().await, before);
}

fn subscription(id: &str, email: &str) -> Value {
    json!({ "id": id, "type": "subscription", "attributes": { "email": email, "currency": "USD",
        "offering": { "attributes": { "name": "Bacon of the month" } } },
        "meta": { "status": "active", "canceled": true } })
}

/// A store with two subscriptions of Ron and another's, even if they are filtered.
fn subscriptions(request: &ReceivedRequest) -> Option<Response> {
    let invoice = |id: &str, outstanding: bool| {
        json!({ "id": id, "type": "subscription-invoice", "attributes": { "number": id, "outstanding": outstanding },
            "meta": { "price": { "amount": 999, "currency": "USD" } } })
    };
    match path(request) {
        "/v2/subscriptions/subscriptions" => Some(list(&[
            subscription("s1", RON),
            subscription("s2", "april@parks.test"),
            subscription("s3", "RON@swanson.com"),
        ])),
        "/v2/subscriptions/subscriptions/s1/invoices" => {
            Some(list(&[invoice("INV-1", false), invoice("INV-2", true)]))
        }
        "/v2/subscriptions/subscriptions/s1/invoices/INV-1/payments" => Some(list(&[
            json!({ "id": "p1", "type": "subscription-payment", "attributes": { "success": false,
                "gateway": "stripe", "amount": { "amount": 999, "currency": "USD" },
                "failure_detail": { "reason": "card <expired>" } } }),
            json!({ "id": "p2", "type": "subscription-payment", "attributes": { "success": true } }),
        ])),
        _ => None,
    }
}

#[tokio::test]
async fn subscriptions_with_the_address_are_exported_with_invoices() {
    let exported = export_of("en", subscriptions).await;

    assert_eq!(exported.ids("subscriptions.json"), ["s1", "s3"]);
    let invoices = exported.json("invoices.json");
    assert_eq!(invoices.as_array().unwrap().len(), 1);
    assert_eq!(invoices[0]["subscription_id"], "s1");
    assert_eq!(invoices[0]["records"][1]["number"], "INV-2");
    assert_eq!(
        invoices[0]["records"][0]["payments"][0]["failure_reason"],
        "card <expired>"
    );
    let page = exported.page();
    for part in [
        "Bacon of the month",
        "active, canceled",
        "INV-2",
        "9.99 USD",
        "Outstanding",
        "Failed",
        "card &lt;expired&gt;",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("april"), "{page}");
    let entries = exported.json("audit-log.json").as_array().unwrap().len() as u64;
    // The customer, two subscriptions and two invoices.
    assert_eq!(exported.count, 5 + entries);
}

#[tokio::test]
async fn payments_of_an_invoice_that_are_refused_are_named() {
    let exported = export_of("de", |request| {
        if request.path.contains("/payments") {
            return Some(store_error(StatusCode::FORBIDDEN, &json!({ "status": 403 })));
        }
        subscriptions(request)
    })
    .await;

    assert_eq!(
        exported.json("invoices.json")[0]["records"][0]["payments"],
        Value::Null
    );
    let page = exported.page();
    assert!(
        page.contains("Einige Rechnungen oder ihre Zahlungen fehlen hier: "),
        "{page}"
    );
}
