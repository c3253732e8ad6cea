//! What a store refuses while it signs a member in, and what staff read about it.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::{Method, StatusCode};
use axum::response::Response;
use serde_json::json;
use shopside_core::view::{ImpersonationView, Problem, ProblemText};

use super::fake_member_store::{
    CREDENTIALS, DANA, HARBOR, MemberStore, is_of_member, is_profile, path, refused,
};
use crate::fake_store::{ReceivedRequest, json_response};

async fn sign_in(store: &MemberStore) -> Result<ImpersonationView, Problem> {
    let signed_in = store.sign_in(Some(HARBOR)).await;
    signed_in.map_err(|error| Problem::from(&error))
}

/// Signs in, and returns what staff are told. Nothing is left over.
async fn refused_sign_in(store: &MemberStore) -> Option<ProblemText> {
    let refused = sign_in(store).await.unwrap_err();
    assert_eq!(store.setup.app.impersonation().await, None);
    refused.text
}

fn not_found() -> ProblemText {
    ProblemText::NotFound { detail: "No".into() }
}

#[tokio::test]
async fn member_who_cannot_be_read_is_not_signed_in() {
    for (status, told) in [
        (StatusCode::FORBIDDEN, ProblemText::MemberNeedsRole),
        (StatusCode::NOT_FOUND, not_found()),
    ] {
        let store = MemberStore::with(move |request| is_profile(request).then(|| refused(status))).await;

        assert_eq!(refused_sign_in(&store).await, Some(told));
        assert_eq!(store.host.count(CREDENTIALS), 0);
    }
}

/// A store that refuses to create a credential, and from then on sends these profiles.
async fn store_without_creation(
    status: StatusCode,
    profiles: impl Fn() -> Response + Send + Sync + 'static,
) -> MemberStore {
    let is_refused = AtomicBool::new(false);
    MemberStore::with(move |request| {
        if path(request) == CREDENTIALS && request.method == Method::POST {
            is_refused.store(true, Ordering::SeqCst);
            return Some(refused(status));
        }
        let is_list = path(request).ends_with("/password-profiles");
        (is_list && is_refused.load(Ordering::SeqCst)).then(&profiles)
    })
    .await
}

/// The profile may be gone since it was chosen. The store's refusal does not say so.
#[tokio::test]
async fn profile_deleted_before_the_creation_is_explained() {
    let gone = ProblemText::StoreFailed {
        status: 410,
        detail: "No".into(),
    };
    for (status, told) in [
        (StatusCode::BAD_REQUEST, ProblemText::MemberNoProfile),
        (StatusCode::NOT_FOUND, ProblemText::MemberNoProfile),
        (StatusCode::UNPROCESSABLE_ENTITY, ProblemText::MemberNoProfile),
        (StatusCode::FORBIDDEN, ProblemText::MemberNeedsRole),
        (StatusCode::GONE, gone),
    ] {
        let store = store_without_creation(status, || json_response(&json!({ "data": [] }))).await;

        assert_eq!(refused_sign_in(&store).await, Some(told), "{status}");
    }
}

/// Without the list of profiles, the refusal is all that is known.
#[tokio::test]
async fn refused_profiles_leave_the_refused_creation() {
    let store = store_without_creation(StatusCode::NOT_FOUND, || refused(StatusCode::FORBIDDEN)).await;

    assert_eq!(refused_sign_in(&store).await, Some(not_found()));
}

/// A store that responds so when a member reads their profile.
async fn store_with_profile(profile: impl Fn() -> Response + Send + Sync + 'static) -> MemberStore {
    let is_meant = |request: &ReceivedRequest| is_of_member(request) && is_profile(request);
    MemberStore::with(move |request| is_meant(request).then(&profile)).await
}

fn profile_of(id: &str) -> Response {
    json_response(&json!({ "data": { "id": id, "name": "Dana Whitfield" } }))
}

#[tokio::test]
async fn refused_tokens_and_those_of_another_begin_no_session() {
    let responses: [(fn() -> Response, _); 3] = [
        (
            || refused(StatusCode::UNAUTHORIZED),
            ProblemText::MemberTokenEnded,
        ),
        (|| refused(StatusCode::FORBIDDEN), ProblemText::MemberTokenEnded),
        (|| profile_of("m-2"), ProblemText::WrongCustomer),
    ];
    for (profile, told) in responses {
        let store = store_with_profile(profile).await;

        assert_eq!(refused_sign_in(&store).await, Some(told));
        assert_eq!(store.credentials_left(), 0);
    }
}

/// Only a refused token shows that the store ends tokens with their credential.
#[tokio::test]
async fn profile_that_cannot_be_read_does_not_end_the_sign_in() {
    let responses: [fn() -> Response; 2] = [|| profile_of(DANA), || refused(StatusCode::NOT_FOUND)];
    for profile in responses {
        let store = store_with_profile(profile).await;

        assert_eq!(sign_in(&store).await.unwrap().customer, DANA);
        assert_eq!(store.credentials_left(), 0);
    }
}
