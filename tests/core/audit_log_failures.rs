//! The audit log fails during a session: unaudited data is not shown, and the session ends.

use std::path::Path;

use axum::http::Method;
use journal::{Action, AuditLog, Outcome};
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use shopside_core::view::{Code, EndReason, LockReason, Policy, Rules};
use tempfile::TempDir;

use crate::setup::{
    LESLIE, RON, Setup, new_password_request, problem, sign_in_request, sign_in_request_with,
};
use crate::test_proxy::{TOKENS, TestProxy};
use crate::wait::wait_for;

/// A setup whose audit log file can be made to fail.
struct Fixture {
    folder: TempDir,
    setup: Setup,
    proxy: TestProxy,
    store: String,
    ron: String,
}

/// Makes every following write to the audit log in this folder fail.
fn fail_writes(folder: &Path) {
    let database = rusqlite::Connection::open(folder.join("journal.sqlite")).unwrap();
    database
        .execute_batch("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(FAIL, 'full'); END")
        .unwrap();
}

impl Fixture {
    async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("journal.sqlite");
        let audit_log = AuditLog::open(&path).unwrap();
        let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
        let proxy = TestProxy::start(&sandbox, &audit_log).await;
        let base_url = proxy.base_url().to_owned();
        let setup = Setup::with_store_at(sandbox.into(), base_url, audit_log);
        let store = setup.connect().await.id;
        let ron = setup.customer_id(&store, RON).await;
        Self {
            folder,
            setup,
            proxy,
            store,
            ron,
        }
    }

    /// Makes every following write to the audit log fail.
    fn fail_writes(&self) {
        fail_writes(self.folder.path());
    }

    async fn session(&self) -> String {
        let signed_in = self
            .setup
            .app
            .sign_in_as_customer(&self.store, sign_in_request(&self.ron))
            .await;
        signed_in.unwrap().session
    }

    fn actions(&self) -> Vec<(Action, Outcome)> {
        let entries = self.setup.audit_entries().into_iter();
        entries.map(|entry| (entry.action, entry.outcome)).collect()
    }
}

#[tokio::test]
async fn extension_without_entry_leaves_deadline() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let session = fixture.session().await;
    let before = app.impersonation().await;
    fixture.fail_writes();

    let refused = problem(app.extend(&session).await);

    assert_eq!(refused.code, Code::AuditLogFailed);
    assert!(before.is_some());
    assert_eq!(app.impersonation().await, before);
}

#[tokio::test]
async fn session_ends_even_if_end_cannot_be_audited() {
    for reason in [
        EndReason::Stopped,
        EndReason::Locked,
        EndReason::Expired,
        EndReason::Quit,
        EndReason::InternalError,
    ] {
        let fixture = Fixture::new().await;
        let app = &fixture.setup.app;
        let session = fixture.session().await;
        let mut ended = app.ended_sessions();
        let before = fixture.setup.audit_entries();
        fixture.fail_writes();

        match reason {
            EndReason::Locked => app.lock(LockReason::Asked).await,
            EndReason::Expired => {
                fixture.setup.clock.advance(jiff::SignedDuration::from_mins(15));
                assert_eq!(app.impersonation().await, None);
            }
            EndReason::Quit => app.quit().await,
            EndReason::InternalError => app.panicked().await,
            _ => app.stop().await,
        }

        assert_eq!(
            wait_for("the end of the session", ended.recv())
                .await
                .unwrap()
                .reason,
            reason
        );
        assert_eq!(app.impersonation().await, None);
        let sent = fixture.setup.store.requests();
        let after = problem(app.profile(&session).await);
        if app.locked().is_some() {
            assert_eq!(after.code, Code::Locked);
            assert_eq!(problem(app.unlock().await).code, Code::AuditLogFailed);
            assert!(app.locked().is_some(), "the unlock was not audited");
        } else {
            assert_eq!(after.code, Code::SessionEnded);
        }
        assert_eq!(fixture.setup.store.requests(), sent);
        assert_eq!(fixture.setup.audit_entries(), before);
    }
}

#[tokio::test]
async fn unaudited_read_is_not_sent_and_its_result_not_shown() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let session = fixture.session().await;

    let paused = fixture.proxy.pause_next(Method::GET, "/v2/orders");
    let (orders, ()) = tokio::join!(app.orders(&session, 0), async {
        paused.received().await;
        fixture.fail_writes();
        paused.resume();
    });
    let sent = fixture.setup.store.requests();
    let refused = problem(app.orders(&session, 0).await);

    assert_eq!(problem(orders).code, Code::AuditLogFailed);
    assert_eq!(refused.code, Code::AuditLogFailed);
    assert_eq!(fixture.setup.store.requests(), sent);
    assert_eq!(
        fixture.actions().last(),
        Some(&(Action::View, Outcome::Begun)),
        "the read was audited first"
    );
}

#[tokio::test]
async fn rejected_token_ends_session_even_if_not_audited() {
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let session = fixture.session().await;
    let mut ended = app.ended_sessions();
    let paused = fixture.proxy.pause_next(Method::GET, "/v2/orders");
    fixture.setup.store.inject_faults(Faults {
        reply: Some(Fault::TokenRefused),
        ..Faults::default()
    });

    let (orders, ()) = tokio::join!(app.orders(&session, 0), async {
        paused.received().await;
        fixture.fail_writes();
        paused.resume();
    });

    assert_eq!(problem(orders).code, Code::AuditLogFailed);
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
    let fixture = Fixture::new().await;
    let app = &fixture.setup.app;
    let paused = fixture.proxy.pause_next(Method::POST, TOKENS);

    let (entered, ()) = tokio::join!(
        app.sign_in_as_customer(&fixture.store, sign_in_request(&fixture.ron)),
        async {
            paused.received().await;
            fixture.fail_writes();
            paused.resume();
        }
    );

    assert_eq!(problem(entered).code, Code::AuditLogFailed);
    assert_eq!(app.impersonation().await, None);
    assert_eq!(fixture.actions(), [(Action::SignIn, Outcome::Begun)]);
}

#[tokio::test]
async fn set_password_can_be_copied_even_if_not_audited() {
    let fixture = Fixture::new().await;
    let Fixture {
        setup, proxy, store, ..
    } = &fixture;
    let leslie = setup.customer_id(store, LESLIE).await;
    let paused = proxy.pause_next(Method::PUT, &format!("/v2/customers/{leslie}"));

    let (answer, ()) = tokio::join!(
        setup.app.set_password_and_sign_in(
            store,
            new_password_request(&leslie, LESLIE, Some("the-new-password"))
        ),
        async {
            paused.received().await;
            fixture.fail_writes();
            paused.resume();
        }
    );

    let answer = answer.unwrap();
    assert_eq!(answer.session, None);
    assert_eq!(answer.problem.unwrap().code, Code::OutcomeNotRecorded);
    assert_eq!(proxy.sign_in_count(), 0);
    setup.app.copy_password().await.unwrap();
    assert_eq!(setup.clipboard.text().as_deref(), Some("the-new-password"));
    assert_eq!(fixture.actions(), [(Action::PasswordSet, Outcome::Begun)]);
}

#[tokio::test]
async fn possibly_set_password_is_kept_and_proved_by_sign_in() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let leslie = setup.customer_id(&store, LESLIE).await;
    // The lookup succeeds, and the response to the password change is empty.
    setup.store.inject_faults(Faults {
        reply: Some(Fault::Empty),
        path: Some(format!("/v2/customers/{leslie}")),
        every: Some(2),
        times: Some(1),
        ..Faults::default()
    });

    let answer = setup
        .app
        .set_password_and_sign_in(
            &store,
            new_password_request(&leslie, LESLIE, Some("the-new-password")),
        )
        .await
        .unwrap();

    assert!(answer.session.is_some(), "{:?}", answer.problem);
    assert_eq!(
        setup.audit_outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Unknown]
    );
    setup.app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();
    let again = setup
        .app
        .sign_in_as_customer(&store, sign_in_request_with(&leslie, &password))
        .await;
    again.unwrap();
}

#[tokio::test]
async fn policy_change_ends_session_even_if_not_audited() {
    let fixture = Fixture::new().await;
    let Fixture {
        setup, store, folder, ..
    } = &fixture;
    fixture.session().await;
    let off = Rules {
        policy: Policy::Off,
        ..Rules::default()
    };
    // The app saves the rules between the two audit log entries.
    let folder = folder.path().to_owned();
    setup
        .preferences
        .on_write_of("store_rules", move || fail_writes(&folder));

    let changed = problem(setup.app.change_rules(store, off.clone()).await);

    assert_eq!(changed.code, Code::OutcomeNotRecorded);
    assert_eq!(setup.app.connections()[0].rules, off);
    assert_eq!(setup.app.impersonation().await, None);
    assert_eq!(
        fixture.actions().last(),
        Some(&(Action::PolicyChange, Outcome::Begun))
    );
}
