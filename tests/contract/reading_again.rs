//! Scans of lists whose counts say less than the list has, or more than the scan found.

use moltin::{Direction, Error, OrderScan};
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest};
use crate::order_list::List;
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
async fn list_is_read_by_creation_time_if_the_store_does_not_sort_by_id() {
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
    let host = host_of(|_, request| pages_only(List::of(600, 250).page(request))).await;

    let mut found = read(&host).await.unwrap();

    found.sort_unstable();
    let mut expected = numbered(0..600);
    expected.sort_unstable();
    assert_eq!(found, expected);
}
