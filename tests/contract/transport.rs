//! Connections: TLS, compression, and separate connections for secrets.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, USER_AGENT};
use axum::http::{HeaderMap, Version};
use axum::response::IntoResponse;
use flate2::Compression;
use flate2::write::GzEncoder;
use moltin::{ConnectFailure, CustomerQuery, Error, NewCustomer, RefusedCertificate, Store, StoreBuilder};
use rcgen::date_time_ymd;

use crate::fake_store::{self, ACCESS_TOKEN, FakeStore, OAUTH, json_response};
use crate::tls::{AUTHORITY, SelfSigned, Tls11};

const RON: &str =
    r#"{"data":[{"id":"ron","type":"customer","name":"Ron Swanson","email":"ron@swanson.com"}]}"#;

type Received = Arc<Mutex<Vec<(Version, HeaderMap)>>>;

/// A store that compresses its responses and records the headers of requests.
fn store(received: Received) -> Router {
    Router::new().fallback(async move |request: Request| {
        received
            .lock()
            .unwrap()
            .push((request.version(), request.headers().clone()));
        if request.uri().path() == OAUTH {
            return json_response(ACCESS_TOKEN);
        }
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(RON.as_bytes()).unwrap();
        ([(CONTENT_ENCODING, "gzip")], encoder.finish().unwrap()).into_response()
    })
}

fn builder(host: &SelfSigned) -> StoreBuilder {
    Store::builder(&host.base_url, "a-client-id").unwrap()
}

#[tokio::test]
async fn added_root_certificate_is_trusted() {
    let received = Received::default();
    let host = SelfSigned::serving(store(Arc::clone(&received))).await;

    let untrusting = builder(&host).build().unwrap().admin("a-client-secret");
    let Err(Error::Unreachable { failure, .. }) = untrusting.verify().await else {
        panic!("the certificate was trusted")
    };
    assert_eq!(failure, ConnectFailure::UntrustedCertificate);
    assert!(received.lock().unwrap().is_empty(), "nothing was sent");

    let trusting = builder(&host)
        .user_agent("shop-tools", "1.2.3")
        .root_certificates(host.certificate.as_bytes())
        .unwrap()
        .build()
        .unwrap();
    let admin = trusting.admin("a-client-secret");
    let page = admin.customers().list(&CustomerQuery::new()).await.unwrap();

    assert_eq!(page.items[0].name, "Ron Swanson", "the response is decompressed");
    let received = received.lock().unwrap();
    for (version, headers) in received.iter() {
        assert_eq!(*version, Version::HTTP_2);
        assert!(headers[ACCEPT_ENCODING].to_str().unwrap().contains("gzip"));
        let agent = headers[USER_AGENT].to_str().unwrap();
        assert!(
            agent.starts_with("shop-tools/1.2.3 (") && agent.ends_with(')'),
            "{agent}"
        );
    }
}

#[tokio::test]
async fn failed_tls_handshake_names_its_cause() {
    let received = Received::default();
    let store = || store(Arc::clone(&received));
    let expired = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_after = date_time_ymd(2020, 1, 1),
        store(),
    );
    let not_yet = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_before = date_time_ymd(4000, 1, 1),
        store(),
    );
    let other_name = SelfSigned::serving_with("shop.example", |_| {}, store());
    for (host, failure) in [
        (expired.await, ConnectFailure::ExpiredCertificate),
        (not_yet.await, ConnectFailure::FutureCertificate),
        (other_name.await, ConnectFailure::WrongHostname),
    ] {
        let trusting = builder(&host)
            .root_certificates(host.certificate.as_bytes())
            .unwrap();
        let found = verify(trusting).await;
        assert_eq!(found, failure);
    }
    for old in [Tls11::Alert, Tls11::Hello] {
        let base_url = old.serving().await;
        let found = verify(Store::builder(base_url, "a-client-id").unwrap()).await;
        assert_eq!(found, ConnectFailure::UnsupportedTls, "{old:?}");
    }
    assert!(received.lock().unwrap().is_empty());
}

#[tokio::test]
async fn refused_certificate_says_who_signed_it() {
    let host = SelfSigned::of_authority("localhost", store(Received::default())).await;
    let refused = self::refused(builder(&host)).await;
    assert_eq!(refused.authority, format!("{AUTHORITY} (City of Pawnee)"));
    assert!(!refused.is_self_signed && !refused.has_own_roots);
    assert_eq!(refused.certificate.hosts, ["localhost"]);

    let other = SelfSigned::of_authority("localhost", store(Received::default())).await;
    let with_other = builder(&host)
        .root_certificates(other.certificate.as_bytes())
        .unwrap();
    assert!(self::refused(with_other).await.has_own_roots);
    let with_its_own = builder(&host)
        .root_certificates(host.certificate.as_bytes())
        .unwrap();
    with_its_own
        .build()
        .unwrap()
        .admin("a-client-secret")
        .verify()
        .await
        .unwrap();

    let own = SelfSigned::serving(store(Received::default())).await;
    assert!(self::refused(builder(&own)).await.is_self_signed);
}

/// The certificate that was refused.
async fn refused(store: StoreBuilder) -> RefusedCertificate {
    let admin = store.build().unwrap().admin("a-client-secret");
    match admin.verify().await {
        Err(Error::Unreachable {
            certificate: Some(certificate),
            ..
        }) => *certificate,
        other => panic!("{other:?}"),
    }
}

/// Why the connection to a store fails.
async fn verify(store: StoreBuilder) -> ConnectFailure {
    let admin = store.build().unwrap().admin("a-client-secret");
    match admin.verify().await {
        Err(Error::Unreachable { failure, .. }) => failure,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn malformed_certificate_is_refused() {
    for malformed in [
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----",
    ] {
        let error = Store::builder("https://shop.example", "a-client-id")
            .unwrap()
            .root_certificates(malformed.as_bytes())
            .and_then(StoreBuilder::build)
            .unwrap_err();
        assert!(
            matches!(error, Error::Setup(_) | Error::NoCertificate),
            "{malformed}: {error}"
        );
    }
}

#[tokio::test]
async fn secrets_use_connections_of_their_own() {
    let host = FakeStore::granting_tokens(|_| json_response(&RON.replace(['[', ']'], ""))).await;
    let store = host.store();
    let (admin, shopper, ron) = (store.admin("a-client-secret"), store.shopper(), "ron".into());

    admin.customers().get(&ron).await.unwrap();
    admin.customers().set_password(&ron, "a-password").await.unwrap();
    let token = shopper
        .create_customer_token("ron@swanson.com", "a-password")
        .await
        .unwrap();
    let as_ron = shopper.as_customer(token);
    for _ in 0..2 {
        as_ron.profile().await.unwrap();
    }
    admin.customers().get(&ron).await.unwrap();

    let requests = host.requests();
    let connections = |matches: &dyn Fn(&fake_store::ReceivedRequest) -> bool| {
        let matching = requests.iter().filter(|request| matches(request));
        matching.map(|request| request.peer).collect::<BTreeSet<_>>()
    };
    let has_token =
        |request: &fake_store::ReceivedRequest| request.header("x-moltin-customer-token").is_some();
    let has_password = |request: &fake_store::ReceivedRequest| request.body.contains("a-password");
    let passwords = connections(&has_password);
    let customers = connections(&has_token);
    let others = connections(&|request| !has_password(request) && !has_token(request));

    assert_eq!(requests.iter().filter(|request| has_password(request)).count(), 2);
    assert_eq!(requests.iter().filter(|request| has_token(request)).count(), 2);
    assert_eq!((passwords.len(), customers.len(), others.len()), (2, 1, 1));
    assert!(
        passwords.is_disjoint(&others) && passwords.is_disjoint(&customers) && customers.is_disjoint(&others)
    );
}

#[tokio::test]
async fn creation_without_password_uses_the_shared_connection() {
    let host = FakeStore::granting_tokens(|_| json_response(&RON.replace(['[', ']'], ""))).await;
    let admin = host.admin();
    admin.verify().await.unwrap();
    let create = async |new: NewCustomer| admin.customers().create(&new).await.unwrap();

    create(NewCustomer::new("Ron", "ron@swanson.com")).await;
    create(NewCustomer::new("Ron", "ron@swanson.com")).await;
    create(NewCustomer::new("Ron", "ron@swanson.com").password("a-password")).await;

    let connections: Vec<_> = host.requests().iter().map(|request| request.peer).collect();
    let shared = connections[0];
    assert_eq!(connections[1..3], [shared, shared]);
    assert_ne!(connections[3], shared);
}

#[tokio::test]
async fn custom_header_is_sent_with_every_request() {
    let host = FakeStore::granting_tokens(|_| json_response(RON)).await;
    let builder = || Store::builder(host.base_url(), "a-client-id").unwrap();
    for reserved in ["Authorization", "X-Moltin-Customer-Token", "not a header"] {
        let error = builder().header(reserved, "x").unwrap_err();
        assert!(matches!(error, Error::InvalidHeader { .. }), "{error}");
    }
    let error = builder().user_agent("my\nshop", "1").build().unwrap_err();
    assert!(matches!(error, Error::InvalidHeader { .. }), "{error}");

    let store = builder()
        .header("X-Moltin-Language", "de")
        .unwrap()
        .build()
        .unwrap();
    let admin = store.admin("a-client-secret");
    admin.customers().list(&CustomerQuery::new()).await.unwrap();

    let requests = host.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.header("x-moltin-language"), Some("de"));
    }
}

#[tokio::test]
async fn configured_proxy_receives_the_requests() {
    let proxy = FakeStore::granting_tokens(|_| json_response(RON)).await;
    let builder = || Store::builder("http://127.0.0.1:1", "a-client-id").unwrap();
    let error = builder().proxy("no proxy").unwrap_err();
    assert!(matches!(error, Error::InvalidProxy(_)), "{error}");

    let store = builder().proxy(proxy.base_url()).unwrap().build().unwrap();
    store.admin("a-client-secret").verify().await.unwrap();

    assert_eq!(proxy.requests().len(), 1);
}
