//! An audit log that fails between the two entries of an action: staff must not read that nothing
//! was done.

mod accounts;
mod changes;
mod credentials;
mod fixture;
mod orders;

use std::fmt::Debug;

use journal::{Action, Outcome};
use shopside_core::view::{AccessMode, Code, ImportStage, NewCustomerView, Problem, RowState};

use crate::known_details;
use crate::setup::{
    LESLIE, RON, RONS_PASSWORD, new_password_request, preview_request, problem, sign_in_request,
};
pub(crate) use accounts::new_address;
use changes::{ALL, new_customer, preview_only};
use fixture::Fixture;

fn assert_says_done(problem: &Problem, context: impl Debug) {
    assert_eq!(problem.code, Code::OutcomeNotRecorded, "{context:?}: {problem:?}");
    let text = format!(
        "{} {}",
        problem.message,
        problem.advice.as_deref().unwrap_or_default()
    );
    assert!(text.contains("couldn’t record"), "{context:?}: {text}");
    for lie in ["nothing was", "Nothing was", "not done", "ry again"] {
        assert!(!text.contains(lie), "{context:?}: {text}");
    }
}

#[tokio::test]
async fn change_without_second_entry_is_reported_as_done() {
    for change in ALL {
        let fixture = Fixture::new().await;
        fixture.fail_after(change.action(), Outcome::Begun);

        let problem = problem(change.run(&fixture).await);

        assert_says_done(&problem, change);
        assert!(change.is_done(&fixture).await, "{change:?}");
        let last = fixture.last_entry();
        assert_eq!(last, (change.action(), Outcome::Begun), "{change:?}");
    }
}

#[tokio::test]
async fn details_of_each_change_are_known_in_each_language() {
    let mut unknown = Vec::new();
    for change in ALL {
        let fixture = Fixture::new().await;

        change.run(&fixture).await.unwrap();

        unknown.extend(known_details::in_english_only(&fixture.app).await);
    }
    assert_eq!(unknown, Vec::<String>::new());
}

#[tokio::test]
async fn change_without_first_entry_is_not_done() {
    for change in ALL {
        let fixture = Fixture::new().await;
        fixture.fail_now();

        let problem = problem(change.run(&fixture).await);

        assert_eq!(problem.code, Code::AuditLogFailed, "{change:?}");
        assert!(problem.message.contains("nothing was done"), "{problem:?}");
        assert!(!change.is_done(&fixture).await, "{change:?}");
    }
}

#[tokio::test]
async fn refusal_without_second_entry_says_both() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::CustomerCreate, Outcome::Begun);
    let taken = NewCustomerView {
        email: LESLIE.into(),
        ..new_customer(None)
    };

    let problem = problem(fixture.app.create_customer(&fixture.store, taken).await);

    assert_eq!(problem.code, Code::EmailTaken);
    assert_eq!(problem.field.as_deref(), Some("email"));
    assert!(problem.message.contains("couldn’t record"), "{problem:?}");
}

#[tokio::test]
async fn new_member_says_which_of_two_steps_was_done() {
    for (action, outcome, said, code) in [
        (
            Action::MemberCreate,
            Outcome::Begun,
            "created without being added to the account, but",
            Code::OutcomeNotRecorded,
        ),
        (
            Action::MemberCreate,
            Outcome::Done,
            "created, but couldn’t be added to the account. The audit log couldn’t be written.",
            Code::AuditLogFailed,
        ),
        (
            Action::MemberAdd,
            Outcome::Begun,
            "created and added to the account, but",
            Code::OutcomeNotRecorded,
        ),
    ] {
        let fixture = Fixture::new().await;
        fixture.fail_after(action, outcome);

        let problem = problem(accounts::create_member(&fixture).await);

        let start = format!("The member was {said}");
        assert!(problem.message.starts_with(&start), "{problem:?}");
        assert_eq!(problem.code, code, "{said}");
        for lie in ["nothing was", "Nothing was", "nothing is shown"] {
            assert!(!problem.message.contains(lie), "{problem:?}");
        }
        let is_added = accounts::is_added(&fixture).await;
        assert_eq!(is_added, said.contains("and added"), "{said}");
    }
}

#[tokio::test]
async fn session_without_second_entry_shows_nothing() {
    for way in [AccessMode::Preview, AccessMode::SignIn] {
        let fixture = Fixture::new().await;
        let (app, store) = (&fixture.app, fixture.store.as_str());
        let before = fixture.setup.store.requests();

        let entered = if way == AccessMode::Preview {
            fixture.fail_after(Action::Preview, Outcome::Begun);
            app.preview(store, preview_request(&fixture.ron)).await
        } else {
            fixture.fail_after(Action::SignIn, Outcome::Begun);
            app.sign_in_as_customer(store, sign_in_request(&fixture.ron))
                .await
        };

        let problem = problem(entered);
        assert_eq!(problem.code, Code::AuditLogFailed, "{way:?}");
        assert!(problem.message.contains("nothing is shown"), "{problem:?}");
        assert!(!problem.message.contains("nothing was"), "{problem:?}");
        assert!(fixture.setup.store.requests() != before);
        assert_eq!(app.impersonation().await, None);
    }
}

#[tokio::test]
async fn read_without_second_entry_shows_nothing() {
    let fixture = Fixture::new().await;
    let session = fixture
        .app
        .sign_in_as_customer(&fixture.store, sign_in_request(&fixture.ron))
        .await;
    let session = session.unwrap().session;
    fixture.fail_after(Action::View, Outcome::Begun);

    let problem = problem(fixture.app.orders(&session, 0).await);

    assert_eq!(problem.code, Code::AuditLogFailed);
    assert!(problem.message.contains("nothing is shown"), "{problem:?}");
}

#[tokio::test]
async fn new_password_without_second_entry_can_be_passed_on() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::PasswordSet, Outcome::Begun);

    let request = new_password_request(&fixture.ron, RON, Some("another-password"));
    let view = fixture
        .app
        .set_password_and_sign_in(&fixture.store, request)
        .await
        .unwrap();

    assert_says_done(&view.problem.unwrap(), "set a password and sign in");
    assert_eq!(view.session, None);
    fixture.app.copy_password().await.unwrap();
    assert!(fixture.accepts("another-password").await);
    assert!(!fixture.accepts(RONS_PASSWORD).await);
}

#[tokio::test]
async fn new_password_without_sign_in_entry_is_not_denied() {
    let fixture = Fixture::new().await;
    fixture.fail_after(Action::PasswordSet, Outcome::Done);

    let request = new_password_request(&fixture.ron, RON, Some("another-password"));
    let view = fixture
        .app
        .set_password_and_sign_in(&fixture.store, request)
        .await
        .unwrap();

    let problem = view.problem.unwrap();
    assert_eq!((view.session, problem.code), (None, Code::AuditLogFailed));
    assert!(!problem.message.contains("nothing was"), "{problem:?}");
    assert!(fixture.accepts("another-password").await);
}

#[tokio::test]
async fn import_without_second_entry_pauses_and_keeps_row() {
    let fixture = Fixture::new().await;
    let app = &fixture.app;
    let import = fixture
        .dry_run("name,email\nApril,april@parks.test\n")
        .await
        .unwrap();
    fixture.fail_after(Action::CustomerCreate, Outcome::Begun);

    let (stage, progress) = tokio::join!(app.run_import(&import), async {
        let mut seen = None;
        let paused = app.watch_import(&import, |progress| {
            let is_settled = progress.problem.is_some() || progress.stage == ImportStage::Finished;
            seen = is_settled.then_some(progress);
            !is_settled
        });
        paused.await.unwrap();
        app.stop_import(&import).unwrap();
        seen.unwrap()
    });

    stage.unwrap();
    assert_says_done(&progress.problem.unwrap(), "import");
    let rows = app.import_rows(&import, Some(RowState::Created)).unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(fixture.finds("april@parks.test").await);
}

#[tokio::test]
async fn rules_without_second_entry_end_the_session() {
    let fixture = Fixture::new().await;
    let app = &fixture.app;
    app.sign_in_as_customer(&fixture.store, sign_in_request(&fixture.ron))
        .await
        .unwrap();
    fixture.fail_after(Action::PolicyChange, Outcome::Begun);

    assert_says_done(
        &problem(app.change_rules(&fixture.store, preview_only()).await),
        "rules",
    );

    assert_eq!(app.impersonation().await, None);
}
