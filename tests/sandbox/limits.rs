//! The rate limit, and the limit of failed sign-ins.

use std::num::NonZeroU32;
use std::time::Duration;

use futures_util::future::join_all;
use moltin_sandbox::{Config, Seed};
use reqwest::{Method, StatusCode};

use crate::personas::{DemoStore, RON, RON_PASSWORD};

#[tokio::test]
async fn requests_above_the_rate_limit_get_429() {
    let store = DemoStore::with_config(Config {
        rate_limit: NonZeroU32::new(2),
        ..Config::in_memory(Seed::Empty)
    })
    .await;
    let admin = store.admin().await;

    let requests = (0..60).map(|_| admin.request(Method::GET, "/v2/customers").send());
    let mut refused = 0;
    for response in join_all(requests).await {
        let response = response.unwrap();
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            assert!(response.headers().get("retry-after").is_none());
            refused += 1;
        }
    }

    assert!(refused > 0, "all of sixty requests at once were accepted");
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(admin.get("/v2/customers").await.status, StatusCode::OK);
}

#[tokio::test]
async fn eleventh_sign_in_after_ten_failures_gets_429() {
    let store = DemoStore::start().await;
    let shopper = store.shopper().await;
    for email in [RON, "unknown@nowhere.test"] {
        for _ in 0..10 {
            assert_eq!(
                shopper.sign_in(email, "a guess").await.status,
                StatusCode::UNAUTHORIZED
            );
        }
        assert_eq!(
            shopper.sign_in(email, RON_PASSWORD).await.status,
            StatusCode::TOO_MANY_REQUESTS,
            "{email}"
        );
    }
}
