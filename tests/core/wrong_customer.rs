//! A store that responds with data of another customer: it is not shown, and the session ends.

use serde_json::{Value, json};
use shopside_core::view::{AccessReason, Code, EndReason, SignIn, SignInTarget};

use crate::setup::{LESLIE, RON, RONS_PASSWORD, Setup, preview_request, problem, sign_in_request};
use crate::test_proxy::{TOKENS, TestProxy};
use crate::wait::wait_for;

async fn fixture() -> (Setup, TestProxy, String, String, String) {
    let (setup, proxy) = Setup::with_proxy().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let leslie = setup.customer_id(&store, LESLIE).await;
    (setup, proxy, store, ron, leslie)
}

fn by_email() -> SignIn {
    SignIn {
        target: SignInTarget::Email { email: RON.into() },
        password: RONS_PASSWORD.into(),
        why: AccessReason::default(),
    }
}

/// Replaces the text at a JSON pointer.
fn with_text(mut document: Value, pointer: &str, text: &str) -> Value {
    *document.pointer_mut(pointer).unwrap() = json!(text);
    document
}

#[tokio::test]
async fn token_for_another_customer_is_discarded_unused() {
    let (setup, proxy, store, ron, leslie) = fixture().await;
    proxy.rewrite_responses(move |path, answer| match path {
        TOKENS => with_text(answer, "/data/customer_id", &leslie),
        _ => answer,
    });

    let problem = problem(setup.app.sign_in_as_customer(&store, sign_in_request(&ron)).await);

    assert_eq!(problem.code, Code::WrongCustomer);
    assert_eq!(proxy.customer_token_count(), 0);
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn profile_of_another_customer_fails_the_sign_in() {
    let (setup, proxy, store, ron, leslie) = fixture().await;
    let own = format!("/v2/customers/{ron}");
    let place = own.clone();
    proxy.rewrite_responses(move |path, answer| {
        if path == place {
            with_text(answer, "/data/id", &leslie)
        } else {
            answer
        }
    });

    let by_id = problem(setup.app.preview(&store, preview_request(&ron)).await);
    let by_email_too = problem(setup.app.sign_in_as_customer(&store, by_email()).await);
    proxy.rewrite_responses(move |path, answer| {
        if path == own {
            with_text(answer, "/data/email", LESLIE)
        } else {
            answer
        }
    });
    let by_address = problem(setup.app.sign_in_as_customer(&store, by_email()).await);

    for problem in [by_id, by_email_too, by_address] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(setup.app.impersonation().await, None);
}

#[tokio::test]
async fn foreign_order_in_list_hides_list_and_ends_session() {
    let (setup, proxy, store, ron, leslie) = fixture().await;
    let app = &setup.app;
    let mut ended = app.ended_sessions();
    let previewed = app.preview(&store, preview_request(&ron)).await.unwrap().session;
    proxy.rewrite_responses(move |path, answer| match path {
        "/v2/orders" => with_text(answer, "/data/3/relationships/customer/data/id", &leslie),
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
    let signed_in = app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap()
        .session;
    let as_ron = problem(app.orders(&signed_in, 0).await);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
    let signed_in = app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap()
        .session;
    let compared = problem(app.compare(&signed_in).await);

    for problem in [in_preview, as_ron, compared] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(app.impersonation().await, None);
}
