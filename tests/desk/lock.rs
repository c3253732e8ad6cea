//! The lock, and what staff set.

use desk::ports::Preferences;
use desk::view::{Code, EndReason, LockReason, Preview, SettingsView, Theme, ZoneChoice};
use jiff::SignedDuration;
use serde_json::json;

use crate::office::{Office, RON, problem, sign_in, why};
use crate::waits::wait_for;

#[tokio::test]
async fn while_locked_nothing_is_asked_of_a_store_and_nobody_is_looked_at() {
    let office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let session = office.desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let before = office.desk.requests(&store).unwrap();
    let mut ended = office.desk.ended_sessions();
    let preview = Preview {
        customer: ron.clone(),
        why: why("Called about order 10042"),
    };

    office.desk.lock(LockReason::Asked).await;

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Locked
    );
    for code in [
        problem(office.desk.profile(&session).await).code,
        problem(office.desk.orders(&session, 0).await).code,
        problem(office.desk.compare(&session).await).code,
        problem(office.desk.customer(&store, &ron).await).code,
        problem(office.desk.preview(&store, preview).await).code,
        problem(office.desk.sign_in(&store, sign_in(&ron)).await).code,
    ] {
        assert_eq!(code, Code::Locked);
    }
    office.desk.unlock();
    assert_eq!(office.desk.requests(&store).unwrap(), before);
    assert_eq!(office.desk.impersonation().await, None);
    office.desk.customer(&store, &ron).await.unwrap();
}

#[tokio::test]
async fn the_program_locks_itself_when_nobody_has_been_there_for_too_long() {
    let office = Office::new().await;
    let mut locks = office.desk.locks();

    office.clock.moves_on(SignedDuration::from_mins(9));
    office.desk.lock_if_idle().await;
    assert_eq!(office.desk.locked(), None);
    office.desk.active().await;
    office.clock.moves_on(SignedDuration::from_mins(9));
    office.desk.lock_if_idle().await;
    assert_eq!(office.desk.locked(), None);
    office.clock.moves_on(SignedDuration::from_mins(1));
    office.desk.active().await;

    assert_eq!(office.desk.locked(), Some(LockReason::Idle));
    assert_eq!(
        wait_for("the lock", locks.recv()).await.unwrap(),
        LockReason::Idle
    );
}

#[tokio::test]
async fn a_session_lasts_as_long_as_staff_have_set_but_no_longer_than_an_hour() {
    let mut office = Office::new().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let settings = SettingsView {
        operator: " Ann Perkins ".into(),
        session_minutes: 30,
        idle_minutes: 60,
        privacy: true,
        ..office.desk.settings()
    };
    for (field, wrong) in [
        (
            "sessionMinutes",
            SettingsView {
                session_minutes: 4,
                ..settings.clone()
            },
        ),
        (
            "sessionMinutes",
            SettingsView {
                session_minutes: 61,
                ..settings.clone()
            },
        ),
        (
            "idleMinutes",
            SettingsView {
                idle_minutes: 0,
                ..settings.clone()
            },
        ),
        (
            "operator",
            SettingsView {
                operator: "a\nb".into(),
                ..settings.clone()
            },
        ),
        (
            "operator",
            SettingsView {
                operator: "a".repeat(101),
                ..settings.clone()
            },
        ),
        (
            "zoom",
            SettingsView {
                zoom: 49,
                ..settings.clone()
            },
        ),
        (
            "zoom",
            SettingsView {
                zoom: 301,
                ..settings.clone()
            },
        ),
        (
            "locale",
            SettingsView {
                locale: "de_DE; drop".into(),
                ..settings.clone()
            },
        ),
    ] {
        let problem = problem(office.desk.change_settings(wrong).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }

    office.desk.change_settings(settings).await.unwrap();
    let preview = Preview {
        customer: ron,
        why: why(""),
    };
    let session = office.desk.preview(&store, preview).await.unwrap();

    let lasts = session.ends_at.parse::<jiff::Timestamp>().unwrap()
        - session.started_at.parse::<jiff::Timestamp>().unwrap();
    assert_eq!(lasts.get_seconds(), 30 * 60);
    let entry = office.journaled().remove(0);
    assert_eq!(
        (entry.operator.as_str(), entry.account.as_str()),
        ("Ann Perkins", "ann@till-3")
    );
    office.restart();
    assert_eq!(office.desk.settings().operator, "Ann Perkins");
}

#[tokio::test]
async fn settings_of_an_earlier_version_are_read_and_what_is_new_is_as_at_first() {
    let mut office = Office::new().await;
    let earlier = json!({ "operator": "Ann Perkins", "sessionMinutes": 20, "idleMinutes": 30 });
    office.preferences.set("settings", earlier).unwrap();

    office.restart();

    let settings = office.desk.settings();
    assert_eq!(settings.session_minutes, 20);
    assert_eq!(
        (
            settings.theme,
            settings.zoom,
            settings.locale.as_str(),
            settings.time_zone
        ),
        (Theme::System, 100, "", ZoneChoice::Local)
    );
}
