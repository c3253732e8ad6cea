//! Compare: what it says of an order that both sides don't see alike.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};
use shopside_core::view::{
    Code, CompareRowView, CompareView, DifferenceCause, EndReason, SeenBy, SentAsView, SignIn, SignInTarget,
};

use crate::fake_store::{FakeStore, ReceivedRequest, error_response, json_response};
use crate::setup::{RON, RONS_PASSWORD, Setup, problem, reason};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// The responses of a store: its lists of orders, and what the customer gets by an order's ID.
#[derive(Clone)]
struct Responses {
    admin: Value,
    customer: Value,
    by_id: (StatusCode, Value),
}

impl Responses {
    fn of(&self, request: &ReceivedRequest) -> Response {
        let is_customer = request.header("x-moltin-customer-token").is_some();
        let list = if is_customer { &self.customer } else { &self.admin };
        match request.path.split('?').next().unwrap() {
            "/v2/orders" if is_filtered_by_id(request) => {
                let filter = request.query("filter").unwrap_or_default();
                let mut found = list.as_array().unwrap().clone();
                found.retain(|order| filter.contains(order["id"].as_str().unwrap()));
                json_response(&json!({ "data": found }))
            }
            "/v2/orders" => {
                let total = list.as_array().unwrap().len();
                let meta = json!({ "results": { "total": total } });
                json_response(&json!({ "data": list, "meta": meta }))
            }
            path if path.starts_with("/v2/orders/") => error_response(self.by_id.0, &self.by_id.1),
            path if path.starts_with("/v2/customers/") => json_response(&json!({ "data": ron() })),
            "/v2/customers" => json_response(&json!({ "data": [ron()] })),
            _ => json_response(&json!({ "data": [] })),
        }
    }
}

fn is_filtered_by_id(request: &ReceivedRequest) -> bool {
    let filter = request.query("filter").unwrap_or_default();
    filter.contains("eq(id,")
}

fn ron() -> Value {
    json!({
        "id": RONS_ID, "name": "Ron Swanson", "email": RON,
        "meta": { "timestamps": { "created_at": "2024-03-01T09:00:45Z" } },
    })
}

fn order(id: &str, payment: &str, updated_at: &str) -> Value {
    let money = json!({ "amount": 1000, "currency": "USD", "formatted": "$10.00" });
    let timestamps = json!({ "created_at": "2024-03-01T09:00:45Z", "updated_at": updated_at });
    json!({
        "id": id, "status": "complete", "payment": payment, "shipping": "fulfilled",
        "meta": { "display_price": { "with_tax": money }, "timestamps": timestamps },
        "relationships": { "customer": { "data": { "type": "customer", "id": RONS_ID } } },
    })
}

const THEN: &str = "2024-03-02T09:00:00Z";
const LATER: &str = "2024-03-03T09:00:00Z";

fn paid(id: &str) -> Value {
    order(id, "paid", THEN)
}

/// A store in which the customer's list leaves out the order `hidden`.
fn hiding(by_id: (StatusCode, Value)) -> Responses {
    Responses {
        admin: json!([paid("hidden"), paid("shown")]),
        customer: json!([paid("shown")]),
        by_id,
    }
}

async fn sign_in(setup: &Setup, responses: Responses) -> (FakeStore, String) {
    let host = FakeStore::granting_tokens(move |request| responses.of(request)).await;
    let store = host.connect(setup).await.id;
    let request = SignIn {
        target: SignInTarget::Customer { id: RONS_ID.into() },
        password: RONS_PASSWORD.into(),
        why: reason("Called about a missing order"),
    };
    let session = setup.app.sign_in_as_customer(&store, request).await.unwrap();
    (host, session.session)
}

/// The row of the order `hidden`.
fn hidden(compared: &CompareView) -> &CompareRowView {
    let row = compared.rows.iter().find(|row| row.order.row.id == "hidden");
    row.unwrap()
}

async fn compare(responses: Responses) -> CompareView {
    let setup = Setup::new().await;
    let (_host, session) = sign_in(&setup, responses).await;
    setup.app.compare(&session).await.unwrap().value
}

fn refusal(status: u16) -> Value {
    json!({ "errors": [{ "status": status, "title": "No" }] })
}

#[tokio::test]
async fn hidden_order_is_requested_by_its_id_as_the_customer() {
    let compared = compare(hiding((StatusCode::FORBIDDEN, refusal(403)))).await;

    let hidden = hidden(&compared);
    assert_eq!(
        (hidden.seen_by, hidden.refused, hidden.cause),
        (SeenBy::MerchantOnly, Some(403), None)
    );
    let by_id = compared
        .requests
        .iter()
        .find(|request| request.path == "/v2/orders/hidden");
    let by_id = by_id.unwrap();
    assert_eq!((by_id.sent_as, by_id.status), (SentAsView::Customer, Some(403)));
    let sent_as = |sent_as| compared.requests.iter().any(|request| request.sent_as == sent_as);
    assert!(sent_as(SentAsView::Admin) && sent_as(SentAsView::Customer));
}

#[tokio::test]
async fn hidden_order_that_opens_by_its_id_is_left_out_of_the_list() {
    let compared = compare(hiding((StatusCode::OK, json!({ "data": paid("hidden") })))).await;

    let hidden = hidden(&compared);
    assert_eq!(
        (hidden.refused, hidden.cause),
        (None, Some(DifferenceCause::LeftOutOfList))
    );
}

#[tokio::test]
async fn failed_check_of_a_hidden_order_leaves_the_comparison() {
    let compared = compare(hiding((StatusCode::IM_A_TEAPOT, refusal(418)))).await;

    let hidden = hidden(&compared);
    assert_eq!((hidden.seen_by, hidden.refused), (SeenBy::MerchantOnly, None));
    assert_eq!(hidden.cause, None);
}

#[tokio::test]
async fn hidden_order_of_another_customer_ends_the_session() {
    let mut others = paid("hidden");
    others["relationships"]["customer"]["data"]["id"] = json!("leslie");
    let setup = Setup::new().await;
    let mut ended = setup.app.ended_sessions();
    let by_id = (StatusCode::OK, json!({ "data": others }));
    let (_host, session) = sign_in(&setup, hiding(by_id)).await;

    let refused = problem(setup.app.compare(&session).await);

    assert_eq!(refused.code, Code::WrongCustomer);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}

#[tokio::test]
async fn rejected_session_ends_while_hidden_orders_are_checked() {
    let setup = Setup::new().await;
    let mut ended = setup.app.ended_sessions();
    let by_id = (StatusCode::UNAUTHORIZED, refusal(401));
    let (_host, session) = sign_in(&setup, hiding(by_id)).await;

    let refused = problem(setup.app.compare(&session).await);

    assert_eq!(refused.code, Code::SessionEnded);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}

#[tokio::test]
async fn differing_order_has_both_versions_and_names_the_older_one() {
    let lists = |admin: Value, customer: Value| Responses {
        admin: json!([admin]),
        customer: json!([customer]),
        by_id: (StatusCode::NOT_FOUND, refusal(404)),
    };
    let old = || order("one", "authorized", THEN);
    let new = || order("one", "paid", LATER);
    let undated = || order("one", "paid", THEN);

    for (admin, customer, cause) in [
        (new(), old(), Some(DifferenceCause::OlderForCustomer)),
        (old(), new(), Some(DifferenceCause::OlderForAdmin)),
        (undated(), old(), None),
    ] {
        let compared = compare(lists(admin.clone(), customer.clone())).await;
        let row = &compared.rows[0];
        assert_eq!((compared.both, row.seen_by, row.cause), (1, SeenBy::Both, cause));
        assert_eq!(admin["payment"], row.order.row.payment);
        assert_eq!(customer["payment"], row.theirs.as_ref().unwrap().row.payment);
    }
    // A later update alone is nothing that the customer sees.
    for (admin, customer) in [(LATER, THEN), (THEN, LATER)] {
        let [admin, customer] = [admin, customer].map(|updated_at| order("one", "paid", updated_at));
        let compared = compare(lists(admin, customer)).await;
        assert_eq!((&compared.rows[0].theirs, compared.rows[0].cause), (&None, None));
    }
}

#[tokio::test]
async fn order_only_the_customer_sees_is_linked_to_no_customer() {
    let mut guest = paid("guest");
    guest["relationships"] = json!({});
    let compared = compare(Responses {
        admin: json!([]),
        customer: json!([guest]),
        by_id: (StatusCode::NOT_FOUND, refusal(404)),
    })
    .await;

    assert_eq!(
        (compared.rows[0].seen_by, compared.rows[0].cause),
        (SeenBy::CustomerOnly, Some(DifferenceCause::NotLinked))
    );
}

#[tokio::test]
async fn order_that_the_admin_does_not_get_has_no_known_cause() {
    let compared = compare(Responses {
        admin: json!([]),
        customer: json!([paid("missing")]),
        by_id: (StatusCode::NOT_FOUND, refusal(404)),
    })
    .await;

    assert_eq!(
        (compared.rows[0].seen_by, compared.rows[0].cause),
        (SeenBy::CustomerOnly, None)
    );
}

/// An order that neither side can read is one order, but each record without an ID may be another.
#[tokio::test]
async fn unreadable_order_of_both_sides_counts_once() {
    let compared = compare(Responses {
        admin: json!([paid("shown"), { "id": 5 }, "no order", "no order either"]),
        customer: json!([paid("shown"), { "id": 5 }]),
        by_id: (StatusCode::NOT_FOUND, refusal(404)),
    })
    .await;

    assert_eq!((compared.both, compared.unreadable), (1, 3));
    let unreadable = compared.rows[1..].iter();
    let ids: Vec<_> = unreadable.map(|row| row.order.row.id.as_str()).collect();
    assert_eq!(ids, ["", "", "5"]);
}

#[tokio::test]
async fn order_refused_by_its_id_is_read_from_the_list_and_marked() {
    let opened = (StatusCode::OK, json!({ "data": paid("shown") }));
    let refused = (StatusCode::FORBIDDEN, refusal(403));
    for (by_id, is_refused) in [(opened, false), (refused, true)] {
        let setup = Setup::new().await;
        let (_host, session) = sign_in(&setup, hiding(by_id)).await;

        let order = setup.app.order(&session, "shown").await.unwrap();

        assert_eq!(order.value.row.id, "shown");
        assert_eq!(
            (order.seen_as, order.refused_once),
            (SentAsView::Customer, is_refused)
        );
    }
}
