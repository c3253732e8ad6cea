//! Large answers are sent compressed, to callers who ask for that.

use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use reqwest::{Client, Response};
use serde_json::Value;

use crate::personas::Shop;

/// What every gzip file begins with.
const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// An answer as it is on the wire, to a caller who would take it so compressed.
async fn on_the_wire(shop: &Shop, path: &str, encodings: &str) -> Response {
    let url = format!("{}{path}", shop.sandbox.base_url());
    let http = Client::builder().no_gzip().build().unwrap();
    let request = http.get(url).header(ACCEPT_ENCODING, encodings);
    let bearer = shop.admin().await;
    request.bearer_auth(bearer.bearer()).send().await.unwrap()
}

async fn shop(compression: bool, fault: Option<Fault>) -> Shop {
    let config = Config {
        compression,
        faults: Faults {
            reply: fault,
            path: Some("/v2".into()),
            ..Faults::default()
        },
        ..Config::in_memory(Seed::Demo)
    };
    Shop {
        sandbox: Sandbox::start(config).await.unwrap(),
    }
}

#[tokio::test]
async fn a_large_answer_is_smaller_on_its_way_to_a_caller_who_asks_and_says_the_same() {
    let shop = shop(true, None).await;
    let plain = on_the_wire(&shop, "/v2/orders", "identity").await;
    assert!(!plain.headers().contains_key(CONTENT_ENCODING));
    let plain = plain.bytes().await.unwrap();

    let compressed = on_the_wire(&shop, "/v2/orders", "deflate, gzip;q=0.5").await;

    assert_eq!(compressed.headers()[CONTENT_ENCODING], "gzip");
    assert_eq!(compressed.headers()[VARY], "accept-encoding");
    let compressed = compressed.bytes().await.unwrap();
    assert_eq!(compressed[..2], MAGIC);
    assert!(
        compressed.len() * 2 < plain.len(),
        "{} of {}",
        compressed.len(),
        plain.len()
    );
    let read = shop.admin().await.get("/v2/orders").await;
    assert_eq!(read.body, serde_json::from_slice::<Value>(&plain).unwrap());
}

#[tokio::test]
async fn a_small_answer_and_one_to_a_caller_who_takes_no_gzip_go_as_they_are() {
    let shop = shop(true, None).await;
    for (path, encodings) in [
        ("/v2/nothing", "gzip"),
        ("/v2/orders", "br"),
        ("/v2/orders", "gzip;q=0"),
    ] {
        let answer = on_the_wire(&shop, path, encodings).await;
        assert!(
            !answer.headers().contains_key(CONTENT_ENCODING),
            "{path} for {encodings}"
        );
    }
}

#[tokio::test]
async fn no_answer_is_compressed_where_it_is_switched_off() {
    let shop = shop(false, None).await;

    let answer = on_the_wire(&shop, "/v2/orders", "gzip").await;

    assert!(!answer.headers().contains_key(CONTENT_ENCODING));
}

#[tokio::test]
async fn an_answer_that_stops_in_the_middle_does_so_after_it_has_been_unpacked_too() {
    let shop = shop(true, Some(Fault::CutShort)).await;
    let compressed = on_the_wire(&shop, "/v2/orders", "gzip").await;
    assert_eq!(compressed.headers()[CONTENT_ENCODING], "gzip");

    let url = format!("{}/v2/orders", shop.sandbox.base_url());
    let bearer = shop.admin().await;
    let answer = Client::new().get(url).bearer_auth(bearer.bearer());
    let text = answer.send().await.unwrap().text().await.unwrap();

    assert!(text.starts_with(r#"{"data":["#));
    let error = serde_json::from_str::<Value>(&text).unwrap_err();
    assert!(error.is_eof(), "{error}");
}

#[tokio::test]
async fn an_answer_that_comes_bit_by_bit_or_breaks_goes_as_it_is() {
    for fault in [Fault::Slow, Fault::Truncated] {
        let shop = shop(true, Some(fault)).await;

        let mut answer = on_the_wire(&shop, "/v2/orders", "gzip").await;

        assert!(!answer.headers().contains_key(CONTENT_ENCODING), "{fault:?}");
        let first = answer.chunk().await.unwrap().unwrap();
        assert!(first.starts_with(br#"{"data":"#), "{fault:?}: {first:?}");
        if fault == Fault::Slow {
            assert!(first.len() < 200, "{first:?}");
        } else {
            assert!(answer.bytes().await.is_err());
        }
    }
}
