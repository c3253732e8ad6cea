//! Scans: every record once and in order, while the list changes.

use std::collections::BTreeSet;
use std::time::Duration;

use futures_util::stream::{Stream, TryStreamExt};
use moltin::{Direction, Error, Order, OrderScan, OrderSort};
use proptest::prelude::*;
use serde_json::json;

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::order_list::{Change, List, SortById, host, order};
use crate::paging::{host_of, requested};
use crate::setup::Setup;
use crate::wait::{advance_time, wait_for};

async fn read(host: &FakeStore, scan: OrderScan) -> Result<Vec<Order>, Error> {
    let admin = host.unlimited_admin();
    let all = admin.orders().scan(scan).all();
    Ok(wait_for("the end of the scan", all).await?.items)
}

fn ids(orders: &[Order]) -> Vec<u64> {
    let number = |order: &Order| order.id.as_str()["order-".len()..].parse().unwrap();
    orders.iter().map(number).collect()
}

/// The numbers of all orders. Those with the same time come in any order.
async fn sorted_ids(host: &FakeStore) -> Vec<u64> {
    let mut ids = ids(&read(host, oldest_first()).await.unwrap());
    ids.sort_unstable();
    ids
}

fn oldest_first() -> OrderScan {
    OrderScan::new().direction(Direction::OldestFirst)
}

#[tokio::test]
async fn every_order_is_read_once_and_in_order() {
    let setup = Setup::without_rate_limit().await;
    let admin = setup.admin();
    for (direction, sort) in [
        (Direction::NewestFirst, OrderSort::NewestFirst),
        (Direction::OldestFirst, OrderSort::OldestFirst),
    ] {
        let scan = OrderScan::new()
            .direction(direction)
            .with_items(true)
            .page_size(40);
        let pages = admin.orders().scan(scan).try_collect();
        let pages: Vec<_> = wait_for("the end of the scan", pages).await.unwrap();

        let expected = setup.sandbox_ids(sort).await;
        assert!(pages.iter().all(|page| page.total == expected.len() as u64));
        let orders: Vec<_> = pages.into_iter().flat_map(|page| page.items).collect();
        let found: Vec<_> = orders.iter().map(|order| order.id.to_string()).collect();
        assert_eq!(found, expected);
        assert!(
            orders
                .iter()
                .all(|order| order.items.as_ref().unwrap().len() == order.item_ids.len())
        );
    }
}

#[tokio::test]
async fn scan_continues_past_the_offset_limit() {
    // Seven orders share each creation time, so a page may begin between them.
    for direction in [Direction::NewestFirst, Direction::OldestFirst] {
        let (host, _) = host(List::of(25_000, 7), Vec::new()).await;
        let scan = OrderScan::new().direction(direction);
        let mut found = ids(&read(&host, scan).await.unwrap());
        if direction == Direction::NewestFirst {
            found.reverse();
        }
        assert_eq!(found, (0..25_000).collect::<Vec<_>>());
        assert!(
            !host
                .requests()
                .iter()
                .any(|request| request.path.contains("never-followed"))
        );
    }
}

#[tokio::test]
async fn stopped_scan_continues_from_its_cursor() {
    for (orders, read_before) in [(1_000, 400), (25_000, 11_000)] {
        for direction in [Direction::NewestFirst, Direction::OldestFirst] {
            let (host, _) = host(List::of(orders, 7), Vec::new()).await;
            let scan = OrderScan::new().direction(direction);
            let all = read(&host, scan.clone()).await.unwrap();
            let last = all[read_before].created_at;

            let rest = read(&host, scan.from(last)).await.unwrap();

            let first = all.iter().position(|order| order.created_at == last).unwrap();
            assert_eq!(ids(&rest), ids(&all[first..]));
        }
    }
}

#[tokio::test]
async fn scan_without_creation_times_stops_at_offset_limit() {
    let (host, _) = host(List::of(10_300, 20_000), Vec::new()).await;

    let error = read(&host, oldest_first()).await.unwrap_err();

    assert!(matches!(error, Error::OffsetLimit { limit: 10_000 }), "{error}");
}

#[tokio::test]
async fn empty_list_is_one_empty_page() {
    let (host, _) = host(List::default(), Vec::new()).await;
    let admin = host.unlimited_admin();

    let pages = admin.orders().scan(OrderScan::new()).try_collect();
    let pages: Vec<_> = wait_for("the end of the scan", pages).await.unwrap();

    assert_eq!(pages.len(), 1);
    assert_eq!((pages[0].total, pages[0].items.len()), (0, 0));
}

#[tokio::test]
async fn scan_ends_with_missing_or_wrong_counts() {
    let records = |from: usize, to: usize| (from..to).map(|id| order(1000, id as u64)).collect::<Vec<_>>();
    let offset = |request: &ReceivedRequest| {
        let (_, offset) = request.path.split_once("page%5Boffset%5D=").unwrap();
        let (offset, _) = offset.split_once('&').unwrap_or((offset, ""));
        offset.parse::<usize>().unwrap()
    };
    let all: Vec<_> = (0..230).collect();

    let uncounted = FakeStore::granting_tokens(move |request| {
        let from = offset(request).min(230);
        json_response(&json!({ "data": records(from, (from + 100).min(230)) }).to_string())
    })
    .await;
    assert_eq!(sorted_ids(&uncounted).await, all);

    // Some lists of 2017 count only the page's own records as results (see `docs/api.md`,
    // "Paging").
    let page_only = FakeStore::granting_tokens(move |request| {
        let from = offset(request).min(230);
        let data = records(from, (from + 100).min(230));
        let meta = json!({
            "page": { "limit": 100, "offset": from, "current": from / 100 + 1, "total": 3 },
            "results": { "total": data.len(), "all": 230 },
        });
        json_response(&json!({ "data": data, "meta": meta }).to_string())
    })
    .await;
    assert_eq!(sorted_ids(&page_only).await, all);

    // A store with a smaller page limit than requested, which its `meta` reports.
    let clamped = FakeStore::granting_tokens(move |request| {
        let from = offset(request).min(230);
        let meta =
            json!({ "page": { "limit": 25, "offset": from, "total": 10 }, "results": { "total": 230 } });
        json_response(&json!({ "data": records(from, (from + 25).min(230)), "meta": meta }).to_string())
    })
    .await;
    assert_eq!(sorted_ids(&clamped).await, all);

    // A store that ignores the offset returns the same page each time.
    let pageless = FakeStore::granting_tokens(move |_| {
        let meta = json!({ "page": { "limit": 100, "offset": 0, "total": 3 }, "results": { "total": 230 } });
        json_response(&json!({ "data": records(0, 100), "meta": meta }).to_string())
    })
    .await;
    let error = read(&pageless, oldest_first()).await.unwrap_err();
    assert!(
        matches!(
            error,
            Error::Incomplete {
                read: 100,
                total: 230
            }
        ),
        "{error}"
    );
    assert!(pageless.requests().len() < 100, "{}", pageless.requests().len());
}

#[tokio::test]
async fn orders_created_at_once_are_read_in_any_order() {
    for ids_are in [SortById::Sorts, SortById::Ignores, SortById::Refuses] {
        for (number, at_once) in [(300, 300), (1_000, 150), (1_000, 7), (450, 450)] {
            for direction in [Direction::NewestFirst, Direction::OldestFirst] {
                let list = List {
                    mixes_ties: true,
                    ids: ids_are,
                    ..List::of(number, at_once)
                };
                let (host, _) = host(list, Vec::new()).await;

                let orders = read(&host, OrderScan::new().direction(direction)).await.unwrap();

                let mut found = ids(&orders);
                found.sort_unstable();
                assert_eq!(
                    found,
                    (0..number).collect::<Vec<_>>(),
                    "{ids_are:?} {at_once} {direction:?}"
                );
                let times: Vec<_> = orders.iter().map(|order| order.created_at).collect();
                let sorted = match direction {
                    Direction::NewestFirst => times.is_sorted_by(|one, next| one >= next),
                    Direction::OldestFirst => times.is_sorted(),
                };
                // What only a second reading finds comes last.
                assert!(sorted || ids_are != SortById::Sorts, "{at_once} {direction:?}");
            }
        }
    }
}

#[tokio::test]
async fn list_up_to_the_offset_limit_is_read_whole() {
    // All have one time, so offsets can't begin again. The last page ends at the limit: 13 × 768 +
    // 16.
    let (host, _) = host(List::of(10_000, 10_000), Vec::new()).await;

    let found = read(&host, oldest_first().page_size(16)).await.unwrap();

    assert_eq!(found.len(), 10_000);
}

#[tokio::test]
async fn total_counts_the_orders_before_a_restart() {
    let host = host_of(|_, request| List::of(10_300, 1).page(request)).await;

    let pages = host.unlimited_admin().orders().scan(oldest_first()).try_collect();
    let pages: Vec<_> = wait_for("the end of the scan", pages).await.unwrap();

    assert!(pages.iter().all(|page| page.total == 10_300));
    let orders: Vec<_> = pages.into_iter().flat_map(|page| page.items).collect();
    assert_eq!(ids(&orders), (0..10_300).collect::<Vec<_>>());
}

#[tokio::test]
async fn order_that_is_missing_after_a_restart_is_an_error() {
    let host = host_of(|_, request| {
        let mut page = List::of(10_300, 1).page(request);
        let total = page["meta"]["results"]["total"].as_u64().unwrap();
        page["meta"]["results"]["total"] = json!(total + 1);
        page
    })
    .await;

    let error = read(&host, oldest_first()).await.unwrap_err();

    let Error::Incomplete { read, total } = error else {
        panic!("{error}");
    };
    assert_eq!((read, total), (10_300, 10_301));
    // By ID, offsets could not begin again.
    assert!(requested(&host).iter().all(|(sort, _)| sort == "created_at"));
}

#[tokio::test]
async fn list_that_lacks_counted_orders_is_an_error() {
    for missing in [1, 114] {
        let host = FakeStore::granting_tokens(move |request| {
            let mut page = List::of(886, 1).page(request);
            page["meta"]["results"]["total"] = json!(886 + missing);
            json_response(&page.to_string())
        })
        .await;

        let error = read(&host, oldest_first()).await.unwrap_err();

        let Error::Incomplete { read: 886, total } = error else {
            panic!("{error}");
        };
        assert_eq!(total, 886 + missing);
    }
}

#[tokio::test]
async fn dropped_stream_cancels_its_requests() {
    let (host, _) = host(List::of(5_000, 1), Vec::new()).await;
    let admin = host.unlimited_admin();
    {
        let scan = OrderScan::new().concurrency(3);
        let mut pages = admin.orders().scan(scan);
        for _ in 0..2 {
            assert!(wait_for("a page", pages.next()).await.unwrap().is_ok());
        }
    }
    // Requests that were already sent arrive.
    advance_time(Duration::from_millis(1)).await;
    let count = host.requests().len();
    advance_time(Duration::from_secs(10)).await;

    assert!(
        count <= 10,
        "a token request, two pages and the pages read ahead: {count}"
    );
    assert_eq!(host.requests().len(), count);
}

#[tokio::test]
async fn stream_of_records_outlives_its_identity() {
    fn all_orders(host: &FakeStore) -> impl Stream<Item = Result<Order, Error>> + Send + Unpin + 'static {
        let pages = host.unlimited_admin().orders().scan(oldest_first());
        assert_eq!(format!("{pages:?}"), "Pages { .. }");
        let records = pages.records();
        assert_eq!(format!("{records:?}"), "Records { .. }");
        records
    }
    let (host, _) = host(List::of(250, 1), Vec::new()).await;

    let orders = all_orders(&host).try_collect();
    let orders: Vec<_> = wait_for("the end of the stream", orders).await.unwrap();

    assert_eq!(ids(&orders), (0..250).collect::<Vec<_>>());
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        (0..9_usize).prop_map(Change::Add),
        (0..9_usize).prop_map(Change::AddTied),
        any::<usize>().prop_map(Change::Remove),
    ];
    prop::collection::vec(change, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scan_of_changing_list_returns_each_order_once(
        number in 0..400_u64,
        at_once in prop_oneof![Just(1), 1..40_u64, Just(1_000)],
        mixes_ties in any::<bool>(),
        sorts_by_id in any::<bool>(),
        page_size in 2..60_u32,
        concurrency in 1..12_usize,
        newest_first in any::<bool>(),
        changes in changes(),
    ) {
        let direction = if newest_first { Direction::NewestFirst } else { Direction::OldestFirst };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (before, found, after) = runtime.block_on(async {
            let ids_are = if sorts_by_id { SortById::Sorts } else { SortById::Refuses };
            let list = List { mixes_ties, ids: ids_are, ..List::of(number, at_once) };
            let before: BTreeSet<_> = list.orders.iter().map(|(_, id)| *id).collect();
            let (host, list) = host(list, changes).await;
            let scan = OrderScan::new().direction(direction).page_size(page_size).concurrency(concurrency);
            let found = ids(&read(&host, scan).await.unwrap());
            let after: BTreeSet<_> = list.lock().unwrap().orders.iter().map(|(_, id)| *id).collect();
            (before, found, after)
        });

        let once: BTreeSet<_> = found.iter().copied().collect();
        prop_assert_eq!(once.len(), found.len(), "no order is returned twice");
        let throughout: BTreeSet<_> = before.intersection(&after).copied().collect();
        prop_assert!(throughout.is_subset(&once), "lost: {:?}", throughout.difference(&once));
        if at_once == 1 {
            let in_order: Vec<_> = found.iter().filter(|id| throughout.contains(id)).collect();
            let sorted = if newest_first { in_order.is_sorted_by(|a, b| a >= b) } else { in_order.is_sorted() };
            prop_assert!(sorted, "{:?}", found);
        }
    }
}
