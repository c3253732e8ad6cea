//! How fast pages of lists are, over HTTP, in the large shop: 250,000 orders.
//!
//! `first` is a filter that nobody has asked for before, `page` any page after that. `floor` is what HTTP itself costs:
//! a bearer is looked up, and nothing else.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use moltin_sandbox::{Config, Sandbox, Seed};
use reqwest::Client;
use serde_json::Value;
use tokio::runtime::Runtime;

/// Filters of every kind: a word, several, a pattern, a number, a day, a product, an address.
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

struct Caller {
    http: Client,
    base_url: String,
    bearer: String,
}

impl Caller {
    async fn new(base_url: &str) -> Self {
        let http = Client::new();
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", "sandbox"),
            ("client_secret", "sandbox-secret"),
        ];
        let reply = http
            .post(format!("{base_url}/oauth/access_token"))
            .form(&form)
            .send()
            .await;
        let bearer: Value = reply.expect("it answers").json().await.expect("a bearer");
        let bearer = bearer["access_token"].as_str().expect("a bearer").to_owned();
        Self {
            http,
            base_url: base_url.to_owned(),
            bearer,
        }
    }

    async fn get(&self, path: &str) -> usize {
        let request = self
            .http
            .get(format!("{}{path}", self.base_url))
            .bearer_auth(&self.bearer);
        request
            .send()
            .await
            .expect("it answers")
            .bytes()
            .await
            .expect("a body")
            .len()
    }
}

fn pages(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let (_sandbox, caller) = runtime.block_on(async {
        let config = Config {
            compression: false,
            ..Config::in_memory(Seed::Large)
        };
        let sandbox = Sandbox::start(config).await.expect("a sandbox store");
        let caller = Caller::new(sandbox.base_url()).await;
        (sandbox, caller)
    });
    let mut group = criterion.benchmark_group("orders");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    group.bench_function("floor", |bench| {
        bench.iter(|| black_box(runtime.block_on(caller.get("/v2/nothing"))));
    });
    for filter in FILTERS {
        let mut number = 0_u32;
        group.bench_function(BenchmarkId::new("first", filter), |bench| {
            bench.iter(|| {
                // An attribute that is passed over would make it the same list; the moment makes it another.
                number += 1;
                let join = if filter.is_empty() { "" } else { ":" };
                let path = format!("/v2/orders?filter={filter}{join}gt(updated_at,{number})");
                black_box(runtime.block_on(caller.get(&path)))
            });
        });
        let mut offset = 0;
        group.bench_function(BenchmarkId::new("page", filter), |bench| {
            bench.iter(|| {
                offset = (offset + 25) % 10_000;
                let path = format!("/v2/orders?filter={filter}&page[offset]={offset}");
                black_box(runtime.block_on(caller.get(&path)))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
