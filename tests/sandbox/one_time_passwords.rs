//! One-time passwords (see `docs/api.md`, "One-time passwords").

use moltin_sandbox::Faults;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::members::{MARA, PROFILE, TOKENS, member, realm};
use crate::personas::{ApiResponse, DemoStore, Persona};

pub(crate) fn request_path() -> String {
    realm(&format!(
        "/password-profiles/{PROFILE}/one-time-password-token-request"
    ))
}

pub(crate) fn request(username: &str) -> Value {
    json!({
        "type": "one_time_password_token_request",
        "username": username,
        "purpose": "passwordless_authentication",
    })
}

/// Signs in with a one-time password.
pub(crate) async fn redeem(persona: &Persona, username: &str, code: &str) -> ApiResponse {
    let body = json!({
        "type": "account_management_authentication_token",
        "authentication_mechanism": "passwordless",
        "password_profile_id": PROFILE,
        "username": username,
        "one_time_password_token": code,
    });
    persona.post(TOKENS, body).await
}

/// Requests a one-time password, and reads it from the inbox.
pub(crate) async fn code(store: &DemoStore, persona: &Persona, username: &str) -> String {
    persona.post(&request_path(), request(username)).await;
    let message = store.sandbox.inbox().pop().unwrap();
    assert_eq!(message.username, username);
    message.one_time_password_token
}

#[tokio::test]
async fn code_from_the_inbox_signs_in_once() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;

    let requested = shopper.post(&request_path(), request(MARA)).await;
    assert_eq!(
        (requested.status, requested.body),
        (StatusCode::ACCEPTED, Value::Null)
    );
    let message = store.sandbox.inbox().pop().unwrap();
    assert_eq!(
        (message.to.as_str(), message.account_member_id),
        (MARA, member(1))
    );
    let wrong = redeem(&shopper, MARA, "wrong").await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert_eq!(wrong.body["errors"][0]["detail"], "authentication failed");
    let signed_in = redeem(&shopper, MARA, &message.one_time_password_token).await;
    assert_eq!(signed_in.status, StatusCode::CREATED);
    assert_eq!(signed_in.body["meta"]["account_member_id"], member(1));
    let again = redeem(&shopper, MARA, &message.one_time_password_token).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn code_expires_after_ten_minutes() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    for (offset, expected) in [(590, StatusCode::CREATED), (600, StatusCode::BAD_REQUEST)] {
        store.sandbox.inject_faults(Faults::default());
        let code = code(&store, &shopper, MARA).await;
        store.sandbox.inject_faults(Faults {
            clock_offset_seconds: offset,
            ..Faults::default()
        });
        assert_eq!(redeem(&shopper, MARA, &code).await.status, expected, "{offset}");
    }
}

#[tokio::test]
async fn inbox_is_read_with_credentials() {
    let store = DemoStore::start().await;
    store.shopper().await.post(&request_path(), request(MARA)).await;
    let url = format!("{}/sandbox/inbox", store.sandbox.base_url());

    let refused = Client::new().get(&url).send().await.unwrap();
    assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
    let read = Client::new()
        .get(&url)
        .basic_auth("sandbox", Some("sandbox-secret"));
    let body: Value = read.send().await.unwrap().json().await.unwrap();
    assert_eq!(body["data"][0]["to"], MARA);
    assert_eq!(body["data"][0]["purpose"], "passwordless_authentication");
    assert!(body["data"][0]["one_time_password_token"].is_string());
}

#[tokio::test]
async fn malformed_requests_are_refused() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    for (name, value) in [
        ("type", "one-time-password-token-request"),
        ("username", ""),
        ("purpose", "curiosity"),
    ] {
        let mut body = request(MARA);
        body[name] = value.into();
        let refused = shopper.post(&request_path(), body).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    }
    let unknown = shopper.post(&request_path(), request("no-one@x.test")).await;
    assert_eq!(unknown.status, StatusCode::ACCEPTED);
    assert!(store.sandbox.inbox().is_empty());
}

#[tokio::test]
async fn profile_without_one_time_passwords_refuses() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let off = json!({ "type": "password_profile", "enable_one_time_password_token": false });
    admin
        .put(&realm(&format!("/password-profiles/{PROFILE}")), off)
        .await;

    let refused = admin.post(&request_path(), request(MARA)).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(store.sandbox.inbox().is_empty());
}
