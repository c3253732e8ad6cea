//! Session deadlines and the idle lock, exact to the second, with a fake clock.

use std::time::Duration;

use axum::http::Method;
use jiff::{SignedDuration, Timestamp};
use journal::{Action, Outcome};
use moltin_sandbox::Faults;
use shopside_core::view::{Code, EndReason, ImpersonationView, LockReason, SettingsView};

use crate::setup::{RON, Setup, preview_request, problem, sign_in_request};
use crate::wait::wait_for;

/// How often the app checks its deadlines.
const CHECK_INTERVAL: Duration = Duration::from_secs(5);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

fn minutes(minutes: u32) -> SignedDuration {
    SignedDuration::from_mins(minutes.into())
}

/// A setup, the ID of its connection, and the ID of Ron.
async fn ron() -> (Setup, String, String) {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    (setup, store, ron)
}

fn duration(session: &ImpersonationView) -> SignedDuration {
    let timestamp = |text: &str| text.parse::<Timestamp>().unwrap();
    timestamp(&session.ends_at).duration_since(timestamp(&session.started_at))
}

async fn set_lengths(setup: &Setup, session_minutes: u32, idle_minutes: u32) {
    let settings = SettingsView {
        session_minutes,
        idle_minutes,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
}

/// Advances the clock without the app becoming idle.
async fn advance(setup: &Setup, by: SignedDuration) {
    setup.clock.advance(by);
    setup.app.unlock().await.unwrap();
}

/// The reasons of all session ends in the audit log.
fn end_reasons(setup: &Setup) -> Vec<String> {
    let entries = setup.audit_entries().into_iter();
    let ends = entries.filter(|entry| entry.action == Action::SessionEnd);
    ends.filter_map(|entry| entry.detail).collect()
}

/// Asserts that every read of the session fails without a request, and its end is audited once.
async fn assert_expired(setup: &Setup, session: &str) {
    let (before, ended) = (setup.store.requests(), end_reasons(setup).len());
    let app = &setup.app;
    for code in [
        problem(app.orders(session, 0).await).code,
        problem(app.profile(session).await).code,
        problem(app.addresses(session).await).code,
        problem(app.order(session, "10042").await).code,
        problem(app.transactions(session, "10042").await).code,
        problem(app.compare(session).await).code,
    ] {
        assert_eq!(code, Code::SessionEnded);
    }
    assert_eq!(app.impersonation().await, None);
    assert_eq!(setup.store.requests(), before, "nothing was sent");
    assert_eq!(end_reasons(setup)[ended..], ["expired"]);
}

#[tokio::test]
async fn session_works_until_its_deadline_and_not_after() {
    let (setup, store, ron) = ron().await;
    for length in [15, 5, 60] {
        if length != 15 {
            set_lengths(&setup, length, 60).await;
        }
        let previewed = setup.app.preview(&store, preview_request(&ron)).await.unwrap();
        assert_eq!(duration(&previewed), minutes(length));
        advance(&setup, minutes(length) - SECOND).await;
        setup.app.profile(&previewed.session).await.unwrap();
        advance(&setup, SECOND).await;
        assert_expired(&setup, &previewed.session).await;

        let signed_in = setup
            .app
            .sign_in_as_customer(&store, sign_in_request(&ron))
            .await
            .unwrap();
        assert_eq!(duration(&signed_in), minutes(length));
        advance(&setup, minutes(length) - SECOND).await;
        setup.app.orders(&signed_in.session, 0).await.unwrap();
        advance(&setup, SECOND).await;
        assert_expired(&setup, &signed_in.session).await;
    }
}

#[tokio::test]
async fn extended_session_works_until_its_new_deadline() {
    let (setup, store, ron) = ron().await;
    let preview = setup.app.preview(&store, preview_request(&ron)).await.unwrap();
    assert_eq!(preview.extension_minutes, 5);

    let mut length = 15;
    for left in [5, 5, 0] {
        let extended = setup.app.extend(&preview.session).await.unwrap();
        length += 5;
        assert_eq!(duration(&extended), minutes(length));
        assert_eq!(extended.extension_minutes, left);
        assert_eq!(setup.app.impersonation().await, Some(extended));
    }
    let refused = problem(setup.app.extend(&preview.session).await);

    assert_eq!(refused.code, Code::NotAllowedHere);
    advance(&setup, minutes(30) - SECOND).await;
    setup.app.profile(&preview.session).await.unwrap();
    advance(&setup, SECOND).await;
    let revived = problem(setup.app.extend(&preview.session).await);
    assert_eq!(revived.code, Code::SessionEnded);
    assert_eq!(end_reasons(&setup), ["expired"]);
    assert_eq!(
        setup.audit_outcomes(Action::SessionExtend),
        [Outcome::Begun, Outcome::Done].repeat(3)
    );
    let entries = setup.audit_entries();
    let extension = entries.iter().find(|entry| entry.action == Action::SessionExtend);
    let extension = extension.unwrap();
    assert_eq!(extension.detail.as_deref(), Some("5 minutes"));
    assert_eq!(extension.session_id.as_deref(), Some(preview.session.as_str()));
    assert_eq!(extension.customer_id.as_deref(), Some(ron.as_str()));
}

#[tokio::test]
async fn extension_does_not_outlive_customer_token() {
    for (token_seconds, minutes_left) in [(15 * 60 + 190, 3), (15 * 60 + 50, 0), (10 * 60, 0)] {
        let (setup, store, ron) = ron().await;
        setup.store.inject_faults(Faults {
            customer_token_seconds: Some(token_seconds),
            ..Faults::default()
        });

        let session = setup
            .app
            .sign_in_as_customer(&store, sign_in_request(&ron))
            .await
            .unwrap();

        assert_eq!(session.extension_minutes, minutes_left, "{token_seconds}");
        match setup.app.extend(&session.session).await {
            Ok(extended) => {
                assert_eq!(duration(&extended), minutes(15 + minutes_left));
                assert_eq!(extended.extension_minutes, 0);
            }
            Err(error) => {
                assert_eq!(minutes_left, 0, "{error}");
                assert!(setup.audit_outcomes(Action::SessionExtend).is_empty());
            }
        }
    }
}

#[tokio::test]
async fn managed_session_length_allows_no_extension() {
    let mut setup = Setup::new().await;
    setup.managed_policy = Some(r#"{ "session_minutes": 15, "allowed_hosts": ["127.0.0.1"] }"#.into());
    setup.restart();
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let preview = setup.app.preview(&store, preview_request(&ron)).await.unwrap();

    assert_eq!(preview.extension_minutes, 0);
    let refused = problem(setup.app.extend(&preview.session).await);
    assert_eq!(refused.code, Code::NotAllowedHere);
}

#[tokio::test]
async fn changed_session_length_keeps_running_deadline() {
    let (setup, store, ron) = ron().await;
    let session = setup.preview_as(&store, &ron).await;

    set_lengths(&setup, 60, 60).await;
    advance(&setup, minutes(15)).await;

    assert_expired(&setup, &session).await;
}

#[tokio::test]
async fn session_ends_when_its_customer_token_expires() {
    let (setup, store, ron) = ron().await;
    setup.store.inject_faults(Faults {
        customer_token_seconds: Some(120),
        ..Faults::default()
    });

    let session = setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    // The sandbox's clock has moved on since the fake clock stopped.
    let duration = duration(&session);
    assert!(
        minutes(2) - SECOND < duration && duration < minutes(15),
        "{duration}"
    );
    advance(&setup, duration - SECOND).await;
    setup.app.profile(&session.session).await.unwrap();
    advance(&setup, SECOND).await;
    assert_expired(&setup, &session.session).await;
}

#[tokio::test]
async fn clock_set_back_neither_extends_nor_revives_session() {
    let (setup, store, ron) = ron().await;
    let session = setup.sign_in_as(&store, &ron).await;

    advance(&setup, minutes(10)).await;
    setup.clock.shift_wall_clock(-minutes(180));
    advance(&setup, minutes(5) - SECOND).await;
    setup.app.profile(&session).await.unwrap();
    advance(&setup, SECOND).await;
    assert_expired(&setup, &session).await;

    setup.clock.shift_wall_clock(-minutes(180));
    let after = problem(setup.app.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
    assert_eq!(end_reasons(&setup), ["expired"]);
}

#[tokio::test]
async fn sleep_past_deadline_ends_session() {
    let (setup, store, ron) = ron().await;
    let session = setup.sign_in_as(&store, &ron).await;

    setup.clock.shift_wall_clock(minutes(15));
    setup.app.unlock().await.unwrap();
    assert_expired(&setup, &session).await;

    setup.clock.shift_wall_clock(-minutes(15));
    let after = problem(setup.app.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
}

#[tokio::test]
async fn response_after_deadline_is_not_shown() {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    advance(&setup, minutes(15) - SECOND).await;
    let paused = proxy.pause_next(Method::GET, "/v2/orders");

    let (answer, ()) = tokio::join!(setup.app.orders(&session, 0), async {
        paused.received().await;
        setup.clock.advance(SECOND);
        paused.resume();
    });

    assert_eq!(problem(answer).code, Code::SessionEnded);
    assert_eq!(end_reasons(&setup), ["expired"]);
}

#[tokio::test]
async fn idle_session_ends_at_its_deadline() {
    let (setup, store, ron) = ron().await;
    let mut ended = setup.app.ended_sessions();
    let session = setup.sign_in_as(&store, &ron).await;
    tokio::time::pause();
    let start = tokio::time::Instant::now();

    advance(&setup, minutes(15)).await;

    let event = wait_for("the end of the session", ended.recv()).await.unwrap();
    assert_eq!((event.session, event.reason), (session, EndReason::Expired));
    assert!(start.elapsed() < CHECK_INTERVAL * 2, "{:?}", start.elapsed());
}

#[tokio::test]
async fn idle_lock_is_exact_despite_clock_changes() {
    let setup = Setup::new().await;
    for length in [10, 5, 60] {
        if length != 10 {
            setup.app.unlock().await.unwrap();
            set_lengths(&setup, 15, length).await;
        }
        let is_locked_after = async |pass_time: &dyn Fn()| {
            setup.app.unlock().await.unwrap();
            pass_time();
            setup.app.lock_if_idle().await;
            setup.app.locked()
        };

        let almost = is_locked_after(&|| setup.clock.advance(minutes(length) - SECOND)).await;
        let just = is_locked_after(&|| setup.clock.advance(minutes(length))).await;
        let slept = is_locked_after(&|| setup.clock.shift_wall_clock(minutes(length))).await;
        let set_back = is_locked_after(&|| {
            setup.clock.shift_wall_clock(-minutes(180));
            setup.clock.advance(minutes(length));
        })
        .await;

        assert_eq!(almost, None);
        assert_eq!([just, slept, set_back], [Some(LockReason::Idle); 3]);
    }
    setup.app.unlock().await.unwrap();
    for wrong in [0, 4, 61] {
        let settings = SettingsView {
            idle_minutes: wrong,
            ..setup.app.settings()
        };
        let problem = problem(setup.app.change_settings(settings).await);
        assert_eq!(problem.field.as_deref(), Some("idleMinutes"));
    }
}
