//! The journal can't be written while somebody is let in, or is in: nothing is shown that is not written down, and whoever is in is let out.

use std::path::Path;

use axum::http::Method;
use journal::{Action, Journal, Outcome};
use sandbox::{Config, Fault, Faults, Sandbox, Seed};
use shopside_core::view::{Code, EndReason, LockReason, Policy, Rules};
use tempfile::TempDir;

use crate::setup::{LESLIE, RON, Setup, new_password, problem, sign_in, sign_in_with};
use crate::test_proxy::{TOKENS, TestProxy};
use crate::waits::wait_for;

/// A journal in a file, and somebody with rights on the file who keeps it from being written.
struct Hindered {
    folder: TempDir,
    setup: Setup,
    proxy: TestProxy,
    store: String,
    ron: String,
}

/// From now on no entry is taken by the journal in this folder.
fn hinder(folder: &Path) {
    let other_hand = rusqlite::Connection::open(folder.join("journal.sqlite")).unwrap();
    other_hand
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END")
        .unwrap();
}

impl Hindered {
    async fn not_yet() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let journal = Journal::open(&path).unwrap();
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let proxy = TestProxy::before(&sandbox, &journal).await;
        let address = proxy.base_url().to_owned();
        let setup = Setup::reaching(sandbox.into(), address, journal);
        let store = setup.connected().await.id;
        let ron = setup.customer(&store, RON).await;
        Self {
            folder,
            setup,
            proxy,
            store,
            ron,
        }
    }

    /// From now on no entry is taken.
    fn hinder(&self) {
        hinder(self.folder.path());
    }

    async fn session(&self) -> String {
        let signed_in = self.setup.app.sign_in(&self.store, sign_in(&self.ron)).await;
        signed_in.unwrap().session
    }

    fn said(&self) -> Vec<(Action, Outcome)> {
        let entries = self.setup.journaled().into_iter();
        entries.map(|entry| (entry.action, entry.outcome)).collect()
    }
}

#[tokio::test]
async fn session_ends_even_if_end_cannot_be_audited() {
    for reason in [
        EndReason::Stopped,
        EndReason::Locked,
        EndReason::Expired,
        EndReason::Quit,
    ] {
        let hindered = Hindered::not_yet().await;
        let app = &hindered.setup.app;
        let session = hindered.session().await;
        let mut ended = app.ended_sessions();
        let before = hindered.setup.journaled();
        hindered.hinder();

        match reason {
            EndReason::Locked => app.lock(LockReason::Asked).await,
            EndReason::Expired => {
                hindered.setup.clock.moves_on(jiff::SignedDuration::from_mins(15));
                assert_eq!(app.impersonation().await, None);
            }
            EndReason::Quit => app.quit().await,
            _ => app.stop().await,
        }

        assert_eq!(
            wait_for("the end of the session", ended.recv())
                .await
                .unwrap()
                .reason,
            reason
        );
        app.unlock();
        assert_eq!(app.impersonation().await, None);
        let sent = hindered.setup.store.requests();
        let after = problem(app.profile(&session).await);
        assert_eq!(after.code, Code::SessionEnded);
        assert_eq!(hindered.setup.store.requests(), sent);
        assert_eq!(hindered.setup.journaled(), before);
    }
}

#[tokio::test]
async fn unaudited_read_is_not_sent_and_its_result_not_shown() {
    let hindered = Hindered::not_yet().await;
    let app = &hindered.setup.app;
    let session = hindered.session().await;

    let held = hindered.proxy.hold(Method::GET, "/v2/orders");
    let (brought, ()) = tokio::join!(app.orders(&session, 0), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });
    let sent = hindered.setup.store.requests();
    let refused = problem(app.orders(&session, 0).await);

    assert_eq!(problem(brought).code, Code::JournalFailed);
    assert_eq!(refused.code, Code::JournalFailed);
    assert_eq!(hindered.setup.store.requests(), sent);
    assert_eq!(
        hindered.said().last(),
        Some(&(Action::View, Outcome::Begun)),
        "it was announced"
    );
}

#[tokio::test]
async fn rejected_token_ends_session_even_if_not_audited() {
    let hindered = Hindered::not_yet().await;
    let app = &hindered.setup.app;
    let session = hindered.session().await;
    let mut ended = app.ended_sessions();
    let held = hindered.proxy.hold(Method::GET, "/v2/orders");
    hindered.setup.store.misbehave(Faults {
        reply: Some(Fault::TokenRefused),
        ..Faults::default()
    });

    let (brought, ()) = tokio::join!(app.orders(&session, 0), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });

    assert_eq!(problem(brought).code, Code::JournalFailed);
    assert_eq!(app.impersonation().await, None);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
}

#[tokio::test]
async fn sign_in_with_unaudited_result_starts_no_session() {
    let hindered = Hindered::not_yet().await;
    let app = &hindered.setup.app;
    let held = hindered.proxy.hold(Method::POST, TOKENS);

    let (entered, ()) = tokio::join!(app.sign_in(&hindered.store, sign_in(&hindered.ron)), async {
        held.arrived().await;
        hindered.hinder();
        held.release();
    });

    assert_eq!(problem(entered).code, Code::JournalFailed);
    assert_eq!(app.impersonation().await, None);
    assert_eq!(hindered.said(), [(Action::SignIn, Outcome::Begun)]);
}

#[tokio::test]
async fn set_password_can_be_copied_even_if_not_audited() {
    let hindered = Hindered::not_yet().await;
    let Hindered {
        setup, proxy, store, ..
    } = &hindered;
    let leslie = setup.customer(store, LESLIE).await;
    let held = proxy.hold(Method::PUT, &format!("/v2/customers/{leslie}"));

    let (answer, ()) = tokio::join!(
        setup
            .app
            .set_password_and_sign_in(store, new_password(&leslie, LESLIE, Some("the-new-password"))),
        async {
            held.arrived().await;
            hindered.hinder();
            held.release();
        }
    );

    let answer = answer.unwrap();
    assert_eq!(answer.session, None);
    assert_eq!(answer.problem.unwrap().code, Code::JournalFailed);
    assert_eq!(proxy.sign_ins(), 0);
    setup.app.copy_password().await.unwrap();
    assert_eq!(setup.clipboard.text().as_deref(), Some("the-new-password"));
    assert_eq!(hindered.said(), [(Action::PasswordSet, Outcome::Begun)]);
}

#[tokio::test]
async fn possibly_set_password_is_kept_and_proved_by_sign_in() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let leslie = setup.customer(&store, LESLIE).await;
    // The customer is looked up, and the password is set without an answer.
    setup.store.misbehave(Faults {
        reply: Some(Fault::Empty),
        path: Some(format!("/v2/customers/{leslie}")),
        every: Some(2),
        times: Some(1),
        ..Faults::default()
    });

    let answer = setup
        .app
        .set_password_and_sign_in(&store, new_password(&leslie, LESLIE, Some("the-new-password")))
        .await
        .unwrap();

    assert!(answer.session.is_some(), "{:?}", answer.problem);
    assert_eq!(
        setup.outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    setup.app.copy_password().await.unwrap();
    let held = setup.clipboard.text().unwrap();
    let again = setup.app.sign_in(&store, sign_in_with(&leslie, &held)).await;
    again.unwrap();
}

#[tokio::test]
async fn policy_change_ends_session_even_if_not_audited() {
    let hindered = Hindered::not_yet().await;
    let Hindered {
        setup, store, folder, ..
    } = &hindered;
    hindered.session().await;
    let off = Rules {
        production: false,
        policy: Policy::Off,
        time_zone: None,
    };
    // The preferences are written between the two entries.
    let folder = folder.path().to_owned();
    setup.preferences.when_written(move || hinder(&folder));

    let changed = setup.app.change_rules(store, off.clone()).await.unwrap();

    assert_eq!(changed.rules, off);
    assert_eq!(setup.app.impersonation().await, None);
    assert_eq!(
        hindered.said().last(),
        Some(&(Action::PolicyChange, Outcome::Begun))
    );
}
