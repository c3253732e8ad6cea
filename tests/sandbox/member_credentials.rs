//! Credentials of members (see `docs/api.md`, "Credentials of members"), and their log.

use moltin_sandbox::{Fault, Faults};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::members::{
    MARA, PASSWORD, TOKENS, account, all, credential, credentials_of, id_of, member, password_request, realm,
    token_for,
};
use crate::personas::{DemoStore, Persona};

const SUPPORT: &str = "shopside@support.test";

async fn log(admin: &Persona, kind: &str, id: &str) -> Vec<Value> {
    let path = format!("/v2/personal-data/logs?filter=eq(resource_type,{kind}):eq(resource_id,{id})");
    admin.get(&path).await.body["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn support_credential_signs_in_until_it_is_deleted() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let path = credentials_of(&member(1));

    let created = admin.post(&path, credential(SUPPORT)).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.body["data"]["username"], SUPPORT);
    assert!(!created.body.to_string().contains("a-new-password"));
    let tokens = shopper
        .post(TOKENS, password_request(SUPPORT, "a-new-password"))
        .await;
    assert_eq!(tokens.body["meta"]["account_member_id"], member(1));

    let one = format!("{path}/{}", id_of(&created));
    assert_eq!(admin.delete(&one).await.status, StatusCode::NO_CONTENT);
    let again = admin.delete(&one).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    assert_eq!(again.body["errors"][0]["title"], "Resource not found");
    let refused = shopper
        .post(TOKENS, password_request(SUPPORT, "a-new-password"))
        .await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    // The token survives, and so does the member's own credential.
    let session = shopper.with_account_token(&token_for(&tokens, 1));
    assert_eq!(
        session.get(&format!("/v2/accounts/{}", account(1))).await.status,
        StatusCode::OK
    );
    let own = shopper.post(TOKENS, password_request(MARA, PASSWORD)).await;
    assert_eq!(own.status, StatusCode::CREATED);
}

#[tokio::test]
async fn wrong_credentials_are_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = credentials_of(&member(1));
    let with = |name: &str, value: Value| {
        let mut body = credential("new@x.test");
        body[name] = value;
        body
    };

    for (body, status) in [
        (with("username", json!(MARA)), StatusCode::CONFLICT),
        (
            with("username", json!("no-email-address")),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (with("username", json!("")), StatusCode::UNPROCESSABLE_ENTITY),
        (with("password", json!("short77")), StatusCode::BAD_REQUEST),
        (
            with("password_profile_id", json!("another")),
            StatusCode::NOT_FOUND,
        ),
        (
            with("type", json!("user-authentication-password-profile-info")),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        assert_eq!(admin.post(&path, body.clone()).await.status, status, "{body}");
    }
    let unknown = admin
        .post(&credentials_of("no-one"), credential("new@x.test"))
        .await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let other_realm = "/v2/authentication-realms/none/user-authentication-info";
    assert_eq!(admin.get(other_realm).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn credential_is_changed_with_its_id() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let path = credentials_of(&member(1));
    let id = all(&admin.get(&path).await, "id").remove(0);
    let one = format!("{path}/{id}");
    let change = json!({
        "type": "user_authentication_password_profile_info", "username": "mara@x.test",
        "password": "another-password", "password_profile_id": "not read",
    });

    assert_eq!(
        admin.put(&one, change.clone()).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let mut with_id = change;
    with_id["id"] = json!(id);
    let changed = admin.put(&one, with_id).await;
    assert_eq!(changed.body["data"]["username"], "mara@x.test");
    let signed_in = shopper
        .post(TOKENS, password_request("mara@x.test", "another-password"))
        .await;
    assert_eq!(signed_in.status, StatusCode::CREATED);
    assert_eq!(admin.get(&one).await.body["data"], changed.body["data"]);
}

#[tokio::test]
async fn user_is_created_changed_and_moves_with_credentials() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = realm("/user-authentication-info");
    let new = json!({ "type": "user_authentication_info", "name": "Wren Cole", "email": "wren@cove.test" });

    let created = admin.post(&path, new).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.body["data"]["meta"]["creation_status"], "COMPLETE");
    let user = format!("{path}/{}", id_of(&created));
    let as_member = admin
        .get(&format!("/v2/account-members/{}", id_of(&created)))
        .await;
    assert_eq!(as_member.body["data"]["email"], "wren@cove.test");
    let updated = async || {
        admin.get(&user).await.body["data"]["meta"]["updated_at"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let before = updated().await;
    store.sandbox.inject_faults(Faults {
        clock_offset_seconds: 60,
        ..Faults::default()
    });
    admin
        .post(&credentials_of(&id_of(&created)), credential("wren@cove.test"))
        .await;
    assert!(updated().await > before);

    let change = json!({ "type": "user_authentication_info", "given_name": "Wren" });
    let changed = admin.put(&user, change).await.body["data"].clone();
    assert_eq!(
        (&changed["name"], &changed["given_name"]),
        (&json!("Wren Cole"), &json!("Wren"))
    );
    let found = admin
        .get(&format!("{path}?filter=eq(email,wren@cove.test)"))
        .await;
    assert_eq!(all(&found, "id"), [id_of(&created)]);
    for wrong in [
        json!({ "type": "user_authentication_info", "name": "No Email" }),
        json!({ "type": "user_authentication_info", "name": "Bad", "email": "nonsense" }),
        json!({ "name": "No Type", "email": "x@x.test" }),
    ] {
        let refused = admin.post(&path, wrong.clone()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn users_and_credentials_are_in_the_personal_data_log() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let created = admin.post(&credentials_of(&member(1)), credential(SUPPORT)).await;
    let id = id_of(&created);
    admin
        .delete(&format!("{}/{id}", credentials_of(&member(1))))
        .await;

    let entries = log(&admin, "user-authentication-password-profile-info", &id).await;
    let events: Vec<_> = entries
        .iter()
        .map(|entry| entry["event_type"].as_str().unwrap())
        .collect();
    assert_eq!(
        events,
        [
            "user-authentication-password-profile-info.event.created",
            "user-authentication-password-profile-info.event.deleted",
        ]
    );
    assert_eq!(entries[0]["delta"]["username"], SUPPORT);
    assert_eq!(entries[0]["delta"]["password"], true);
    assert_eq!(entries[0]["initiator"]["access-token-id"], "sandbox");

    let user = realm(&format!("/user-authentication-info/{}", member(1)));
    let change = json!({ "type": "user_authentication_info", "name": "Mara Q." });
    admin.put(&user, change).await;
    let entries = log(&admin, "user-authentication-info", &member(1)).await;
    // The first is of the seed. A credential is not a change of its member.
    assert_eq!(entries.len(), 2, "{entries:?}");
    assert_eq!(entries[1]["delta"], json!({ "name": "Mara Q." }));
}

#[tokio::test]
async fn fault_fails_the_deletion_three_times_and_then_it_works() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = credentials_of(&member(1));
    let created = admin.post(&path, credential(SUPPORT)).await;
    let one = format!("{path}/{}", id_of(&created));
    store.sandbox.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        method: Some("DELETE".into()),
        path: Some("/v2/authentication-realms/".into()),
        times: Some(3),
        ..Faults::default()
    });

    for _ in 0..3 {
        assert_eq!(admin.delete(&one).await.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(admin.get(&one).await.status, StatusCode::OK);
    }
    assert_eq!(admin.delete(&one).await.status, StatusCode::NO_CONTENT);
    assert_eq!(admin.delete(&one).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn creation_without_response_leaves_a_credential_to_find() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let path = credentials_of(&member(1));
    store.sandbox.inject_faults(Faults {
        reply: Some(Fault::Dropped),
        method: Some("POST".into()),
        path: Some(path.clone()),
        ..Faults::default()
    });

    let body = json!({ "data": credential(SUPPORT) }).to_string();
    let lost = admin
        .request(reqwest::Method::POST, &path)
        .body(body)
        .send()
        .await;
    assert!(lost.is_err());

    assert!(all(&admin.get(&path).await, "username").contains(&SUPPORT.to_owned()));
}
