//! Hosts that misbehave: each fault has an error of its own, and no credential goes astray.

use std::error::Error as _;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse};
use moltin::{CustomerQuery, Error, NewCustomer, OrderQuery};

use crate::fake_store::{FakeStore, OAUTH, Then, error_response, json_response};
use crate::shop::store_at;
use crate::test_server::ClosedPort;

async fn list(host: &FakeStore) -> Error {
    host.admin()
        .customers()
        .list(&CustomerQuery::default())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_the_other_host_hears_nothing() {
    for status in [301, 302, 303, 307, 308] {
        let other = FakeStore::granting_tokens(|_| json_response("{}")).await;
        let to = format!("{}/v2/elsewhere?x=1", other.base_url());
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |_| (status, [(header::LOCATION, to.clone())])).await;

        let bearer = host.admin().verify().await.unwrap_err();

        let Error::Redirected { to: Some(named), .. } = &bearer else {
            panic!("{bearer}")
        };
        assert_eq!(named, "127.0.0.1");
        assert_eq!(
            (host.requests().len(), other.requests().len()),
            (1, 0),
            "{status}"
        );
    }
}

#[tokio::test]
async fn a_redirect_takes_no_customer_token_along() {
    let other = FakeStore::granting_tokens(|_| json_response("{}")).await;
    let to = other.base_url().to_owned();
    let host =
        FakeStore::granting_tokens(move |_| (StatusCode::FOUND, [(header::LOCATION, to.clone())])).await;

    let error = host
        .customer()
        .await
        .orders()
        .list(&OrderQuery::default())
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Redirected { .. }), "{error}");
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn a_web_page_is_not_a_store() {
    let page = || Html("<!doctype html><title>Welcome</title>");
    let host = FakeStore::responding(move |_| page()).await;
    assert!(matches!(
        host.admin().verify().await,
        Err(Error::NotJson { status: 200, .. })
    ));

    let refusing = FakeStore::responding(move |_| (StatusCode::NOT_FOUND, page())).await;
    assert!(matches!(
        refusing.admin().verify().await,
        Err(Error::NotJson { status: 404, .. })
    ));
}

#[tokio::test]
async fn a_gateways_page_with_a_failure_is_the_stores_failure() {
    let host = FakeStore::granting_tokens(|_| {
        (StatusCode::BAD_GATEWAY, Html("<h1>Bad Gateway</h1>")).into_response()
    })
    .await;

    let error = list(&host).await;

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(502));
    assert_eq!(error.refusal().unwrap().message(), "Bad Gateway");
}

#[tokio::test]
async fn json_of_another_shape_is_named_with_the_place_where_it_differs() {
    let host =
        FakeStore::granting_tokens(|_| json_response(r#"{"data":[{"id":"1","name":"Ron","email":7}]}"#))
            .await;

    let Error::Decode { path, request, .. } = list(&host).await else {
        panic!("it was read")
    };

    assert_eq!(path, "data[0].email");
    assert_eq!(request.path, "/v2/customers");
}

#[tokio::test]
async fn a_reply_that_is_cut_short_is_an_interruption() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{\"data\":[";
    let host = FakeStore::sending_bytes(cut, Then::Close).await;

    let error = host.admin().verify().await.unwrap_err();

    assert!(matches!(error, Error::Interrupted { .. }), "{error}");
}

#[tokio::test]
async fn a_reply_that_never_ends_is_not_read_for_ever() {
    let huge = "x".repeat(17 * 1024 * 1024);
    let host = FakeStore::granting_tokens(move |_| json_response(&huge)).await;

    let error = list(&host).await;

    assert!(
        matches!(
            error,
            Error::TooLarge {
                limit: 16_777_216,
                ..
            }
        ),
        "{error}"
    );
}

#[tokio::test]
async fn a_host_that_stops_answering_is_not_waited_for_for_ever() {
    let silent = FakeStore::sending_bytes(b"", Then::Stall).await;
    let halfway =
        FakeStore::sending_bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n{", Then::Stall).await;
    for host in [silent, halfway] {
        let error = host
            .store_with_short_timeouts()
            .admin("a-secret".into())
            .verify()
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Timeout { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_host_that_is_not_there_can_be_told_from_one_that_hung_up() {
    let closed = ClosedPort::new();
    let gone = closed.base_url();
    let error = store_at(&gone)
        .admin("a-secret".into())
        .verify()
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    let cause = error.source().unwrap().to_string();
    assert!(!cause.contains(&gone), "the URL is not repeated: {cause}");

    let hangs_up = FakeStore::sending_bytes(b"", Then::Close).await;
    let error = hangs_up.admin().verify().await.unwrap_err();
    assert!(matches!(error, Error::Interrupted { .. }), "{error}");
}

#[tokio::test]
async fn a_creation_whose_answer_is_lost_is_not_sent_again() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::SERVICE_UNAVAILABLE, "")).await;
    let ron = NewCustomer {
        name: "Ron".into(),
        email: "ron@x.test".into(),
        password: None,
        external_ref: None,
    };

    let error = host.admin().customers().create(&ron).await.unwrap_err();

    assert_eq!(error.status(), Some(503));
    assert_eq!((host.count(OAUTH), host.count("/v2/customers")), (1, 1));
}

#[tokio::test]
async fn the_requests_id_is_kept_for_whoever_is_asked_about_it() {
    let host = FakeStore::granting_tokens(|_| {
        let body =
            r#"{"errors":[{"status":500,"title":"Internal Server Error","request_id":"from-the-body"}]}"#;
        error_response(StatusCode::INTERNAL_SERVER_ERROR, body)
    })
    .await;
    assert_eq!(list(&host).await.request_id(), Some("from-the-body"));

    let host = FakeStore::granting_tokens(|_| {
        let header = [("x-moltin-request-id", "from-the-header")];
        (StatusCode::INTERNAL_SERVER_ERROR, header).into_response()
    })
    .await;
    assert_eq!(list(&host).await.request_id(), Some("from-the-header"));
}
