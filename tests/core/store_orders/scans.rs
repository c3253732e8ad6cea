//! Scans of the order list: stopping, failing and resuming.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use moltin_sandbox::{Fault, Faults};
use shopside_core::view::{Code, ConnectStore, LockReason, ScanNews, ScanOrders};

use super::{ORDERS, Received, list_request_count, read, scan};
use crate::setup::Setup;
use crate::wait::{advance_time, wait_for, wait_until};

/// Connects with a request rate so low that a test can stop a scan.
async fn connect_slowly(setup: &Setup) -> String {
    let request = ConnectStore {
        requests_per_second: Some(4),
        ..setup.full_connection()
    };
    setup.app.connect(request).await.unwrap().id
}

#[tokio::test]
async fn stopped_scan_sends_no_more_requests() {
    let setup = Setup::new().await;
    let store = connect_slowly(&setup).await;
    let scan = scan(Vec::new());
    let name = scan.scan.clone();
    let mut received = Received::default();

    let listen = |news| {
        received.receive(news);
        setup.app.stop_scan(&name);
    };
    setup.app.scan_orders(&store, scan, listen).await;
    let requests_before = list_request_count(&setup, &store);
    advance_time(Duration::from_secs(10)).await;

    assert_eq!(received.end, Some(ScanNews::Stopped));
    assert_eq!((received.rows.len(), received.total), (100, 684));
    assert_eq!(list_request_count(&setup, &store), requests_before);
    let requests = setup.app.requests(&store).unwrap();
    let answered = requests
        .iter()
        .filter(|request| request.path == "/v2/orders" && request.status.is_some());
    assert!(answered.count() < 7, "a whole scan takes seven requests");
}

#[tokio::test]
async fn new_scan_lock_or_early_stop_ends_running_scan() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let (first, second, third) = (scan(Vec::new()), scan(Vec::new()), scan(Vec::new()));
    let received = Arc::new(Mutex::new(Vec::new()));
    let begin = |scan: ScanOrders| {
        let (app, store, received) = (setup.app.clone(), store.clone(), Arc::clone(&received));
        let sandbox = Arc::clone(&setup.store);
        sandbox.inject_faults(Faults::default());
        tokio::spawn(async move {
            let mut end = None;
            app.scan_orders(&store, scan, |news| {
                // Keeps every scan at its first batch.
                if let ScanNews::Batch(_) = news {
                    sandbox.inject_faults(Faults {
                        latency_ms: 600_000,
                        ..Faults::default()
                    });
                }
                received.lock().unwrap().push(());
                end = Some(news);
            })
            .await;
            end
        })
    };
    let has_begun = async |batches: usize| {
        wait_until("a scan to start", || received.lock().unwrap().len() >= batches).await;
    };
    let ended = async |scan: tokio::task::JoinHandle<_>| wait_for("a scan to end", scan).await.unwrap();

    let first = begin(first);
    has_begun(1).await;
    let second = begin(second);
    assert_eq!(ended(first).await, Some(ScanNews::Stopped));
    has_begun(3).await;
    setup.app.lock(LockReason::Asked).await;
    assert_eq!(ended(second).await, Some(ScanNews::Stopped));
    setup.app.unlock().await.unwrap();
    setup.app.stop_scan(&third.scan);
    let requests_before = list_request_count(&setup, &store);
    assert_eq!(ended(begin(third)).await, Some(ScanNews::Stopped));
    assert_eq!(list_request_count(&setup, &store), requests_before);
}

#[tokio::test]
async fn stopped_scan_resumes_where_it_ended() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let whole = read(&setup, &store, scan(Vec::new())).await;
    let first = scan(Vec::new());
    let name = first.scan.clone();
    let mut received = Received::default();
    let listen = |news| {
        received.receive(news);
        if received.rows.len() > 150 {
            setup.app.stop_scan(&name);
        }
    };
    setup.app.scan_orders(&store, first, listen).await;
    assert!(received.rows.len() < ORDERS);

    let rest = ScanOrders {
        so_far: Some(received.so_far.clone()),
        ..scan(Vec::new())
    };
    received.end = None;
    setup
        .app
        .scan_orders(&store, rest, |news| received.receive(news))
        .await;

    assert_eq!(received.end, Some(ScanNews::Done));
    assert_eq!(received.rows, whole.rows);
    assert_eq!((received.total, &received.so_far), (whole.total, &whole.so_far));
}

#[tokio::test]
async fn failed_scan_keeps_its_rows_and_resumes() {
    let setup = Setup::new().await;
    let store = connect_slowly(&setup).await;
    let mut received = Received::default();
    let listen = |news| {
        received.receive(news);
        setup.store.inject_faults(Faults {
            reply: Some(Fault::ServerError),
            ..Faults::default()
        });
    };
    setup.app.scan_orders(&store, scan(Vec::new()), listen).await;

    assert_eq!(received.problem().code, Code::StoreFailed);
    assert!(received.problem().request_id.is_some());
    assert!((100..ORDERS).contains(&received.rows.len()));

    setup.store.inject_faults(Faults::default());
    let rest = ScanOrders {
        so_far: Some(received.so_far.clone()),
        ..scan(Vec::new())
    };
    received.end = None;
    setup
        .app
        .scan_orders(&store, rest, |news| received.receive(news))
        .await;
    assert_eq!(
        (received.end, received.rows.len()),
        (Some(ScanNews::Done), ORDERS)
    );
}
