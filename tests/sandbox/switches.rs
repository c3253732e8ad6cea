//! Both positions of each switch (see `docs/api.md`, "Unknown behavior of accounts"). Those of
//! orders are in `account_orders`, those of carts in `carts`, the role in `account_scoping`.

mod deletions;

use moltin_sandbox::{
    AfterDeletion, Config, Missing, Mixed, OneTimePassword, Refusal, Role, Seed, SignInTitle, Switches,
};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::members::{
    HATTIE, MARA, PASSWORD, TOKENS, account, all, credential, credentials_of, id_of, member,
    password_request, realm, token_for,
};
use crate::one_time_passwords::{code, redeem, request, request_path};
use crate::personas::DemoStore;

const SETTINGS: &str = "/v2/settings/account-authentication";

/// Sets one switch; the others have their default.
pub(crate) fn switch(store: &DemoStore, set: impl FnOnce(&mut Switches)) {
    let mut switches = Switches::default();
    set(&mut switches);
    store.sandbox.set_switches(switches);
}

#[tokio::test]
async fn switches_are_set_by_the_control_api() {
    let store = DemoStore::start().await;
    let url = format!("{}/sandbox/switches", store.sandbox.base_url());
    let send = async |method: Method, body: Value| {
        let request = Client::new()
            .request(method, &url)
            .basic_auth("sandbox", Some("sandbox-secret"))
            .json(&body);
        let response = request.send().await.unwrap();
        (response.status(), response.json::<Value>().await.unwrap())
    };

    let (status, set) = send(
        Method::PUT,
        json!({ "role": "support", "credential_deleted": "ended" }),
    )
    .await;
    assert_eq!((status, &set["role"]), (StatusCode::OK, &json!("support")));
    assert_eq!(store.sandbox.switches().role, Role::Support);
    assert_eq!(store.sandbox.switches().credential_deleted, AfterDeletion::Ended);
    assert_eq!(send(Method::GET, Value::Null).await.1, set);
    for wrong in [json!({ "role": "king" }), json!({ "no_such_switch": true })] {
        let (status, _) = send(Method::PUT, wrong.clone()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(store.sandbox.switches().role, Role::Support);
    send(Method::PUT, json!({})).await;
    assert_eq!(store.sandbox.switches(), Switches::default());
    let anonymous = Client::new().get(&url).send().await.unwrap();
    assert_eq!(anonymous.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn switches_are_set_by_the_configuration() {
    let store = DemoStore::with_config(Config {
        switches: Switches {
            role: Role::It,
            ..Switches::default()
        },
        ..Config::in_memory(Seed::Demo)
    })
    .await;

    let admin = store.admin().await;
    assert_eq!(admin.get("/v2/accounts").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn bad_and_missing_account_tokens_get_either_status() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let bad = shopper.with_account_token("nonsense");
    let statuses = async || {
        (
            bad.get("/v2/accounts").await.status,
            shopper.get("/v2/accounts").await.status,
        )
    };

    assert_eq!(
        statuses().await,
        (StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN)
    );
    switch(&store, |switches| {
        switches.bad_account_token = Refusal::Forbidden;
        switches.missing_account_token = Missing::Unauthorized;
    });
    assert_eq!(
        statuses().await,
        (StatusCode::FORBIDDEN, StatusCode::UNAUTHORIZED)
    );
}

#[tokio::test]
async fn implicit_token_reads_settings_or_not() {
    let store = DemoStore::start().await;
    let (shopper, hattie) = (store.shopper().await, store.member(HATTIE, 4).await);

    for persona in [&shopper, &hattie] {
        assert_eq!(persona.get(SETTINGS).await.status, StatusCode::FORBIDDEN);
    }
    switch(&store, |switches| switches.implicit_reads_settings = true);
    for persona in [&shopper, &hattie] {
        assert_eq!(persona.get(SETTINGS).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn store_without_realm_has_settings_without_it() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    switch(&store, |switches| switches.no_realm = true);

    let settings = admin.get(SETTINGS).await.body["data"].clone();
    assert!(settings["relationships"].get("authentication_realm").is_none());
    assert_eq!(admin.get(&realm("")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        admin.get(&realm("/password-profiles")).await.status,
        StatusCode::NOT_FOUND
    );
    let realms = admin.get("/v2/authentication-realms").await;
    assert_eq!(realms.body["data"], json!([]));
    switch(&store, |_| {});
    assert_eq!(admin.get(&realm("")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn second_credential_in_a_profile_is_allowed_or_refused() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let add = async |username: &str| {
        let path = credentials_of(&member(1));
        admin.post(&path, credential(username)).await.status
    };

    assert_eq!(add("one@x.test").await, StatusCode::CREATED);
    switch(&store, |switches| switches.one_credential_per_profile = true);
    assert_eq!(add("two@x.test").await, StatusCode::CONFLICT);
    // A member without one can get one.
    let path = credentials_of(&member(11));
    assert_eq!(
        admin.post(&path, credential("three@x.test")).await.status,
        StatusCode::CREATED
    );
}

#[tokio::test]
async fn case_of_usernames_counts_or_not() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let sign_in = async || {
        let request = password_request("Mara.Quint@HARBOR.test", PASSWORD);
        shopper.post(TOKENS, request).await.status
    };
    let add = async |username: &str| {
        let path = credentials_of(&member(4));
        admin.post(&path, credential(username)).await.status
    };

    assert_eq!(sign_in().await, StatusCode::BAD_REQUEST);
    assert_eq!(add("HATTIE.bell@northwind.test").await, StatusCode::CREATED);
    switch(&store, |switches| switches.usernames_ignore_case = true);
    assert_eq!(sign_in().await, StatusCode::CREATED);
    assert_eq!(add("GLEN.ashby@harbor.test").await, StatusCode::CONFLICT);
}

#[tokio::test]
async fn usernames_are_unique_or_not() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let path = credentials_of(&member(4));

    assert_eq!(
        admin.post(&path, credential(MARA)).await.status,
        StatusCode::CONFLICT
    );
    switch(&store, |switches| switches.usernames_repeat = true);
    assert_eq!(
        admin.post(&path, credential(MARA)).await.status,
        StatusCode::CREATED
    );
    for (password, number) in [(PASSWORD, 1), ("a-new-password", 4)] {
        let signed_in = shopper.post(TOKENS, password_request(MARA, password)).await;
        assert_eq!(signed_in.body["meta"]["account_member_id"], member(number));
    }
}

#[tokio::test]
async fn one_time_password_is_shown_or_only_sent() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);

    for (position, for_admin, for_shopper) in [
        (
            OneTimePassword::Accepted,
            StatusCode::ACCEPTED,
            StatusCode::ACCEPTED,
        ),
        (OneTimePassword::Created, StatusCode::CREATED, StatusCode::CREATED),
        (
            OneTimePassword::CreatedForAdmins,
            StatusCode::CREATED,
            StatusCode::ACCEPTED,
        ),
    ] {
        switch(&store, |switches| switches.one_time_password = position);
        for (persona, expected) in [(&admin, for_admin), (&shopper, for_shopper)] {
            let response = persona.post(&request_path(), request(MARA)).await;
            assert_eq!(response.status, expected, "{position:?}");
            if expected == StatusCode::CREATED {
                let code = response.body["data"]["token"].as_str().unwrap();
                assert!(response.body["data"]["expires_at"].is_string());
                assert_eq!(redeem(&shopper, MARA, code).await.status, StatusCode::CREATED);
            }
        }
    }
}

#[tokio::test]
async fn one_time_password_survives_uses_and_tries_or_not() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let twice = async || {
        let code = code(&store, &shopper, MARA).await;
        let first = redeem(&shopper, MARA, &code).await.status;
        (first, redeem(&shopper, MARA, &code).await.status)
    };
    let after_two_wrong_ones = async || {
        let code = code(&store, &shopper, MARA).await;
        for _ in 0..2 {
            redeem(&shopper, MARA, "wrong").await;
        }
        redeem(&shopper, MARA, &code).await.status
    };

    assert_eq!(twice().await, (StatusCode::CREATED, StatusCode::BAD_REQUEST));
    assert_eq!(after_two_wrong_ones().await, StatusCode::CREATED);
    switch(&store, |switches| {
        switches.one_time_passwords_repeat = true;
        switches.one_time_password_tries = 2;
    });
    assert_eq!(twice().await, (StatusCode::CREATED, StatusCode::CREATED));
    assert_eq!(after_two_wrong_ones().await, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn admin_with_account_token_is_scoped_ignored_or_refused() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let tokens = shopper.post(TOKENS, password_request(HATTIE, PASSWORD)).await;
    let mixed = store.admin().await.with_account_token(&token_for(&tokens, 4));
    let total = async || mixed.get("/v2/accounts").await.body["meta"]["results"]["total"].clone();
    let orders = async || mixed.get("/v2/orders").await.body["meta"]["results"]["total"].clone();

    assert_eq!(total().await, 1);
    assert_ne!(orders().await, 684);
    switch(&store, |switches| {
        switches.admin_with_account_token = Mixed::Ignored;
    });
    assert_eq!((total().await, orders().await), (json!(12), json!(684)));
    switch(&store, |switches| {
        switches.admin_with_account_token = Mixed::Refused;
    });
    for path in ["/v2/accounts", "/v2/orders"] {
        assert_eq!(mixed.get(path).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn member_lists_one_or_all_accounts() {
    let store = DemoStore::start().await;
    let mara = store.member(MARA, 3).await;

    assert_eq!(all(&mara.get("/v2/accounts").await, "id"), [account(3)]);
    switch(&store, |switches| switches.members_list_all_accounts = true);
    let accounts = mara.get("/v2/accounts?sort=id").await;
    assert_eq!(all(&accounts, "id"), [account(1), account(2), account(3)]);
}

#[tokio::test]
async fn member_writes_the_own_account_or_not() {
    let store = DemoStore::start().await;
    let hattie = store.member(HATTIE, 4).await;
    let (own, other) = (
        format!("/v2/accounts/{}", account(4)),
        format!("/v2/accounts/{}", account(1)),
    );
    let change = json!({ "type": "account", "name": "Northwind" });

    assert_eq!(
        hattie.put(&own, change.clone()).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        hattie.put(&other, change.clone()).await.status,
        StatusCode::NOT_FOUND
    );
    switch(&store, |switches| switches.members_write = true);
    assert_eq!(
        hattie.put(&own, change.clone()).await.body["data"]["name"],
        "Northwind"
    );
    assert_eq!(
        hattie.put(&other, change.clone()).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        hattie.post("/v2/accounts", change).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn refused_sign_in_has_either_title() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let title = async || {
        let refused = shopper
            .post(TOKENS, password_request(MARA, "wrong-password"))
            .await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        refused.body["errors"][0]["title"].as_str().unwrap().to_owned()
    };

    assert_eq!(title().await, "Bad Request");
    switch(&store, |switches| {
        switches.refused_sign_in_title = SignInTitle::AuthenticationFailed;
    });
    assert_eq!(title().await, "Authentication Failed");
}

#[tokio::test]
async fn new_address_of_an_account_gets_201_or_200() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let add = async || {
        let path = format!("/v2/accounts/{}/addresses", account(12));
        let address = json!({ "type": "address", "name": "Dock" });
        admin.post(&path, address).await.status
    };

    assert_eq!(add().await, StatusCode::CREATED);
    switch(&store, |switches| switches.address_created_is_200 = true);
    assert_eq!(add().await, StatusCode::OK);
}

#[tokio::test]
async fn included_members_are_by_type_or_an_array() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let included = async || {
        let path = format!(
            "/v2/accounts/{}/account-memberships?include=account_member",
            account(11)
        );
        admin.get(&path).await.body["included"].clone()
    };

    assert_eq!(included().await["account_members"][0]["name"], "Bo");
    switch(&store, |switches| switches.included_is_array = true);
    assert_eq!(included().await[0]["name"], "Bo");
}

#[tokio::test]
async fn credentials_are_logged_or_not_and_change_their_member_or_not() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let entries = async |kind: &str, id: &str| {
        let path = format!("/v2/personal-data/logs?filter=eq(resource_type,{kind}):eq(resource_id,{id})");
        admin.get(&path).await.body["data"].as_array().unwrap().len()
    };
    let of_new = async |username: &str| {
        let created = admin
            .post(&credentials_of(&member(1)), credential(username))
            .await;
        entries("user-authentication-password-profile-info", &id_of(&created)).await
    };
    let of_member = async || entries("user-authentication-info", &member(1)).await;
    let before = of_member().await;

    assert_eq!((of_new("one@x.test").await, of_member().await), (1, before));
    switch(&store, |switches| {
        switches.credentials_are_not_logged = true;
        switches.credential_updates_member = true;
    });
    assert_eq!((of_new("two@x.test").await, of_member().await), (0, before + 1));
}
