//! Requests to a store: rate limit, custom certificate, pending retries and the request log.

use std::time::Duration;

use axum::Json;
use axum::routing::{get, post};
use moltin_sandbox::{Fault, Faults};
use serde_json::json;
use shopside_core::view::{Code, ConnectStore, CustomerQueryView, SentAsView, WaitReasonView};
use tempfile::TempDir;

use crate::setup::{CLIENT_SECRET, RON, RONS_PASSWORD, Setup, problem, sign_in_request};
use crate::tls::SelfSigned;
use crate::wait::wait_for;

fn all_customers() -> CustomerQueryView {
    CustomerQueryView {
        ..CustomerQueryView::default()
    }
}

/// An empty store with a self-signed certificate.
async fn self_signed() -> SelfSigned {
    let token = Json(json!({ "access_token": "an-access-token", "expires_in": 3600 }));
    let no_customers = Json(json!({ "data": [], "meta": { "results": { "total": 0 } } }));
    let router = axum::Router::new()
        .route("/oauth/access_token", post(async || token))
        .route("/v2/customers", get(async || no_customers));
    SelfSigned::serving(router).await
}

#[tokio::test]
async fn certificate_is_trusted_before_and_after_restart() {
    let mut setup = Setup::new().await;
    let host = self_signed().await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.pem");
    std::fs::write(&file, &host.certificate).unwrap();
    let request = |certificate: Option<String>| ConnectStore {
        base_url: host.base_url.clone(),
        certificate,
        ..setup.full_connection()
    };

    let untrusted = problem(setup.app.connect(request(None)).await);
    assert_eq!(untrusted.code, Code::Unreachable);
    assert!(untrusted.message.contains("Your system doesn’t trust"));

    let trusted = request(setup.choose_certificate(&file).await);
    let connected = setup.app.connect(trusted).await.unwrap();
    assert_eq!(connected.certificate.unwrap().certificates.len(), 1);
    let connection = connected.id;
    // The certificate was saved, and the file is not read again.
    std::fs::remove_file(&file).unwrap();
    setup.restart();
    setup.app.open(&connection).await.unwrap();
    assert_eq!(
        setup
            .app
            .customers(&connection, &all_customers())
            .await
            .unwrap()
            .total,
        0
    );
}

#[tokio::test]
async fn request_rate_must_be_within_bounds() {
    let setup = Setup::new().await;
    for rate in [0, 101] {
        let request = ConnectStore {
            requests_per_second: Some(rate),
            ..setup.full_connection()
        };
        let refused = problem(setup.app.connect(request).await);
        assert_eq!(refused.field.as_deref(), Some("requestsPerSecond"));
    }
    let request = ConnectStore {
        requests_per_second: Some(2),
        ..setup.full_connection()
    };
    let connection = setup.app.connect(request).await.unwrap().id;
    let start = std::time::Instant::now();
    for _ in 0..4 {
        setup.app.customers(&connection, &all_customers()).await.unwrap();
    }
    // Two per second: the token request and one more at once, then one every half second.
    assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
}

#[tokio::test]
async fn request_log_shows_identity_and_no_secret() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = CustomerQueryView {
        search: RON.into(),
        ..CustomerQueryView::default()
    };
    setup.app.customers(&store, &ron).await.unwrap();
    let ron = setup.customer_id(&store, RON).await;
    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();

    let requests = setup.app.requests(&store).unwrap();
    let sent: Vec<_> = requests
        .iter()
        .rev()
        .map(|request| (request.path.as_str(), request.sent_as, request.status))
        .collect();
    let ok = Some(200);
    assert_eq!(sent[0], ("/oauth/access_token", SentAsView::None, ok));
    assert_eq!(sent[1], ("/v2/customers", SentAsView::Admin, ok));
    assert!(sent.contains(&("/v2/customers/tokens", SentAsView::Shopper, ok)));
    let shown = serde_json::to_string(&requests).unwrap();
    for secret in [CLIENT_SECRET, RONS_PASSWORD, RON] {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(shown.contains("like(email,EMAIL)"));
}

#[tokio::test]
async fn pending_retries_are_listed_and_cancellable() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    setup.store.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        retry_after: Some(25),
        ..Faults::default()
    });
    let mut pending = setup.app.waits();
    let (app, connection) = (setup.app.clone(), store.clone());
    let list = tokio::spawn(async move { app.customers(&connection, &all_customers()).await });

    let waiting = wait_for("a pending retry", pending.recv()).await.unwrap();
    assert_eq!(waiting.connection, store);
    assert_eq!(waiting.waits[0].reason, WaitReasonView::RateLimited);
    assert_eq!((waiting.waits[0].attempts, waiting.waits[0].max_attempts), (1, 4));
    assert!((1..=25_000).contains(&waiting.waits[0].left_ms));

    setup.app.cancel_pending_retries(&store).unwrap();
    let listed = wait_for("the request to be cancelled", list).await;
    let problem = problem(listed.unwrap());
    assert_eq!(problem.code, Code::RateLimited);
    assert_eq!(problem.advice.as_deref(), Some("Try again in 25 seconds."));
    let after = wait_for("no pending retry", pending.recv()).await.unwrap();
    assert!(after.waits.is_empty());
}

#[tokio::test]
async fn connections_to_one_store_share_limiter_and_log() {
    let setup = Setup::new().await;
    let with_rate = |request: ConnectStore| ConnectStore {
        requests_per_second: Some(2),
        ..request
    };
    let full = setup
        .app
        .connect(with_rate(setup.full_connection()))
        .await
        .unwrap()
        .id;
    let start = std::time::Instant::now();
    let sign_in_only = setup
        .app
        .connect(with_rate(setup.sign_in_only_connection()))
        .await
        .unwrap()
        .id;
    setup.app.customers(&full, &all_customers()).await.unwrap();

    // With a rate limiter each, both connections would send their first requests without waiting.
    assert!(
        start.elapsed() >= Duration::from_millis(450),
        "{:?}",
        start.elapsed()
    );
    assert_eq!(
        setup.app.requests(&full).unwrap(),
        setup.app.requests(&sign_in_only).unwrap()
    );
}
