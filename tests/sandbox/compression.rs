//! Compression of large responses.

use moltin_sandbox::{Config, Fault, Faults, Seed};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use reqwest::{Client, Response};
use serde_json::Value;

use crate::personas::DemoStore;

/// The first bytes of every gzip stream.
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// A response without decompression, for this `Accept-Encoding`.
async fn get_raw(store: &DemoStore, path: &str, encodings: &str) -> Response {
    let url = format!("{}{path}", store.sandbox.base_url());
    let http = Client::builder().no_gzip().build().unwrap();
    let request = http.get(url).header(ACCEPT_ENCODING, encodings);
    let admin = store.admin().await;
    request.bearer_auth(admin.access_token()).send().await.unwrap()
}

async fn start(compression: bool, fault: Option<Fault>) -> DemoStore {
    DemoStore::with_config(Config {
        compression,
        faults: Faults {
            reply: fault,
            path: Some("/v2".into()),
            ..Faults::default()
        },
        ..Config::in_memory(Seed::Demo)
    })
    .await
}

#[tokio::test]
async fn large_response_is_compressed_for_gzip_clients() {
    let store = start(true, None).await;
    let plain = get_raw(&store, "/v2/orders", "identity").await;
    assert!(!plain.headers().contains_key(CONTENT_ENCODING));
    let plain = plain.bytes().await.unwrap();

    let compressed = get_raw(&store, "/v2/orders", "deflate, gzip;q=0.5").await;

    assert_eq!(compressed.headers()[CONTENT_ENCODING], "gzip");
    assert_eq!(compressed.headers()[VARY], "accept-encoding");
    let compressed = compressed.bytes().await.unwrap();
    assert_eq!(compressed[..2], GZIP_MAGIC);
    assert!(
        compressed.len() * 2 < plain.len(),
        "{} of {}",
        compressed.len(),
        plain.len()
    );
    let read = store.admin().await.get("/v2/orders").await;
    assert_eq!(read.body, serde_json::from_slice::<Value>(&plain).unwrap());
}

#[tokio::test]
async fn small_response_or_client_without_gzip_gets_plain_body() {
    let store = start(true, None).await;
    for (path, encodings) in [
        ("/v2/nothing", "gzip"),
        ("/v2/orders", "br"),
        ("/v2/orders", "gzip;q=0"),
    ] {
        let response = get_raw(&store, path, encodings).await;
        assert!(
            !response.headers().contains_key(CONTENT_ENCODING),
            "{path} for {encodings}"
        );
    }
}

#[tokio::test]
async fn disabled_compression_compresses_nothing() {
    let store = start(false, None).await;

    let response = get_raw(&store, "/v2/orders", "gzip").await;

    assert!(!response.headers().contains_key(CONTENT_ENCODING));
}

#[tokio::test]
async fn truncated_json_is_truncated_after_decompression() {
    let store = start(true, Some(Fault::CutShort)).await;
    let compressed = get_raw(&store, "/v2/orders", "gzip").await;
    assert_eq!(compressed.headers()[CONTENT_ENCODING], "gzip");

    let url = format!("{}/v2/orders", store.sandbox.base_url());
    let admin = store.admin().await;
    let response = Client::new().get(url).bearer_auth(admin.access_token());
    let text = response.send().await.unwrap().text().await.unwrap();

    assert!(text.starts_with(r#"{"data":["#));
    let error = serde_json::from_str::<Value>(&text).unwrap_err();
    assert!(error.is_eof(), "{error}");
}

#[tokio::test]
async fn slow_and_broken_bodies_are_not_compressed() {
    for fault in [Fault::Slow, Fault::Truncated] {
        let store = start(true, Some(fault)).await;

        let mut response = get_raw(&store, "/v2/orders", "gzip").await;

        assert!(!response.headers().contains_key(CONTENT_ENCODING), "{fault:?}");
        let first = response.chunk().await.unwrap().unwrap();
        assert!(first.starts_with(br#"{"data":"#), "{fault:?}: {first:?}");
        if fault == Fault::Slow {
            assert!(first.len() < 200, "{first:?}");
        } else {
            assert!(response.bytes().await.is_err());
        }
    }
}
