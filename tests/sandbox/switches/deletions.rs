//! What account tokens are worth after something is deleted, in each position.

use moltin_sandbox::{AfterDeletion, AfterMembership};
use reqwest::StatusCode;

use super::switch;
use crate::members::{
    MARA, PROFILE, TOKENS, account, all, credential, credentials_of, id_of, member, password_request, realm,
    renewal, token_for,
};
use crate::personas::{DemoStore, Persona};

const SUPPORT: &str = "shopside@support.test";

/// What a token and its exchange give: the statuses of a read and of a renewal.
async fn worth(session: &Persona) -> (StatusCode, StatusCode) {
    let read = session.get("/v2/accounts").await.status;
    (read, session.post(TOKENS, renewal()).await.status)
}

const VALID: (StatusCode, StatusCode) = (StatusCode::OK, StatusCode::CREATED);
const NOT_RENEWED: (StatusCode, StatusCode) = (StatusCode::OK, StatusCode::UNAUTHORIZED);
const ENDED: (StatusCode, StatusCode) = (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED);

#[tokio::test]
async fn token_after_its_credential_is_deleted_in_each_position() {
    let store = DemoStore::start().await;
    let (admin, shopper) = (store.admin().await, store.shopper().await);
    let path = credentials_of(&member(1));
    let id = id_of(&admin.post(&path, credential(SUPPORT)).await);
    let tokens = shopper
        .post(TOKENS, password_request(SUPPORT, "a-new-password"))
        .await;
    let session = shopper.with_account_token(&token_for(&tokens, 1));
    let own = store.member(MARA, 1).await;
    admin.delete(&format!("{path}/{id}")).await;

    for (position, expected) in [
        (AfterDeletion::Valid, VALID),
        (AfterDeletion::NotRenewed, NOT_RENEWED),
        (AfterDeletion::Ended, ENDED),
    ] {
        switch(&store, |switches| switches.credential_deleted = position);
        assert_eq!(worth(&session).await, expected, "{position:?}");
        assert_eq!(worth(&own).await, VALID);
    }
}

#[tokio::test]
async fn token_after_its_profile_is_deleted_in_each_position() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let session = store.member(MARA, 1).await;
    let deleted = admin
        .delete(&realm(&format!("/password-profiles/{PROFILE}")))
        .await;
    assert_eq!(deleted.status, StatusCode::NO_CONTENT);

    for (position, expected) in [
        (AfterDeletion::Valid, VALID),
        (AfterDeletion::NotRenewed, NOT_RENEWED),
        (AfterDeletion::Ended, ENDED),
    ] {
        switch(&store, |switches| switches.profile_deleted = position);
        assert_eq!(worth(&session).await, expected, "{position:?}");
    }
}

#[tokio::test]
async fn token_after_its_membership_is_deleted_in_each_position() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let session = store.member(MARA, 3).await;
    let memberships = format!("/v2/accounts/{}/account-memberships", account(3));
    let filter = format!("?filter=eq(account_member_id,{})", member(1));
    let found = admin.get(&format!("{memberships}{filter}")).await;
    let id = all(&found, "id").remove(0);
    admin.delete(&format!("{memberships}/{id}")).await;

    for (position, expected) in [
        (AfterMembership::Ended, ENDED),
        (AfterMembership::NotRenewed, NOT_RENEWED),
        (AfterMembership::Valid, VALID),
    ] {
        switch(&store, |switches| switches.membership_deleted = position);
        assert_eq!(worth(&session).await, expected, "{position:?}");
    }
    // The roster lacks the account in any case.
    let roster = session.post(TOKENS, renewal()).await;
    assert_eq!(all(&roster, "account_id"), [account(1), account(2)]);
}

#[tokio::test]
async fn token_after_its_member_is_deleted_in_each_position() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let session = store.member(MARA, 1).await;
    admin
        .delete(&realm(&format!("/user-authentication-info/{}", member(1))))
        .await;

    for (position, expected) in [
        (AfterMembership::Ended, ENDED),
        (AfterMembership::NotRenewed, NOT_RENEWED),
        (AfterMembership::Valid, VALID),
    ] {
        switch(&store, |switches| switches.member_deleted = position);
        assert_eq!(worth(&session).await, expected, "{position:?}");
    }
}

#[tokio::test]
async fn token_of_a_deleted_account_ends() {
    let store = DemoStore::start().await;
    let session = store.member(MARA, 3).await;
    let path = format!("/v2/accounts/{}", account(3));
    assert_eq!(
        store.admin().await.delete(&path).await.status,
        StatusCode::NO_CONTENT
    );

    assert_eq!(worth(&session).await, ENDED);
}
