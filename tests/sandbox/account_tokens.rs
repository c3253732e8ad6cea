//! Account tokens (see `docs/api.md`, "Account tokens").

use jiff::Timestamp;
use moltin_sandbox::{Fault, Faults};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::members::{
    HATTIE, MARA, ODILE, PASSWORD, PROFILE, TOKENS, TOMAS, account, all, member, password_request, realm,
    renewal, token_for,
};
use crate::personas::DemoStore;

#[tokio::test]
async fn password_gives_a_token_for_each_account() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;

    let response = shopper.post(TOKENS, password_request(MARA, PASSWORD)).await;

    assert_eq!(response.status, StatusCode::CREATED);
    assert_eq!(all(&response, "account_id"), [account(1), account(2), account(3)]);
    assert_eq!(
        all(&response, "account_name"),
        ["Harbor Tools", "Harbor Group", "Harbor Tools Canada"]
    );
    for token in response.body["data"].as_array().unwrap() {
        assert_eq!(token["type"], "account_management_authentication_token");
        assert!(token["token"].as_str().unwrap().starts_with("ey"));
        assert!(token["expires"].as_str().unwrap().ends_with('Z'));
    }
    assert_eq!(response.body["meta"]["account_member_id"], member(1));
    assert_eq!(response.body["meta"]["results"]["total"], 3);
}

#[tokio::test]
async fn refused_sign_ins_get_the_same_response() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let mut wrong_profile = password_request(MARA, PASSWORD);
    wrong_profile["password_profile_id"] = json!("another");

    for wrong in [
        password_request(MARA, "wrong-password"),
        password_request("unknown@x.test", PASSWORD),
        wrong_profile,
    ] {
        let refused = shopper.post(TOKENS, wrong.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
        let error = &refused.body["errors"][0];
        assert_eq!(error["status"], "400");
        assert_eq!(error["detail"], "authentication failed");
    }
}

#[tokio::test]
async fn member_of_no_account_gets_an_empty_list() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;

    let response = shopper.post(TOKENS, password_request(ODILE, PASSWORD)).await;

    assert_eq!(
        (response.status, &response.body["data"]),
        (StatusCode::CREATED, &json!([]))
    );
    assert_eq!(response.body["meta"]["results"]["total"], 0);
    assert_eq!(response.body["meta"]["account_member_id"], member(3));
}

#[tokio::test]
async fn both_usernames_of_a_member_sign_in() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    for username in [TOMAS, "tomas@workshop.test"] {
        let response = admin.post(TOKENS, password_request(username, PASSWORD)).await;
        let member_id = &response.body["meta"]["account_member_id"];
        assert_eq!(*member_id, member(2), "{username}");
    }
}

#[tokio::test]
async fn malformed_token_request_gets_400() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let request = password_request(MARA, PASSWORD);
    let with = |name: &str, value: Value| {
        let mut request = request.clone();
        request[name] = value;
        request
    };
    let mechanism = "authentication_mechanism";

    for wrong in [
        with("type", json!("account-management-authentication-token")),
        with(mechanism, json!("magic")),
        with("username", json!("")),
        with("password", Value::Null),
        with("password_profile_id", json!(7)),
        // The earlier token belongs in the header.
        with(mechanism, json!("account_management_authentication_token")),
    ] {
        let refused = shopper.post(TOKENS, wrong.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    for limit in [0, 101] {
        let path = format!("{TOKENS}?page[limit]={limit}");
        let refused = shopper.post(&path, request.clone()).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{limit}");
    }
    let path = format!("{TOKENS}?page[limit]=2");
    let two = shopper.post(&path, request.clone()).await;
    assert_eq!(all(&two, "account_id"), [account(1), account(2)]);
    assert_eq!(two.body["meta"]["results"]["total"], 3);
    let oidc = shopper.post(TOKENS, with(mechanism, json!("oidc"))).await;
    assert_eq!(oidc.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(oidc.body["errors"][0]["status"], "422");
}

#[tokio::test]
async fn exchanged_token_has_the_roster_and_a_new_lifetime() {
    let store = DemoStore::start().await;
    let mara = store.member(MARA, 2).await;
    let advance = |clock_offset_seconds| {
        store.sandbox.inject_faults(Faults {
            clock_offset_seconds,
            ..Faults::default()
        });
    };
    advance(3_600);

    let renewed = mara.post(TOKENS, renewal()).await;

    assert_eq!(renewed.status, StatusCode::CREATED);
    assert_eq!(all(&renewed, "account_id"), [account(1), account(2), account(3)]);
    advance(86_400);
    let path = format!("/v2/accounts/{}", account(2));
    assert_eq!(mara.get(&path).await.status, StatusCode::UNAUTHORIZED);
    let newer = mara.with_account_token(&token_for(&renewed, 2));
    assert_eq!(newer.get(&path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn lifetime_follows_settings_and_fault() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    // Whole seconds that a new token is valid, from before the request and from after it.
    let lifetime = async || {
        let before = Timestamp::now().as_second();
        let response = admin.post(TOKENS, password_request(MARA, PASSWORD)).await;
        let after = Timestamp::now().as_second();
        let expires: Timestamp = response.body["data"][0]["expires"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        expires.as_second() - after..=expires.as_second() - before
    };
    assert!(lifetime().await.contains(&86_400));

    let change = json!({
        "type": "account_authentication_settings",
        "account_management_authentication_token_timeout_secs": 600,
    });
    let changed = admin.put("/v2/settings/account-authentication", change).await;
    assert_eq!(changed.status, StatusCode::OK);
    assert!(lifetime().await.contains(&600));
    store.sandbox.inject_faults(Faults {
        account_token_seconds: Some(0),
        ..Faults::default()
    });
    assert!(lifetime().await.contains(&0));
}

#[tokio::test]
async fn fault_refuses_account_tokens_only() {
    let store = DemoStore::start().await;
    let hattie = store.member(HATTIE, 4).await;
    store.sandbox.inject_faults(Faults {
        reply: Some(Fault::AccountTokenRefused),
        ..Faults::default()
    });

    assert_eq!(hattie.get("/v2/accounts").await.status, StatusCode::UNAUTHORIZED);
    let admin = store.admin().await;
    assert_eq!(admin.get("/v2/accounts").await.status, StatusCode::OK);
}

#[tokio::test]
async fn signup_needs_the_setting_and_may_create_an_account() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let mut signup = password_request("wren@cove.test", "a-long-password");
    signup["authentication_mechanism"] = json!("self_signup");
    signup["name"] = json!("Wren Cole");
    signup["email"] = json!("wren@cove.test");
    let refused = shopper.post(TOKENS, signup.clone()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let settings = json!({
        "type": "account_authentication_settings",
        "enable_self_signup": true,
        "auto_create_account_for_account_members": true,
    });
    admin.put("/v2/settings/account-authentication", settings).await;
    let signed_up = shopper.post(TOKENS, signup).await;

    assert_eq!(signed_up.status, StatusCode::CREATED, "{}", signed_up.body);
    assert_eq!(signed_up.body["data"][0]["account_name"], "Wren Cole");
    let filter = "/v2/account-members?filter=ilike(email,wren@cove.test)";
    let found = admin.get(filter).await.body["data"][0]["id"].clone();
    assert_eq!(found, signed_up.body["meta"]["account_member_id"]);
}

#[tokio::test]
async fn settings_point_to_the_realm_and_its_profile() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    let settings = admin.get("/v2/settings/account-authentication").await.body["data"].clone();
    let related = &settings["relationships"]["authentication_realm"]["data"];
    assert_eq!(related["type"], "authentication_realm");
    let path = format!("/v2/authentication-realms/{}", related["id"].as_str().unwrap());
    assert_eq!(
        admin.get(&path).await.body["data"]["type"],
        "authentication-realm"
    );
    assert_eq!(path, realm(""));
    let profiles = admin.get(&realm("/password-profiles")).await;
    assert_eq!(all(&profiles, "id"), [PROFILE]);
    assert_eq!(all(&profiles, "name"), ["Storefront"]);
}
