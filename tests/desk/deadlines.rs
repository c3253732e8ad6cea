//! Deadlines, on a clock that stands still: to the second, whatever becomes of the clock.

use std::time::Duration;

use axum::http::Method;
use desk::view::{Code, EndReason, ImpersonationView, LockReason, SettingsView};
use jiff::{SignedDuration, Timestamp};
use journal::Action;
use sandbox::Faults;

use crate::office::{Office, RON, preview, problem, sign_in};
use crate::waits::wait_for;

/// How often the desk looks at the clock.
const LOOKS_EVERY: Duration = Duration::from_secs(5);
const SECOND: SignedDuration = SignedDuration::from_secs(1);

fn minutes(minutes: u32) -> SignedDuration {
    SignedDuration::from_mins(minutes.into())
}

/// A connected store, and Ron in it.
async fn ron() -> (Office, String, String) {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    (office, store, ron)
}

fn lasts(session: &ImpersonationView) -> SignedDuration {
    let moment = |text: &str| text.parse::<Timestamp>().unwrap();
    moment(&session.ends_at).duration_since(moment(&session.started_at))
}

async fn set(office: &Office, session_minutes: u32, idle_minutes: u32) {
    let settings = SettingsView {
        session_minutes,
        idle_minutes,
        ..office.desk.settings()
    };
    office.desk.change_settings(settings).await.unwrap();
}

/// Time passes, and somebody is there all the while.
fn passes(office: &Office, by: SignedDuration) {
    office.clock.moves_on(by);
    office.desk.unlock();
}

/// How the journal says that sessions ended.
fn ends(office: &Office) -> Vec<String> {
    let entries = office.journaled().into_iter();
    let ends = entries.filter(|entry| entry.action == Action::SessionEnd);
    ends.filter_map(|entry| entry.detail).collect()
}

/// Asks for everything that a session can show: it is over, nothing is sent, and its end is written down once.
async fn has_expired(office: &Office, session: &str) {
    let (before, ended) = (office.store.requests(), ends(office).len());
    let desk = &office.desk;
    for code in [
        problem(desk.orders(session, 0).await).code,
        problem(desk.profile(session).await).code,
        problem(desk.addresses(session).await).code,
        problem(desk.order(session, "10042").await).code,
        problem(desk.transactions(session, "10042").await).code,
        problem(desk.compare(session).await).code,
    ] {
        assert_eq!(code, Code::SessionEnded);
    }
    assert_eq!(desk.impersonation().await, None);
    assert_eq!(office.store.requests(), before, "nothing was sent");
    assert_eq!(ends(office)[ended..], ["expired"]);
}

#[tokio::test]
async fn a_session_works_to_its_last_second_and_not_one_longer() {
    let (office, store, ron) = ron().await;
    for length in [15, 5, 60] {
        if length != 15 {
            set(&office, length, 60).await;
        }
        let previewed = office.desk.preview(&store, preview(&ron)).await.unwrap();
        assert_eq!(lasts(&previewed), minutes(length));
        passes(&office, minutes(length) - SECOND);
        office.desk.profile(&previewed.session).await.unwrap();
        passes(&office, SECOND);
        has_expired(&office, &previewed.session).await;

        let signed_in = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();
        assert_eq!(lasts(&signed_in), minutes(length));
        passes(&office, minutes(length) - SECOND);
        office.desk.orders(&signed_in.session, 0).await.unwrap();
        passes(&office, SECOND);
        has_expired(&office, &signed_in.session).await;
    }
}

#[tokio::test]
async fn a_session_that_is_under_way_keeps_its_deadline_when_staff_set_another_length() {
    let (office, store, ron) = ron().await;
    let session = office.desk.preview(&store, preview(&ron)).await.unwrap().session;

    set(&office, 60, 60).await;
    passes(&office, minutes(15));

    has_expired(&office, &session).await;
}

#[tokio::test]
async fn a_session_ends_with_the_customers_token_where_that_ends_first() {
    let (office, store, ron) = ron().await;
    office.store.misbehave(Faults {
        customer_token_seconds: Some(120),
        ..Faults::default()
    });

    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();

    // The store's clock has gone on while the office's stood still.
    let lasts = lasts(&session);
    assert!(
        minutes(2) - SECOND < lasts && lasts < minutes(15),
        "it lasts {lasts}"
    );
    passes(&office, lasts - SECOND);
    office.desk.profile(&session.session).await.unwrap();
    passes(&office, SECOND);
    has_expired(&office, &session.session).await;
}

#[tokio::test]
async fn a_clock_that_is_set_back_neither_lengthens_a_session_nor_brings_it_back() {
    let (office, store, ron) = ron().await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;

    passes(&office, minutes(10));
    office.clock.is_set(-minutes(180));
    passes(&office, minutes(5) - SECOND);
    office.desk.profile(&session).await.unwrap();
    passes(&office, SECOND);
    has_expired(&office, &session).await;

    office.clock.is_set(-minutes(180));
    let after = problem(office.desk.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
    assert_eq!(ends(&office), ["expired"]);
}

#[tokio::test]
async fn a_machine_that_slept_past_the_deadline_wakes_to_no_session() {
    let (office, store, ron) = ron().await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;

    office.clock.is_set(minutes(15));
    office.desk.unlock();
    has_expired(&office, &session).await;

    office.clock.is_set(-minutes(15));
    let after = problem(office.desk.profile(&session).await);
    assert_eq!(after.code, Code::SessionEnded);
}

#[tokio::test]
async fn what_is_answered_when_the_time_is_up_is_not_shown() {
    let (office, porter) = Office::with_porter().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    passes(&office, minutes(15) - SECOND);
    let held = porter.hold(Method::GET, "/v2/orders");

    let (answer, ()) = tokio::join!(office.desk.orders(&session, 0), async {
        held.arrived().await;
        office.clock.moves_on(SECOND);
        held.release();
    });

    assert_eq!(problem(answer).code, Code::SessionEnded);
    assert_eq!(ends(&office), ["expired"]);
}

#[tokio::test]
async fn a_session_ends_on_time_though_nobody_asks_for_anything() {
    let (office, store, ron) = ron().await;
    let mut ended = office.desk.ended_sessions();
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    tokio::time::pause();
    let start = tokio::time::Instant::now();

    passes(&office, minutes(15));

    let told = wait_for("the end of the session", ended.recv()).await.unwrap();
    assert_eq!((told.session, told.reason), (session, EndReason::Expired));
    assert!(start.elapsed() < LOOKS_EVERY * 2, "{:?}", start.elapsed());
}

#[tokio::test]
async fn the_program_locks_itself_to_the_second_whatever_becomes_of_the_clock() {
    let office = Office::new().await;
    for length in [10, 5, 60] {
        if length != 10 {
            set(&office, 15, length).await;
        }
        let is_locked_after = async |passes: &dyn Fn()| {
            office.desk.unlock();
            passes();
            office.desk.lock_if_idle().await;
            office.desk.locked()
        };

        let almost = is_locked_after(&|| office.clock.moves_on(minutes(length) - SECOND)).await;
        let just = is_locked_after(&|| office.clock.moves_on(minutes(length))).await;
        let slept = is_locked_after(&|| office.clock.is_set(minutes(length))).await;
        let set_back = is_locked_after(&|| {
            office.clock.is_set(-minutes(180));
            office.clock.moves_on(minutes(length));
        })
        .await;

        assert_eq!(almost, None);
        assert_eq!([just, slept, set_back], [Some(LockReason::Idle); 3]);
    }
    for wrong in [0, 4, 61] {
        let settings = SettingsView {
            idle_minutes: wrong,
            ..office.desk.settings()
        };
        let problem = problem(office.desk.change_settings(settings).await);
        assert_eq!(problem.field.as_deref(), Some("idleMinutes"));
    }
}
