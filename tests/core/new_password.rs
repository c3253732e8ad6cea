//! A new password and a sign-in with it: the way of last resort, and how the password gets to the customer.

use axum::http::{Method, StatusCode};
use journal::{Action, Outcome, Way};
use serde_json::json;
use shopside_core::CLIPBOARD_TIMEOUT;
use shopside_core::view::{Code, Policy, Rules, WayView};

use crate::host::{Host, refusal, reply};
use crate::setup::{RON, Setup, new_password, problem, sign_in, sign_in_with};

#[tokio::test]
async fn a_password_is_made_up_set_and_signed_in_with_and_nobody_is_told_it() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;

    let view = setup
        .app
        .set_password_and_sign_in(&store, new_password(&ron, " Ron@Swanson.com ", None))
        .await
        .unwrap();

    let session = view.session.unwrap();
    assert_eq!(
        (session.way, session.customer.as_str()),
        (WayView::SignIn, ron.as_str())
    );
    let profile = setup.app.profile(&session.session).await.unwrap();
    assert_eq!(profile.value.email, RON);
    setup.app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();
    // 26 of 32 letters, five bits each.
    assert_eq!(password.len(), 26);
    assert!(!view.notice.contains(&password));
    assert!(view.notice.contains("Ron Swanson") && view.notice.contains("Pawnee Parks"));
    setup.app.stop().await;
    let old = problem(setup.app.sign_in(&store, sign_in(&ron)).await);
    assert_eq!(old.code, Code::SignInRefused);
    setup
        .app
        .sign_in(&store, sign_in_with(&ron, &password))
        .await
        .unwrap();
    let journal = format!("{:?}", setup.journaled());
    assert!(!journal.contains(&password));
}

#[tokio::test]
async fn it_is_written_down_as_one_session_before_anything_is_done() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;

    let view = setup
        .app
        .set_password_and_sign_in(&store, new_password(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();

    let session = view.session.unwrap().session;
    let entries: Vec<_> = setup
        .journaled()
        .into_iter()
        .filter(|entry| entry.action != Action::Request)
        .collect();
    let told: Vec<_> = entries
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        told,
        [
            (Action::PasswordSet, Outcome::Begun),
            (Action::PasswordSet, Outcome::Done),
            (Action::SignIn, Outcome::Begun),
            (Action::SignIn, Outcome::Done),
        ]
    );
    for entry in entries {
        assert_eq!(entry.session.as_deref(), Some(session.as_str()));
        assert_eq!(entry.way, Some(Way::SignIn));
        assert_eq!(entry.customer_email.as_deref(), Some(RON));
        assert_eq!(entry.reason.as_deref(), Some("Called about order 10042"));
    }
}

#[tokio::test]
async fn with_another_address_than_the_customers_no_password_is_set() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;

    for wrong in ["", "ron", "leslie@pawnee.test"] {
        let problem = problem(
            setup
                .app
                .set_password_and_sign_in(&store, new_password(&ron, wrong, None))
                .await,
        );
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("email"))
        );
    }

    setup.app.sign_in(&store, sign_in(&ron)).await.unwrap();
    assert!(setup.outcomes(Action::PasswordSet).is_empty());
}

#[tokio::test]
async fn a_password_that_the_store_failed_to_set_and_then_refuses_is_not_handed_over() {
    let setup = Setup::new().await;
    let host = Host::answering(|heard| {
        let no = |status: StatusCode| refusal(status, &json!({ "status": status.as_u16(), "title": "No" }));
        match heard.method {
            Method::GET => reply(&json!({ "data": { "id": "ron", "name": "Ron Swanson", "email": RON } })),
            Method::PUT => no(StatusCode::INTERNAL_SERVER_ERROR),
            _ => no(StatusCode::UNAUTHORIZED),
        }
    })
    .await;
    let store = host.connected(&setup).await.id;

    let asked = new_password("ron", RON, None);
    let failed = problem(setup.app.set_password_and_sign_in(&store, asked).await);

    assert_eq!(failed.code, Code::StoreFailed);
    assert_eq!(
        setup.outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    assert!(setup.app.copy_password().await.is_err());
}

#[tokio::test]
async fn where_signing_in_is_switched_off_no_password_is_set_for_it() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
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
            .set_password_and_sign_in(&store, new_password(&ron, RON, None))
            .await,
    );

    assert_eq!(problem.code, Code::NotAllowedHere);
    assert_eq!(setup.app.requests(&store).unwrap(), before);
}

#[tokio::test]
async fn a_copied_password_leaves_the_clipboard_after_half_a_minute() {
    let setup = held().await;
    tokio::time::pause();
    setup.app.copy_password().await.unwrap();
    assert_eq!(setup.clipboard.text().as_deref(), Some("a-typed-password"));

    tokio::time::sleep(std::time::Duration::from_secs(29)).await;
    assert_eq!(setup.clipboard.text().as_deref(), Some("a-typed-password"));
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;

    assert_eq!(setup.clipboard.text(), None);
}

#[tokio::test]
async fn what_somebody_else_has_copied_since_stays_in_the_clipboard() {
    let setup = held().await;
    tokio::time::pause();
    setup.app.copy_password().await.unwrap();
    setup.clipboard.is_given("something else");

    tokio::time::sleep(CLIPBOARD_TIMEOUT * 2).await;
    setup.app.quit().await;

    assert_eq!(setup.clipboard.text().as_deref(), Some("something else"));
}

#[tokio::test]
async fn a_copied_password_leaves_the_clipboard_on_lock_and_on_quit() {
    let setup = held().await;
    setup.app.copy_password().await.unwrap();
    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    assert_eq!(setup.clipboard.text(), None);
    assert_eq!(problem(setup.app.copy_password().await).code, Code::Locked);
    setup.app.unlock();
    // The lock has dropped it.
    assert_eq!(
        problem(setup.app.copy_password().await).code,
        Code::ClipboardFailed
    );

    let setup = held().await;
    setup.app.copy_password().await.unwrap();
    setup.app.quit().await;
    assert_eq!(setup.clipboard.text(), None);
}

#[tokio::test]
async fn a_clipboard_that_fails_is_said_to_and_the_password_is_still_held() {
    let setup = held().await;
    setup.clipboard.breaks();
    let failed = problem(setup.app.copy_password().await);
    assert_eq!(failed.code, Code::ClipboardFailed);
    assert!(failed.message.contains("there is none"));

    setup.app.drop_password();
    let gone = problem(setup.app.copy_password().await);
    assert!(gone.message.contains("no longer kept"), "{}", gone.message);
}

/// An office in which a new password waits to be copied.
async fn held() -> Setup {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    setup
        .app
        .set_password_and_sign_in(&store, new_password(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();
    setup
}
