//! Measures pages of order lists over HTTP, with the 250,000 orders of the large seed.
//!
//! `first` is the first page of a list that is not cached, `page` any later one. `floor` is the
//! cost of HTTP itself: a 404.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use moltin_sandbox::{Config, Sandbox, Seed};
use reqwest::Client;
use serde_json::Value;
use tokio::runtime::Runtime;

/// One filter of each kind: a word, several words, patterns, a number, a day, an item, an address.
const FILTERS: &[&str] = &[
    "",
    "eq(status,complete)",
    "eq(status,complete):eq(payment,paid):eq(currency,JPY)",
    "like(email,*0123*)",
    "like(name,*tanaka*)",
    "gt(with_tax,100000)",
    "gt(created_at,2026-01-01):eq(shipping,unfulfilled)",
    "eq(product_sku,MUG-1)",
    "like(shipping_postcode,LS1*)",
];

struct Admin {
    http: Client,
    base_url: String,
    access_token: String,
}

impl Admin {
    async fn new(base_url: &str) -> Self {
        let http = Client::new();
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", "sandbox"),
            ("client_secret", "sandbox-secret"),
        ];
        let response = http
            .post(format!("{base_url}/oauth/access_token"))
            .form(&form)
            .send()
            .await;
        let token: Value = response.expect("a response").json().await.expect("JSON");
        let access_token = token["access_token"]
            .as_str()
            .expect("an access token")
            .to_owned();
        Self {
            http,
            base_url: base_url.to_owned(),
            access_token,
        }
    }

    async fn get(&self, path: &str) -> usize {
        let request = self
            .http
            .get(format!("{}{path}", self.base_url))
            .bearer_auth(&self.access_token);
        request
            .send()
            .await
            .expect("a response")
            .bytes()
            .await
            .expect("a body")
            .len()
    }
}

fn pages(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let (_sandbox, admin) = runtime.block_on(async {
        let config = Config {
            compression: false,
            ..Config::in_memory(Seed::Large)
        };
        let sandbox = Sandbox::start(config).await.expect("a sandbox store");
        let admin = Admin::new(sandbox.base_url()).await;
        (sandbox, admin)
    });
    let mut group = criterion.benchmark_group("orders");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    group.bench_function("floor", |bench| {
        bench.iter(|| black_box(runtime.block_on(admin.get("/v2/nothing"))));
    });
    for filter in FILTERS {
        let mut number = 0_u32;
        group.bench_function(BenchmarkId::new("first", filter), |bench| {
            bench.iter(|| {
                // The term on `updated_at` matches every order, and makes the list a new one.
                number += 1;
                let join = if filter.is_empty() { "" } else { ":" };
                let path = format!("/v2/orders?filter={filter}{join}gt(updated_at,{number})");
                black_box(runtime.block_on(admin.get(&path)))
            });
        });
        let mut offset = 0;
        group.bench_function(BenchmarkId::new("page", filter), |bench| {
            bench.iter(|| {
                offset = (offset + 25) % 10_000;
                let path = format!("/v2/orders?filter={filter}&page[offset]={offset}");
                black_box(runtime.block_on(admin.get(&path)))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
