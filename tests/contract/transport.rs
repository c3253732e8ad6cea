//! The way to a store: encrypted, compressed, over as few connections as secrets allow, and to nobody else.

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
use moltin::{Builder, CustomerQuery, Endpoint, Error, Obstacle, Store};
use rcgen::date_time_ymd;

use crate::fake_store::{ACCESS_TOKEN, FakeStore, OAUTH, ReceivedRequest, json_response};
use crate::tls::{SelfSigned, Tls11};

const RON: &str =
    r#"{"data":[{"id":"ron","type":"customer","name":"Ron Swanson","email":"ron@swanson.com"}]}"#;

type Heard = Arc<Mutex<Vec<(Version, HeaderMap)>>>;

/// A store that compresses what it sends, and remembers how it was asked.
fn store(heard: Heard) -> Router {
    Router::new().fallback(async move |request: Request| {
        heard
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

fn builder(host: &SelfSigned) -> Builder {
    Store::builder(Endpoint::parse(&host.base_url).unwrap(), "a-client-id".into())
}

#[tokio::test]
async fn a_store_with_a_certificate_of_its_own_is_trusted_by_those_who_were_given_it() {
    let heard = Heard::default();
    let host = SelfSigned::serving(store(Arc::clone(&heard))).await;

    let stranger = builder(&host).build().unwrap().admin("a-client-secret".into());
    let Err(Error::Unreachable { obstacle, .. }) = stranger.verify().await else {
        panic!("nobody vouches for the host")
    };
    assert_eq!(obstacle, Obstacle::Untrusted);
    assert!(heard.lock().unwrap().is_empty(), "and so nothing was sent");

    let friend = builder(&host)
        .program("shop-tools", "1.2.3")
        .trust(host.certificate.as_bytes())
        .unwrap()
        .build()
        .unwrap();
    let admin = friend.admin("a-client-secret".into());
    let page = admin.customers().list(&CustomerQuery::default()).await.unwrap();

    assert_eq!(page.items[0].name, "Ron Swanson", "what is compressed is read");
    let heard = heard.lock().unwrap();
    for (version, headers) in heard.iter() {
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
async fn a_host_that_cannot_prove_itself_is_told_apart_by_what_is_wrong_and_hears_nothing() {
    let heard = Heard::default();
    let shop = || store(Arc::clone(&heard));
    let expired = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_after = date_time_ymd(2020, 1, 1),
        shop(),
    );
    let not_yet = SelfSigned::serving_with(
        "localhost",
        |certificate| certificate.not_before = date_time_ymd(4000, 1, 1),
        shop(),
    );
    let other_name = SelfSigned::serving_with("shop.example", |_| {}, shop());
    for (host, obstacle) in [
        (expired.await, Obstacle::Expired),
        (not_yet.await, Obstacle::Expired),
        (other_name.await, Obstacle::Misnamed),
    ] {
        let trusting = builder(&host).trust(host.certificate.as_bytes()).unwrap();
        let found = verify(trusting).await;
        assert_eq!(found, obstacle);
    }
    for old in [Tls11::Alert, Tls11::Hello] {
        let endpoint = Endpoint::parse(&old.serving().await).unwrap();
        let found = verify(Store::builder(endpoint, "a-client-id".into())).await;
        assert_eq!(found, Obstacle::Outdated, "{old:?}");
    }
    assert!(heard.lock().unwrap().is_empty());
}

/// What is in the way to a store.
async fn verify(store: Builder) -> Obstacle {
    let admin = store.build().unwrap().admin("a-client-secret".into());
    match admin.verify().await {
        Err(Error::Unreachable { obstacle, .. }) => obstacle,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_no_certificate_is_refused_when_it_is_chosen() {
    let endpoint = Endpoint::parse("https://shop.example").unwrap();
    for nonsense in [
        "",
        "hello",
        "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----",
    ] {
        let error = Store::builder(endpoint.clone(), "a-client-id".into())
            .trust(nonsense.as_bytes())
            .and_then(Builder::build)
            .unwrap_err();
        assert!(
            matches!(error, Error::Setup(_) | Error::NoCertificate),
            "{nonsense}: {error}"
        );
    }
}

#[tokio::test]
async fn passwords_and_customer_tokens_go_over_connections_that_nobody_else_uses() {
    let host = FakeStore::granting_tokens(|_| json_response(&RON.replace(['[', ']'], ""))).await;
    let store = host.store();
    let (admin, shopper, ron) = (
        store.admin("a-client-secret".into()),
        store.shopper(),
        "ron".into(),
    );

    admin.customers().get(&ron).await.unwrap();
    admin
        .customers()
        .set_password(&ron, &"a-password".into())
        .await
        .unwrap();
    let token = shopper
        .sign_in("ron@swanson.com", &"a-password".into())
        .await
        .unwrap();
    let as_ron = shopper.as_customer(token);
    for _ in 0..2 {
        as_ron.profile().await.unwrap();
    }
    admin.customers().get(&ron).await.unwrap();

    let heard = host.requests();
    let over = |is_meant: &dyn Fn(&ReceivedRequest) -> bool| {
        let meant = heard.iter().filter(|heard| is_meant(heard));
        meant.map(|heard| heard.peer).collect::<BTreeSet<_>>()
    };
    let has_token = |heard: &ReceivedRequest| heard.header("x-moltin-customer-token").is_some();
    let has_password = |heard: &ReceivedRequest| heard.body.contains("a-password");
    let passwords = over(&has_password);
    let customers = over(&has_token);
    let others = over(&|heard| !has_password(heard) && !has_token(heard));

    assert_eq!(heard.iter().filter(|heard| has_password(heard)).count(), 2);
    assert_eq!(heard.iter().filter(|heard| has_token(heard)).count(), 2);
    assert_eq!((passwords.len(), customers.len(), others.len()), (2, 1, 1));
    assert!(
        passwords.is_disjoint(&others) && passwords.is_disjoint(&customers) && customers.is_disjoint(&others)
    );
}
