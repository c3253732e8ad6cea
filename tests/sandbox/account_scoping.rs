//! What keys and account tokens allow (see `docs/api.md`, "What a key's role allows" and "What an
//! account token limits").

use moltin_sandbox::{Role, Switches};
use reqwest::StatusCode;
use serde_json::json;

use crate::members::{HATTIE, MARA, PROFILE, account, all, credential, credentials_of, id_of, member, realm};
use crate::personas::DemoStore;

const OK: StatusCode = StatusCode::OK;
const FORBIDDEN: StatusCode = StatusCode::FORBIDDEN;
const NOT_FOUND: StatusCode = StatusCode::NOT_FOUND;

/// Paths of each area: accounts, realms, settings, orders.
fn areas() -> [Vec<String>; 4] {
    let user = format!("/user-authentication-info/{}", member(1));
    [
        vec![
            "/v2/accounts".into(),
            format!("/v2/accounts/{}", account(1)),
            format!("/v2/accounts/{}/addresses", account(1)),
            format!("/v2/accounts/{}/account-memberships", account(1)),
            "/v2/account-tags".into(),
            "/v2/account-members".into(),
            format!("/v2/account-members/{}/account-memberships", member(1)),
        ],
        vec![
            "/v2/authentication-realms".into(),
            realm(""),
            realm("/password-profiles"),
            realm("/user-authentication-info"),
            realm(&user),
            credentials_of(&member(1)),
        ],
        vec!["/v2/settings/account-authentication".into()],
        vec!["/v2/orders".into()],
    ]
}

#[tokio::test]
async fn role_of_the_key_decides_what_it_reads() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;

    for (role, allowed) in [
        (Role::SellerAdmin, [true, true, true, true]),
        (Role::Support, [true, false, true, true]),
        (Role::It, [false, true, true, false]),
    ] {
        store.sandbox.set_switches(Switches {
            role,
            ..Switches::default()
        });
        for (paths, is_allowed) in areas().into_iter().zip(allowed) {
            for path in paths {
                let expected = if is_allowed { OK } else { FORBIDDEN };
                assert_eq!(admin.get(&path).await.status, expected, "{role:?} {path}");
            }
        }
    }
}

#[tokio::test]
async fn role_of_the_key_decides_what_it_writes() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let profile = json!({ "type": "password_profile", "name": "Support" });
    let account = json!({ "type": "account", "name": "Cove" });

    for (role, creates_account, creates_profile) in [
        (Role::SellerAdmin, true, true),
        (Role::Support, true, false),
        (Role::It, false, true),
    ] {
        store.sandbox.set_switches(Switches {
            role,
            ..Switches::default()
        });
        for (path, body, is_allowed) in [
            ("/v2/accounts".to_owned(), &account, creates_account),
            (realm("/password-profiles"), &profile, creates_profile),
            (
                credentials_of(&member(1)),
                &credential("new@x.test"),
                creates_profile,
            ),
        ] {
            let status = admin.post(&path, body.clone()).await.status;
            let expected = if is_allowed {
                StatusCode::CREATED
            } else {
                FORBIDDEN
            };
            // The username is taken the second time.
            let is_again = status == StatusCode::CONFLICT && is_allowed;
            assert!(status == expected || is_again, "{role:?} {path} {status}");
        }
    }
}

#[tokio::test]
async fn implicit_token_alone_reads_realms_and_profiles_only() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    let [accounts, realms, settings, _] = areas();

    for path in &realms[..3] {
        assert_eq!(shopper.get(path).await.status, OK, "{path}");
    }
    for path in accounts.iter().chain(&realms[3..]).chain(&settings) {
        assert_eq!(shopper.get(path).await.status, FORBIDDEN, "{path}");
    }
    let profile = json!({ "type": "password_profile", "name": "Mine" });
    let refused = shopper.post(&realm("/password-profiles"), profile).await;
    assert_eq!(refused.status, FORBIDDEN);
}

#[tokio::test]
async fn member_reads_the_own_account_and_others_are_missing() {
    let store = DemoStore::start().await;
    let hattie = store.member(HATTIE, 4).await;

    for path in [
        "",
        "/addresses",
        "/account-memberships",
        "/relationships/account-tags",
    ] {
        let own = hattie.get(&format!("/v2/accounts/{}{path}", account(4))).await;
        let other = hattie.get(&format!("/v2/accounts/{}{path}", account(1))).await;
        assert_eq!((own.status, other.status), (OK, NOT_FOUND), "{path}");
        assert_eq!(other.body["errors"][0]["detail"], "account not found");
    }
    assert_eq!(all(&hattie.get("/v2/accounts").await, "id"), [account(4)]);
    assert_eq!(all(&hattie.get("/v2/account-members").await, "id"), [member(9)]);
    for (number, expected) in [(9, OK), (10, NOT_FOUND), (1, NOT_FOUND)] {
        let path = format!("/v2/account-members/{}", member(number));
        assert_eq!(hattie.get(&path).await.status, expected, "{number}");
    }
    let colleagues = hattie
        .get(&format!(
            "/v2/accounts/{}/account-memberships?include=account_member",
            account(4)
        ))
        .await;
    assert_eq!(
        colleagues.body["included"]["account_members"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
}

#[tokio::test]
async fn token_is_for_one_account_only() {
    let store = DemoStore::start().await;
    let mara = store.member(MARA, 2).await;

    assert_eq!(all(&mara.get("/v2/accounts").await, "id"), [account(2)]);
    let other = format!("/v2/accounts/{}", account(1));
    assert_eq!(mara.get(&other).await.status, NOT_FOUND);
    let memberships = format!("/v2/account-members/{}/account-memberships", member(1));
    assert_eq!(mara.get(&memberships).await.body["meta"]["results"]["total"], 3);
}

#[tokio::test]
async fn member_changes_own_details_only_if_allowed() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let hattie = store.member(HATTIE, 4).await;
    let user = realm(&format!("/user-authentication-info/{}", member(9)));
    let colleague = realm(&format!("/user-authentication-info/{}", member(10)));
    let change = json!({ "type": "user_authentication_info", "name": "Hattie B." });

    assert_eq!(hattie.get(&user).await.status, OK);
    assert_eq!(hattie.get(&colleague).await.status, NOT_FOUND);
    assert_eq!(hattie.put(&user, change.clone()).await.status, FORBIDDEN);
    let settings = json!({
        "type": "account_authentication_settings", "account_member_self_management": "update_only",
    });
    admin.put("/v2/settings/account-authentication", settings).await;
    assert_eq!(
        hattie.put(&user, change.clone()).await.body["data"]["name"],
        "Hattie B."
    );
    assert_eq!(hattie.put(&colleague, change).await.status, NOT_FOUND);
    let credentials = hattie.get(&credentials_of(&member(9))).await;
    let id = all(&credentials, "id").remove(0);
    let path = format!("{}/{id}", credentials_of(&member(9)));
    let password = json!({
        "type": "user_authentication_password_profile_info", "id": id, "password": "another-password",
    });
    assert_eq!(hattie.put(&path, password).await.status, OK);
    for (status, expected) in [
        (hattie.delete(&path).await.status, FORBIDDEN),
        (
            hattie
                .post(&credentials_of(&member(9)), credential("h@x.test"))
                .await
                .status,
            FORBIDDEN,
        ),
    ] {
        assert_eq!(status, expected);
    }
}

#[tokio::test]
async fn customer_token_reads_no_accounts() {
    let store = DemoStore::start().await;
    let ron = store.ron().await;

    assert_eq!(ron.get("/v2/accounts").await.status, FORBIDDEN);
    assert_eq!(ron.get("/v2/account-members").await.status, FORBIDDEN);
    let hattie = store.member(HATTIE, 4).await;
    assert_eq!(hattie.get("/v2/customers").await.status, FORBIDDEN);
}

#[tokio::test]
async fn malformed_account_token_is_refused() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;

    for token in ["nonsense", "ey.ey.00", " "] {
        let persona = shopper.with_account_token(token);
        let refused = persona.get("/v2/accounts").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{token}");
        assert_eq!(refused.body["errors"][0]["status"], "401");
    }
}

#[tokio::test]
async fn second_profile_is_listed_beside_the_first() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let profile = json!({ "type": "password_profile", "name": "Support", "username_format": "any" });

    let created = admin.post(&realm("/password-profiles"), profile).await;
    assert_eq!(created.status, StatusCode::CREATED);
    assert_eq!(created.body["data"]["enable_one_time_password_token"], false);
    let profiles = store.shopper().await.get(&realm("/password-profiles")).await;
    assert_eq!(all(&profiles, "id"), [PROFILE.to_owned(), id_of(&created)]);
    let path = realm(&format!("/password-profiles/{}", id_of(&created)));
    let change = json!({ "type": "password_profile", "enable_one_time_password_token": true });
    let changed = admin.put(&path, change).await.body["data"].clone();
    assert_eq!(
        (&changed["name"], &changed["enable_one_time_password_token"]),
        (&json!("Support"), &json!(true))
    );
    assert_eq!(admin.delete(&path).await.status, StatusCode::NO_CONTENT);
    let gone = admin.get(&path).await;
    assert_eq!(
        (gone.status, &gone.body["errors"][0]["title"]),
        (NOT_FOUND, &json!("Resource not found"))
    );
    let nameless = admin
        .post(
            &realm("/password-profiles"),
            json!({ "type": "password_profile" }),
        )
        .await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(nameless.body["errors"][0]["title"], "Constraint violation");
}
