//! Signing in as an account member (see `docs/api.md`, "Account tokens").

use std::time::Duration;

use axum::http::StatusCode;
use axum::response::IntoResponse;
use moltin::{AccountToken, Error, ExposeSecret, MemberSignIn, NewPasswordCredential, SignedInMember, Store};
use moltin_sandbox::{Faults, OneTimePassword, SignInTitle, Switches};
use serde_json::{Value, json};

use crate::fake_store::{ACCESS_TOKEN, ACCOUNT_TOKENS, FakeStore, OAUTH, error_response, json_response};
use crate::harbor::{Harbor, PASSWORD, USERNAME, create_member};
use crate::setup::store_at;

fn sign_in() -> MemberSignIn {
    MemberSignIn::password(&"p1".into(), "dana", "a-password")
}

async fn sign_in_at(host: &FakeStore) -> Result<SignedInMember, Error> {
    host.store().shopper().create_account_tokens(&sign_in()).await
}

/// A host that answers token requests with this document.
async fn host_with(document: Value) -> FakeStore {
    FakeStore::responding(move |request| match request.path.as_str() {
        OAUTH => json_response(ACCESS_TOKEN),
        _ => error_response(StatusCode::CREATED, &document),
    })
    .await
}

fn token(account: &str) -> Value {
    json!({
        "type": "account_management_authentication_token", "account_id": account, "account_name": account,
        "token": format!("token-of-{account}"), "expires": "2100-01-01T00:00:00Z",
    })
}

#[tokio::test]
async fn password_gives_one_token_for_each_account() {
    let harbor = Harbor::start().await;
    let other = harbor.add_account("Second Wind").await;

    let signed_in = harbor.sign_in().await.unwrap();

    assert_eq!(signed_in.member_id, harbor.member);
    assert!(signed_in.is_complete());
    assert_eq!(signed_in.total, 2);
    let names: Vec<_> = signed_in
        .accounts
        .iter()
        .map(AccountToken::account_name)
        .collect();
    assert!(names.contains(&"Harbor Tools") && names.contains(&"Second Wind"));
    let ids: Vec<_> = signed_in.accounts.iter().map(AccountToken::account_id).collect();
    assert!(ids.contains(&&harbor.account.id) && ids.contains(&&other.id));
    for token in &signed_in.accounts {
        assert_eq!(*token.member_id(), harbor.member);
        assert!(
            token.time_left() > Duration::from_hours(1),
            "{:?}",
            token.time_left()
        );
    }
}

#[tokio::test]
async fn member_of_no_account_signs_in_without_tokens() {
    let harbor = Harbor::start().await;
    let realm = harbor.realm();
    let alone = create_member(&realm, "Alone", "alone@harbor-tests.test").await;
    let new = NewPasswordCredential::new(&harbor.profile.id, "alone-of-the-tests", PASSWORD);
    realm.password_credentials(&alone).create(&new).await.unwrap();

    let sign_in = MemberSignIn::password(&harbor.profile.id, "alone-of-the-tests", PASSWORD);
    let shopper = harbor.setup.shopper();
    let signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();

    assert_eq!((signed_in.member_id, signed_in.total), (alone, 0));
    assert!(signed_in.accounts.is_empty());
}

#[tokio::test]
async fn wrong_password_is_a_refused_sign_in_with_any_title() {
    let harbor = Harbor::start().await;
    for refused_sign_in_title in [SignInTitle::BadRequest, SignInTitle::AuthenticationFailed] {
        harbor.setup.sandbox.set_switches(Switches {
            refused_sign_in_title,
            ..Switches::default()
        });

        let error = harbor.sign_in_with("another-password").await.unwrap_err();

        assert!(matches!(error, Error::MemberSignIn(_)), "{error}");
        assert_eq!(error.status(), Some(400));
        let printed = format!("{error} {error:?}");
        assert!(!printed.contains("another-password"), "{printed}");
    }
}

#[tokio::test]
async fn one_time_code_signs_in_with_every_response_to_its_request() {
    let harbor = Harbor::start().await;
    for one_time_password in [OneTimePassword::Accepted, OneTimePassword::Created] {
        harbor.setup.sandbox.set_switches(Switches {
            one_time_password,
            ..Switches::default()
        });
        let shopper = harbor.setup.shopper();
        let realm = shopper.realm(&harbor.realm);
        let requested = realm.request_one_time_code(&harbor.profile.id, USERNAME).await;
        requested.unwrap();
        let message = harbor.setup.sandbox.inbox().pop().unwrap();
        let code = message.one_time_password_token;

        let sign_in = MemberSignIn::passwordless(&harbor.profile.id, USERNAME, code);
        let signed_in = shopper.create_account_tokens(&sign_in).await.unwrap();

        assert_eq!(signed_in.member_id, harbor.member);
        assert_eq!(signed_in.accounts.len(), 1);
    }
}

#[tokio::test]
async fn admin_requests_a_code_too() {
    let harbor = Harbor::start().await;

    let realm = harbor.realm();
    realm
        .request_one_time_code(&harbor.profile.id, USERNAME)
        .await
        .unwrap();

    assert_eq!(harbor.setup.sandbox.inbox().len(), 1);
}

#[tokio::test]
async fn refused_member_sign_in_is_never_retried() {
    for status in [400, 401, 403, 404, 422] {
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |request| match request.path.as_str() {
            OAUTH => json_response(ACCESS_TOKEN),
            _ => error_response(status, r#"{"errors":[{"detail":"authentication failed"}]}"#),
        })
        .await;

        let error = sign_in_at(&host).await.unwrap_err();

        assert!(matches!(error, Error::MemberSignIn(_)), "{status}: {error}");
        assert_eq!(
            (host.count(ACCOUNT_TOKENS), host.count(OAUTH)),
            (1, 1),
            "{status}"
        );
    }
}

#[tokio::test]
async fn failed_member_sign_in_is_never_retried() {
    for status in [429, 502, 503, 504] {
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |request| match request.path.as_str() {
            OAUTH => json_response(ACCESS_TOKEN),
            _ => error_response(status, "{}"),
        })
        .await;

        let error = sign_in_at(&host).await.unwrap_err();

        assert!(matches!(error, Error::Api(_)), "{status}: {error}");
        assert_eq!(host.count(ACCOUNT_TOKENS), 1, "{status}");
    }
}

#[tokio::test]
async fn code_request_is_never_retried() {
    let path = "/v2/authentication-realms/r1/password-profiles/p1/one-time-password-token-request";
    for status in [429, 503] {
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |request| match request.path.as_str() {
            OAUTH => json_response(ACCESS_TOKEN),
            _ => error_response(status, "{}"),
        })
        .await;
        let realm = host.store().shopper().realm(&"r1".into());

        realm
            .request_one_time_code(&"p1".into(), "dana")
            .await
            .unwrap_err();

        assert_eq!(host.count(path), 1, "{status}");
    }
}

#[tokio::test]
async fn requests_of_a_sign_in_are_the_documented_ones() {
    let host = FakeStore::granting_tokens(|_| StatusCode::ACCEPTED.into_response()).await;
    let shopper = host.store().shopper();
    let realm = shopper.realm(&"r1".into());
    realm.request_one_time_code(&"p1".into(), "dana").await.unwrap();

    let code = MemberSignIn::passwordless(&"p1".into(), "dana", "123456");
    let signed_in = shopper.create_account_tokens(&code).await.unwrap();

    assert_eq!(signed_in.member_id.as_str(), "m1");
    assert_eq!(signed_in.accounts[0].account_id().as_str(), "a1");
    assert_eq!(signed_in.accounts[0].secret().expose_secret(), "an-account-token");
    let requests = host.requests_with(&axum::http::Method::POST);
    assert_eq!(
        requests[0].json(),
        json!({ "data": {
            "type": "one_time_password_token_request", "username": "dana", "purpose": "passwordless_authentication",
        } })
    );
    assert_eq!(
        requests[1].json(),
        json!({ "data": {
            "type": "account_management_authentication_token", "authentication_mechanism": "passwordless",
            "password_profile_id": "p1", "username": "dana", "one_time_password_token": "123456",
        } })
    );
}

#[tokio::test]
async fn tokens_beyond_the_first_page_are_requested() {
    let host = FakeStore::responding(|request| {
        if request.path == OAUTH {
            return json_response(ACCESS_TOKEN);
        }
        let offset: usize = request
            .query("page[offset]")
            .map_or(0, |offset| offset.parse().unwrap());
        let accounts = offset..(offset + 100).min(250);
        let data: Vec<_> = accounts.map(|index| token(&format!("a{index}"))).collect();
        let meta = json!({ "account_member_id": "m1", "results": { "total": 250 } });
        error_response(StatusCode::CREATED, &json!({ "data": data, "meta": meta }))
    })
    .await;

    let signed_in = sign_in_at(&host).await.unwrap();

    assert!(signed_in.is_complete());
    assert_eq!((signed_in.accounts.len(), signed_in.total), (250, 250));
    assert_eq!(signed_in.accounts[249].account_id().as_str(), "a249");
}

#[tokio::test]
async fn refused_second_page_keeps_the_first() {
    let host = FakeStore::responding(|request| {
        if request.path == OAUTH {
            return json_response(ACCESS_TOKEN);
        }
        if request.query("page[offset]").is_some() {
            return error_response(StatusCode::BAD_REQUEST, r#"{"errors":[{"status":"400"}]}"#);
        }
        let data: Vec<_> = (0..100).map(|index| token(&format!("a{index}"))).collect();
        let meta = json!({ "account_member_id": "m1", "results": { "total": 120 } });
        error_response(StatusCode::CREATED, &json!({ "data": data, "meta": meta }))
    })
    .await;

    let signed_in = sign_in_at(&host).await.unwrap();

    assert_eq!((signed_in.accounts.len(), signed_in.total), (100, 120));
    assert!(!signed_in.is_complete());
}

#[tokio::test]
async fn odd_token_hides_no_other() {
    let odd = [
        json!(5),
        json!(null),
        json!({}),
        json!({ "account_id": "a2" }),
        json!({ "account_id": "", "token": "x" }),
        json!({ "account_id": 2, "token": "x" }),
        json!({ "account_id": "a2", "token": ["x"] }),
    ];
    for odd in odd {
        let meta = json!({ "account_member_id": "m1" });
        let host = host_with(json!({ "data": [token("a1"), odd, token("a3")], "meta": meta })).await;

        let signed_in = sign_in_at(&host).await.unwrap();

        let ids: Vec<_> = signed_in
            .accounts
            .iter()
            .map(|token| token.account_id().as_str())
            .collect();
        assert_eq!(ids, ["a1", "a3"], "{odd}");
    }
}

#[tokio::test]
async fn unreadable_expiry_counts_as_expired() {
    for expires in [json!(null), json!("soon"), json!([])] {
        let mut odd = token("a1");
        odd["expires"] = expires.clone();
        let meta = json!({ "account_member_id": "m1" });
        let host = host_with(json!({ "data": [odd], "meta": meta })).await;

        let signed_in = sign_in_at(&host).await.unwrap();

        assert_eq!(signed_in.accounts[0].time_left(), Duration::ZERO, "{expires}");
    }
}

#[tokio::test]
async fn response_without_member_is_an_error() {
    for meta in [json!({}), json!(null), json!({ "account_member_id": 5 })] {
        let host = host_with(json!({ "data": [token("a1")], "meta": meta })).await;

        let error = sign_in_at(&host).await.unwrap_err();

        assert!(matches!(error, Error::Decode { .. }), "{meta}: {error}");
        assert!(!format!("{error:?}").contains("token-of-a1"));
    }
}

#[tokio::test]
async fn expiry_is_judged_by_the_stores_clock() {
    let harbor = Harbor::start().await;
    for hours in [-25, 25] {
        harbor.setup.sandbox.inject_faults(Faults {
            clock_offset_seconds: hours * 3600,
            ..Faults::default()
        });
        let store: Store = store_at(harbor.setup.sandbox.base_url());
        let sign_in = MemberSignIn::password(&harbor.profile.id, USERNAME, PASSWORD);

        let signed_in = store.shopper().create_account_tokens(&sign_in).await.unwrap();

        let left = signed_in.accounts[0].time_left();
        assert!(
            left > Duration::from_hours(23) && left <= Duration::from_hours(24),
            "{left:?}"
        );
    }
}

#[tokio::test]
async fn deleted_credential_signs_in_no_more() {
    let harbor = Harbor::start().await;
    let credentials = harbor.realm().password_credentials(&harbor.member);

    let listed = credentials.list().await.unwrap().items;
    assert_eq!(listed[0], harbor.credential);
    assert_eq!(listed[0].username, USERNAME);
    credentials.delete(&harbor.credential.id).await.unwrap();

    assert!(credentials.list().await.unwrap().items.is_empty());
    let error = harbor.sign_in().await.unwrap_err();
    assert!(matches!(error, Error::MemberSignIn(_)), "{error}");
    let gone = credentials.delete(&harbor.credential.id).await.unwrap_err();
    assert!(gone.is_not_found(), "{gone}");
}

#[tokio::test]
async fn page_that_is_sent_again_ends_the_sign_in() {
    let host = FakeStore::responding(|request| {
        if request.path == OAUTH {
            return json_response(ACCESS_TOKEN);
        }
        let data: Vec<_> = (0..100).map(|index| token(&format!("a{index}"))).collect();
        let meta = json!({ "account_member_id": "m1", "results": { "total": u64::MAX } });
        error_response(StatusCode::CREATED, &json!({ "data": data, "meta": meta }))
    })
    .await;

    let signed_in = sign_in_at(&host).await.unwrap();

    assert_eq!(signed_in.accounts.len(), 100);
    assert!(!signed_in.is_complete());
    assert_eq!(host.requests_with(&axum::http::Method::POST).len(), 2);
}

#[tokio::test]
async fn page_with_more_tokens_than_requested_is_refused() {
    let data: Vec<_> = (0..101).map(|index| token(&format!("a{index}"))).collect();
    let meta = json!({ "account_member_id": "m1" });
    let host = host_with(json!({ "data": data, "meta": meta })).await;

    let error = sign_in_at(&host).await.unwrap_err();

    assert!(
        matches!(error, Error::TooManyRecords { limit: 100, .. }),
        "{error}"
    );
    assert!(!format!("{error:?}").contains("token-of-a1"));
}
