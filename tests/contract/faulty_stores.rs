//! Faulty hosts: each fault has its own error, and no credential leaks.

use std::error::Error as _;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse};
use moltin::{CustomerQuery, Error, NewCustomer, OrderQuery};

use crate::fake_store::{FakeStore, OAUTH, Then, error_response, json_response};
use crate::setup::store_at;
use crate::test_server::ClosedPort;

async fn list(host: &FakeStore) -> Error {
    host.admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn redirect_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let other = FakeStore::granting_tokens(|_| json_response("{}")).await;
        let to = format!("{}/v2/other?x=1", other.base_url());
        let status = StatusCode::from_u16(status).unwrap();
        let host = FakeStore::responding(move |_| (status, [(header::LOCATION, to.clone())])).await;

        let error = host.admin().verify().await.unwrap_err();

        let Error::Redirected { to: Some(named), .. } = &error else {
            panic!("{error}")
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
async fn redirect_does_not_leak_customer_token() {
    let other = FakeStore::granting_tokens(|_| json_response("{}")).await;
    let to = other.base_url().to_owned();
    let host =
        FakeStore::granting_tokens(move |_| (StatusCode::FOUND, [(header::LOCATION, to.clone())])).await;

    let error = host
        .customer()
        .await
        .orders()
        .list(&OrderQuery::new())
        .await
        .unwrap_err();

    assert!(matches!(error, Error::Redirected { .. }), "{error}");
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn web_page_is_not_json() {
    let page = || Html("<!doctype html><title>Welcome</title>");
    let host = FakeStore::responding(move |_| page()).await;
    assert!(matches!(
        host.admin().verify().await,
        Err(Error::NotJson { status: 200, .. })
    ));

    let not_found = FakeStore::responding(move |_| (StatusCode::NOT_FOUND, page())).await;
    assert!(matches!(
        not_found.admin().verify().await,
        Err(Error::NotJson { status: 404, .. })
    ));
}

#[tokio::test]
async fn gateway_page_with_502_is_an_api_error() {
    let host = FakeStore::granting_tokens(|_| {
        (StatusCode::BAD_GATEWAY, Html("<h1>Bad Gateway</h1>")).into_response()
    })
    .await;

    let error = list(&host).await;

    assert!(matches!(error, Error::Api(_)), "{error}");
    assert_eq!(error.status(), Some(502));
    assert_eq!(error.api_error().unwrap().message(), "Bad Gateway");
}

#[tokio::test]
async fn unexpected_json_is_a_decode_error_with_path() {
    let host = FakeStore::granting_tokens(|_| json_response(r#"{"data":"none"}"#)).await;

    let Error::Decode { path, request, .. } = list(&host).await else {
        panic!("the response was accepted")
    };

    assert_eq!(path, "data");
    assert_eq!(request.path, "/v2/customers");
}

#[tokio::test]
async fn truncated_body_is_a_lost_connection() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 400\r\n\r\n{\"data\":[";
    let host = FakeStore::sending_bytes(cut, Then::Close).await;

    let error = host.admin().verify().await.unwrap_err();

    assert!(matches!(error, Error::ConnectionLost { .. }), "{error}");
}

#[tokio::test]
async fn response_above_size_limit_is_too_large() {
    let large = "x".repeat(17 * 1024 * 1024);
    let host = FakeStore::granting_tokens(move |_| json_response(&large)).await;

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
async fn stalled_host_is_a_timeout() {
    let stalled = FakeStore::sending_bytes(b"", Then::Stall).await;
    let halfway =
        FakeStore::sending_bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n{", Then::Stall).await;
    for host in [stalled, halfway] {
        let error = host
            .store_with_short_timeouts()
            .admin("a-secret")
            .verify()
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Timeout { .. }), "{error}");
    }
}

#[tokio::test]
async fn closed_port_is_unreachable_and_hangup_is_lost() {
    let closed = ClosedPort::new();
    let base_url = closed.base_url();
    let error = store_at(&base_url).admin("a-secret").verify().await.unwrap_err();
    assert!(matches!(error, Error::Unreachable { .. }), "{error}");
    let cause = error.source().unwrap().to_string();
    assert!(!cause.contains(&base_url), "the error has no URL: {cause}");

    let closing = FakeStore::sending_bytes(b"", Then::Close).await;
    let error = closing.admin().verify().await.unwrap_err();
    assert!(matches!(error, Error::ConnectionLost { .. }), "{error}");
}

#[tokio::test]
async fn ambiguous_creation_is_not_retried() {
    let host = FakeStore::granting_tokens(|_| error_response(StatusCode::SERVICE_UNAVAILABLE, "")).await;
    let ron = NewCustomer::new("Ron", "ron@x.test");

    let error = host.admin().customers().create(&ron).await.unwrap_err();

    assert_eq!(error.status(), Some(503));
    assert_eq!((host.count(OAUTH), host.count("/v2/customers")), (1, 1));
}

#[tokio::test]
async fn request_id_comes_from_header_or_body() {
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
