//! Compare in a session of a member: orders of the account by any of its members.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shopside_core::view::{
    Code, CompareRowView, CompareView, DifferenceCause, EndReason, SeenBy, SentAsView,
};

use super::fake_member_store::{HARBOR, MemberStore, Responses, refusal};
use crate::setup::problem;

/// An order of an account, placed by a member.
fn order(id: &str, account: &str, member: &str, payment: &str) -> Value {
    let money = json!({ "amount": 1000, "currency": "USD", "formatted": "$10.00" });
    json!({
        "id": id, "status": "complete", "payment": payment, "shipping": "fulfilled",
        "contact": { "name": "Someone", "email": "someone@harbor.test" },
        "meta": {
            "display_price": { "with_tax": money },
            "timestamps": { "created_at": "2024-03-01T09:00:45Z", "updated_at": "2024-03-02T09:00:00Z" },
        },
        "relationships": {
            "account": { "data": { "type": "account", "id": account } },
            "account_member": { "data": { "type": "account-member", "id": member } },
        },
    })
}

fn of_colleague(id: &str) -> Value {
    order(id, HARBOR, "m-2", "paid")
}

/// A store in which the member's list leaves out a colleague's order.
fn hiding(by_id: (StatusCode, Value)) -> Responses {
    let own = order("own", HARBOR, "m-1", "paid");
    Responses {
        admin: json!([of_colleague("hidden"), of_colleague("shown"), own.clone()]),
        member: json!([of_colleague("shown"), own]),
        by_id,
        ..Responses::default()
    }
}

async fn compare(responses: Responses) -> CompareView {
    let store = MemberStore::new(responses).await;
    let session = store.sign_in(None).await.unwrap().session;
    store.setup.app.compare(&session).await.unwrap().value
}

fn row<'a>(compared: &'a CompareView, id: &str) -> &'a CompareRowView {
    let row = compared.rows.iter().find(|row| row.order.row.id == id);
    row.unwrap()
}

#[tokio::test]
async fn hidden_order_of_colleague_is_requested_as_the_member() {
    for status in [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND] {
        let compared = compare(hiding((status, refusal(status.as_u16())))).await;

        assert_eq!(
            (compared.both, compared.merchant_only, compared.customer_only),
            (2, 1, 0)
        );
        assert_eq!(row(&compared, "shown").seen_by, SeenBy::Both);
        let hidden = row(&compared, "hidden");
        assert_eq!((hidden.seen_by, hidden.cause), (SeenBy::MerchantOnly, None));
        assert_eq!(hidden.refused, Some(status.as_u16()));
        let by_id = compared
            .requests
            .iter()
            .find(|request| request.path == "/v2/orders/hidden");
        assert_eq!(by_id.unwrap().sent_as, SentAsView::Member);
    }
}

#[tokio::test]
async fn hidden_order_of_colleague_that_opens_is_left_out_of_list() {
    let found = json!({ "data": of_colleague("hidden") });

    let compared = compare(hiding((StatusCode::OK, found))).await;

    let hidden = row(&compared, "hidden");
    assert_eq!(
        (hidden.refused, hidden.cause),
        (None, Some(DifferenceCause::LeftOutOfList))
    );
}

#[tokio::test]
async fn failed_check_of_a_colleagues_order_leaves_the_comparison() {
    let compared = compare(hiding((StatusCode::IM_A_TEAPOT, refusal(418)))).await;

    let hidden = row(&compared, "hidden");
    assert_eq!(
        (hidden.seen_by, hidden.refused, hidden.cause),
        (SeenBy::MerchantOnly, None, None)
    );
}

#[tokio::test]
async fn token_rejected_during_the_check_ends_the_session() {
    let store = MemberStore::new(hiding((StatusCode::UNAUTHORIZED, refusal(401)))).await;
    let session = store.sign_in(None).await.unwrap().session;
    let mut ended = store.setup.app.ended_sessions();

    let compared = problem(store.setup.app.compare(&session).await);

    assert_eq!(compared.code, Code::SessionEnded);
    assert_eq!(store.setup.app.impersonation().await, None);
    assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
}

#[tokio::test]
async fn differing_order_of_an_account_has_both_versions() {
    let compared = compare(Responses {
        admin: json!([order("one", HARBOR, "m-2", "paid")]),
        member: json!([order("one", HARBOR, "m-2", "authorized")]),
        ..Responses::default()
    })
    .await;

    let row = row(&compared, "one");
    assert_eq!((compared.both, row.seen_by), (1, SeenBy::Both));
    assert_eq!(row.order.row.payment, "paid");
    assert_eq!(row.theirs.as_ref().unwrap().row.payment, "authorized");
}

#[tokio::test]
async fn order_that_only_the_member_sees_is_shown() {
    let compared = compare(Responses {
        member: json!([of_colleague("extra")]),
        ..Responses::default()
    })
    .await;

    let row = row(&compared, "extra");
    assert_eq!((row.seen_by, row.cause), (SeenBy::CustomerOnly, None));
}

#[tokio::test]
async fn order_of_another_account_ends_the_session() {
    for is_members_list in [true, false] {
        let foreign = json!([order("foreign", "a-2", "m-2", "paid")]);
        let responses = if is_members_list {
            Responses {
                member: foreign,
                ..Responses::default()
            }
        } else {
            Responses {
                admin: foreign,
                ..Responses::default()
            }
        };
        let store = MemberStore::new(responses).await;
        let session = store.sign_in(None).await.unwrap().session;

        let compared = problem(store.setup.app.compare(&session).await);

        assert_eq!(compared.code, Code::WrongCustomer);
        assert_eq!(store.setup.app.impersonation().await, None);
    }
}

#[tokio::test]
async fn order_of_unclear_account_is_not_compared() {
    let mut unclear = of_colleague("unclear");
    unclear["relationships"]["account"] = json!(7);
    let compared = compare(Responses {
        admin: json!([of_colleague("unclear")]),
        member: json!([unclear]),
        ..Responses::default()
    })
    .await;

    assert_eq!((compared.both, compared.unreadable), (0, 1));
    assert_eq!(row(&compared, "unclear").seen_by, SeenBy::Unknown);
}
