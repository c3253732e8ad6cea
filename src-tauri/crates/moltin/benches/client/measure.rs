//! The measurement. The time and the memory of a process are read as Linux gives them.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt, TryStreamExt};
use jiff::ToSpan;
use moltin::{
    Admin, CustomerFilter, CustomerId, CustomerQuery, Endpoint, OrderFilter, OrderQuery, OrderScan,
    OrderSort, Store,
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
    let [work, base_url, number] = arguments.as_slice() else {
        // Run as any other benchmark it has no store to work on.
        println!("Run `cargo xtask bench client`.");
        return;
    };
    let (work, base_url, number) = (work.clone(), base_url.clone(), number.parse().unwrap());
    // On a worker thread, as in a program that has a window: the main one would be woken for every packet.
    let measured = tokio::spawn(async move {
        match work.as_str() {
            "scan" => scan(&base_url, number).await,
            "floor" => floor(&base_url, number, false).await,
            "parsed" => floor(&base_url, number, true).await,
            "memory" => memory(&base_url, number).await,
            "cold" => cold(&base_url).await,
            "paced" => paced(&base_url, number).await,
            other => panic!("{other} is no work"),
        }
    });
    let measured = measured.await.unwrap();
    println!("{measured}");
}

fn store(base_url: &str, rate: Option<u32>) -> Store {
    Store::builder(Endpoint::parse(base_url).unwrap(), "sandbox".into())
        .requests_per_second(rate.and_then(NonZeroU32::new))
        .build()
        .unwrap()
}

async fn busy(admin: &Admin) -> CustomerId {
    let query = CustomerQuery {
        filter: CustomerFilter::email(BUSY),
        ..CustomerQuery::default()
    };
    admin.customers().list(&query).await.unwrap().items[0].id.clone()
}

/// What has been done since: by the clock on the wall, and by the processor for this process.
struct Stopwatch(Instant, Duration);

impl Stopwatch {
    fn start() -> Self {
        Self(Instant::now(), processor())
    }

    fn read(&self) -> Value {
        json!({
            "wall_ms": self.0.elapsed().as_secs_f64() * 1000.0,
            "cpu_ms": processor().saturating_sub(self.1).as_secs_f64() * 1000.0,
        })
    }
}

fn processor() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// So many of one customer's orders with their lines, the newest: all that were placed since the last of them.
async fn scan(base_url: &str, number: usize) -> Value {
    let admin = store(base_url, None).admin(SECRET.into());
    let customer = busy(&admin).await;
    let last = OrderQuery {
        filter: OrderFilter::customer(&customer),
        sort: Some(OrderSort::NewestFirst),
        offset: number as u64 - 1,
        limit: 1,
        ..OrderQuery::default()
    };
    let last = admin.orders().list(&last).await.unwrap().items[0]
        .created_at
        .unwrap();
    let filter = OrderFilter::customer(&customer).and(OrderFilter::created_after(last - 1.millisecond()));
    // The store looks for what matches once, and the floor's filter has been looked for already.
    let once = OrderQuery {
        filter: filter.clone(),
        sort: Some(OrderSort::NewestFirst),
        limit: 1,
        ..OrderQuery::default()
    };
    admin.orders().list(&once).await.unwrap();
    let watch = Stopwatch::start();
    let scan = OrderScan {
        filter,
        with_items: true,
        concurrency: CONCURRENCY,
        ..OrderScan::default()
    };
    let mut pages = std::pin::pin!(admin.orders().scan(scan));
    let mut read = 0;
    let mut lines = 0;
    while let Some(page) = pages.try_next().await.unwrap() {
        read += page.items.len();
        lines += page
            .items
            .iter()
            .map(|order| order.items.as_ref().unwrap().len())
            .sum::<usize>();
    }
    let measured = watch.read();
    assert!(read >= number && lines > number);
    measured
}

/// The same requests by plain `reqwest`, as many at a time; the answers are read and thrown away, on request after a look
/// whether they are JSON.
async fn floor(base_url: &str, number: usize, is_parsed: bool) -> Value {
    let admin = store(base_url, None).admin(SECRET.into());
    let customer = busy(&admin).await;
    let client = reqwest::Client::new();
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "sandbox"),
        ("client_secret", SECRET),
    ];
    let bearer = client.post(format!("{base_url}/oauth/access_token")).form(&form);
    let bearer: Value = bearer.send().await.unwrap().json().await.unwrap();
    let bearer = bearer["access_token"].as_str().unwrap();
    let watch = Stopwatch::start();
    let pages = (0..number.div_ceil(100)).map(|page| {
        let query = [
            ("include", "items".to_owned()),
            ("sort", "-created_at".to_owned()),
            ("page[limit]", "100".to_owned()),
            ("page[offset]", (page * 100).to_string()),
            ("filter", format!("eq(customer_id,{customer})")),
        ];
        let request = client
            .get(format!("{base_url}/v2/orders"))
            .bearer_auth(bearer)
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
    let mut measured = watch.read();
    measured["bytes"] = bytes.iter().sum::<usize>().into();
    measured
}

/// The most memory that reading so many orders takes, above what the client needs to be there at all.
async fn memory(base_url: &str, number: usize) -> Value {
    let admin = store(base_url, None).admin(SECRET.into());
    let customer = busy(&admin).await;
    let idle = status("VmRSS");
    let scan = OrderScan {
        filter: OrderFilter::customer(&customer),
        with_items: true,
        concurrency: CONCURRENCY,
        ..OrderScan::default()
    };
    let mut pages = std::pin::pin!(admin.orders().scan(scan));
    let mut read = 0;
    while let Some(page) = pages.try_next().await.unwrap() {
        read += page.items.len();
    }
    assert_eq!(read, number);
    json!({ "peak_mb": (status("VmHWM") - idle) / 1024.0 })
}

/// A line of the process's own account, in kB.
fn status(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Token, profile and first page of orders, of a client that has just been started.
async fn cold(base_url: &str) -> Value {
    let watch = Stopwatch::start();
    let shopper = store(base_url, None).shopper();
    let token = shopper.sign_in(BUSY, &PASSWORD.into()).await.unwrap();
    let customer = shopper.as_customer(token);
    let query = OrderQuery::default();
    let orders = customer.orders();
    let (profile, orders) = futures_util::join!(customer.profile(), orders.list(&query));
    assert_eq!(profile.unwrap().email, BUSY);
    assert_eq!(orders.unwrap().items.len(), 100);
    watch.read()
}

/// So many requests to a store that takes 25 a second.
async fn paced(base_url: &str, number: usize) -> Value {
    let store = store(base_url, Some(25));
    let admin = store.admin(SECRET.into());
    admin.verify().await.unwrap();
    let query = CustomerQuery {
        limit: 1,
        ..CustomerQuery::default()
    };
    let watch = Stopwatch::start();
    let refused = AtomicUsize::new(0);
    let mut waits = store.waits();
    let all = (0..number).map(|_| async { admin.customers().list(&query).await.map(drop) });
    let work = stream::iter(all)
        .buffer_unordered(CONCURRENCY)
        .collect::<Vec<_>>();
    // Whatever is refused is waited for before it is tried again.
    let watching = async {
        while waits.changed().await.is_ok() {
            refused.fetch_add(waits.borrow_and_update().len(), Ordering::SeqCst);
        }
    };
    let answers = tokio::select! {
        answers = work => answers,
        () = watching => unreachable!("the store is there"),
    };
    assert!(answers.iter().all(Result::is_ok));
    let mut measured = watch.read();
    measured["refused"] = refused.load(Ordering::SeqCst).into();
    measured
}
