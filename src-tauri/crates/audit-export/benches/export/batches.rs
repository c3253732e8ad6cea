//! The batches that the export sends, as files: a bare loop that posts them is the floor.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use audit_export::Step;
use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use journal::AuditLog;
use reqwest::Client;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE};
use serde_json::json;

/// Sends the whole audit log to a server that writes the body of each request to a file.
pub(crate) async fn capture(file: &Path, folder: &Path) {
    // There is none before the first run.
    fs::remove_dir_all(folder).ok();
    fs::create_dir_all(folder).unwrap();
    let (next, to) = (Arc::<AtomicU32>::default(), folder.to_owned());
    let write = move |body: Bytes| {
        let path = to.join(format!("{:06}", next.fetch_add(1, Ordering::Relaxed)));
        async move { fs::write(path, body).unwrap() }
    };
    let router = Router::new().fallback(write).layer(DefaultBodyLimit::disable());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    let log = AuditLog::open(file).unwrap();
    let (mut shipper, state) = crate::shipper(&log, file, None, &address);
    while shipper.step().await != Step::UpToDate {
        assert_eq!(state.borrow().failure, None);
    }
    server.abort();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort_unstable();
    files
}

async fn send(client: &Client, address: &str, body: Vec<u8>) {
    let request = client
        .post(format!("{address}/v1/logs"))
        .header(CONTENT_TYPE, "application/x-protobuf")
        .header(CONTENT_ENCODING, "gzip");
    let response = request.body(body).send().await.unwrap();
    assert!(response.status().is_success(), "{}", response.status());
    response.bytes().await.unwrap();
}

/// Posts all batches, one after the other.
pub(crate) async fn post(folder: &Path, address: &str) {
    let (client, files) = (Client::builder().no_proxy().build().unwrap(), files(folder));
    let begin = Instant::now();
    for file in &files {
        send(&client, address, fs::read(file).unwrap()).await;
    }
    println!("{}", json!({ "seconds": begin.elapsed().as_secs_f64() }));
}

/// Posts the first batch several times, and returns how long each time took.
pub(crate) async fn post_one(folder: &Path, address: &str, times: usize) -> Vec<Duration> {
    let client = Client::builder().no_proxy().build().unwrap();
    let body = fs::read(&files(folder)[0]).unwrap();
    let mut all = Vec::new();
    for _ in 0..times {
        let begin = Instant::now();
        send(&client, address, body.clone()).await;
        all.push(begin.elapsed());
    }
    all
}
