//! Deadlines, on a clock that stands still: to the second, whatever becomes of the clock.

use std::time::Duration;

use axum::http::Method;
use jiff::{SignedDuration, Timestamp};
use journal::Action;
use sandbox::Faults;
use shopside_core::view::{Code, EndReason, ImpersonationView, LockReason, SettingsView};

use crate::setup::{RON, Setup, preview, problem, sign_in};
use crate::waits::wait_for;

/// How often the app looks at the clock.
const LOOKS_EVERY: Duration = Duration::from_secs(5);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

fn minutes(minutes: u32) -> SignedDuration {
    SignedDuration::from_mins(minutes.into())
}

/// A connected store, and Ron in it.
async fn ron() -> (Setup, String, String) {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    (setup, store, ron)
}

fn lasts(session: &ImpersonationView) -> SignedDuration {
    let moment = |text: &str| text.parse::<Timestamp>().unwrap();
    moment(&session.ends_at).duration_since(moment(&session.started_at))
}

async fn set(setup: &Setup, session_minutes: u32, idle_minutes: u32) {
    let settings = SettingsView {
        session_minutes,
        idle_minutes,
        ..setup.app.settings()
    };
    setup.app.change_settings(settings).await.unwrap();
}

/// Time passes, and somebody is there all the while.
fn passes(setup: &Setup, by: SignedDuration) {
    setup.clock.moves_on(by);
    setup.app.unlock();
}

/// How the journal says that sessions ended.
fn ends(setup: &Setup) -> Vec<String> {
    let entries = setup.journaled().into_iter();
    let ends = entries.filter(|entry| entry.action == Action::SessionEnd);
    ends.filter_map(|entry| entry.detail).collect()
}

/// Asks for everything that a session can show: it is over, nothing is sent, and its end is written down once.
async fn has_expired(setup: &Setup, session: &str) {
    let (before, ended) = (setup.store.requests(), ends(setup).len());
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
    assert_eq!(ends(setup)[ended..], ["expired"]);
}

#[tokio::test]
async fn session_works_until_its_deadline_and_not_after() {
    let (setup, store, ron) = ron().await;
    for length in [15, 5, 60] {
        if length != 15 {
            set(&setup, length, 60).await;
        }
        let previewed = setup.app.preview(&store, preview(&ron)).await.unwrap();
        assert_eq!(lasts(&previewed), minutes(length));
        passes(&setup, minutes(length) - SECOND);
        setup.app.profile(&previewed.session).await.unwrap();
        passes(&setup, SECOND);
        has_expired(&setup, &previewed.session).await;

        let signed_in = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap();
        assert_eq!(lasts(&signed_in), minutes(length));
        passes(&setup, minutes(length) - SECOND);
        setup.app.orders(&signed_in.session, 0).await.unwrap();
        passes(&setup, SECOND);
        has_expired(&setup, &signed_in.session).await;
    }
}

#[tokio::test]
async fn changed_session_length_keeps_running_deadline() {
    let (setup, store, ron) = ron().await;
    let session = setup.app.preview(&store, preview(&ron)).await.unwrap().session;

    set(&setup, 60, 60).await;
    passes(&setup, minutes(15));

    has_expired(&setup, &session).await;
}

#[tokio::test]
async fn session_ends_when_its_customer_token_expires() {
    let (setup, store, ron) = ron().await;
    setup.store.misbehave(Faults {
        customer_token_seconds: Some(120),
        ..Faults::default()
    });

    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap();

    // The store's clock has gone on while the office's stood still.
    let lasts = lasts(&session);
    assert!(
        minutes(2) - SECOND < lasts && lasts < minutes(15),
        "it lasts {lasts}"
    );
    passes(&setup, lasts - SECOND);
    setup.app.profile(&session.session).await.unwrap();
    passes(&setup, SECOND);
    has_expired(&setup, &session.session).await;
}

#[tokio::test]
async fn clock_set_back_neither_extends_nor_revives_session() {
    let (setup, store, ron) = ron().await;
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;

    passes(&setup, minutes(10));
    setup.clock.is_set(-minutes(180));
    passes(&setup, minutes(5) - SECOND);
    setup.app.profile(&session).await.unwrap();
    passes(&setup, SECOND);
    has_expired(&setup, &session).await;

    setup.clock.is_set(-minutes(180));
    let after = problem(setup.app.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
    assert_eq!(ends(&setup), ["expired"]);
}

#[tokio::test]
async fn sleep_past_deadline_ends_session() {
    let (setup, store, ron) = ron().await;
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;

    setup.clock.is_set(minutes(15));
    setup.app.unlock();
    has_expired(&setup, &session).await;

    setup.clock.is_set(-minutes(15));
    let after = problem(setup.app.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
}

#[tokio::test]
async fn response_after_deadline_is_not_shown() {
    let (setup, proxy) = Setup::with_porter().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    passes(&setup, minutes(15) - SECOND);
    let held = proxy.hold(Method::GET, "/v2/orders");

    let (answer, ()) = tokio::join!(setup.app.orders(&session, 0), async {
        held.arrived().await;
        setup.clock.moves_on(SECOND);
        held.release();
    });

    assert_eq!(problem(answer).code, Code::SessionEnded);
    assert_eq!(ends(&setup), ["expired"]);
}

#[tokio::test]
async fn idle_session_ends_at_its_deadline() {
    let (setup, store, ron) = ron().await;
    let mut ended = setup.app.ended_sessions();
    let session = setup.app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    tokio::time::pause();
    let start = tokio::time::Instant::now();

    passes(&setup, minutes(15));

    let told = wait_for("the end of the session", ended.recv()).await.unwrap();
    assert_eq!((told.session, told.reason), (session, EndReason::Expired));
    assert!(start.elapsed() < LOOKS_EVERY * 2, "{:?}", start.elapsed());
}

#[tokio::test]
async fn idle_lock_is_exact_despite_clock_changes() {
    let setup = Setup::new().await;
    for length in [10, 5, 60] {
        if length != 10 {
            set(&setup, 15, length).await;
        }
        let is_locked_after = async |passes: &dyn Fn()| {
            setup.app.unlock();
            passes();
            setup.app.lock_if_idle().await;
            setup.app.locked()
        };

        let almost = is_locked_after(&|| setup.clock.moves_on(minutes(length) - SECOND)).await;
        let just = is_locked_after(&|| setup.clock.moves_on(minutes(length))).await;
        let slept = is_locked_after(&|| setup.clock.is_set(minutes(length))).await;
        let set_back = is_locked_after(&|| {
            setup.clock.is_set(-minutes(180));
            setup.clock.moves_on(minutes(length));
        })
        .await;

        assert_eq!(almost, None);
        assert_eq!([just, slept, set_back], [Some(LockReason::Idle); 3]);
    }
    for wrong in [0, 4, 61] {
        let settings = SettingsView {
            idle_minutes: wrong,
            ..setup.app.settings()
        };
        let problem = problem(setup.app.change_settings(settings).await);
        assert_eq!(problem.field.as_deref(), Some("idleMinutes"));
    }
}
