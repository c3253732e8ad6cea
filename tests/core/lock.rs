//! The lock and the settings.

use jiff::SignedDuration;
use serde_json::json;
use shopside_core::ports::Preferences;
use shopside_core::view::{
    Code, Density, EndReason, KeepSecret, LanguageChoice, LockReason, Preview, ReplaceSecret, SettingsView,
    Theme, ZoneChoice,
};

use crate::setup::{RON, Setup, problem, reason, sign_in_request};
use crate::wait::wait_for;

#[tokio::test]
async fn locked_app_sends_no_requests_and_has_no_session() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let session = setup.sign_in_as(&store, &ron).await;
    let before = setup.app.requests(&store).unwrap();
    let mut ended = setup.app.ended_sessions();
    let preview = Preview {
        customer: ron.clone(),
        why: reason("Called about order 10042"),
    };

    setup.app.lock(LockReason::Asked).await;

    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Locked
    );
    for code in [
        problem(setup.app.profile(&session).await).code,
        problem(setup.app.orders(&session, 0).await).code,
        problem(setup.app.compare(&session).await).code,
        problem(setup.app.customer(&store, &ron).await).code,
        problem(setup.app.preview(&store, preview).await).code,
        problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await).code,
    ] {
        assert_eq!(code, Code::Locked);
    }
    setup.app.unlock().await.unwrap();
    assert_eq!(setup.app.requests(&store).unwrap(), before);
    assert_eq!(setup.app.impersonation().await, None);
    setup.app.customer(&store, &ron).await.unwrap();
}

#[tokio::test]
async fn locked_app_refuses_to_connect_and_to_verify() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;
    let before = setup.store.requests().len();
    setup.app.lock(LockReason::Asked).await;
    let secret = ReplaceSecret {
        connection: store.clone(),
        client_secret: "another-secret".into(),
        keep: KeepSecret::Session,
    };

    for code in [
        problem(setup.app.connect(setup.full_connection()).await).code,
        problem(setup.app.replace_secret(secret).await).code,
        problem(setup.app.test(&store).await).code,
    ] {
        assert_eq!(code, Code::Locked);
    }
    assert_eq!(setup.store.requests().len(), before);
}

#[tokio::test]
async fn lock_cancels_connecting() {
    let setup = Setup::new().await;
    let gate = setup.store.close_gate("/oauth/", 0);
    let (app, full) = (setup.app.clone(), setup.full_connection());
    let connecting = tokio::spawn(async move { app.connect(full).await });
    wait_for("the token request to be held", gate.reached()).await;

    setup.app.lock(LockReason::Asked).await;
    drop(gate);

    let connected = wait_for("the end of connecting", connecting).await.unwrap();
    assert_eq!(problem(connected).code, Code::Locked);
    assert!(setup.app.connections().is_empty());
    assert!(setup.keyring.is_empty());
}

#[tokio::test]
async fn idle_app_locks_itself() {
    let setup = Setup::new().await;
    let mut locks = setup.app.locks();

    setup.clock.advance(SignedDuration::from_mins(9));
    setup.app.lock_if_idle().await;
    assert_eq!(setup.app.locked(), None);
    setup.app.active().await;
    setup.clock.advance(SignedDuration::from_mins(9));
    setup.app.lock_if_idle().await;
    assert_eq!(setup.app.locked(), None);
    setup.clock.advance(SignedDuration::from_mins(1));
    setup.app.active().await;

    assert_eq!(setup.app.locked(), Some(LockReason::Idle));
    assert_eq!(
        wait_for("the lock", locks.recv()).await.unwrap(),
        LockReason::Idle
    );
}

#[tokio::test]
async fn session_length_follows_settings_up_to_an_hour() {
    let mut setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let settings = SettingsView {
        operator: " Ann Perkins ".into(),
        session_minutes: 30,
        idle_minutes: 60,
        privacy: true,
        ..setup.app.settings()
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
        let problem = problem(setup.app.change_settings(wrong).await);
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some(field))
        );
    }

    setup.app.change_settings(settings).await.unwrap();
    let preview = Preview {
        customer: ron,
        why: reason(""),
    };
    let session = setup.app.preview(&store, preview).await.unwrap();

    let lasts = session.ends_at.parse::<jiff::Timestamp>().unwrap()
        - session.started_at.parse::<jiff::Timestamp>().unwrap();
    assert_eq!(lasts.get_seconds(), 30 * 60);
    let entry = setup.audit_entries().remove(0);
    assert_eq!(
        (entry.operator.as_str(), entry.account.as_str()),
        ("Ann Perkins", "ann@till-3")
    );
    setup.restart();
    assert_eq!(setup.app.settings().operator, "Ann Perkins");
}

#[tokio::test]
async fn older_settings_are_read_with_defaults_for_new_fields() {
    let mut setup = Setup::new().await;
    let earlier = json!({ "operator": "Ann Perkins", "sessionMinutes": 20, "idleMinutes": 30 });
    setup.preferences.set("settings", earlier).unwrap();

    setup.restart();

    let settings = setup.app.settings();
    assert_eq!(settings.session_minutes, 20);
    assert_eq!(
        (
            settings.theme,
            settings.density,
            settings.zoom,
            settings.language,
            settings.locale.as_str(),
            settings.time_zone
        ),
        (
            Theme::System,
            Density::Compact,
            100,
            LanguageChoice::System,
            "",
            ZoneChoice::Local
        )
    );
}
