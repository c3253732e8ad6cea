//! Carts and subscriptions as the admin, and a customer's carts in a session.

use journal::{Action, Outcome};
use moltin::{AccountQuery, CartQuery, SubscriptionQuery};
use serde_json::json;
use shopside_core::view::{Code, Owner};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{CLIENT_SECRET, RON, Setup, problem};

fn admin(setup: &Setup) -> moltin::Admin {
    moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin(CLIENT_SECRET)
}

async fn cart_count(setup: &Setup) -> u64 {
    admin(setup).carts().list(&CartQuery::new()).await.unwrap().total
}

async fn ron(setup: &Setup, store: &str) -> Owner {
    let id = setup.customer_id(store, RON).await;
    Owner::Customer { id }
}

/// An account that has subscriptions, and the ID of one of them.
async fn subscribed(setup: &Setup) -> (Owner, String) {
    let page = admin(setup)
        .subscriptions()
        .list(&SubscriptionQuery::new())
        .await
        .unwrap();
    let subscription = page.items.into_iter().next().unwrap();
    let id = subscription.account_id.unwrap().to_string();
    (Owner::Account { id }, subscription.id.to_string())
}

#[tokio::test]
async fn carts_of_a_customer_are_found_among_all_carts() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = ron(&setup, &store).await;

    let found = setup.app.carts_of(&store, ron.clone()).await.unwrap();

    // The demo has three carts of Ron.
    assert_eq!(found.carts.len(), 3);
    assert!(found.is_complete);
    let details = setup.app.cart_of(&store, ron, &found.carts[0].id).await.unwrap();
    assert_eq!(details.row, found.carts[0]);
}

#[tokio::test]
async fn carts_of_an_account_are_its_own() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let accounts = admin(&setup).accounts().list(&AccountQuery::new()).await.unwrap();
    let mut shown = 0;

    for account in accounts.items {
        let id = account.id.to_string();
        let found = setup.app.carts_of(&store, Owner::Account { id }).await.unwrap();
        assert!(found.is_complete);
        shown += found.carts.len();
    }

    // The demo has 18 carts of accounts, one of which two accounts share.
    assert_eq!(shown, 19);
}

#[tokio::test]
async fn opening_a_cart_that_is_in_no_list_creates_none() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = ron(&setup, &store).await;
    let before = cart_count(&setup).await;
    let all = admin(&setup).carts().list(&CartQuery::new()).await.unwrap();
    let others = all
        .items
        .iter()
        .find(|cart| cart.customer_ids.is_empty())
        .unwrap();

    for cart in ["unknown", others.id.as_str(), "../customers", ""] {
        let refused = problem(setup.app.cart_of(&store, ron.clone(), cart).await);
        assert_eq!(refused.code, Code::NotFound, "{cart}");
    }

    assert_eq!(cart_count(&setup).await, before);
    let single = proxy
        .requests()
        .into_iter()
        .filter(|request| request.path.starts_with("/v2/carts/"));
    assert_eq!(single.count(), 0);
}

#[tokio::test]
async fn reading_carts_creates_none_and_sends_only_get() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let owner = ron(&setup, &store).await;
    let before = cart_count(&setup).await;
    let Owner::Customer { id } = &owner else {
        unreachable!()
    };
    let session = setup.sign_in_as(&store, id).await;
    let sent = proxy.requests().len();

    let own = setup.app.carts(&session, 0).await.unwrap().value;
    for cart in &own.carts {
        setup.app.cart(&session, &cart.id).await.unwrap();
    }
    let unknown = problem(setup.app.cart(&session, "unknown").await);
    let found = setup.app.carts_of(&store, owner.clone()).await.unwrap();
    for cart in &found.carts {
        setup.app.cart_of(&store, owner.clone(), &cart.id).await.unwrap();
    }

    assert_eq!(own.carts.len(), 3);
    assert_eq!(unknown.code, Code::NotFound);
    assert_eq!(cart_count(&setup).await, before);
    let requests = proxy.requests();
    let reads = requests[sent..]
        .iter()
        .filter(|request| request.path.starts_with("/v2/carts"));
    assert!(reads.clone().count() >= 8);
    assert!(reads.into_iter().all(|request| request.method == "GET"));
}

#[tokio::test]
async fn subscription_of_an_account_has_invoices_and_payments() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (account, subscription) = subscribed(&setup).await;

    let found = setup.app.subscriptions_of(&store, account.clone()).await.unwrap();
    let details = setup
        .app
        .subscription_of(&store, account, &subscription, 0)
        .await
        .unwrap();

    assert!(found.subscriptions.iter().any(|row| row.id == subscription));
    assert_eq!((found.by_email, found.is_complete), (None, true));
    assert_eq!(details.row.id, subscription);
    assert!(details.invoice_count >= details.invoices.len() as u64);
}

#[tokio::test]
async fn subscription_of_another_is_not_shown() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (_, subscription) = subscribed(&setup).await;
    let ron = ron(&setup, &store).await;

    let found = setup.app.subscriptions_of(&store, ron.clone()).await.unwrap();
    let refused = setup.app.subscription_of(&store, ron, &subscription, 0).await;

    assert_eq!(found.by_email.as_deref(), Some(RON));
    assert!(found.subscriptions.is_empty());
    assert!(matches!(refused, Err(shopside_core::Error::WrongCustomer)));
}

#[tokio::test]
async fn store_that_ignores_the_filter_shows_no_other_subscriptions() {
    let setup = Setup::new().await;
    let subscription = |id: &str, email: &str| json!({ "id": id, "attributes": { "email": email } });
    let host = FakeStore::granting_tokens(move |request| {
        if request.path.split('?').next() == Some("/v2/customers/ron") {
            let ron = json!({ "id": "ron", "name": "Ron", "email": "Ron@Swanson.com" });
            return json_response(&json!({ "data": ron }));
        }
        let all = [subscription("s1", RON), subscription("s2", "april@parks.test")];
        json_response(&json!({ "data": all }))
    })
    .await;
    let store = host.connect(&setup).await.id;
    let ron = Owner::Customer { id: "ron".into() };

    let found = setup.app.subscriptions_of(&store, ron).await.unwrap();

    let ids: Vec<_> = found.subscriptions.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["s1"]);
}

#[tokio::test]
async fn carts_and_subscriptions_are_recorded_before_they_are_read() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = ron(&setup, &store).await;
    let (account, subscription) = subscribed(&setup).await;

    setup.app.carts_of(&store, ron).await.unwrap();
    setup
        .app
        .subscription_of(&store, account.clone(), &subscription, 0)
        .await
        .unwrap();

    let entries = setup.all_audit_entries();
    let Owner::Account { id } = account else {
        unreachable!()
    };
    let details: Vec<_> = entries
        .iter()
        .filter(|entry| entry.action == Action::AdminView && entry.outcome == Outcome::Begun)
        .filter_map(|entry| entry.detail.as_deref())
        .collect();
    assert!(details.contains(&"carts"), "{details:?}");
    let opened = format!("subscription {subscription} of account {id}");
    assert!(details.contains(&opened.as_str()), "{details:?}");
}
