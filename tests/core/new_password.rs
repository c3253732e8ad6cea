//! Sign-in with a new password, and copying that password for the customer.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use journal::{Action, Outcome, Way};
use serde_json::json;
use shopside_core::CLIPBOARD_TIMEOUT;
use shopside_core::view::{AccessMode, Code, NewCustomerView, Policy, Rules, SetPassword};

use crate::fake_store::{FakeStore, OAUTH, access_token_for, json_response};
use crate::setup::{
    RON, Setup, new_password_request, problem, set_password_request, sign_in_request, sign_in_request_with,
    store_error,
};

/// The customer of the fake store's token.
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

#[tokio::test]
async fn generated_password_signs_in_and_is_never_shown() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let view = setup
        .app
        .set_password_and_sign_in(&store, new_password_request(&ron, " Ron@Swanson.com ", None))
        .await
        .unwrap();

    let session = view.session.unwrap();
    assert_eq!(
        (session.way, session.customer.as_str()),
        (AccessMode::SignIn, ron.as_str())
    );
    let profile = setup.app.profile(&session.session).await.unwrap();
    assert_eq!(profile.value.email, RON);
    setup.app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();
    // 26 letters from an alphabet of 32: five bits each. Eight letters would make three.
    assert_eq!(password.len(), 26);
    let letters: BTreeSet<_> = password.chars().collect();
    assert!(letters.len() > 8, "{} different letters", letters.len());
    setup.app.stop().await;
    let old = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);
    assert_eq!(old.code, Code::SignInRefused);
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request_with(&ron, &password))
        .await
        .unwrap();
    let audit_log = format!("{:?}", setup.audit_entries());
    assert!(!audit_log.contains(&password));
}

#[tokio::test]
async fn new_password_sign_in_is_audited_first_as_one_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let view = setup
        .app
        .set_password_and_sign_in(&store, new_password_request(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();

    let session = view.session.unwrap().session;
    let entries: Vec<_> = setup
        .audit_entries()
        .into_iter()
        .filter(|entry| entry.action != Action::Request)
        .collect();
    let actions: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::PasswordSet, Outcome::Begun),
            (Action::PasswordSet, Outcome::Done),
            (Action::SignIn, Outcome::Begun),
            (Action::SignIn, Outcome::Done),
        ]
    );
    for entry in entries {
        assert_eq!(entry.session_id.as_deref(), Some(session.as_str()));
        assert_eq!(entry.way, Some(Way::SignIn));
        assert_eq!(entry.customer_email.as_deref(), Some(RON));
        assert_eq!(entry.reason.as_deref(), Some("Called about order 10042"));
    }
}

#[tokio::test]
async fn wrong_confirmation_email_sets_no_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    for wrong in ["", "ron", "leslie@pawnee.test"] {
        let problem = problem(
            setup
                .app
                .set_password_and_sign_in(&store, new_password_request(&ron, wrong, None))
                .await,
        );
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("email"))
        );
    }

    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();
    assert!(setup.audit_outcomes(Action::PasswordSet).is_empty());
}

#[tokio::test]
async fn generated_password_without_sign_in_can_be_copied() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let generated = SetPassword {
        password: None,
        ..set_password_request(&ron, RON, "")
    };
    setup.app.set_password(&store, generated).await.unwrap();
    setup.app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();

    assert_eq!(password.len(), 26);
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request_with(&ron, &password))
        .await
        .unwrap();
    setup.app.drop_password();
    assert!(setup.app.copy_password().await.is_err());
}

#[tokio::test]
async fn new_customer_gets_generated_password() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let new = NewCustomerView {
        name: "Tom Haverford".into(),
        email: "tom@pawnee.test".into(),
        generate_password: true,
        ..NewCustomerView::default()
    };

    let tom = setup.app.create_customer(&store, new).await.unwrap().customer;
    setup.app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();

    assert_eq!(tom.has_password, Some(true));
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request_with(&tom.id, &password))
        .await
        .unwrap();
}

#[tokio::test]
async fn guessable_password_is_refused_on_each_way() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    for guessable in ["", "short", "password1", "ron@swanson.com"] {
        let create = NewCustomerView {
            name: "Tom Haverford".into(),
            email: RON.into(),
            password: Some(guessable.into()),
            ..NewCustomerView::default()
        };
        let set = set_password_request(&ron, RON, guessable);
        let sign_in = new_password_request(&ron, RON, Some(guessable));
        let refused = [
            problem(setup.app.create_customer(&store, create).await),
            problem(setup.app.set_password(&store, set).await),
            problem(setup.app.set_password_and_sign_in(&store, sign_in).await),
        ];

        for problem in refused {
            assert_eq!(
                problem.field.as_deref(),
                Some("password"),
                "{guessable}: {problem:?}"
            );
        }
    }
    assert!(setup.audit_entries().is_empty());
    assert!(setup.app.copy_password().await.is_err());
}

#[tokio::test]
async fn failed_and_refused_password_is_not_kept_for_copying() {
    let setup = Setup::new().await;
    let host = FakeStore::responding(|request| {
        let error =
            |status: StatusCode| store_error(status, &json!({ "status": status.as_u16(), "title": "No" }));
        match request.method {
            _ if request.path == OAUTH => json_response(&access_token_for(request)),
            Method::GET => {
                json_response(&json!({ "data": { "id": "ron", "name": "Ron Swanson", "email": RON } }))
            }
            Method::PUT => error(StatusCode::INTERNAL_SERVER_ERROR),
            _ => error(StatusCode::UNAUTHORIZED),
        }
    })
    .await;
    let store = host.connect(&setup).await.id;

    let request = new_password_request("ron", RON, None);
    let failed = problem(setup.app.set_password_and_sign_in(&store, request).await);

    assert_eq!(failed.code, Code::StoreFailed);
    assert_eq!(
        setup.audit_outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    assert!(setup.app.copy_password().await.is_err());
}

/// A store that responds with this status when a password is set, and accepts each password.
async fn store_that_sets_with(status: StatusCode) -> FakeStore {
    FakeStore::granting_tokens(move |request| match request.method {
        Method::PUT => store_error(status, &json!({ "status": status.as_u16(), "title": "No" })),
        _ if request.path.starts_with("/v2/customers/") => {
            json_response(&json!({ "data": { "id": RONS_ID, "name": "Ron Swanson", "email": RON } }))
        }
        _ => json_response(&json!({ "data": [] })),
    })
    .await
}

#[tokio::test]
async fn sign_in_shows_whether_a_password_was_set() {
    let setup = Setup::new().await;
    let host = store_that_sets_with(StatusCode::INTERNAL_SERVER_ERROR).await;
    let store = host.connect(&setup).await.id;

    let request = new_password_request(RONS_ID, RON, None);
    let view = setup.app.set_password_and_sign_in(&store, request).await.unwrap();

    assert!(view.session.is_some() && view.problem.is_none());
    assert_eq!(
        setup.audit_outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    setup.app.copy_password().await.unwrap();
}

#[tokio::test]
async fn refused_password_is_not_used_to_sign_in() {
    let setup = Setup::new().await;
    let host = store_that_sets_with(StatusCode::UNPROCESSABLE_ENTITY).await;
    let store = host.connect(&setup).await.id;

    let request = new_password_request(RONS_ID, RON, None);
    let refused = setup.app.set_password_and_sign_in(&store, request).await;

    refused.unwrap_err();
    assert!(setup.audit_outcomes(Action::SignIn).is_empty());
    assert!(setup.app.copy_password().await.is_err());
}

#[tokio::test]
async fn preview_only_policy_blocks_new_password_sign_in() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let rules = Rules {
        production: false,
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };
    setup.app.change_rules(&store, rules).await.unwrap();
    let before = setup.app.requests(&store).unwrap();

    let problem = problem(
        setup
            .app
            .set_password_and_sign_in(&store, new_password_request(&ron, RON, None))
            .await,
    );

    assert_eq!(problem.code, Code::NotAllowedHere);
    assert_eq!(setup.app.requests(&store).unwrap(), before);
}

#[tokio::test]
async fn copied_password_leaves_clipboard_after_30_seconds() {
    let setup = setup_with_password().await;
    tokio::time::pause();
    setup.app.copy_password().await.unwrap();
    assert_eq!(setup.clipboard.text().as_deref(), Some("a-typed-password"));

    tokio::time::sleep(std::time::Duration::from_secs(29)).await;
    assert_eq!(setup.clipboard.text().as_deref(), Some("a-typed-password"));
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;

    assert_eq!(setup.clipboard.text(), None);
}

#[tokio::test]
async fn password_copied_again_stays_for_another_30_seconds() {
    let setup = setup_with_password().await;
    tokio::time::pause();
    setup.app.copy_password().await.unwrap();
    tokio::time::sleep(CLIPBOARD_TIMEOUT / 2).await;

    setup.app.copy_password().await.unwrap();

    tokio::time::sleep(CLIPBOARD_TIMEOUT * 3 / 4).await;
    assert_eq!(setup.clipboard.text().as_deref(), Some("a-typed-password"));
    tokio::time::sleep(CLIPBOARD_TIMEOUT / 2).await;
    assert_eq!(setup.clipboard.text(), None);
}

#[tokio::test]
async fn clipboard_text_copied_later_is_kept() {
    let setup = setup_with_password().await;
    tokio::time::pause();
    setup.app.copy_password().await.unwrap();
    setup.clipboard.copy("something else");

    tokio::time::sleep(CLIPBOARD_TIMEOUT * 2).await;
    setup.app.quit().await;

    assert_eq!(setup.clipboard.text().as_deref(), Some("something else"));
}

#[tokio::test]
async fn copied_password_leaves_clipboard_on_lock_and_quit() {
    let setup = setup_with_password().await;
    setup.app.copy_password().await.unwrap();
    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    assert_eq!(setup.clipboard.text(), None);
    assert_eq!(problem(setup.app.copy_password().await).code, Code::Locked);
    setup.app.unlock().await.unwrap();
    // The lock has dropped the password.
    assert_eq!(
        problem(setup.app.copy_password().await).code,
        Code::ClipboardFailed
    );

    let setup = setup_with_password().await;
    setup.app.copy_password().await.unwrap();
    setup.app.quit().await;
    assert_eq!(setup.clipboard.text(), None);
}

#[tokio::test]
async fn clipboard_failure_is_reported_and_password_kept() {
    let setup = setup_with_password().await;
    setup.clipboard.fail();
    let failed = problem(setup.app.copy_password().await);
    assert_eq!(failed.code, Code::ClipboardFailed);
    assert!(failed.message.contains("there is none"));

    setup.app.drop_password();
    let gone = problem(setup.app.copy_password().await);
    assert!(gone.message.contains("already forgotten"), "{}", gone.message);
}

/// A setup that holds a new password to copy.
async fn setup_with_password() -> Setup {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .set_password_and_sign_in(&store, new_password_request(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();
    setup
}
