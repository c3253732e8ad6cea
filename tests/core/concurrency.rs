//! Concurrency: a session ends or becomes forbidden while its requests are in flight.

mod blocked_audit_log;

use std::time::Duration;

use axum::http::Method;
use futures_util::FutureExt;
use journal::{Action, Outcome};
use shopside_core::view::{Code, LockReason, Policy, Rules};

use crate::setup::{
    DEMO_PASSWORD, LESLIE, RON, Setup, new_password_request, preview_request, problem, sign_in_request,
    sign_in_request_with,
};
use crate::test_proxy::{SentAs, TOKENS, TestProxy};
use crate::wait::{advance_time, wait_until};

/// Long enough for any request that would still be sent.
const GRACE_PERIOD: Duration = Duration::from_secs(10);

/// An event that ends or forbids a session.
#[derive(Debug, Clone, Copy)]
enum Interruption {
    Stop,
    Lock,
    Policy,
    Remove,
    Quit,
    AnotherPreview,
}

const ALL: [Interruption; 6] = [
    Interruption::Stop,
    Interruption::Lock,
    Interruption::Policy,
    Interruption::Remove,
    Interruption::Quit,
    Interruption::AnotherPreview,
];

impl Interruption {
    async fn happen(self, setup: &Setup, store: &str, customer: &str) {
        let app = &setup.app;
        match self {
            Self::Stop => app.stop().await,
            Self::Lock => app.lock(LockReason::Asked).await,
            Self::Policy => {
                let rules = Rules {
                    policy: Policy::PreviewOnly,
                    ..Rules::default()
                };
                app.change_rules(store, rules).await.unwrap();
            }
            Self::Remove => app.remove(store).await.unwrap(),
            Self::Quit => app.quit().await,
            Self::AnotherPreview => drop(app.preview(store, preview_request(customer)).await.unwrap()),
        }
    }
}

/// A connected store behind a proxy, and the IDs of Ron and Leslie.
struct Fixture {
    setup: Setup,
    proxy: TestProxy,
    store: String,
    ron: String,
    leslie: String,
}

async fn fixture() -> Fixture {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let leslie = setup.customer_id(&store, LESLIE).await;
    Fixture {
        setup,
        proxy,
        store,
        ron,
        leslie,
    }
}

#[tokio::test]
async fn session_end_cancels_in_flight_requests() {
    for interruption in ALL {
        let fixture = fixture().await;
        let Fixture {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &fixture;
        let app = &setup.app;
        let session = app
            .sign_in_as_customer(store, sign_in_request(ron))
            .await
            .unwrap()
            .session;
        let order = app.orders(&session, 0).await.unwrap().value.orders.remove(0).id;
        let before = proxy.customer_token_count();
        let paused = proxy.pause_next(Method::GET, &format!("/v2/orders/{order}"));

        // The app requests the order first, and then its transactions.
        let (answer, ()) = tokio::join!(app.transactions(&session, &order), async {
            paused.received().await;
            interruption.happen(setup, store, leslie).await;
        });

        assert_eq!(problem(answer).code, Code::SessionEnded, "{interruption:?}");
        paused.resume();
        advance_time(GRACE_PERIOD).await;
        assert_eq!(proxy.customer_token_count(), before + 1, "{interruption:?}");
        wait_until("the cancelled request in the audit log", || {
            setup.audit_entries().iter().any(|entry| {
                entry.action == Action::Request
                    && entry.session_id.as_deref() == Some(&session)
                    && entry.outcome == Outcome::Unknown
                    && entry.detail.as_ref().unwrap().contains(" cancelled ")
            })
        })
        .await;
    }
}

#[tokio::test]
async fn sign_in_cancelled_during_lookup_sends_no_password() {
    for interruption in ALL {
        let fixture = fixture().await;
        let Fixture {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &fixture;
        let paused = proxy.pause_next(Method::GET, &format!("/v2/customers/{ron}"));

        let (answer, ()) = tokio::join!(
            setup.app.sign_in_as_customer(store, sign_in_request(ron)),
            async {
                paused.received().await;
                interruption.happen(setup, store, leslie).await;
                paused.resume();
            }
        );

        assert_eq!(problem(answer).code, Code::SessionEnded, "{interruption:?}");
        assert_eq!(proxy.sign_in_count(), 0, "{interruption:?}");
        assert!(
            setup.audit_outcomes(Action::SignIn).is_empty(),
            "{interruption:?}"
        );
        let now = setup.app.impersonation().await.map(|session| session.customer);
        let previewed = matches!(interruption, Interruption::AnotherPreview).then(|| leslie.clone());
        assert_eq!(now, previewed, "{interruption:?}");
    }
}

#[tokio::test]
async fn sign_in_cancelled_during_token_request_discards_token() {
    for interruption in ALL {
        let fixture = fixture().await;
        let Fixture {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &fixture;
        let paused = proxy.pause_next(Method::POST, TOKENS);

        let (answer, ()) = tokio::join!(
            setup.app.sign_in_as_customer(store, sign_in_request(ron)),
            async {
                paused.received().await;
                interruption.happen(setup, store, leslie).await;
                paused.resume();
            }
        );

        assert_eq!(problem(answer).code, Code::SessionEnded, "{interruption:?}");
        advance_time(GRACE_PERIOD).await;
        assert_eq!(proxy.customer_token_count(), 0, "{interruption:?}");
        assert_eq!(
            setup.audit_outcomes(Action::SignIn),
            [Outcome::Begun, Outcome::Failed]
        );
        assert!(
            setup.audit_outcomes(Action::SessionEnd).is_empty(),
            "no session had started"
        );
    }
}

#[tokio::test]
async fn concurrent_sign_ins_leave_one_session_and_one_token() {
    let fixture = fixture().await;
    let Fixture {
        setup,
        proxy,
        store,
        ron,
        leslie,
    } = &fixture;
    let app = &setup.app;

    let (rons, leslies) = tokio::join!(
        app.sign_in_as_customer(store, sign_in_request(ron)),
        app.sign_in_as_customer(store, sign_in_request_with(leslie, DEMO_PASSWORD))
    );

    let (session, other) = match (rons, leslies) {
        (Ok(session), other) | (other, Ok(session)) => (session, other),
        neither => panic!("{neither:?}"),
    };
    assert_eq!(problem(other).code, Code::SessionEnded);
    assert_eq!(app.impersonation().await, Some(session.clone()));
    let before = proxy.requests().len();
    app.compare(&session.session).await.unwrap();
    let tokens = proxy.issued_tokens();
    for request in &proxy.requests()[before..] {
        match &request.sent_as {
            SentAs::Admin => {}
            SentAs::Customer(token) => assert_eq!(tokens[token].customer, session.customer),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn concurrent_password_changes_hold_the_password_that_works() {
    let fixture = fixture().await;
    let Fixture {
        setup, store, leslie, ..
    } = &fixture;
    let app = &setup.app;

    let (first, second) = tokio::join!(
        app.set_password_and_sign_in(
            store,
            new_password_request(leslie, LESLIE, Some("the-first-password"))
        ),
        app.set_password_and_sign_in(
            store,
            new_password_request(leslie, LESLIE, Some("the-second-password"))
        )
    );

    let sessions = [first, second]
        .into_iter()
        .filter_map(|answer| answer.ok()?.session)
        .collect::<Vec<_>>();
    assert_eq!(sessions.len(), 1);
    assert_eq!(app.impersonation().await.as_ref(), sessions.first());
    app.copy_password().await.unwrap();
    let password = setup.clipboard.text().unwrap();
    app.sign_in_as_customer(store, sign_in_request_with(leslie, &password))
        .await
        .unwrap();
}

#[tokio::test]
async fn lock_during_password_change_drops_sign_in_and_password() {
    let fixture = fixture().await;
    let Fixture {
        setup,
        proxy,
        store,
        leslie,
        ..
    } = &fixture;
    let app = &setup.app;
    let paused = proxy.pause_next(Method::PUT, &format!("/v2/customers/{leslie}"));

    let (answer, ()) = tokio::join!(
        app.set_password_and_sign_in(
            store,
            new_password_request(leslie, LESLIE, Some("the-new-password"))
        ),
        async {
            paused.received().await;
            app.lock(LockReason::Asked).await;
            paused.resume();
        }
    );

    let answer = answer.unwrap();
    assert_eq!(answer.session, None);
    assert_eq!(answer.problem.unwrap().code, Code::SessionEnded);
    assert_eq!(proxy.sign_in_count(), 0);
    assert_eq!(
        setup.audit_outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Done]
    );
    app.unlock().await.unwrap();
    assert_eq!(problem(app.copy_password().await).code, Code::ClipboardFailed);
}

#[tokio::test]
async fn dropped_command_future_is_still_audited() {
    let fixture = fixture().await;
    let Fixture {
        setup,
        proxy,
        store,
        ron,
        ..
    } = &fixture;
    let app = &setup.app;
    let session = app
        .sign_in_as_customer(store, sign_in_request(ron))
        .await
        .unwrap()
        .session;
    let before = setup.audit_entries().len();
    let paused = proxy.pause_next(Method::GET, "/v2/orders");

    tokio::select! {
        _ = app.orders(&session, 0) => panic!("the request is paused"),
        () = paused.received() => {}
    }

    let entries = wait_for_entries(setup, before + 2).await;
    let actions: Vec<_> = entries[before..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::View, Outcome::Begun),
            (Action::Request, Outcome::Unknown)
        ]
    );

    let paused = proxy.pause_next(Method::POST, TOKENS);
    tokio::select! {
        _ = app.sign_in_as_customer(store, sign_in_request(ron)) => panic!("the request is paused"),
        () = paused.received() => {}
    }

    let before = entries.len();
    let entries = wait_for_entries(setup, before + 3).await;
    let actions: Vec<_> = entries[before..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::SessionEnd, Outcome::Done),
            (Action::SignIn, Outcome::Begun),
            (Action::Request, Outcome::Unknown)
        ]
    );
    assert_eq!(app.impersonation().await, None);
}

#[tokio::test]
async fn dropped_stop_future_still_ends_and_audits_session() {
    let fixture = fixture().await;
    let Fixture {
        setup, store, ron, ..
    } = &fixture;
    let app = &setup.app;
    let session = app
        .sign_in_as_customer(store, sign_in_request(ron))
        .await
        .unwrap()
        .session;
    let before = setup.audit_entries().len();

    // Polls the future once, and drops it.
    let _ = app.stop().now_or_never();

    assert_eq!(problem(app.profile(&session).await).code, Code::SessionEnded);
    let entries = wait_for_entries(setup, before + 1).await;
    assert_eq!(entries[before].action, Action::SessionEnd);
}

/// Waits until the audit log has at least this many entries, and returns them.
async fn wait_for_entries(setup: &Setup, count: usize) -> Vec<journal::EntryContent> {
    let what = format!("{count} audit log entries");
    wait_until(&what, || setup.audit_entries().len() >= count).await;
    setup.audit_entries()
}
