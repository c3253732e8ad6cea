//! Fifty installations that write an entry a second each, and one log server, which is killed every
//! 20 seconds and comes back two seconds later.

use std::collections::BTreeMap;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use audit_export::{ExportState, Shipper, Wakeup};
use axum::Router;
use axum::body::Bytes;
use axum::http::StatusCode;
use flate2::read::GzDecoder;
use journal::AuditLog;
use opentelemetry_proto::tonic::collector::logs::v1::ExportLogsServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use prost::Message;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};

use crate::log;

const INSTALLATIONS: usize = 50;
/// How long the log server runs, and how long it is away.
const RUNS: Duration = Duration::from_secs(20);
const AWAY: Duration = Duration::from_secs(2);

/// The numbers of entries by their installation, as they arrived.
type Received = Arc<Mutex<BTreeMap<String, Vec<i64>>>>;

/// A log server whose connections end with it.
struct Server(Option<Runtime>);

impl Server {
    async fn start(address: SocketAddr, received: &Received) -> Self {
        let received = Arc::clone(received);
        let router = Router::new().fallback(move |body: Bytes| async move {
            receive(&body, &received);
            StatusCode::NO_CONTENT
        });
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.spawn(TcpListener::bind(address)).await.unwrap().unwrap();
        runtime.spawn(async { axum::serve(listener, router).await });
        Self(Some(runtime))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.take().unwrap().shutdown_background();
    }
}

fn receive(body: &[u8], received: &Received) {
    let mut request = Vec::new();
    GzDecoder::new(body).read_to_end(&mut request).unwrap();
    let request = ExportLogsServiceRequest::decode(&*request).unwrap();
    let logs = &request.resource_logs[0];
    let installation = match value(&logs.resource.as_ref().unwrap().attributes, "service.instance.id") {
        Value::StringValue(id) => id,
        other => panic!("{other:?}"),
    };
    let records = logs.scope_logs.iter().flat_map(|scope| &scope.log_records);
    let numbers = records.map(
        |record| match value(&record.attributes, "shopside.entry.number") {
            Value::IntValue(number) => number,
            other => panic!("{other:?}"),
        },
    );
    let mut received = received.lock().unwrap();
    received.entry(installation).or_default().extend(numbers);
}

fn value(attributes: &[KeyValue], key: &str) -> Value {
    let found = attributes.iter().find(|attribute| attribute.key == key);
    found.unwrap().value.clone().unwrap().value.unwrap()
}

/// An installation that writes and sends.
struct Installation {
    log: AuditLog,
    state: watch::Receiver<ExportState>,
    wakeup: Arc<Wakeup>,
}

impl Installation {
    fn start(log: AuditLog, (shipper, state): (Shipper, watch::Receiver<ExportState>)) -> Self {
        let wakeup = Arc::<Wakeup>::default();
        tokio::spawn(shipper.run(Arc::clone(&wakeup)));
        Self { log, state, wakeup }
    }

    /// Writes an entry a second, from a time on that differs from one to the next.
    async fn write(&self, place: usize, seconds: u32) {
        let begin = Instant::now() + Duration::from_secs(1) * u32::try_from(place).unwrap() / 50;
        for second in 0..seconds {
            sleep_until(begin + Duration::from_secs(1) * second).await;
            let (log, entry) = (self.log.clone(), log::entry(second));
            tokio::task::spawn_blocking(move || log.append(&entry))
                .await
                .unwrap()
                .unwrap();
            self.wakeup.appended();
        }
    }

    /// Waits until the log server has all entries.
    async fn acknowledged(&mut self) {
        let last = self.log.anchor().unwrap().entries;
        self.wakeup.retry();
        let all = self
            .state
            .wait_for(|state| state.cursor.acknowledged.entries >= last);
        all.await.unwrap();
    }
}

/// Runs them for some time, and counts what arrived.
pub(crate) async fn run(
    folder: &Path,
    seconds: u32,
    shipper: impl Fn(&AuditLog, &Path, String, &str) -> (Shipper, watch::Receiver<ExportState>),
) {
    let received = Received::default();
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = free.local_addr().unwrap();
    drop(free);
    let mut server = Some(Server::start(address, &received).await);
    let mut all: Vec<Installation> = (0..INSTALLATIONS)
        .map(|place| {
            let file = folder.join(format!("{place}.sqlite"));
            let log = AuditLog::open(&file).unwrap();
            let sending = shipper(&log, &file, format!("till-{place}"), &format!("http://{address}"));
            Installation::start(log, sending)
        })
        .collect();
    let mut restarts = 0;
    let writing = futures_util::future::join_all(
        all.iter()
            .enumerate()
            .map(|(place, installation)| installation.write(place, seconds)),
    );
    let restarting = async {
        loop {
            sleep(RUNS).await;
            server = None;
            sleep(AWAY).await;
            server = Some(Server::start(address, &received).await);
            restarts += 1;
        }
    };
    tokio::select! {
        _ = writing => {}
        () = restarting => {}
    }
    if server.is_none() {
        server = Some(Server::start(address, &received).await);
    }
    for installation in &mut all {
        installation.acknowledged().await;
    }
    drop(server);
    let received = received.lock().unwrap();
    let last = i64::from(seconds);
    let missing: i64 = received.values().map(|numbers| last - without_gap(numbers)).sum();
    let deliveries: usize = received.values().map(Vec::len).sum();
    println!(
        "{}",
        json!({
            "installations": received.len(),
            "entries": INSTALLATIONS * seconds as usize,
            "deliveries": deliveries,
            "missing_or_out_of_order": missing,
            "restarts": restarts,
        })
    );
}

/// How many entries arrived in order: each follows one that is not smaller than the one before it.
fn without_gap(numbers: &[i64]) -> i64 {
    numbers
        .iter()
        .fold(0, |seen, number| if *number == seen + 1 { *number } else { seen })
}
