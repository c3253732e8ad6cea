//! The access modes of a customer: which are open, and the reasons why the others are closed.

use std::sync::Arc;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use serde_json::{Value, json};
use shopside_core::view::{AccessModesView, Code, LockReason, NewCustomerView, Policy, Rules};

use crate::fake_store::FakeStore;
use crate::setup::{CLIENT_ID, CLIENT_SECRET, LESLIE, RON, Setup, problem};

const NO_PASSWORD: &str = "This customer has no password, so you can’t sign in as them.";
const GONE: &str = "This customer was deleted from the store.";
const NO_PREVIEW: &str = "Previews are turned off for this store.";
const NO_SIGN_IN: &str = "Signing in as a customer is turned off for this store.";

/// The reasons why preview, sign-in and new password are closed.
fn closed(modes: &AccessModesView) -> [Option<&str>; 3] {
    [&modes.preview, &modes.sign_in, &modes.new_password]
        .map(|why| why.as_ref().map(|why| why.message.as_str()))
}

async fn allow(setup: &Setup, store: &str, policy: Policy) {
    let rules = Rules {
        policy,
        ..Rules::default()
    };
    setup.app.change_rules(store, rules).await.unwrap();
}

#[tokio::test]
async fn customer_with_password_has_all_access_modes_open() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let before = setup.store.requests().len();

    let modes = setup.app.access_modes(&store, &ron).await.unwrap();

    assert_eq!(closed(&modes), [None, None, None]);
    assert_eq!(modes.customer.unwrap().email, RON);
    let sent = setup.store.requests();
    let sent: Vec<_> = sent[before..]
        .iter()
        .map(|request| (request.method.as_str(), request.path.as_str()))
        .collect();
    assert_eq!(sent, [("GET", format!("/v2/customers/{ron}").as_str())]);
    assert!(setup.audit_entries().is_empty());
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn customer_without_password_allows_preview_and_new_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    for email in ["april@pawnee.test", "procurement@contoso.test"] {
        let customer = setup.customer_id(&store, email).await;

        let modes = setup.app.access_modes(&store, &customer).await.unwrap();

        assert_eq!(closed(&modes), [None, Some(NO_PASSWORD), None], "{email}");
        assert_eq!(modes.customer.unwrap().has_password, Some(false));
    }
}

#[tokio::test]
async fn unknown_password_state_closes_no_access_mode() {
    let setup = Setup::new().await;
    let customer =
        json!({ "id": "c-1", "type": "customer", "name": "Tom Haverford", "email": "tom@pawnee.test" });
    let host = FakeStore::with_customer(customer).await;
    let store = host.connect(&setup).await.id;

    let modes = setup.app.access_modes(&store, "c-1").await.unwrap();

    assert_eq!(closed(&modes), [None, None, None]);
    assert_eq!(modes.customer.unwrap().has_password, None);
}

#[tokio::test]
async fn deleted_customer_closes_all_access_modes() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let new = NewCustomerView {
        name: "Tom Haverford".into(),
        email: "tom@pawnee.test".into(),
        generate_password: false,
        password: None,
        external_ref: String::new(),
    };
    let tom = setup.app.create_customer(&store, new).await.unwrap();
    let tom = tom.customer.id;
    delete(&setup, &tom).await;

    let modes = setup.app.access_modes(&store, &tom).await.unwrap();

    assert_eq!(closed(&modes), [Some(GONE); 3]);
    assert_eq!(modes.customer, None);
}

/// Deletes a customer without the app, as another program would.
async fn delete(setup: &Setup, customer: &str) {
    let store = setup.store.base_url();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let grant = [
        ("grant_type", "client_credentials"),
        ("client_id", CLIENT_ID),
        ("client_secret", CLIENT_SECRET),
    ];
    let token_request = client.post(format!("{store}/oauth/access_token")).form(&grant);
    let token: Value = token_request.send().await.unwrap().json().await.unwrap();
    let deletion = client
        .delete(format!("{store}/v2/customers/{customer}"))
        .bearer_auth(token["access_token"].as_str().unwrap());
    assert!(deletion.send().await.unwrap().status().is_success());
}

#[tokio::test]
async fn unreachable_store_closes_access_modes_with_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let Setup {
        app,
        store: sandbox,
        audit_log,
        ..
    } = setup;
    Arc::into_inner(sandbox).unwrap().stop().await;

    let modes = app.access_modes(&store, &ron).await.unwrap();

    let reason = "The host was reached, but no store responds at this address.";
    assert_eq!(closed(&modes), [Some(reason); 3]);
    assert_eq!(modes.customer, None);
    let last = audit_log.recent(1).unwrap().remove(0).content;
    assert_eq!((last.action, last.outcome), (Action::AdminView, Outcome::Begun));
}

#[tokio::test]
async fn policy_reason_wins_over_other_closed_reasons() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let april = setup.customer_id(&store, "april@pawnee.test").await;

    allow(&setup, &store, Policy::PreviewOnly).await;
    for customer in [&ron, &april] {
        let modes = setup.app.access_modes(&store, customer).await.unwrap();
        assert_eq!(closed(&modes), [None, Some(NO_SIGN_IN), Some(NO_SIGN_IN)]);
    }
    let gone = setup.app.access_modes(&store, "unknown").await.unwrap();
    assert_eq!(closed(&gone), [Some(GONE), Some(NO_SIGN_IN), Some(NO_SIGN_IN)]);

    allow(&setup, &store, Policy::Off).await;
    let modes = setup.app.access_modes(&store, &ron).await.unwrap();
    assert_eq!(
        closed(&modes),
        [Some(NO_PREVIEW), Some(NO_SIGN_IN), Some(NO_SIGN_IN)]
    );
    assert_eq!(modes.customer.unwrap().email, RON, "the customer is still shown");
}

#[tokio::test]
async fn sign_in_only_access_modes_send_no_request() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let before = setup.store.requests();

    let modes = setup.app.access_modes(&store, "c-1").await.unwrap();

    let reason = "This connection is sign-in only.";
    assert_eq!(closed(&modes), [Some(reason); 3]);
    assert_eq!(setup.store.requests(), before);
}

#[tokio::test]
async fn locked_app_or_closed_store_lists_no_access_modes() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let before = setup.store.requests();

    let unknown = problem(setup.app.access_modes("no-such-store", "c-1").await);
    setup.app.lock(LockReason::Asked).await;
    let locked = problem(setup.app.access_modes(&store, "c-1").await);

    assert_eq!((unknown.code, locked.code), (Code::Connection, Code::Locked));
    assert_eq!(setup.store.requests(), before);
}

#[tokio::test]
async fn sign_in_needs_no_second_look_at_the_customer() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let reads = || {
        let path = format!("/v2/customers/{ron}");
        let all = setup.store.requests();
        all.iter().filter(|request| request.path == path).count()
    };
    // In a session the customer's own token reads the profile.
    let sign_in = async || {
        let before = reads();
        setup.sign_in_as(&store, &ron).await;
        setup.app.stop().await;
        reads() - before - 1
    };

    setup.app.access_modes(&store, &ron).await.unwrap();
    assert_eq!(sign_in().await, 0, "the customer was just looked up");
    assert_eq!(sign_in().await, 1, "a second sign-in looks again");

    setup.app.access_modes(&store, &ron).await.unwrap();
    setup.clock.advance(SignedDuration::from_mins(3));
    assert_eq!(sign_in().await, 1, "that was long ago");

    let leslie = setup.customer_id(&store, LESLIE).await;
    setup.app.access_modes(&store, &leslie).await.unwrap();
    assert_eq!(sign_in().await, 1, "that was another customer");
}
