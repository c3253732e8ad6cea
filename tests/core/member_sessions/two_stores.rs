//! Two stores in one app, one after another and at once: what is done in one never touches the
//! credentials and leftovers of the other.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use serde_json::{Value, json};
use shopside_core::view::{ConnectStore, LeftoverPlace, MemberSignIn};

use super::scene::Scene;
use crate::fake_store::{FakeStore, OAUTH, ReceivedRequest, error_response, json_response};
use crate::setup::{Setup, reason};
use crate::wait::{wait_for, wait_until};

/// A name that no app makes, and that both stores have.
const NAME: &str = "shopside-left-by-a-script";

/// Two stores with an app each. The first app is connected to both.
async fn two_stores() -> (Scene, Scene, String) {
    let (here, there) = (Scene::new().await, Scene::new().await);
    let request = ConnectStore {
        base_url: there.setup.store.base_url().into(),
        name: "Eagleton Parks".into(),
        ..here.setup.full_connection()
    };
    let other = here.setup.app.connect(request).await.unwrap().id;
    (here, there, other)
}

/// Checks that no store received a request about what only the other has.
fn assert_apart(here: &Scene, there: &Scene) {
    for (one, other) in [(here, there), (there, here)] {
        // Sandbox stores have the same realm.
        let ids = [other.member.as_str(), other.profile.as_str()];
        for request in one.setup.store.requests() {
            let is_others = ids.iter().any(|id| request.path.contains(id));
            assert!(!is_others, "{} {}", request.method, request.path);
        }
    }
}

#[tokio::test]
async fn leftovers_of_two_stores_with_one_name_are_both_deleted() {
    let (here, there, other) = two_stores().await;
    here.leave_credential(NAME).await;
    there.leave_credential(NAME).await;
    let app = &here.setup.app;
    // The one in the first store stays for now.
    here.setup.store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some(here.credentials_path()),
        method: Some("DELETE".into()),
        ..Faults::default()
    });
    let left = app.delete_leftovers(&here.store).await.unwrap();
    assert_eq!(
        (left.len(), left[0].connection.as_str()),
        (1, here.store.as_str())
    );

    let left = app.delete_leftovers(&other).await.unwrap();

    assert_eq!(there.credentials().await, Vec::<String>::new());
    assert_eq!(here.credentials().await, [NAME]);
    assert_eq!(
        (left.len(), left[0].connection.as_str()),
        (1, here.store.as_str())
    );
    here.setup.store.inject_faults(Faults::default());
    here.wait_until_clean().await;
    assert_apart(&here, &there);
}

#[tokio::test]
async fn credential_in_use_in_one_store_is_left_alone_by_the_other() {
    let (here, there, other) = two_stores().await;
    there.leave_credential(NAME).await;
    let gate = here.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, store, request) = (here.setup.app.clone(), here.store.clone(), here.request());
    let attempt = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the token request", gate.reached()).await;
    let in_use = here.credentials().await;

    here.setup.app.delete_leftovers(&other).await.unwrap();

    assert_eq!(there.credentials().await, Vec::<String>::new());
    assert_eq!((here.credentials().await, in_use.len()), (in_use, 1));
    drop(gate);
    let session = attempt.await.unwrap().unwrap();
    assert_eq!(session.connection, here.store);
    here.wait_until_clean().await;
    assert_apart(&here, &there);
}

#[tokio::test]
async fn sign_in_to_another_store_ends_the_first_and_cleans_it() {
    let (here, there, other) = two_stores().await;
    let gate = here.setup.store.close_gate("/v2/account-members/tokens", 0);
    let (app, store, request) = (here.setup.app.clone(), here.store.clone(), here.request());
    let first = tokio::spawn(async move { app.sign_in_as_member(&store, request).await });
    wait_for("the token request", gate.reached()).await;

    let second = here.setup.app.sign_in_as_member(&other, there.request()).await;

    let second = second.unwrap();
    assert_eq!(
        (second.connection, second.customer),
        (other, there.member.to_string())
    );
    first.await.unwrap().unwrap_err();
    drop(gate);
    here.wait_until_clean().await;
    there.wait_until_clean().await;
    let members = here.entries(Action::CredentialDelete).into_iter();
    let done = members.filter(|entry| entry.outcome == Outcome::Done);
    let mut deleted: Vec<_> = done.map(|entry| entry.customer_id.unwrap()).collect();
    deleted.sort();
    let mut expected = [here.member.to_string(), there.member.to_string()];
    expected.sort();
    assert_eq!(deleted, expected);
    assert_apart(&here, &there);
}

#[tokio::test]
async fn leftover_of_a_closed_store_stays_while_another_is_opened() {
    let (mut here, there, other) = two_stores().await;
    here.record_creation(NAME);
    here.leave_credential(NAME).await;
    there.leave_credential("shopside-of-another").await;
    here.setup.restart();

    here.setup.app.open(&other).await.unwrap();
    here.setup.app.delete_leftovers(&other).await.unwrap();

    assert_eq!(there.credentials().await, Vec::<String>::new());
    assert_eq!(here.credentials().await, [NAME]);
    let shown = here.wait_for_leftover().await;
    assert_eq!(
        (shown.place, shown.connection),
        (LeftoverPlace::Closed, here.store.clone())
    );
    here.setup.app.open(&here.store).await.unwrap();
    here.wait_until_clean().await;
    assert_apart(&here, &there);
}

/// The credentials of Dana in the two stores at one address, by the store's client ID.
type Credentials = Arc<Mutex<BTreeMap<String, Vec<String>>>>;

/// What a store of two at one address responds. Both have the same member: one is a copy.
fn respond(request: &ReceivedRequest, credentials: &Credentials) -> Response {
    if request.path == OAUTH {
        let client = request
            .body
            .split('&')
            .find_map(|field| field.strip_prefix("client_id="));
        let token = json!({ "access_token": client, "expires_in": 3600, "token_type": "Bearer" });
        return json_response(&token);
    }
    let client = request.header("authorization").unwrap().replace("Bearer ", "");
    let mut credentials = credentials.lock().unwrap();
    let of_store = credentials.entry(client).or_default();
    let path = request.path.split('?').next().unwrap();
    let credential = |name: &String| json!({ "id": name, "username": name, "password_profile_id": "p-1" });
    let data = match (path.rsplit('/').next().unwrap(), &request.method) {
        ("account-authentication", _) => {
            json!({ "relationships": { "authentication_realm": { "data": { "id": "r-1" } } } })
        }
        ("password-profiles", _) => json!([{ "id": "p-1", "name": "Shop", "username_format": "any" }]),
        ("m-1", _) => json!({ "id": "m-1", "name": "Dana Whitfield", "email": "dana@harbor.test" }),
        ("user-authentication-password-profile-info", &Method::POST) => {
            let name = request.json()["data"]["username"].as_str().unwrap().to_owned();
            of_store.push(name.clone());
            return (
                StatusCode::CREATED,
                json_response(&json!({ "data": credential(&name) })),
            )
                .into_response();
        }
        ("user-authentication-password-profile-info", _) => of_store.iter().map(credential).collect(),
        (name, &Method::DELETE) => {
            of_store.retain(|known| known != name);
            return StatusCode::NO_CONTENT.into_response();
        }
        ("tokens", _) => return error_response(StatusCode::BAD_REQUEST, r#"{"errors":[{"status":"400"}]}"#),
        _ => Value::Array(Vec::new()),
    };
    json_response(&json!({ "data": data }))
}

#[tokio::test]
async fn copy_of_a_store_does_not_answer_for_the_original() {
    let credentials = Credentials::default();
    let of_stores = Arc::clone(&credentials);
    let host = FakeStore::responding(move |request| respond(request, &of_stores)).await;
    let mut setup = Setup::new().await;
    let mut stores = Vec::new();
    for client_id in ["original", "copy"] {
        let request = ConnectStore {
            base_url: host.base_url().into(),
            client_id: client_id.into(),
            name: client_id.into(),
            ..setup.full_connection()
        };
        stores.push(setup.app.connect(request).await.unwrap().id);
    }
    let request = MemberSignIn {
        member: "m-1".into(),
        account: None,
        why: reason("Can’t see the quote"),
    };
    // A credential was created in the original, and the app was killed.
    setup
        .app
        .sign_in_as_member(&stores[0], request)
        .await
        .unwrap_err();
    let created = setup.all_audit_entries().into_iter();
    let mut created = created.filter(|entry| entry.action == Action::CredentialCreate);
    let begun = created.next().unwrap();
    let name = "shopside-killed".to_owned();
    for outcome in [Outcome::Begun, Outcome::Done] {
        let detail = Some(name.clone());
        let entry = journal::EntryContent {
            outcome,
            detail,
            ..begun.clone()
        };
        setup.audit_log.append(&entry).unwrap();
    }
    credentials
        .lock()
        .unwrap()
        .insert("original".into(), vec![name.clone()]);
    setup.restart();

    setup.app.open(&stores[1]).await.unwrap();
    setup.app.delete_leftovers(&stores[1]).await.unwrap();

    let is_deleted = || {
        let mut entries = setup.all_audit_entries().into_iter();
        entries.any(|entry| {
            entry.action == Action::CredentialDelete
                && entry.outcome == Outcome::Done
                && entry.detail.as_ref() == Some(&name)
        })
    };
    assert!(!is_deleted(), "the copy never had it");
    assert_eq!(credentials.lock().unwrap()["original"], [name.as_str()]);
    setup.app.open(&stores[0]).await.unwrap();
    wait_until("the deletion", is_deleted).await;
    assert_eq!(credentials.lock().unwrap()["original"], Vec::<String>::new());
}
