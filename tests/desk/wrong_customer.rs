//! A store that answers for another customer than asked: nothing of it is shown, and nobody stays signed in.

use desk::view::{Code, EndReason, SignIn, SignInTarget, Why};
use serde_json::{Value, json};

use crate::office::{LESLIE, Office, RON, RONS_PASSWORD, preview, problem, sign_in};
use crate::porter::{Porter, TOKENS};
use crate::waits::wait_for;

async fn scene() -> (Office, Porter, String, String, String) {
    let (office, porter) = Office::with_porter().await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let leslie = office.customer(&store, LESLIE).await;
    (office, porter, store, ron, leslie)
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
async fn a_token_for_somebody_else_is_dropped_before_it_is_used() {
    let (office, porter, store, ron, leslie) = scene().await;
    porter.alters(move |path, answer| match path {
        TOKENS => put(answer, "/data/customer_id", &leslie),
        _ => answer,
    });

    let problem = problem(office.desk.sign_in(&store, sign_in(&ron)).await);

    assert_eq!(problem.code, Code::WrongCustomer);
    assert_eq!(porter.with_token(), 0);
    assert_eq!(office.desk.impersonation().await, None);
}

#[tokio::test]
async fn a_profile_of_somebody_else_ends_the_sign_in() {
    let (office, porter, store, ron, leslie) = scene().await;
    let own = format!("/v2/customers/{ron}");
    let place = own.clone();
    porter.alters(move |path, answer| {
        if path == place {
            put(answer, "/data/id", &leslie)
        } else {
            answer
        }
    });

    let by_id = problem(office.desk.preview(&store, preview(&ron)).await);
    let by_email_too = problem(office.desk.sign_in(&store, by_email()).await);
    porter.alters(move |path, answer| {
        if path == own {
            put(answer, "/data/email", LESLIE)
        } else {
            answer
        }
    });
    let by_address = problem(office.desk.sign_in(&store, by_email()).await);

    for problem in [by_id, by_email_too, by_address] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(office.desk.impersonation().await, None);
}

#[tokio::test]
async fn one_order_of_somebody_else_in_a_list_hides_the_list_and_ends_the_session() {
    let (office, porter, store, ron, leslie) = scene().await;
    let desk = &office.desk;
    let mut ended = desk.ended_sessions();
    let previewed = desk.preview(&store, preview(&ron)).await.unwrap().session;
    porter.alters(move |path, answer| match path {
        "/v2/orders" => put(answer, "/data/3/relationships/customer/data/id", &leslie),
        _ => answer,
    });

    let in_preview = problem(desk.orders(&previewed, 0).await);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
    let signed_in = desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let as_ron = problem(desk.orders(&signed_in, 0).await);
    assert_eq!(
        wait_for("the end of the session", ended.recv())
            .await
            .unwrap()
            .reason,
        EndReason::Rejected
    );
    let signed_in = desk.sign_in(&store, sign_in(&ron)).await.unwrap().session;
    let compared = problem(desk.compare(&signed_in).await);

    for problem in [in_preview, as_ron, compared] {
        assert_eq!(problem.code, Code::WrongCustomer);
    }
    assert_eq!(desk.impersonation().await, None);
}
