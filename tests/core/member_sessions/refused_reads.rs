//! What a store refuses in a session of a member, and whether the session ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::http::StatusCode;
use axum::response::Response;
use moltin::AccountId;
use serde_json::json;
use shopside_core::view::{EndReason, MemberPreview, PreviewSubject, ProblemText};

use super::fake_member_store::{DANA, HARBOR, MemberStore, is_of_member, is_profile, path, refused};
use super::scene::Scene;
use crate::fake_store::{ReceivedRequest, json_response};
use crate::setup::{problem, reason};
use crate::wait::wait_for;

/// A session of Dana, in a store that responds so to her once the session has begun.
async fn session(
    responds: impl Fn(&ReceivedRequest) -> Option<Response> + Send + Sync + 'static,
) -> (MemberStore, String) {
    let has_begun = Arc::new(AtomicBool::new(false));
    let begins = Arc::clone(&has_begun);
    let store = MemberStore::with(move |request| {
        let is_meant = has_begun.load(Ordering::SeqCst) && is_of_member(request);
        is_meant.then(|| responds(request)).flatten()
    })
    .await;
    let session = store.sign_in(Some(HARBOR)).await.unwrap().session;
    begins.store(true, Ordering::SeqCst);
    (store, session)
}

/// Some stores respond with 403 to a token that has ended. The member's own profile tells it.
#[tokio::test]
async fn refused_read_is_explained_by_the_members_profile() {
    for (profile, told) in [
        (StatusCode::OK, ProblemText::MemberNotShown),
        (StatusCode::NOT_FOUND, ProblemText::Forbidden),
        (StatusCode::FORBIDDEN, ProblemText::SessionEnded),
        (StatusCode::UNAUTHORIZED, ProblemText::SessionEnded),
    ] {
        let (store, session) = session(move |request| match path(request) {
            "/v2/orders" => Some(refused(StatusCode::FORBIDDEN)),
            _ if is_profile(request) && profile != StatusCode::OK => Some(refused(profile)),
            _ => None,
        })
        .await;
        let app = &store.setup.app;
        let mut ended = app.ended_sessions();

        let read = problem(app.orders(&session, 0).await);

        let is_over = told == ProblemText::SessionEnded;
        assert_eq!(read.text, Some(told), "{profile}");
        assert_eq!(app.impersonation().await.is_none(), is_over, "{profile}");
        if is_over {
            assert_eq!(ended.recv().await.unwrap().reason, EndReason::Rejected);
        }
    }
}

#[tokio::test]
async fn order_that_is_not_found_needs_no_explanation() {
    let (store, session) = session(|_| None).await;
    let before = store.host.requests().len();

    let read = problem(store.setup.app.order(&session, "o-1").await);

    assert_eq!(read.text, Some(ProblemText::NotFound { detail: "No".into() }));
    let sent = &store.host.requests()[before..];
    assert!(!sent.iter().any(is_profile), "{sent:?}");
}

#[tokio::test]
async fn account_that_the_store_no_longer_shows_is_gone() {
    let refused_otherwise = ProblemText::StoreRefused { detail: "No".into() };
    for (status, told) in [
        (StatusCode::FORBIDDEN, ProblemText::MemberAccountGone),
        (StatusCode::NOT_FOUND, ProblemText::MemberAccountGone),
        (StatusCode::BAD_REQUEST, refused_otherwise),
    ] {
        let is_account = |request: &ReceivedRequest| path(request) == "/v2/accounts/a-1";
        let (store, session) = session(move |request| is_account(request).then(|| refused(status))).await;

        let read = problem(store.setup.app.member_profile(&session).await);

        assert_eq!(read.text, Some(told), "{status}");
        assert!(store.setup.app.impersonation().await.is_some());
    }
}

/// In a preview it is the admin who does not get the account.
#[tokio::test]
async fn account_deleted_during_a_preview_is_not_found() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let account: &AccountId = &scene.accounts[0];
    let preview = MemberPreview {
        subject: PreviewSubject::Account {
            id: account.to_string(),
        },
        why: reason("Can’t see the quote"),
    };
    let session = app.preview_member(&scene.store, preview).await.unwrap().session;
    scene.admin.accounts().delete(account).await.unwrap();

    let read = problem(app.member_profile(&session).await);

    assert!(
        matches!(read.text, Some(ProblemText::NotFound { .. })),
        "{read:?}"
    );
}

/// Either of them may be another's.
#[tokio::test]
async fn profile_of_another_member_or_account_ends_the_session() {
    for (member, account, is_another) in [(DANA, HARBOR, false), ("m-2", HARBOR, true), (DANA, "a-2", true)] {
        let (store, session) = session(move |request| {
            let data = match path(request) {
                "/v2/accounts/a-1" => json!({ "id": account, "name": "Harbor Tools" }),
                _ if is_profile(request) => json!({ "id": member, "name": "Dana Whitfield" }),
                _ => return None,
            };
            Some(json_response(&json!({ "data": data })))
        })
        .await;
        let app = &store.setup.app;

        let read = app.member_profile(&session).await;

        if is_another {
            assert_eq!(problem(read).text, Some(ProblemText::WrongCustomer));
        } else {
            read.unwrap();
        }
        assert_eq!(app.impersonation().await.is_none(), is_another);
    }
}

#[tokio::test]
async fn read_is_not_shown_after_another_account_was_opened() {
    let scene = Scene::new().await;
    let app = &scene.setup.app;
    let session = scene.sign_in().await.unwrap().session;
    let gate = scene.setup.store.close_gate("/v2/orders", 0);
    let reading = {
        let (app, session) = (app.clone(), session.clone());
        tokio::spawn(async move { app.orders(&session, 0).await })
    };
    wait_for("the orders to be requested", gate.reached()).await;

    app.open_account(&session, scene.accounts[1].as_str())
        .await
        .unwrap();
    drop(gate);

    let read = problem(reading.await.unwrap());
    assert_eq!(read.text, Some(ProblemText::MemberAccountSwitched));
    // The session goes on, in the other account.
    app.orders(&session, 0).await.unwrap();
}
