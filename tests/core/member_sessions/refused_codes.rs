//! Codes that a store refuses, and stores that fail at a sign-in with one.

use axum::http::{Method, StatusCode};
use axum::response::Response;
use journal::{Action, Outcome};
use serde_json::json;
use shopside_core::view::{CodeSignIn, ProblemText, RequestCode};

use super::fake_member_store::{CREDENTIALS, DANA, HARBOR, MemberStore, is_profile, path, refused};
use crate::fake_store::{ACCOUNT_TOKENS, ReceivedRequest, json_response};
use crate::setup::{problem, reason};

/// Dana's username for codes.
const USERNAME: &str = "dana";

/// A store with codes, in which Dana has a username and no email address.
async fn store_with_codes(
    instead: impl Fn(&ReceivedRequest) -> Option<Response> + Send + Sync + 'static,
) -> MemberStore {
    MemberStore::with(move |request| {
        let response = instead(request);
        if response.is_some() {
            return response;
        }
        let data = match path(request) {
            path if path.ends_with("/password-profiles") => {
                json!([{ "id": "p-1", "name": "Shop", "enable_one_time_password_token": true }])
            }
            CREDENTIALS => json!([{ "id": "i-1", "username": USERNAME, "password_profile_id": "p-1" }]),
            _ if is_profile(request) => json!({ "id": DANA, "name": "Dana Whitfield" }),
            _ => return None,
        };
        Some(json_response(&json!({ "data": data })))
    })
    .await
}

fn code_request(username: &str) -> RequestCode {
    RequestCode {
        member: DANA.into(),
        username: username.into(),
        why: reason("Can’t see the quote"),
    }
}

fn sign_in_request(username: &str) -> CodeSignIn {
    CodeSignIn {
        member: DANA.into(),
        account: Some(HARBOR.into()),
        username: username.into(),
        code: "123456".into(),
        why: reason("Can’t see the quote"),
    }
}

/// What staff are told who request a code and who enter one. Neither sends anything for it.
async fn both_refused(store: &MemberStore, username: &str) -> [Option<ProblemText>; 2] {
    let app = &store.setup.app;
    let requested = app.request_code(&store.store, code_request(username)).await;
    let entered = app
        .sign_in_with_code(&store.store, sign_in_request(username))
        .await;
    let sent = store.host.requests_with(&Method::POST);
    assert!(sent.is_empty(), "{sent:?}");
    [problem(requested).text, problem(entered).text]
}

#[tokio::test]
async fn refused_usernames_name_the_missing_role_only_for_403() {
    let not_found = ProblemText::NotFound { detail: "No".into() };
    for (status, told) in [
        (StatusCode::FORBIDDEN, ProblemText::MemberNeedsRole),
        (StatusCode::NOT_FOUND, not_found),
    ] {
        let store =
            store_with_codes(move |request| (path(request) == CREDENTIALS).then(|| refused(status))).await;

        assert_eq!(
            both_refused(&store, USERNAME).await,
            [Some(told.clone()), Some(told)]
        );
    }
}

#[tokio::test]
async fn code_needs_a_username_of_the_member() {
    let store = store_with_codes(|_| None).await;

    let told = Some(ProblemText::MemberNoUsername);
    assert_eq!(both_refused(&store, "robin").await, [told.clone(), told]);
}

#[tokio::test]
async fn member_without_email_signs_in_with_a_code() {
    let store = store_with_codes(|_| None).await;
    let app = &store.setup.app;

    app.request_code(&store.store, code_request(USERNAME))
        .await
        .unwrap();
    let view = app
        .sign_in_with_code(&store.store, sign_in_request(USERNAME))
        .await
        .unwrap();
    app.orders(&view.session, 0).await.unwrap();

    assert_eq!((view.customer.as_str(), view.email.as_str()), (DANA, ""));
    let of_dana = store.setup.all_audit_entries().into_iter();
    let mut of_dana = of_dana.filter(|entry| entry.customer_id.as_deref() == Some(DANA));
    assert!(of_dana.all(|entry| entry.customer_email.is_none()));
}

/// A wrong code is refused with 401. Another failure says nothing about the code.
#[tokio::test]
async fn store_that_fails_at_the_sign_in_refuses_no_code() {
    let failed = ProblemText::StoreFailed {
        status: 500,
        detail: "No".into(),
    };
    for (status, told, outcome) in [
        (
            StatusCode::UNAUTHORIZED,
            ProblemText::MemberCodeRefused,
            Outcome::Failed,
        ),
        (StatusCode::INTERNAL_SERVER_ERROR, failed, Outcome::Unknown),
    ] {
        let store =
            store_with_codes(move |request| (request.path == ACCOUNT_TOKENS).then(|| refused(status))).await;
        let app = &store.setup.app;

        let refused = problem(
            app.sign_in_with_code(&store.store, sign_in_request(USERNAME))
                .await,
        );

        assert_eq!(refused.text, Some(told));
        assert_eq!(app.impersonation().await, None);
        let recorded = store.setup.audit_outcomes(Action::SignIn);
        assert_eq!(recorded, [Outcome::Begun, outcome]);
    }
}
