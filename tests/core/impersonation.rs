//! Sign-in sessions: audited first, one at a time, and all the ways they end.

use std::time::Duration;

use jiff::SignedDuration;
use journal::{Action, Outcome, Way};
use shopside_core::view::{
    AccessReason, Code, EndReason, NewCustomerView, SettingsView, SignIn, SignInTarget,
};

use crate::setup::{RON, RONS_PASSWORD, Setup, problem, sign_in_request, sign_in_request_with};
use crate::wait::{advance_time, wait_for};

/// Longer than the interval at which the app checks its deadlines.
const CHECK_INTERVAL: Duration = Duration::from_secs(10);

#[tokio::test]
async fn signed_in_session_shows_own_profile_and_orders() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();
    let profile = setup.app.profile(&session.session).await.unwrap();
    let orders = setup.app.orders(&session.session, 0).await.unwrap();
    let order = setup
        .app
        .order(&session.session, &orders.value.orders[0].id)
        .await
        .unwrap();

    let (profile, orders, order) = (profile.value, orders.value, order.value);
    assert_eq!(
        (session.customer.as_str(), session.email.as_str()),
        (ron.as_str(), RON)
    );
    assert_eq!(
        (profile.id.as_str(), profile.has_password),
        (ron.as_str(), Some(true))
    );
    assert!(orders.total > orders.orders.len() as u64);
    assert!(
        orders
            .orders
            .windows(2)
            .all(|pair| pair[0].created_at >= pair[1].created_at)
    );
    assert_eq!(order.row, orders.orders[0]);
    assert_eq!(order.items.len() as u64, order.row.item_count);
}

#[tokio::test]
async fn sign_in_and_reads_are_audited_with_operator_and_reason() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();
    setup.app.profile(&session.session).await.unwrap();
    setup.app.stop().await;

    let actions: Vec<_> = setup
        .audit_entries()
        .into_iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::SignIn, Outcome::Begun),
            (Action::Request, Outcome::Done),
            (Action::Request, Outcome::Done),
            (Action::SignIn, Outcome::Done),
            (Action::View, Outcome::Begun),
            (Action::Request, Outcome::Done),
            (Action::SessionEnd, Outcome::Done),
        ]
    );
    for entry in setup.audit_entries() {
        assert_eq!(entry.operator, "ann@till-3");
        assert_eq!(entry.way, Some(Way::SignIn));
        assert_eq!(entry.customer_id.as_ref(), Some(&ron));
        assert_eq!(entry.customer_email.as_deref(), Some(RON));
        assert_eq!(entry.session_id.as_deref(), Some(session.session.as_str()));
        let reason = (entry.action == Action::SignIn).then_some("Called about order 10042");
        assert_eq!(entry.reason.as_deref(), reason);
    }
    let details: Vec<_> = setup
        .audit_entries()
        .into_iter()
        .map(|entry| entry.detail)
        .collect();
    assert_eq!(details[4].as_deref(), Some("profile"));
    assert_eq!(details[6].as_deref(), Some("stopped"));
}

#[tokio::test]
async fn unwritable_audit_log_blocks_sign_in() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.restart_without_audit_log(&store).await;
    let ron = setup.customer_id(&store, RON).await;

    let problem = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);

    assert_eq!(problem.code, Code::AuditLogFailed);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn wrong_password_marks_its_field_and_is_audited() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let problem = problem(
        setup
            .app
            .sign_in_as_customer(&store, sign_in_request_with(&ron, "wrong"))
            .await,
    );

    assert_eq!(
        (problem.code, problem.field.as_deref()),
        (Code::SignInRefused, Some("password"))
    );
    assert_eq!(
        setup.audit_outcomes(Action::SignIn),
        [Outcome::Begun, Outcome::Failed]
    );
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn sign_in_without_password_sends_no_token_request() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let new = NewCustomerView {
        name: "Tom Haverford".into(),
        email: "tom@pawnee.test".into(),
        password: None,
        ..NewCustomerView::default()
    };
    let tom = setup.app.create_customer(&store, new).await.unwrap().customer.id;

    let problem = problem(
        setup
            .app
            .sign_in_as_customer(&store, sign_in_request_with(&tom, "anything"))
            .await,
    );

    assert_eq!(problem.code, Code::NoPassword);
    assert!(setup.audit_outcomes(Action::SignIn).is_empty());
}

#[tokio::test]
async fn sign_in_only_connection_signs_in_by_email() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let by_email = |email: &str| SignIn {
        target: SignInTarget::Email { email: email.into() },
        password: RONS_PASSWORD.into(),
        why: AccessReason::default(),
    };

    let empty = problem(setup.app.sign_in_as_customer(&store, by_email(" ")).await);
    let session = setup
        .app
        .sign_in_as_customer(&store, by_email(RON))
        .await
        .unwrap();

    assert_eq!(
        (empty.code, empty.field.as_deref()),
        (Code::InvalidInput, Some("email"))
    );
    assert_eq!(session.email, RON);
    assert!(setup.app.orders(&session.session, 0).await.unwrap().value.total > 0);
}

#[tokio::test]
async fn stopped_session_shows_nothing() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut ended = setup.app.ended_sessions();
    let session = setup.sign_in_as(&store, &ron).await;

    setup.app.stop().await;

    assert_eq!(
        problem(setup.app.profile(&session).await).code,
        Code::SessionEnded
    );
    assert_eq!(
        problem(setup.app.orders(&session, 0).await).code,
        Code::SessionEnded
    );
    let ended = wait_for("the end of the session", ended.recv()).await.unwrap();
    assert_eq!((ended.session, ended.reason), (session, EndReason::Stopped));
}

#[tokio::test]
async fn second_session_ends_the_first() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut ended = setup.app.ended_sessions();
    let first = setup.sign_in_as(&store, &ron).await;

    let second = setup.sign_in_as(&store, &ron).await;

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .session,
        first
    );
    assert_eq!(problem(setup.app.profile(&first).await).code, Code::SessionEnded);
    assert!(setup.app.profile(&second).await.is_ok());
}

#[tokio::test]
async fn failed_second_sign_in_leaves_no_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    assert!(
        setup
            .app
            .sign_in_as_customer(&store, sign_in_request_with(&ron, "wrong"))
            .await
            .is_err()
    );

    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn removed_connection_ends_its_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let mut ended = setup.app.ended_sessions();
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    setup.app.remove(&store).await.unwrap();

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::StoreClosed
    );
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn session_does_not_survive_restart() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;

    setup.app.quit().await;
    setup.restart();

    assert_eq!(setup.app.impersonation().await, None);
    assert_eq!(
        problem(setup.app.profile(&session).await).code,
        Code::SessionEnded
    );
    assert_eq!(
        setup.audit_entries().last().unwrap().detail.as_deref(),
        Some("quit")
    );
}

#[tokio::test]
async fn order_of_another_customer_is_forbidden() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    let admin = moltin::Store::new(setup.store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret");
    let all = admin.orders().list(&moltin::OrderQuery::new()).await.unwrap();
    let others = all
        .items
        .iter()
        .find(|order| order.customer_id.as_ref().is_some_and(|id| id.as_str() != ron));

    let problem = problem(setup.app.order(&session, others.unwrap().id.as_str()).await);

    assert_eq!(problem.code, Code::Forbidden);
}

#[tokio::test]
async fn session_end_warning_is_sent_once() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    // Keeps the app from locking itself during the test.
    let settings = SettingsView {
        idle_minutes: 60,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let mut nearly_over = setup.app.nearly_over();
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    setup.clock.advance(SignedDuration::from_mins(12));
    advance_time(CHECK_INTERVAL).await;
    assert!(nearly_over.try_recv().is_err(), "three minutes are left");
    setup.clock.advance(SignedDuration::from_mins(1));
    advance_time(CHECK_INTERVAL).await;
    nearly_over.try_recv().expect("a warning with two minutes left");
    advance_time(CHECK_INTERVAL).await;

    assert!(nearly_over.try_recv().is_err(), "the warning is sent once");
}

#[tokio::test]
async fn extended_session_announces_its_end_again() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    // Keeps the app from locking itself during the test.
    let settings = SettingsView {
        idle_minutes: 60,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
    let mut nearly_over = setup.app.nearly_over();
    let session = setup.preview_as(&store, &ron).await;
    setup.clock.advance(SignedDuration::from_mins(14));
    advance_time(CHECK_INTERVAL).await;
    nearly_over.try_recv().expect("a warning with one minute left");

    setup.app.extend(&session).await.unwrap();
    advance_time(CHECK_INTERVAL).await;
    assert!(nearly_over.try_recv().is_err(), "six minutes are left");
    setup.clock.advance(SignedDuration::from_mins(5));
    advance_time(CHECK_INTERVAL).await;

    nearly_over.try_recv().expect("another warning");
}
