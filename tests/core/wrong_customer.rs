//! A store that answers for another customer than asked: nothing of it is shown, and nobody stays signed in.

use serde_json::{Value, json};
use shopside_core::view::{Code, EndReason, SignIn, SignInTarget, Why};

use crate::setup::{LESLIE, RON, RONS_PASSWORD, Setup, preview, problem, sign_in};
use crate::test_proxy::{TOKENS, TestProxy};
use crate::waits::wait_for;

async fn scene() -> (Setup, TestProxy, String, String, String) {
    let (setup, proxy) = Setup::with_porter().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;
    let leslie = setup.customer(&store, LESLIE).await;
    (setup, proxy, store, ron, leslie)
}

fn by_email() -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: RON.into() },
        password: RONS_PASSWORD.into(),
        why: Why::default(),
    }
}

/// Puts a text into a JSON document.
fn put(mut document: Value, place: &str, text: &str) -> Value {
    *document.pointer_mut(place).unwrap() = json!(text);
    document
}

#[tokio::test]
async fn token_for_another_customer_is_discarded_unused() {
    let (setup, proxy, store, ron, leslie) = scene().await;
    proxy.alters(move |path, answer| match path {
        TOKENS => put(answer, "/data/customer_id", &leslie),
        _ => answer,
    });

    let problem = problem(setup.app.sign_in(&store, sign_in(&ron)).await);

    assert_eq!(problem.code, Code::WrongCustomer);
    assert_eq!(proxy.with_token(), 0);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn profile_of_another_customer_fails_the_sign_in() {
    let (setup, proxy, store, ron, leslie) = scene().await;
    let own = format!("/v2/customers/{ron}");
    let place = own.clone();
    proxy.alters(move |path, answer| {
        if path == place {
            put(answer, "/data/id", &leslie)
        } else {
            answer
        }
    });

    let by_id = problem(setup.app.preview(&store, preview(&ron)).await);
    let by_email_too = problem(setup.app.sign_in(&store, by_email()).await);
    proxy.alters(move |path, answer| {
        if path == own {
            put(answer, "/data/email", LESLIE)
        } else {
            answer
        }
    });
    let by_address = problem(setup.app.sign_in(&store, by_email()).await);

    for problem in [by_id, by_email_too, by_address] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn foreign_order_in_list_hides_list_and_ends_session() {
    let (setup, proxy, store, ron, leslie) = scene().await;
    let app = &setup.app;
    let mut ended = app.ended_sessions();
    let previewed = app.preview(&store, preview(&ron)).await.unwrap().session;
    proxy.alters(move |path, answer| match path {
        "/v2/orders" => put(answer, "/data/3/relationships/customer/data/id", &leslie),
        _ => answer,
    });

    let in_preview = problem(app.orders(&previewed, 0).await);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
    let signed_in = app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let as_ron = problem(app.orders(&signed_in, 0).await);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
    let signed_in = app.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let compared = problem(app.compare(&signed_in).await);

    for problem in [in_preview, as_ron, compared] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(app.impersonation().await, None);
}
