//! What comes in between: a session that ends, or is forbidden, while something is under way in its name.

use std::time::Duration;

use axum::http::Method;
use futures_util::FutureExt;
use journal::{Action, Outcome};
use shopside_core::view::{Code, LockReason, Policy, Rules};

use crate::setup::{
    EVERYBODYS_PASSWORD, LESLIE, RON, Setup, new_password, preview, problem, sign_in, sign_in_with,
};
use crate::test_proxy::{SentAs, TOKENS, TestProxy};
use crate::waits::{let_pass, until};

/// Long enough for whatever would still be sent.
const A_WHILE: Duration = Duration::from_secs(10);

/// What ends a session, or forbids it.
#[derive(Debug, Clone, Copy)]
enum Between {
    Stop,
    Lock,
    Policy,
    Remove,
    Quit,
    AnotherPreview,
}

const ALL: [Between; 6] = [
    Between::Stop,
    Between::Lock,
    Between::Policy,
    Between::Remove,
    Between::Quit,
    Between::AnotherPreview,
];

impl Between {
    async fn comes(self, setup: &Setup, store: &str, customer: &str) {
        let app = &setup.app;
        match self {
            Self::Stop => app.stop().await,
            Self::Lock => app.lock(LockReason::Asked).await,
            Self::Policy => {
                let rules = Rules {
                    production: false,
                    policy: Policy::PreviewOnly,
                    time_zone: None,
                };
                app.change_rules(store, rules).await.unwrap();
            }
            Self::Remove => app.remove(store).await.unwrap(),
            Self::Quit => app.quit().await,
            Self::AnotherPreview => drop(app.preview(store, preview(customer)).await.unwrap()),
        }
    }
}

/// A connected store behind a porter, with Ron and Leslie in it.
struct Scene {
    setup: Setup,
    proxy: TestProxy,
    store: String,
    ron: String,
    leslie: String,
}

async fn scene() -> Scene {
    let (setup, proxy) = Setup::with_porter().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    let leslie = setup.customer(&store, LESLIE).await;
    Scene {
        setup,
        proxy,
        store,
        ron,
        leslie,
    }
}

#[tokio::test]
async fn session_end_cancels_in_flight_requests() {
    for between in ALL {
        let scene = scene().await;
        let Scene {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &scene;
        let app = &setup.app;
        let session = app.sign_in(store, sign_in(ron)).await.unwrap().session;
        let order = app.orders(&session, 0).await.unwrap().value.orders.remove(0).id;
        let before = proxy.with_token();
        let held = proxy.hold(Method::GET, &format!("/v2/orders/{order}"));

        // The order is asked for first and its payments after it.
        let (answer, ()) = tokio::join!(app.transactions(&session, &order), async {
            held.arrived().await;
            between.comes(setup, store, leslie).await;
        });

        assert_eq!(problem(answer).code, Code::SessionEnded, "{between:?}");
        held.release();
        let_pass(A_WHILE).await;
        assert_eq!(proxy.with_token(), before + 1, "{between:?}");
        until("the dropped request in the journal", || {
            setup.journaled().iter().any(|entry| {
                entry.action == Action::Request
                    && entry.session.as_deref() == Some(&session)
                    && entry.outcome == Outcome::Unknown
                    && entry.detail.as_ref().unwrap().contains(" cancelled ")
            })
        })
        .await;
    }
}

#[tokio::test]
async fn sign_in_cancelled_during_lookup_sends_no_password() {
    for between in ALL {
        let scene = scene().await;
        let Scene {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &scene;
        let held = proxy.hold(Method::GET, &format!("/v2/customers/{ron}"));

        let (answer, ()) = tokio::join!(setup.app.sign_in(store, sign_in(ron)), async {
            held.arrived().await;
            between.comes(setup, store, leslie).await;
            held.release();
        });

        assert_eq!(problem(answer).code, Code::SessionEnded, "{between:?}");
        assert_eq!(proxy.sign_ins(), 0, "{between:?}");
        assert!(setup.outcomes(Action::SignIn).is_empty(), "{between:?}");
        let now = setup.app.impersonation().await.map(|session| session.customer);
        let previewed = matches!(between, Between::AnotherPreview).then(|| leslie.clone());
        assert_eq!(now, previewed, "{between:?}");
    }
}

#[tokio::test]
async fn sign_in_cancelled_during_token_request_discards_token() {
    for between in ALL {
        let scene = scene().await;
        let Scene {
            setup,
            proxy,
            store,
            ron,
            leslie,
        } = &scene;
        let held = proxy.hold(Method::POST, TOKENS);

        let (answer, ()) = tokio::join!(setup.app.sign_in(store, sign_in(ron)), async {
            held.arrived().await;
            between.comes(setup, store, leslie).await;
            held.release();
        });

        assert_eq!(problem(answer).code, Code::SessionEnded, "{between:?}");
        let_pass(A_WHILE).await;
        assert_eq!(proxy.with_token(), 0, "{between:?}");
        assert_eq!(setup.outcomes(Action::SignIn), [Outcome::Begun, Outcome::Failed]);
        assert!(setup.outcomes(Action::SessionEnd).is_empty(), "none had begun");
    }
}

#[tokio::test]
async fn concurrent_sign_ins_leave_one_session_and_one_token() {
    let scene = scene().await;
    let Scene {
        setup,
        proxy,
        store,
        ron,
        leslie,
    } = &scene;
    let app = &setup.app;

    let (rons, leslies) = tokio::join!(
        app.sign_in(store, sign_in(ron)),
        app.sign_in(store, sign_in_with(leslie, EVERYBODYS_PASSWORD))
    );

    let (session, other) = match (rons, leslies) {
        (Ok(session), other) | (other, Ok(session)) => (session, other),
        neither => panic!("{neither:?}"),
    };
    assert_eq!(problem(other).code, Code::SessionEnded);
    assert_eq!(app.impersonation().await, Some(session.clone()));
    let before = proxy.noted().len();
    app.compare(&session.session).await.unwrap();
    let tokens = proxy.tokens();
    for noted in &proxy.noted()[before..] {
        match &noted.sent_as {
            SentAs::Admin => {}
            SentAs::Customer(token) => assert_eq!(tokens[token].customer, session.customer),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn concurrent_password_changes_hold_the_password_that_works() {
    let scene = scene().await;
    let Scene {
        setup, store, leslie, ..
    } = &scene;
    let app = &setup.app;

    let (first, second) = tokio::join!(
        app.set_password_and_sign_in(store, new_password(leslie, LESLIE, Some("the-first-password"))),
        app.set_password_and_sign_in(store, new_password(leslie, LESLIE, Some("the-second-password")))
    );

    let came_off = [first, second]
        .into_iter()
        .filter_map(|answer| answer.ok()?.session)
        .collect::<Vec<_>>();
    assert_eq!(came_off.len(), 1);
    assert_eq!(app.impersonation().await.as_ref(), came_off.first());
    app.copy_password().await.unwrap();
    let held = setup.clipboard.text().unwrap();
    app.sign_in(store, sign_in_with(leslie, &held)).await.unwrap();
}

#[tokio::test]
async fn lock_during_password_change_drops_sign_in_and_password() {
    let scene = scene().await;
    let Scene {
        setup,
        proxy,
        store,
        leslie,
        ..
    } = &scene;
    let app = &setup.app;
    let held = proxy.hold(Method::PUT, &format!("/v2/customers/{leslie}"));

    let (answer, ()) = tokio::join!(
        app.set_password_and_sign_in(store, new_password(leslie, LESLIE, Some("the-new-password"))),
        async {
            held.arrived().await;
            app.lock(LockReason::Asked).await;
            held.release();
        }
    );

    let answer = answer.unwrap();
    assert_eq!(answer.session, None);
    assert_eq!(answer.problem.unwrap().code, Code::SessionEnded);
    assert_eq!(proxy.sign_ins(), 0);
    assert_eq!(
        setup.outcomes(Action::PasswordSet),
        [Outcome::Begun, Outcome::Done]
    );
    app.unlock();
    assert_eq!(problem(app.copy_password().await).code, Code::ClipboardFailed);
}

#[tokio::test]
async fn dropped_command_future_is_still_audited() {
    let scene = scene().await;
    let Scene {
        setup,
        proxy,
        store,
        ron,
        ..
    } = &scene;
    let app = &setup.app;
    let session = app.sign_in(store, sign_in(ron)).await.unwrap().session;
    let before = setup.journaled().len();
    let held = proxy.hold(Method::GET, "/v2/orders");

    tokio::select! {
        _ = app.orders(&session, 0) => panic!("it is held up"),
        () = held.arrived() => {}
    }

    let entries = written(setup, before + 2).await;
    let said: Vec<_> = entries[before..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        said,
        [
            (Action::View, Outcome::Begun),
            (Action::Request, Outcome::Unknown)
        ]
    );

    let held = proxy.hold(Method::POST, TOKENS);
    tokio::select! {
        _ = app.sign_in(store, sign_in(ron)) => panic!("it is held up"),
        () = held.arrived() => {}
    }

    let before = entries.len();
    let entries = written(setup, before + 3).await;
    let said: Vec<_> = entries[before..]
        .iter()
        .map(|entry| (entry.action, entry.outcome))
        .collect();
    assert_eq!(
        said,
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
    let scene = scene().await;
    let Scene {
        setup, store, ron, ..
    } = &scene;
    let app = &setup.app;
    let session = app.sign_in(store, sign_in(ron)).await.unwrap().session;
    let before = setup.journaled().len();

    // Begun, and dropped at its first wait.
    let _ = app.stop().now_or_never();

    assert_eq!(problem(app.profile(&session).await).code, Code::SessionEnded);
    let entries = written(setup, before + 1).await;
    assert_eq!(entries[before].action, Action::SessionEnd);
}

/// The journal, once it has so many entries.
async fn written(setup: &Setup, entries: usize) -> Vec<journal::NewEntry> {
    let what = format!("{entries} entries in the journal");
    until(&what, || setup.journaled().len() >= entries).await;
    setup.journaled()
}
