//! Lists at the limits of their pages, and hosts that count or page in odd ways.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::{Method, StatusCode};
use futures_util::stream::TryStreamExt;
use moltin::{Direction, Error, Order, OrderScan, Page, Store};
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest, error_response, json_response};
use crate::order_list::List;
use crate::wait::wait_for;

/// Many more than any scan of these hosts needs.
const MAX_REQUESTS: usize = 1_000;

/// A host that responds with a page, or with errors, to the request with this number.
pub(crate) async fn host_of(
    page: impl Fn(usize, &ReceivedRequest) -> Value + Send + Sync + 'static,
) -> FakeStore {
    let count = AtomicUsize::new(0);
    FakeStore::granting_tokens(move |request| {
        let number = count.fetch_add(1, Ordering::SeqCst);
        assert!(number < MAX_REQUESTS, "the scan ends");
        let page = page(number, request);
        match page["errors"][0]["status"].as_u64() {
            Some(status) => {
                let status = StatusCode::from_u16(status.try_into().unwrap()).unwrap();
                error_response(status, &page.to_string())
            }
            None => json_response(&page.to_string()),
        }
    })
    .await
}

/// A host that does not count its orders.
async fn uncounted_host(number: u64) -> FakeStore {
    host_of(move |_, request| json!({ "data": List::of(number, 1).page(request)["data"] })).await
}

async fn pages(host: &FakeStore, scan: OrderScan) -> Result<Vec<Page<Order>>, Error> {
    let pages = host.unlimited_admin().orders().scan(scan).try_collect();
    wait_for("the end of the scan", pages).await
}

async fn all(host: &FakeStore, scan: OrderScan) -> Result<Page<Order>, Error> {
    let all = host.unlimited_admin().orders().scan(scan).all();
    wait_for("the end of the scan", all).await
}

fn oldest_first() -> OrderScan {
    OrderScan::new().direction(Direction::OldestFirst)
}

fn ids(orders: &[Order]) -> Vec<String> {
    orders.iter().map(|order| order.id.to_string()).collect()
}

fn numbered(orders: impl Iterator<Item = u64>) -> Vec<String> {
    orders.map(|number| format!("order-{number}")).collect()
}

/// The requested pages: sort key and offset, in order.
pub(crate) fn requested(host: &FakeStore) -> Vec<(String, usize)> {
    let page = |request: &ReceivedRequest| {
        let offset = request.query("page[offset]")?.parse().unwrap();
        Some((request.query("sort").unwrap(), offset))
    };
    host.requests().iter().filter_map(page).collect()
}

fn is_of_one_time(request: &ReceivedRequest) -> bool {
    let filter = request.query("filter").unwrap_or_default();
    filter.contains("gt(created_at") && filter.contains("lt(created_at")
}

#[tokio::test]
async fn orders_that_moved_up_are_read_in_their_place() {
    // After the first page, its first ten orders are removed.
    let host =
        host_of(|number, request| List::of(if number == 0 { 300 } else { 290 }, 1).page(request)).await;

    let found = all(&host, OrderScan::new().concurrency(1)).await.unwrap();

    assert_eq!(ids(&found.items), numbered((0..300).rev()));
}

#[tokio::test]
async fn scan_without_counts_returns_no_empty_page() {
    let host = uncounted_host(100).await;

    let pages = pages(&host, oldest_first()).await.unwrap();

    let lengths: Vec<_> = pages.iter().map(|page| page.items.len()).collect();
    assert_eq!(lengths, [100]);
}

#[tokio::test]
async fn scan_without_counts_ends_with_a_short_page() {
    let host = uncounted_host(97).await;

    let found = all(&host, oldest_first()).await.unwrap();

    assert_eq!(found.items.len(), 97);
    assert_eq!(requested(&host).len(), 1);
}

#[tokio::test]
async fn offsets_of_the_store_are_not_trusted() {
    let host = host_of(|_, request| {
        let mut page = List::of(230, 1).page(request);
        page["meta"]["page"]["offset"] = json!(1_000_000);
        page
    })
    .await;

    let found = all(&host, oldest_first()).await.unwrap();

    assert_eq!(ids(&found.items), numbered(0..230));
    assert_eq!(requested(&host).len(), 3);
}

#[tokio::test]
async fn smaller_pages_of_the_store_overlap_too() {
    let host = host_of(|_, request| {
        let mut page = List::of(230, 1).page(request);
        page["data"].as_array_mut().unwrap().truncate(25);
        page["meta"]["page"]["limit"] = json!(25);
        page
    })
    .await;

    let found = all(&host, oldest_first()).await.unwrap();

    assert_eq!(ids(&found.items), numbered(0..230));
    let mut offsets: Vec<_> = requested(&host).into_iter().map(|(_, offset)| offset).collect();
    offsets.sort_unstable();
    assert_eq!(offsets, (0..230).step_by(22).collect::<Vec<_>>());
}

#[tokio::test]
async fn unreadable_orders_of_a_scan_are_returned_once() {
    // The pages share the orders from 97 to 99.
    let host = host_of(|_, request| {
        let mut page = List::of(150, 1).page(request);
        for order in page["data"].as_array_mut().unwrap() {
            *order = match order["id"].as_str().unwrap() {
                "order-10" => json!({ "id": 10 }),
                "order-98" => json!({ "id": 98 }),
                "order-20" | "order-99" => json!("not an order"),
                _ => continue,
            };
        }
        page
    })
    .await;

    let found = all(&host, oldest_first()).await.unwrap();

    let mut unreadable: Vec<_> = found.unreadable.into_iter().map(|record| record.id).collect();
    unreadable.sort_unstable();
    assert_eq!(unreadable, [None, None, Some("10".into()), Some("98".into())]);
    assert_eq!(found.items.len(), 146);
}

#[tokio::test]
async fn failed_page_ends_the_scan() {
    for status in [400, 500] {
        let host = host_of(move |number, request| match number {
            0 => List::of(300, 1).page(request),
            _ => json!({ "errors": [{ "status": status, "title": "failed" }] }),
        })
        .await;

        let error = all(&host, oldest_first()).await.unwrap_err();

        assert_eq!(error.status(), Some(status));
    }
}

#[tokio::test]
async fn failure_while_sorted_by_id_ends_the_scan() {
    let host = host_of(|_, request| {
        let mut page = List::of(50, 1).page(request);
        page["meta"]["results"]["total"] = json!(51);
        if request.query("sort").unwrap() == "id" {
            page = json!({ "errors": [{ "status": 500, "title": "failed" }] });
        }
        page
    })
    .await;

    let error = all(&host, oldest_first()).await.unwrap_err();

    assert_eq!(error.status(), Some(500));
}

#[tokio::test]
async fn list_is_read_again_three_times_in_vain() {
    let host = host_of(|_, request| {
        let mut page = List::of(50, 1).page(request);
        page["meta"]["results"]["total"] = json!(51);
        page
    })
    .await;

    let error = all(&host, oldest_first()).await.unwrap_err();

    assert!(
        matches!(error, Error::Incomplete { read: 50, total: 51 }),
        "{error}"
    );
    let starts = requested(&host).into_iter().filter(|(_, offset)| *offset == 0);
    let sorts: Vec<_> = starts.map(|(sort, _)| sort).collect();
    assert_eq!(sorts, ["created_at", "id", "created_at", "id"]);
}

#[tokio::test]
async fn order_that_is_missing_at_a_time_is_an_error() {
    // Ten orders share each time, and the last of each page have the time of the next one's first.
    let host = host_of(|_, request| {
        let mut page = List::of(300, 10).page(request);
        if is_of_one_time(request) {
            page["meta"]["results"]["total"] = json!(11);
        }
        page
    })
    .await;

    let error = all(&host, oldest_first()).await.unwrap_err();

    let Error::Incomplete { read, total } = error else {
        panic!("{error}");
    };
    assert_eq!((read, total), (300, 303), "one at each end of a page");
    let requests = host.requests();
    let of_one_time = requests.iter().filter(|request| is_of_one_time(request));
    assert_eq!(of_one_time.count(), 3 * 20);
}

#[test]
fn page_of_items_is_a_whole_list() {
    let page = Page::of(vec!["one", "two"]);

    assert_eq!((page.total, page.limit, page.offset), (2, 2, 0));
    assert_eq!((page.current, page.pages), (1, 1));
    assert_eq!(page.into_iter().collect::<Vec<_>>(), ["one", "two"]);
}

/// Each page has one record, and the store counts more without end.
#[tokio::test]
async fn list_of_tiny_pages_ends_after_a_hundred_requests() {
    let host = FakeStore::granting_tokens(|request| {
        let offset = request.query("page[offset]").unwrap_or_default();
        let meta = json!({ "page": { "limit": 1 }, "results": { "total": u64::MAX } });
        json_response(&json!({ "data": [{ "id": format!("m{offset}") }], "meta": meta }))
    })
    .await;
    let builder = Store::builder(host.base_url(), "sandbox").unwrap();
    let store = builder.requests_per_second(None).build().unwrap();

    let admin = store.admin("a-secret");
    let page = admin.account_memberships(&"a1".into()).list().await.unwrap();

    assert_eq!((page.items.len(), page.total), (100, u64::MAX));
    assert_eq!(host.requests_with(&Method::GET).len(), 100);
}
