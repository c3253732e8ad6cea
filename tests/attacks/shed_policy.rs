//! Getting rid of a store's policy by connecting the store in another way.

use axum::http::StatusCode;
use journal::Action;
use serde_json::json;
use shopside_core::ports::Preferences;
use shopside_core::view::{Code, ConnectStore, ConnectionView, Policy, Rules};

use crate::fake_store::FakeStore;
use crate::setup::{CLIENT_ID, RON, Setup, preview_request, problem};

const STRICT: Rules = Rules {
    production: true,
    policy: Policy::Off,
    time_zone: None,
    record_admin_views: true,
    confirm_amounts_above: 0,
};

/// Connects the store, makes its policy strict, and removes the connection again if asked to.
async fn strict_store(setup: &Setup, is_removed: bool) -> ConnectionView {
    let connection = setup.connect().await;
    setup.app.change_rules(&connection.id, STRICT).await.unwrap();
    if is_removed {
        setup.app.remove(&connection.id).await.unwrap();
    }
    connection
}

#[tokio::test]
async fn connecting_again_keeps_the_policy() {
    let setup = Setup::new().await;
    let full = strict_store(&setup, false).await;

    let sign_in_only = setup.app.connect(setup.sign_in_only_connection()).await.unwrap();
    assert_eq!(sign_in_only.rules, STRICT);

    setup.app.remove(&full.id).await.unwrap();
    setup.app.remove(&sign_in_only.id).await.unwrap();
    let again = setup.connect().await;
    assert_eq!(again.rules, STRICT);
    let ron = setup.customer_id(&again.id, RON).await;
    let refused = problem(setup.app.preview(&again.id, preview_request(&ron)).await);
    assert_eq!(refused.code, Code::NotAllowedHere);
    // The policy was changed once, and that is recorded.
    assert_eq!(setup.audit_outcomes(Action::PolicyChange).len(), 2);
}

#[tokio::test]
async fn other_spelling_of_the_address_keeps_the_policy() {
    let mut setup = Setup::new().await;
    let store = strict_store(&setup, true).await.base_url.unwrap();
    setup.restart();
    let port = store.rsplit_once(':').unwrap().1;

    for spelling in [
        format!("http://127.0.0.1:{port}/"),
        format!(" HTTP://127.0.0.1:{port}"),
        format!("http://127.1:{port}"),
        format!("http://0x7f000001:{port}"),
        format!("http://localhost:{port}"),
        format!("http://LOCALHOST:{port}//"),
    ] {
        let request = ConnectStore {
            base_url: spelling.clone(),
            ..setup.full_connection()
        };
        let connected = setup.app.connect(request).await.unwrap();
        assert_eq!(connected.rules, STRICT, "{spelling}");
        setup.app.remove(&connected.id).await.unwrap();
    }
}

#[tokio::test]
async fn other_client_id_begins_with_the_strictest_policy() {
    let setup = Setup::new().await;
    let host = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;
    let connect = async |client_id: &str| {
        let request = ConnectStore {
            base_url: host.base_url().into(),
            client_id: client_id.into(),
            ..setup.full_connection()
        };
        setup.app.connect(request).await.unwrap()
    };
    let first = connect("first").await;
    let preview_only = Rules {
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };
    setup.app.change_rules(&first.id, preview_only).await.unwrap();
    let second = connect("second").await;
    assert_eq!(second.rules.policy, Policy::PreviewOnly);
    let in_production = Rules {
        production: true,
        ..Rules::default()
    };
    setup.app.change_rules(&second.id, in_production).await.unwrap();
    setup.app.remove(&first.id).await.unwrap();
    setup.app.remove(&second.id).await.unwrap();

    let third = connect("third").await;

    assert!(third.rules.production);
    assert_eq!(third.rules.policy, Policy::PreviewOnly);
}

#[tokio::test]
async fn other_host_with_same_client_id_begins_strict() {
    let setup = Setup::new().await;
    strict_store(&setup, true).await;
    let host = FakeStore::granting_tokens(|_| StatusCode::NOT_FOUND).await;

    let connected = host.connect(&setup).await;

    assert_eq!(connected.client_id, CLIENT_ID);
    assert_eq!(connected.rules, STRICT);
}

#[tokio::test]
async fn rules_apply_to_every_connection_of_the_store() {
    let setup = Setup::new().await;
    let full = setup.connect().await;
    let sign_in_only = setup.app.connect(setup.sign_in_only_connection()).await.unwrap();
    let ron = setup.customer_id(&full.id, RON).await;
    setup.preview_as(&full.id, &ron).await;

    setup.app.change_rules(&sign_in_only.id, STRICT).await.unwrap();

    assert!(setup.app.impersonation().await.is_none(), "the session ended");
    let rules = setup
        .app
        .connections()
        .into_iter()
        .map(|connection| connection.rules);
    assert_eq!(rules.collect::<Vec<_>>(), [STRICT, STRICT]);
}

#[tokio::test]
async fn rules_saved_with_connections_are_kept() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await;
    let connection = |id: &str, kind: &str, rules: &serde_json::Value| {
        json!({
            "id": id, "name": id, "kind": kind, "base_url": store.base_url, "client_id": CLIENT_ID,
            "secret": "none", "rules": rules, "color": "none"
        })
    };
    let old = json!([
        connection(
            "a",
            "sign_in_only",
            &json!({ "production": true, "policy": "preview_and_sign_in" })
        ),
        connection(
            "b",
            "full",
            &json!({ "policy": "preview_only", "timeZone": "Europe/London" })
        ),
    ]);
    setup.preferences.set("store_rules", json!(null)).unwrap();
    setup.preferences.set("connections", old).unwrap();
    setup.restart();
    let both = Rules {
        production: true,
        policy: Policy::PreviewOnly,
        time_zone: Some("Europe/London".into()),
        ..Rules::default()
    };
    for connection in setup.app.connections() {
        assert_eq!(connection.rules, both, "{}", connection.id);
    }

    // A change is not undone by what the connections had.
    setup.app.change_rules("a", Rules::default()).await.unwrap();
    setup.restart();
    for connection in setup.app.connections() {
        assert_eq!(connection.rules, Rules::default(), "{}", connection.id);
    }
}

#[tokio::test]
async fn unreadable_saved_policy_allows_nothing() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await;
    let preview_only = Rules {
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };
    setup.app.change_rules(&store.id, preview_only).await.unwrap();

    setup.preferences.edit("preview_only", "preview-only");
    setup.restart();

    assert_eq!(setup.app.connections()[0].rules, STRICT);
}
