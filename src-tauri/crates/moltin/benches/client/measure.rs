//! The workloads. Time and memory of the process are read as Linux reports them.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt, TryStreamExt};
use jiff::ToSpan;
use moltin::{
    Admin, CustomerFilter, CustomerId, CustomerQuery, OrderFilter, OrderQuery, OrderScan, OrderSort, Store,
};
use rustix::time::{ClockId, clock_gettime};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

const BUSY: &str = "busy@large.test";
const PASSWORD: &str = "letmein-please";
const SECRET: &str = "sandbox-secret";
const CONCURRENCY: usize = 8;

#[tokio::main(worker_threads = 2)]
pub(crate) async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [workload, base_url, count] = arguments.as_slice() else {
        // `cargo bench` runs it without a store.
        println!("Run `cargo xtask bench client`.");
        return;
    };
    let (workload, base_url, count) = (workload.clone(), base_url.clone(), count.parse().unwrap());
    // On a worker thread, as in an app with a window: the main thread would wake for every packet.
    let measured = tokio::spawn(async move {
        match workload.as_str() {
            "scan" => scan(&base_url, count).await,
            "floor" => floor(&base_url, count, false).await,
            "parsed" => floor(&base_url, count, true).await,
            "memory" => memory(&base_url, count).await,
            "cold" => cold(&base_url).await,
            "rate" => rate_limited(&base_url, count).await,
            other => panic!("unknown workload {other}"),
        }
    });
    let measured = measured.await.unwrap();
    println!("{measured}");
}

fn store(base_url: &str, rate: Option<u32>) -> Store {
    Store::builder(base_url, "sandbox")
        .unwrap()
        .requests_per_second(rate.and_then(NonZeroU32::new))
        .build()
        .unwrap()
}

async fn busy_customer(admin: &Admin) -> CustomerId {
    let query = CustomerQuery::new().filter(CustomerFilter::email(BUSY));
    admin.customers().list(&query).await.unwrap().items[0].id.clone()
}

/// Measures wall time and the CPU time of this process.
struct Stopwatch(Instant, Duration);

impl Stopwatch {
    fn start() -> Self {
        Self(Instant::now(), cpu_time())
    }

    fn read(&self) -> Value {
        json!({
            "wall_ms": self.0.elapsed().as_secs_f64() * 1000.0,
            "cpu_ms": cpu_time().saturating_sub(self.1).as_secs_f64() * 1000.0,
        })
    }
}

fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// Scans the newest `count` orders of one customer, with items. The filter is the creation time of
/// the oldest of them.
async fn scan(base_url: &str, count: usize) -> Value {
    let admin = store(base_url, None).admin(SECRET);
    let customer = busy_customer(&admin).await;
    let last = OrderQuery::new()
        .filter(OrderFilter::customer(&customer))
        .sort(OrderSort::NewestFirst)
        .offset(count as u64 - 1)
        .limit(1);
    let last = admin.orders().list(&last).await.unwrap().items[0]
        .created_at
        .unwrap();
    let filter = OrderFilter::customer(&customer).and(OrderFilter::created_after(last - 1.millisecond()));
    // The store caches the result of a filter. The floor's filter is cached already.
    let once = OrderQuery::new()
        .filter(filter.clone())
        .sort(OrderSort::NewestFirst)
        .limit(1);
    admin.orders().list(&once).await.unwrap();
    let stopwatch = Stopwatch::start();
    let scan = OrderScan::new()
        .filter(filter)
        .with_items(true)
        .concurrency(CONCURRENCY);
    let mut pages = admin.orders().scan(scan);
    let mut read = 0;
    let mut items = 0;
    while let Some(page) = pages.try_next().await.unwrap() {
        read += page.items.len();
        items += page
            .items
            .iter()
            .map(|order| order.items.as_ref().unwrap().len())
            .sum::<usize>();
    }
    let measured = stopwatch.read();
    assert!(read >= count && items > count);
    measured
}

/// The floor: the same requests by plain `reqwest`, with the same concurrency. The bodies are
/// discarded, or validated as JSON if `is_parsed` is set.
async fn floor(base_url: &str, count: usize, is_parsed: bool) -> Value {
    let admin = store(base_url, None).admin(SECRET);
    let customer = busy_customer(&admin).await;
    let client = reqwest::Client::new();
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox"),
        ("client_secret", SECRET),
    ];
    let token = client.post(format!("{base_url}/oauth/access_token")).form(&form);
    let token: Value = token.send().await.unwrap().json().await.unwrap();
    let token = token["access_token"].as_str().unwrap();
    let stopwatch = Stopwatch::start();
    let pages = (0..count.div_ceil(100)).map(|page| {
        let query = [
            ("include", "items".to_owned()),
            ("sort", "-created_at".to_owned()),
            ("page[limit]", "100".to_owned()),
            ("page[offset]", (page * 100).to_string()),
            ("filter", format!("eq(customer_id,{customer})")),
        ];
        let request = client
            .get(format!("{base_url}/v2/orders"))
            .bearer_auth(token)
            .query(&query);
        async move {
            let mut response = request.send().await.unwrap().error_for_status().unwrap();
            if is_parsed {
                let body = response.bytes().await.unwrap();
                let text = str::from_utf8(&body).unwrap();
                serde_json::from_str::<IgnoredAny>(text).unwrap();
                return body.len();
            }
            let mut bytes = 0;
            while let Some(chunk) = response.chunk().await.unwrap() {
                bytes += chunk.len();
            }
            bytes
        }
    });
    let bytes: Vec<usize> = stream::iter(pages).buffered(CONCURRENCY).collect().await;
    let mut measured = stopwatch.read();
    measured["bytes"] = bytes.iter().sum::<usize>().into();
    measured
}

/// The peak memory of a scan of `count` orders, above the memory of an idle client.
async fn memory(base_url: &str, count: usize) -> Value {
    let admin = store(base_url, None).admin(SECRET);
    let customer = busy_customer(&admin).await;
    let idle = status("VmRSS");
    let scan = OrderScan::new()
        .filter(OrderFilter::customer(&customer))
        .with_items(true)
        .concurrency(CONCURRENCY);
    let mut pages = admin.orders().scan(scan);
    let mut read = 0;
    while let Some(page) = pages.try_next().await.unwrap() {
        read += page.items.len();
    }
    assert_eq!(read, count);
    json!({ "peak_mb": (status("VmHWM") - idle) / 1024.0 })
}

/// A value of `/proc/self/status`, in kB.
fn status(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// A cold start: token, profile and first page of orders of a new client.
async fn cold(base_url: &str) -> Value {
    let stopwatch = Stopwatch::start();
    let shopper = store(base_url, None).shopper();
    let token = shopper.create_customer_token(BUSY, PASSWORD).await.unwrap();
    let customer = shopper.as_customer(token);
    let query = OrderQuery::new();
    let orders = customer.orders();
    let (profile, orders) = futures_util::join!(customer.profile(), orders.list(&query));
    assert_eq!(profile.unwrap().email, BUSY);
    assert_eq!(orders.unwrap().items.len(), 100);
    stopwatch.read()
}

/// Sends `count` requests to a store with a rate limit of 25 per second.
async fn rate_limited(base_url: &str, count: usize) -> Value {
    let store = store(base_url, Some(25));
    let admin = store.admin(SECRET);
    admin.verify().await.unwrap();
    let query = CustomerQuery::new().limit(1);
    let stopwatch = Stopwatch::start();
    let refused = AtomicUsize::new(0);
    let mut retries = store.pending_retries();
    let all = (0..count).map(|_| async { admin.customers().list(&query).await.map(drop) });
    let work = stream::iter(all)
        .buffer_unordered(CONCURRENCY)
        .collect::<Vec<_>>();
    // Each 429 shows as a pending retry.
    let count_retries = async {
        while let Some(retries) = retries.changed().await {
            refused.fetch_add(retries.len(), Ordering::SeqCst);
        }
    };
    let results = tokio::select! {
        results = work => results,
        () = count_retries => unreachable!("the store is not dropped"),
    };
    assert!(results.iter().all(Result::is_ok));
    let mut measured = stopwatch.read();
    measured["refused"] = refused.load(Ordering::SeqCst).into();
    measured
}
