//! A store whose certificate the system does not trust: what staff read, and how they trust a
//! company's own authority for this store. Certificates that are not valid now, and wrong clocks.

use axum::http::StatusCode;
use axum::http::header::DATE;
use axum::response::IntoResponse;
use axum::{Json, Router};
use jiff::{SignedDuration, Timestamp};
use journal::Action;
use rcgen::CertificateParams;
use serde_json::json;
use shopside_core::view::{Code, ConnectStore, CustomerQueryView, Problem};
use tempfile::TempDir;

use crate::setup::{Setup, problem};
use crate::test_server::TestServer;
use crate::tls::{AUTHORITY, SelfSigned};

fn empty_store() -> Router {
    let token = Json(json!({ "access_token": "an-access-token", "expires_in": 3600 }));
    Router::new()
        .route("/oauth/access_token", axum::routing::post(async || token))
        .fallback(async || Json(json!({ "data": [], "meta": { "results": { "total": 0 } } })))
}

fn store(setup: &Setup, base_url: &str, certificate: Option<String>) -> ConnectStore {
    ConnectStore {
        base_url: base_url.into(),
        certificate,
        ..setup.full_connection()
    }
}

/// Writes a certificate to a file, chooses it, and returns how a connection names it.
async fn choose(setup: &Setup, folder: &TempDir, content: impl AsRef<[u8]>) -> Option<String> {
    let file = folder.path().join("authority.crt");
    std::fs::write(&file, content).unwrap();
    setup.choose_certificate(&file).await
}

#[tokio::test]
async fn untrusted_certificate_names_its_authority() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let host = SelfSigned::of_authority("localhost", empty_store()).await;
    let other = SelfSigned::of_authority("localhost", empty_store()).await;

    let untrusted = problem(setup.app.connect(store(&setup, &host.base_url, None)).await);
    assert_eq!(
        (untrusted.code, untrusted.field.as_deref()),
        (Code::Unreachable, Some("certificate"))
    );
    assert!(untrusted.message.contains(AUTHORITY), "{}", untrusted.message);
    assert!(
        untrusted.message.contains("City of Pawnee"),
        "{}",
        untrusted.message
    );
    assert!(untrusted.advice.unwrap().contains("certificate file"));

    let wrong = choose(&setup, &folder, &other.certificate).await;
    let untrusted = problem(setup.app.connect(store(&setup, &host.base_url, wrong)).await);
    assert!(
        untrusted.message.contains("didn’t sign it"),
        "{}",
        untrusted.message
    );

    let right = choose(&setup, &folder, &host.certificate).await;
    let connected = setup
        .app
        .connect(store(&setup, &host.base_url, right))
        .await
        .unwrap();
    let certificate = connected.certificate.unwrap().certificates.remove(0);
    assert_eq!(
        certificate.subject.unwrap(),
        format!("{AUTHORITY} (City of Pawnee)")
    );
    assert_eq!(
        certificate.issuer.unwrap(),
        format!("{AUTHORITY} (City of Pawnee)")
    );
    let expires: Timestamp = certificate.valid_until.unwrap().parse().unwrap();
    assert!(expires > Timestamp::now());

    let own = SelfSigned::serving(empty_store()).await;
    let self_signed = problem(setup.app.connect(store(&setup, &own.base_url, None)).await);
    assert!(
        self_signed.message.contains("by the host itself"),
        "{}",
        self_signed.message
    );
}

#[tokio::test]
async fn certificate_file_may_have_either_format() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let mut names = Vec::new();
    let host = SelfSigned::of_authority("localhost", empty_store()).await;
    let base64: String = host
        .certificate
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    let der = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, base64).unwrap();
    for content in [host.certificate.clone().into_bytes(), der] {
        names.push(choose(&setup, &folder, content).await.unwrap());
    }
    assert_eq!(names[0], names[1]);
    let connected = setup
        .app
        .connect(store(&setup, &host.base_url, names.pop()))
        .await;
    connected.unwrap();
}

#[tokio::test]
async fn certificate_of_a_saved_store_can_be_changed_and_removed() {
    let mut setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let host = SelfSigned::of_authority("localhost", empty_store()).await;
    let right = choose(&setup, &folder, &host.certificate).await;
    let connected = setup
        .app
        .connect(store(&setup, &host.base_url, right.clone()))
        .await
        .unwrap();
    let customers = async |setup: &Setup| {
        setup
            .app
            .customers(&connected.id, &CustomerQueryView::default())
            .await
    };

    let changed = setup.app.change_certificate(&connected.id, None).await.unwrap();
    assert!(changed.certificate.is_none());
    assert!(problem(customers(&setup).await).message.contains(AUTHORITY));

    let unknown = problem(setup.app.change_certificate(&connected.id, Some("AB:CD")).await);
    assert_eq!(unknown.field.as_deref(), Some("certificate"));
    setup
        .app
        .change_certificate(&connected.id, right.as_deref())
        .await
        .unwrap();
    customers(&setup).await.unwrap();
    setup.restart();
    setup.app.open(&connected.id).await.unwrap();
    customers(&setup).await.unwrap();

    let entries = setup.all_audit_entries();
    let recorded = entries
        .iter()
        .filter(|entry| entry.action == Action::ConnectionChange);
    let details: Vec<_> = recorded.filter_map(|entry| entry.detail.clone()).collect();
    let fingerprint = right.unwrap();
    assert!(
        details.contains(&format!("certificate from {fingerprint} to the system’s")),
        "{details:?}"
    );
    assert!(
        details.contains(&format!("certificate from the system’s to {fingerprint}")),
        "{details:?}"
    );
}

/// What staff read about a host with this certificate, which they trust.
async fn about(change: impl FnOnce(&mut CertificateParams), name: &str) -> Problem {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let host = SelfSigned::serving_with(name, change, empty_store()).await;
    let chosen = choose(&setup, &folder, &host.certificate).await;
    problem(setup.app.connect(store(&setup, &host.base_url, chosen)).await)
}

#[tokio::test]
async fn certificate_not_valid_now_says_by_how_much() {
    let at = |days: i64| {
        let at = Timestamp::now() + SignedDuration::from_hours(24 * days);
        let zoned = at.to_zoned(jiff::tz::TimeZone::UTC);
        let date = zoned.date();
        let (month, day) = (date.month().try_into().unwrap(), date.day().try_into().unwrap());
        // At this time of the day, so that the span is whole days at any hour.
        let time = zoned.time().duration_since(jiff::civil::Time::midnight());
        (
            rcgen::date_time_ymd(date.year().into(), month, day) + time.unsigned_abs(),
            at.strftime("%-d %B %Y").to_string(),
        )
    };
    let ((expiry, expiry_text), (start, start_text)) = (at(-30), at(40));

    let expired = about(|certificate| certificate.not_after = expiry, "localhost").await;
    assert!(
        expired.message.contains(&format!("expired on {expiry_text}")),
        "{}",
        expired.message
    );
    assert!(expired.message.contains("30 days ago"), "{}", expired.message);
    let early = about(|certificate| certificate.not_before = start, "localhost").await;
    assert!(
        early.message.contains(&format!("valid from {start_text}")),
        "{}",
        early.message
    );
    assert!(early.message.contains("40 days from now"), "{}", early.message);
    let now = Timestamp::now().strftime("%-d %B %Y").to_string();
    for problem in [expired, early] {
        assert!(
            problem.message.contains(&format!("clock, which says {now}")),
            "{}",
            problem.message
        );
        assert!(problem.advice.unwrap().contains("set this computer’s clock"));
    }
    let other = about(|_| {}, "shop.example").await;
    assert!(
        other.message.contains("for another host, shop.example"),
        "{}",
        other.message
    );
}

#[tokio::test]
async fn refused_credentials_with_a_wrong_clock_say_by_how_much() {
    let setup = Setup::new().await;
    for (hours, note) in [
        (
            74,
            Some("This computer’s clock is 3 days and 2 hours behind the store’s."),
        ),
        (
            -30,
            Some("This computer’s clock is 30 hours ahead of the store’s."),
        ),
        (0, None),
    ] {
        let router = Router::new().fallback(async move || {
            let date = Timestamp::now() + SignedDuration::from_hours(hours);
            let date = date.strftime("%a, %d %b %Y %T GMT").to_string();
            let body = Json(json!({ "errors": [{ "title": "Unauthorized", "status": "401" }] }));
            (StatusCode::UNAUTHORIZED, [(DATE, date)], body).into_response()
        });
        let (base_url, _server) = TestServer::start(router).await;

        let refused = problem(setup.app.connect(store(&setup, &base_url, None)).await);

        assert_eq!(refused.code, Code::BadCredentials);
        match note {
            Some(note) => assert!(refused.message.ends_with(note), "{}", refused.message),
            None => assert!(!refused.message.contains("clock"), "{}", refused.message),
        }
    }
}

#[tokio::test]
async fn host_without_token_endpoint_is_no_store() {
    let setup = Setup::new().await;
    for status in [
        StatusCode::NOT_FOUND,
        StatusCode::METHOD_NOT_ALLOWED,
        StatusCode::GONE,
    ] {
        let router = Router::new().fallback(async move || (status, Json(json!({ "message": "no" }))));
        let (base_url, _server) = TestServer::start(router).await;

        let refused = problem(setup.app.connect(store(&setup, &base_url, None)).await);

        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::NotAStore, Some("baseUrl"))
        );
        assert!(refused.message.contains(status.as_str()), "{}", refused.message);
    }
}
