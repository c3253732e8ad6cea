//! How far a scan reads ahead of its caller.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use futures_util::stream;
use moltin::{Error, Order, OrderScan, Page};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::fake_store::{FakeStore, ReceivedRequest};
use crate::order_list::List;
use crate::wait::{advance_time, wait_for, wait_until};

/// The offsets of the requested pages in ascending order. Two pages share three records.
fn offsets(host: &FakeStore) -> Vec<usize> {
    let mut offsets: Vec<_> = host.requests().iter().filter_map(offset).collect();
    offsets.sort_unstable();
    offsets
}

fn offset(request: &ReceivedRequest) -> Option<usize> {
    Some(request.query("page[offset]")?.parse().unwrap())
}

/// A host whose pages at these offsets stay incomplete until the gate is open.
async fn gated_host(orders: u64, is_held: fn(usize) -> bool) -> (FakeStore, watch::Sender<bool>) {
    let (open, gate) = watch::channel(false);
    let list = List::of(orders, 1);
    let host = FakeStore::granting_tokens(move |request| {
        let (page, mut gate) = (list.page(request).to_string(), gate.clone());
        let is_held = is_held(offset(request).unwrap());
        let body = stream::once(async move {
            if is_held {
                gate.wait_for(|is_open| *is_open).await.unwrap();
            }
            Ok::<_, Infallible>(page)
        });
        let response = Response::builder().header(CONTENT_TYPE, "application/json");
        response.body(Body::from_stream(body)).unwrap()
    })
    .await;
    (host, open)
}

/// Reads the first page of a scan with three pages at a time, and waits for the second.
async fn wait_for_second_page(host: &FakeStore) -> JoinHandle<Result<Page<Order>, Error>> {
    let scan = OrderScan::new().concurrency(3);
    let mut pages = host.unlimited_admin().orders().scan(scan);
    wait_for("the first page", pages.next()).await.unwrap().unwrap();
    tokio::spawn(async move { pages.next().await.unwrap() })
}

#[tokio::test]
async fn scan_requests_each_page_once_and_none_past_the_end() {
    // The page at 970 would begin where the list ends.
    let (host, open) = gated_host(970, |offset| offset == 873).await;
    let all = host.unlimited_admin().orders().scan(OrderScan::new()).all();
    let all = tokio::spawn(all);

    wait_until("ten pages", || offsets(&host).len() >= 10).await;
    advance_time(Duration::from_secs(1)).await;

    open.send_replace(true);
    let orders = wait_for("the end of the scan", all).await.unwrap().unwrap();
    assert_eq!(orders.items.len(), 970);
    assert_eq!(offsets(&host), [0, 97, 194, 291, 388, 485, 582, 679, 776, 873]);
}

#[tokio::test]
async fn scan_requests_three_pages_at_the_same_time() {
    let (host, open) = gated_host(5_000, |offset| offset > 0).await;
    let second = wait_for_second_page(&host).await;

    wait_until("three pages", || offsets(&host).len() >= 4).await;
    advance_time(Duration::from_secs(1)).await;

    assert_eq!(offsets(&host), [0, 97, 194, 291]);
    open.send_replace(true);
    let second = wait_for("the second page", second).await.unwrap().unwrap();
    assert_eq!(second.items.len(), 97);
}

#[tokio::test]
async fn scan_holds_twice_as_many_pages_as_it_requests() {
    let (host, open) = gated_host(5_000, |offset| offset == 97).await;
    let second = wait_for_second_page(&host).await;

    wait_until("six pages", || offsets(&host).len() >= 7).await;
    advance_time(Duration::from_secs(1)).await;

    assert_eq!(offsets(&host), [0, 97, 194, 291, 388, 485, 582]);
    open.send_replace(true);
    wait_for("the second page", second).await.unwrap().unwrap();
    assert_eq!(offsets(&host).len(), 7, "nothing is read while nothing waits");
}
