//! A new password and a sign-in with it: the way of last resort, and how the password gets to the customer.

use axum::http::{Method, StatusCode};
use desk::IN_CLIPBOARD;
use desk::view::{Code, Policy, Rules, WayView};
use journal::{Action, Outcome, Way};
use serde_json::json;

use crate::host::{Host, refusal, reply};
use crate::office::{Office, RON, new_password, problem, sign_in, sign_in_with};

#[tokio::test]
async fn a_password_is_made_up_set_and_signed_in_with_and_nobody_is_told_it() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    let view = office
        .desk
        .set_password_and_sign_in(&store, new_password(&ron, " Ron@Swanson.com ", None))
        .await
        .unwrap();

    let session = view.session.unwrap();
    assert_eq!(
        (session.way, session.customer.as_str()),
        (WayView::SignIn, ron.as_str())
    );
    let profile = office.desk.profile(&session.session).await.unwrap();
    assert_eq!(profile.value.email, RON);
    office.desk.copy_password().await.unwrap();
    let password = office.clipboard.text().unwrap();
    // 26 of 32 letters, five bits each.
    assert_eq!(password.len(), 26);
    assert!(!view.notice.contains(&password));
    assert!(view.notice.contains("Ron Swanson") && view.notice.contains("Pawnee Parks"));
    office.desk.stop().await;
    let old = problem(office.desk.sign_in(&store, sign_in(&ron)).await);
    assert_eq!(old.code, Code::SignInRefused);
    office
        .desk
        .sign_in(&store, sign_in_with(&ron, &password))
        .await
        .unwrap();
    let journal = format!("{:?}", office.journaled());
    assert!(!journal.contains(&password));
}

#[tokio::test]
async fn it_is_written_down_as_one_session_before_anything_is_done() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    let view = office
        .desk
        .set_password_and_sign_in(&store, new_password(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();

    let session = view.session.unwrap().session;
    let entries: Vec<_> = office
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
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;

    for wrong in ["", "ron", "leslie@pawnee.test"] {
        let problem = problem(
            office
                .desk
                .set_password_and_sign_in(&store, new_password(&ron, wrong, None))
                .await,
        );
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("email"))
        );
    }

    office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();
    assert!(office.outcomes(Action::PasswordSet).is_empty());
}

#[tokio::test]
async fn a_password_that_the_store_failed_to_set_and_then_refuses_is_not_handed_over() {
    let office = Office::new().await;
    let host = Host::answering(|heard| {
        let no = |status: StatusCode| refusal(status, &json!({ "status": status.as_u16(), "title": "No" }));
        match heard.method {
            Method::GET => reply(&json!({ "data": { "id": "ron", "name": "Ron Swanson", "email": RON } })),
            Method::PUT => no(StatusCode::INTERNAL_SERVER_ERROR),
            _ => no(StatusCode::UNAUTHORIZED),
        }
    })
    .await;
    let store = host.connected(&office).await.id;

    let asked = new_password("ron", RON, None);
    let failed = problem(office.desk.set_password_and_sign_in(&store, asked).await);

    assert_eq!(failed.code, Code::StoreFailed);
    assert_eq!(
        office.outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    assert!(office.desk.copy_password().await.is_err());
}

#[tokio::test]
async fn where_signing_in_is_switched_off_no_password_is_set_for_it() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let rules = Rules {
        production: false,
        policy: Policy::PreviewOnly,
        ..Rules::default()
    };
    office.desk.change_rules(&store, rules).await.unwrap();
    let before = office.desk.requests(&store).unwrap();

    let problem = problem(
        office
            .desk
            .set_password_and_sign_in(&store, new_password(&ron, RON, None))
            .await,
    );

    assert_eq!(problem.code, Code::NotAllowedHere);
    assert_eq!(office.desk.requests(&store).unwrap(), before);
}

#[tokio::test]
async fn a_copied_password_leaves_the_clipboard_after_half_a_minute() {
    let office = held().await;
    tokio::time::pause();
    office.desk.copy_password().await.unwrap();
    assert_eq!(office.clipboard.text().as_deref(), Some("a-typed-password"));

    tokio::time::sleep(std::time::Duration::from_secs(29)).await;
    assert_eq!(office.clipboard.text().as_deref(), Some("a-typed-password"));
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;

    assert_eq!(office.clipboard.text(), None);
}

#[tokio::test]
async fn what_somebody_else_has_copied_since_stays_in_the_clipboard() {
    let office = held().await;
    tokio::time::pause();
    office.desk.copy_password().await.unwrap();
    office.clipboard.is_given("something else");

    tokio::time::sleep(IN_CLIPBOARD * 2).await;
    office.desk.quit().await;

    assert_eq!(office.clipboard.text().as_deref(), Some("something else"));
}

#[tokio::test]
async fn a_copied_password_leaves_the_clipboard_on_lock_and_on_quit() {
    let office = held().await;
    office.desk.copy_password().await.unwrap();
    office.desk.lock(desk::view::LockReason::Asked).await;
    assert_eq!(office.clipboard.text(), None);
    assert_eq!(problem(office.desk.copy_password().await).code, Code::Locked);
    office.desk.unlock();
    // The lock has dropped it.
    assert_eq!(
        problem(office.desk.copy_password().await).code,
        Code::ClipboardFailed
    );

    let office = held().await;
    office.desk.copy_password().await.unwrap();
    office.desk.quit().await;
    assert_eq!(office.clipboard.text(), None);
}

#[tokio::test]
async fn a_clipboard_that_fails_is_said_to_and_the_password_is_still_held() {
    let office = held().await;
    office.clipboard.breaks();
    let failed = problem(office.desk.copy_password().await);
    assert_eq!(failed.code, Code::ClipboardFailed);
    assert!(failed.message.contains("there is none"));

    office.desk.drop_password();
    let gone = problem(office.desk.copy_password().await);
    assert!(gone.message.contains("no longer kept"), "{}", gone.message);
}

/// An office in which a new password waits to be copied.
async fn held() -> Office {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    office
        .desk
        .set_password_and_sign_in(&store, new_password(&ron, RON, Some("a-typed-password")))
        .await
        .unwrap();
    office
}
