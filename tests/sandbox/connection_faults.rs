//! Faults of connections and bodies: dropped, truncated, damaged, delayed and slow responses.

use std::time::{Duration, Instant};

use moltin_sandbox::{Fault, Faults};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::personas::{DemoStore, Persona, RON_ID, leslie};

const LESLIE: &str = "new.leslie@pawnee.test";

async fn create_leslie(persona: &Persona) -> reqwest::Result<Response> {
    let body = json!({ "data": leslie() }).to_string();
    persona
        .request(Method::POST, "/v2/customers")
        .body(body)
        .send()
        .await
}

fn once(fault: Fault) -> Faults {
    Faults {
        reply: Some(fault),
        times: Some(1),
        ..Faults::default()
    }
}

#[tokio::test]
async fn dropped_and_truncated_requests_are_handled() {
    for fault in [Fault::Dropped, Fault::Truncated] {
        let store = DemoStore::start().await;
        let admin = store.admin().await;
        let faults = serde_json::to_value(once(fault)).unwrap();
        assert_eq!(store.put_faults(faults).await, StatusCode::OK);

        let created = create_leslie(&admin).await;

        match fault {
            Fault::Dropped => assert!(created.is_err()),
            _ => assert!(created.unwrap().bytes().await.is_err()),
        }
        assert_eq!(admin.count_customers(LESLIE).await, 1, "{fault:?}");
    }
}

#[tokio::test]
async fn request_dropped_before_handling_changes_nothing() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    store.sandbox.inject_faults(once(Fault::DroppedBefore));

    assert!(create_leslie(&admin).await.is_err());

    assert_eq!(admin.count_customers(LESLIE).await, 0);
}

#[tokio::test]
async fn complete_response_can_have_a_damaged_body() {
    let store = DemoStore::start().await;
    let admin = store.admin().await;
    let list = async |fault| {
        store.sandbox.inject_faults(once(fault));
        let request = admin.request(Method::GET, "/v2/customers");
        request.send().await.unwrap()
    };

    let cut = list(Fault::CutShort).await.text().await.unwrap();
    assert!(cut.starts_with(r#"{"data":["#) && serde_json::from_str::<Value>(&cut).is_err());
    assert_eq!(list(Fault::Empty).await.text().await.unwrap(), "");
    let page = list(Fault::WrongType).await;
    assert_eq!(page.headers()["content-type"], "text/html");
    assert!(page.json::<Value>().await.unwrap()["data"].is_array());
    let closed = list(Fault::ClosedAfter).await;
    assert_eq!(closed.headers()["connection"], "close");
    assert!(closed.json::<Value>().await.is_ok());
}

#[tokio::test]
async fn latency_delays_the_response() {
    let store = DemoStore::with_faults(Faults {
        latency_ms: 200,
        path: Some("/v2".into()),
        ..Faults::default()
    })
    .await;
    let admin = store.admin().await;

    let start = Instant::now();
    assert_eq!(admin.get("/v2/customers").await.status, StatusCode::OK);

    assert!(start.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn slow_body_arrives_in_small_chunks() {
    let store = DemoStore::with_faults(Faults {
        reply: Some(Fault::Slow),
        path: Some("/v2/customers/".into()),
        ..Faults::default()
    })
    .await;
    let admin = store.admin().await;
    let request = admin.request(Method::GET, &format!("/v2/customers/{RON_ID}"));
    let mut response = request.send().await.unwrap();

    let length = response.content_length().unwrap();
    let mut read = 0;
    for _ in 0..2 {
        read += response.chunk().await.unwrap().unwrap().len() as u64;
        assert!(read < length, "{read} of {length} bytes");
    }
}
