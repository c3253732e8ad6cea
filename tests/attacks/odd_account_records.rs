//! One odd account, member, cart, subscription or invoice never hides the others, on any screen.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::response::IntoResponse;
use proptest::prelude::*;
use serde_json::{Value, json};
use shopside_core::view::{AccountQueryView, MemberPreview, Owner, PreviewSubject, SubjectView};

use crate::fake_store::{FakeStore, json_response};
use crate::odd_records::{ODD, VALUES, list, pointers};
use crate::setup::{Setup, reason};

fn timestamps() -> Value {
    json!({ "created_at": "2024-03-01T09:00:45Z", "updated_at": "2024-03-01T09:00:45Z" })
}

fn money() -> Value {
    json!({ "amount": 1000, "currency": "USD", "formatted": "$10.00" })
}

fn account(number: usize) -> Value {
    json!({
        "id": format!("a-{number}"), "type": "account", "name": "Harbor Tools", "legal_name": "Harbor Tools LLC",
        "registration_id": "r", "external_ref": "e", "meta": { "timestamps": timestamps() },
    })
}

fn member(number: usize) -> Value {
    json!({
        "id": format!("m-{number}"), "type": "account_member", "name": "Dana Whitfield", "email": "dana@harbor.test",
        "meta": { "timestamps": timestamps() },
    })
}

/// A membership of the first member.
fn membership(number: usize) -> Value {
    membership_between(&format!("ms-{number}"), "m-0", &format!("a-{number}"))
}

/// A membership of the first account.
fn membership_of_account(number: usize) -> Value {
    membership_between(&format!("ms-{number}"), &format!("m-{number}"), "a-0")
}

fn membership_between(id: &str, member: &str, account: &str) -> Value {
    json!({
        "id": id, "type": "account_membership",
        "relationships": {
            "account_member": { "data": { "id": member, "type": "account_member" } },
            "account": { "data": { "id": account, "type": "account" } },
        },
        "meta": { "timestamps": timestamps() },
    })
}

fn address(number: usize) -> Value {
    json!({ "id": format!("d-{number}"), "name": "Dock", "first_name": "Dana", "postcode": "46001" })
}

fn cart(number: usize) -> Value {
    json!({
        "id": format!("c-{number}"), "type": "cart", "name": "Restock", "description": "d", "is_quote": false,
        "relationships": { "accounts": { "data": [{ "id": "a-0", "type": "account" }] } },
        "meta": { "display_price": { "with_tax": money() }, "timestamps": timestamps() },
    })
}

fn subscription(number: usize) -> Value {
    json!({
        "id": format!("s-{number}"), "type": "subscription",
        "attributes": { "account_id": "a-0", "currency": "USD", "plan_id": "p", "name": "n", "email": "e@x.test" },
        "meta": { "status": "active", "canceled": false, "timestamps": timestamps() },
    })
}

fn invoice(number: usize) -> Value {
    json!({
        "id": format!("n-{number}"), "type": "subscription_invoice",
        "attributes": {
            "number": number, "outstanding": true, "invoice_items": [{ "description": "Tea", "price": money() }],
            "billing_period": { "start": "2024-03-01T00:00:00Z", "end": "2024-04-01T00:00:00Z" },
        },
        "meta": { "subscription_id": "s-0", "price": money(), "timestamps": timestamps() },
    })
}

fn payment(number: usize) -> Value {
    json!({
        "id": format!("y-{number}"), "type": "subscription_invoice_payment",
        "attributes": { "success": false, "gateway": "manual", "amount": money() },
        "meta": { "timestamps": timestamps() },
    })
}

fn order(number: usize) -> Value {
    json!({
        "id": format!("o-{number}"), "type": "order", "order_number": "10042", "status": "complete",
        "payment": "paid", "shipping": "fulfilled", "contact": { "name": "Dana", "email": "dana@harbor.test" },
        "meta": { "display_price": { "with_tax": money() }, "timestamps": timestamps() },
        "relationships": {
            "account": { "data": { "id": "a-0", "type": "account" } },
            "account_member": { "data": { "id": "m-0", "type": "account-member" } },
        },
    })
}

/// What is replaced in the second record of each kind, and by which JSON.
#[derive(Debug, Clone, Default)]
struct Odd {
    account: String,
    member: String,
    membership: String,
    address: String,
    cart: String,
    subscription: String,
    invoice: String,
    payment: String,
    order: String,
    json: String,
}

/// A list of memberships that includes their accounts and members.
fn memberships(odd: &Odd, included: &str) -> Value {
    let (mut page, included) = match included {
        "accounts" => (
            list(membership, &odd.membership),
            json!({ "accounts": list(account, &odd.account)["data"] }),
        ),
        _ => (
            list(membership_of_account, &odd.membership),
            json!({ "account_members": list(member, &odd.member)["data"] }),
        ),
    };
    page["included"] = included;
    page
}

/// A store with three records of each kind, of which the second is odd.
async fn odd_store(odd: &Arc<Mutex<Odd>>) -> FakeStore {
    let odd = Arc::clone(odd);
    FakeStore::granting_tokens(move |request| {
        let odd = odd.lock().unwrap().clone();
        let body = match request.path.split('?').next().unwrap() {
            "/v2/accounts" => list(account, &odd.account),
            "/v2/account-members" => list(member, &odd.member),
            "/v2/carts" => list(cart, &odd.cart),
            "/v2/orders" => list(order, &odd.order),
            "/v2/subscriptions/subscriptions" => list(subscription, &odd.subscription),
            "/v2/subscriptions/subscriptions/s-0" => json!({ "data": subscription(0) }),
            "/v2/account-members/m-0" => json!({ "data": member(0) }),
            "/v2/account-members/m-0/account-memberships" => memberships(&odd, "accounts"),
            "/v2/accounts/a-0/account-memberships" => memberships(&odd, "members"),
            "/v2/accounts/a-0/addresses" => list(address, &odd.address),
            "/v2/accounts/a-0" => json!({ "data": account(0) }),
            path if path.ends_with("/invoices") => list(invoice, &odd.invoice),
            path if path.ends_with("/payments") => list(payment, &odd.payment),
            _ => return StatusCode::NOT_FOUND.into_response(),
        };
        json_response(&body.to_string().replace(&format!("\"{ODD}\""), &odd.json))
    })
    .await
}

/// There are three rows, and those of the first and the third record among them.
fn assert_three<'a>(what: &str, ids: impl IntoIterator<Item = &'a str>, whole: [&str; 2]) {
    let ids: Vec<_> = ids.into_iter().collect();
    assert_eq!(ids.len(), 3, "{what}: {ids:?}");
    for id in whole {
        assert!(ids.contains(&id), "{what}: {id} is hidden: {ids:?}");
    }
}

async fn check_admin(setup: &Setup, store: &str) {
    let app = &setup.app;
    let accounts = app.accounts(store, &AccountQueryView::default()).await.unwrap();
    assert_three(
        "accounts",
        accounts.accounts.iter().map(|row| row.id.as_str()),
        ["a-0", "a-2"],
    );
    let members = app.account_members(store, "a-0").await.unwrap();
    let ids = members.members.iter().map(|row| row.member.id.as_str());
    assert_three("members", ids, ["m-0", "m-2"]);
    let accounts = app.member_accounts(store, "m-0").await.unwrap();
    let ids = accounts.iter().map(|row| row.account.id.as_str());
    assert_three("accounts of a member", ids, ["a-0", "a-2"]);
    let addresses = app.account_addresses(store, "a-0").await.unwrap();
    let ids = addresses.iter().map(|row| row.id.as_str());
    assert_three("addresses", ids, ["d-0", "d-2"]);
    let owner = || Owner::Account { id: "a-0".into() };
    let subscriptions = app.subscriptions_of(store, owner()).await.unwrap().subscriptions;
    let ids = subscriptions.iter().map(|row| row.id.as_str());
    assert_three("subscriptions as the admin", ids, ["s-0", "s-2"]);
    let carts = app.carts_of(store, owner()).await.unwrap().carts;
    let ids = carts.iter().map(|row| row.id.as_str());
    assert_three("carts as the admin", ids, ["c-0", "c-2"]);
}

async fn check_session(setup: &Setup, store: &str) {
    let app = &setup.app;
    let preview = MemberPreview {
        subject: PreviewSubject::Member {
            id: "m-0".into(),
            account: Some("a-0".into()),
        },
        why: reason("Called about order 10042"),
    };
    let view = app.preview_member(store, preview).await.unwrap();
    let session = view.session.as_str();
    let SubjectView::Member {
        accounts, account, ..
    } = &view.subject
    else {
        panic!("{view:?}")
    };
    assert_eq!(account.as_deref(), Some("a-0"));
    let ids: Vec<_> = accounts.iter().map(|account| account.id.as_str()).collect();
    assert!(ids.contains(&"a-0") && ids.contains(&"a-2"), "{ids:?}");
    let profile = app.member_profile(session).await.unwrap().value;
    assert!(profile.colleagues.iter().any(|member| member.id == "m-2"));
    let carts = app.carts(session, 0).await.unwrap().value.carts;
    assert_three("carts", carts.iter().map(|row| row.id.as_str()), ["c-0", "c-2"]);
    let subscriptions = app.subscriptions(session, 0).await.unwrap().value.subscriptions;
    let ids = subscriptions.iter().map(|row| row.id.as_str());
    assert_three("subscriptions", ids, ["s-0", "s-2"]);
    let subscription = app.subscription(session, "s-0", 0).await.unwrap().value;
    let ids = subscription.invoices.iter().map(|row| row.id.as_str());
    assert_three("invoices", ids, ["n-0", "n-2"]);
    for invoice in subscription
        .invoices
        .iter()
        .filter(|invoice| !invoice.is_unreadable)
    {
        assert_eq!(invoice.payments.len(), 3, "{invoice:?}");
    }
    let orders = app.orders(session, 0).await.unwrap().value.orders;
    assert_three("orders", orders.iter().map(|row| row.id.as_str()), ["o-0", "o-2"]);
    assert_eq!(app.addresses(session).await.unwrap().value.len(), 3);
    app.stop().await;
}

/// The pointers to whose something is. Another text or number there is another account, which ends
/// the session.
const OWNERS: [&str; 3] = [
    "/relationships/accounts/data/0/id",
    "/attributes/account_id",
    "/relationships/account/data/id",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_account_record_never_hides_others(
        place in any::<prop::sample::Index>(), json in prop::sample::select(&VALUES[..]),
    ) {
        let pick = |record: Value| {
            let mut pointers = pointers(&record);
            pointers.retain(|pointer| {
                !OWNERS.contains(&pointer.as_str()) || json.starts_with(['[', '{', 'n'])
            });
            place.get(&pointers).clone()
        };
        let odd = Arc::new(Mutex::new(Odd {
            account: pick(account(1)),
            member: pick(member(1)),
            membership: pick(membership(1)),
            address: pick(address(1)),
            cart: pick(cart(1)),
            subscription: pick(subscription(1)),
            invoice: pick(invoice(1)),
            payment: pick(payment(1)),
            order: pick(order(1)),
            json: json.to_owned(),
        }));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let setup = Setup::new().await;
            let host = odd_store(&odd).await;
            let store = host.connect(&setup).await.id;

            check_admin(&setup, &store).await;
            check_session(&setup, &store).await;
        });
    }
}
