//! Scans of lists whose counts say less than the list has, or more than the scan found.

use std::sync::atomic::{AtomicUsize, Ordering};

use moltin::{Direction, Error, OrderScan};
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest};
use crate::order_list::{List, SortById};
use crate::paging::{host_of, requested};
use crate::wait::wait_for;

fn oldest_first() -> OrderScan {
    OrderScan::new().direction(Direction::OldestFirst)
}

/// Reads all orders record by record.
async fn read(host: &FakeStore) -> Result<Vec<String>, Error> {
    let mut records = host.unlimited_admin().orders().scan(oldest_first()).records();
    let mut ids = Vec::new();
    while let Some(order) = wait_for("the next order", records.next()).await {
        ids.push(order?.id.to_string());
    }
    Ok(ids)
}

fn numbered(orders: impl Iterator<Item = u64>) -> Vec<String> {
    orders.map(|number| format!("order-{number}")).collect()
}

/// A page of 300 orders. The first response lacks one that the store counts.
fn page_with_a_gap(number: usize, request: &ReceivedRequest) -> Value {
    let mut page = List::of(300, 1).page(request);
    if number == 0 {
        page["data"].as_array_mut().unwrap().remove(10);
    }
    page
}

#[tokio::test]
async fn order_that_was_left_out_is_read_by_id_and_nothing_after_it() {
    let host = host_of(page_with_a_gap).await;

    let found = read(&host).await.unwrap();

    let before = numbered((0..300).filter(|number| *number != 10));
    assert_eq!(found[..299], before, "what the first reading found comes first");
    assert_eq!(found[299..], numbered(10..11));
    let by_id: Vec<_> = requested(&host)
        .into_iter()
        .filter(|(sort, _)| sort == "id")
        .collect();
    assert_eq!(by_id, [("id".to_owned(), 0)]);
}

#[tokio::test]
async fn list_is_read_by_time_if_the_store_does_not_sort_by_id() {
    for status in [400, 404, 422] {
        let host = host_of(move |number, request| {
            if request.query("sort").as_deref() == Some("id") {
                return json!({ "errors": [{ "status": status, "title": "sort" }] });
            }
            page_with_a_gap(number, request)
        })
        .await;

        let mut found = read(&host).await.unwrap();

        assert_eq!(found.pop().as_deref(), Some("order-10"), "{status}");
        let requests = requested(&host);
        let [.., (refused, _), (last, offset)] = &requests[..] else {
            panic!("{requests:?}");
        };
        assert_eq!((&refused[..], &last[..], *offset), ("id", "created_at", 0));
    }
}

/// Seven orders share each creation time, so some of those before the restart are counted after it
/// too.
#[tokio::test]
async fn orders_of_one_time_are_counted_once_after_a_restart() {
    let host = host_of(|_, request| {
        let mut page = List::of(10_300, 7).page(request);
        let is_of_one_time = request
            .query("filter")
            .is_some_and(|filter| filter.contains("lt("));
        if !is_of_one_time {
            let total = page["meta"]["results"]["total"].as_u64().unwrap();
            page["meta"]["results"]["total"] = json!(total + 1);
        }
        page
    })
    .await;

    let scan = host.unlimited_admin().orders().scan(oldest_first()).all();
    let error = wait_for("the end of the scan", scan).await.unwrap_err();

    let Error::Incomplete { read, total } = error else {
        panic!("{error}");
    };
    assert_eq!((read, total), (10_300, 10_301));
}

/// The times whose orders were requested by themselves.
fn times_by_themselves(host: &FakeStore) -> Vec<String> {
    let filters = host
        .requests()
        .into_iter()
        .filter_map(|request| request.query("filter"));
    filters
        .filter(|filter| filter.contains("lt(created_at"))
        .collect()
}

/// A page of a store that counts its pages and no records.
fn pages_only(mut page: Value) -> Value {
    page["meta"]["results"].take();
    page
}

#[tokio::test]
async fn list_whose_pages_are_counted_is_read_to_its_end() {
    for count_of_page in [false, true] {
        for number in [201, 294, 295, 299, 300] {
            let host = host_of(move |_, request| {
                let mut page = pages_only(List::of(number, 1).page(request));
                if count_of_page {
                    let length = page["data"].as_array().unwrap().len();
                    page["meta"]["results"] = json!({ "total": length });
                }
                page
            })
            .await;

            let found = read(&host).await.unwrap();

            assert_eq!(found, numbered(0..number), "{count_of_page}");
        }
    }
}

#[tokio::test]
async fn few_orders_of_one_time_are_requested_once_without_a_count() {
    let host = host_of(|_, request| pages_only(List::of(300, 10).page(request))).await;

    let found = read(&host).await.unwrap();

    assert_eq!(found.len(), 300);
    let times = times_by_themselves(&host);
    let mut different = times.clone();
    different.dedup();
    assert!(!times.is_empty());
    assert_eq!(times, different);
}

#[tokio::test]
async fn many_orders_of_one_time_are_all_read_without_a_count() {
    let host = host_of(|number, request| {
        let list = List {
            mixes_ties: true,
            requests: number,
            ..List::of(600, 250)
        };
        pages_only(list.page(request))
    })
    .await;

    let mut found = read(&host).await.unwrap();

    found.sort_unstable();
    let mut expected = numbered(0..600);
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// Makes some orders of a page unreadable.
fn hide_some(page: &mut Value, is_hidden: impl Fn(u64) -> bool) {
    for order in page["data"].as_array_mut().unwrap() {
        let id = order["id"].as_str().unwrap();
        let number: u64 = id.strip_prefix("order-").unwrap().parse().unwrap();
        if is_hidden(number) {
            *order = json!({ "id": number });
        }
    }
}

/// The store counts an order that is created after the restart, and lists it the next time.
#[tokio::test]
async fn order_created_after_a_restart_and_left_out_is_found() {
    let passes = AtomicUsize::new(0);
    let host = host_of(move |_, request| {
        let is_restarted = request.query("filter").is_some();
        if !is_restarted && request.query("page[offset]").as_deref() == Some("0") {
            passes.fetch_add(1, Ordering::SeqCst);
        }
        let is_first_pass = passes.load(Ordering::SeqCst) == 1;
        let is_created = is_restarted || !is_first_pass;
        let mut page = List::of(10_300 + u64::from(is_created), 1).page(request);
        if is_first_pass {
            let orders = page["data"].as_array_mut().unwrap();
            orders.retain(|order| order["id"] != "order-10300");
        }
        hide_some(&mut page, |number| number < 5);
        page
    })
    .await;

    let scan = host.unlimited_admin().orders().scan(oldest_first()).all();
    let found = wait_for("the end of the scan", scan).await.unwrap();

    assert_eq!((found.items.len(), found.unreadable.len()), (10_296, 5));
}

/// The last page before the restart ends with order 9993.
#[tokio::test]
async fn unreadable_order_at_a_restart_is_counted_once() {
    let host = host_of(|_, request| {
        let mut page = List::of(10_300, 1).page(request);
        hide_some(&mut page, |number| number == 9_993);
        page
    })
    .await;

    let scan = host.unlimited_admin().orders().scan(oldest_first()).all();
    let found = wait_for("the end of the scan", scan).await.unwrap();

    assert_eq!((found.items.len(), found.unreadable.len()), (10_299, 1));
    let starts = requested(&host).into_iter().filter(|(_, offset)| *offset == 0);
    assert_eq!(starts.count(), 2, "at the start and at the restart");
}

/// The ten newest orders are removed before each of the first responses.
#[tokio::test]
async fn orders_that_stay_are_read_however_often_the_others_move_up() {
    let host = host_of(|number, request| {
        let removed = 10 * u64::try_from(number.min(60)).unwrap();
        List::of(3_000 - removed, 1).page(request)
    })
    .await;

    let scan = host
        .unlimited_admin()
        .orders()
        .scan(OrderScan::new().concurrency(1));
    let found = wait_for("the end of the scan", scan.all()).await.unwrap();

    let ids: Vec<_> = found.items.iter().map(|order| order.id.to_string()).collect();
    assert!(requested(&host).len() > 60);
    assert_eq!(ids[ids.len() - 2_400..], numbered((0..2_400).rev()));
}

/// The list is read three times without finding what it lacks. Then one order comes, and the rest
/// the next time.
#[tokio::test]
async fn reading_goes_on_as_long_as_it_finds_orders() {
    let passes = AtomicUsize::new(0);
    let host = host_of(move |_, request| {
        if request.query("page[offset]").as_deref() == Some("0") {
            passes.fetch_add(1, Ordering::SeqCst);
        }
        let listed = match passes.load(Ordering::SeqCst) {
            ..=3 => 50,
            4 => 51,
            _ => 53,
        };
        let mut page = List::of(listed, 1).page(request);
        page["meta"]["results"]["total"] = json!(53);
        page
    })
    .await;

    let found = read(&host).await.unwrap();

    assert_eq!(found, numbered(0..53));
    let starts = requested(&host).into_iter().filter(|(_, offset)| *offset == 0);
    assert_eq!(starts.count(), 5);
}

#[tokio::test]
async fn orders_of_one_time_past_the_offset_limit_end_the_scan_soon() {
    let host = host_of(|_, request| List::of(10_300, 20_000).page(request)).await;

    let error = read(&host).await.unwrap_err();

    assert!(matches!(error, Error::OffsetLimit { .. }), "{error}");
    assert!(requested(&host).len() < 300, "{}", requested(&host).len());
}

/// Order 0 is removed after the first page of those of its time, so the next page begins one order
/// later. The list's own pages leave that order out.
#[tokio::test]
async fn order_that_moves_up_among_those_of_its_time_is_found() {
    let times = AtomicUsize::new(0);
    let host = host_of(move |_, request| {
        let filter = request.query("filter").unwrap_or_default();
        if filter.contains("lt(created_at") {
            let mut list = List::of(200, 150);
            if times.fetch_add(1, Ordering::SeqCst) > 0 {
                list.orders.remove(0);
            }
            return list.page(request);
        }
        let mut page = List::of(200, 150).page(request);
        let orders = page["data"].as_array_mut().unwrap();
        orders.retain(|order| order["id"] != "order-54");
        if request.query("page[offset]").as_deref() != Some("0") {
            page["meta"]["results"]["total"] = json!(199);
        }
        page
    })
    .await;

    let mut found = read(&host).await.unwrap();

    found.sort_unstable();
    let mut expected = numbered(0..200);
    expected.sort_unstable();
    assert_eq!(found, expected);
}

fn is_of_one_time(request: &ReceivedRequest) -> bool {
    let filter = request.query("filter").unwrap_or_default();
    filter.contains("lt(created_at")
}

/// The first response with the orders of one time leaves one out, and what follows is empty.
#[tokio::test]
async fn order_left_out_among_those_of_its_time_is_found() {
    let times = AtomicUsize::new(0);
    let host = host_of(move |_, request| {
        let mut page = List::of(150, 90).page(request);
        let orders = page["data"].as_array_mut().unwrap();
        let is_complete = is_of_one_time(request) && times.fetch_add(1, Ordering::SeqCst) > 0;
        if !is_complete {
            orders.retain(|order| order["id"] != "order-120");
        } else if request.query("page[offset]").as_deref() != Some("0") {
            orders.clear();
        }
        page
    })
    .await;

    let found = read(&host).await.unwrap();

    assert_eq!(found.len(), 150);
}

#[tokio::test]
async fn orders_of_one_time_are_not_requested_past_their_count() {
    let host = host_of(|number, request| {
        let list = List {
            mixes_ties: true,
            requests: number,
            ids: SortById::Refuses,
            ..List::of(600, 250)
        };
        let mut page = list.page(request);
        if page["errors"].is_null() && number < 20 && is_of_one_time(request) {
            // One is left out, so they are read once more.
            page["data"]
                .as_array_mut()
                .unwrap()
                .retain(|order| order["id"] != "order-120");
        }
        page
    })
    .await;

    let found = read(&host).await.unwrap();

    assert_eq!(found.len(), 600);
    let requests = host.requests();
    let of_one_time = requests.iter().filter(|request| is_of_one_time(request));
    let offsets: Vec<u64> = of_one_time
        .map(|request| request.query("page[offset]").unwrap().parse().unwrap())
        .collect();
    assert!(offsets.iter().all(|offset| *offset < 250), "{offsets:?}");
}

#[tokio::test]
async fn failure_to_read_those_of_one_time_ends_the_scan() {
    let host = host_of(|_, request| {
        if request.query("sort").as_deref() == Some("id") {
            return json!({ "errors": [{ "status": 500, "title": "failed" }] });
        }
        List::of(300, 10).page(request)
    })
    .await;

    let error = read(&host).await.unwrap_err();

    assert_eq!(error.status(), Some(500));
}
