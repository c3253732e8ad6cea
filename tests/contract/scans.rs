//! Reading whole lists: everything once, in order, whatever happens to the list meanwhile.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::stream::{StreamExt, TryStreamExt};
use moltin::{Direction, Error, Order, OrderScan, OrderSort};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::shop::Shop;
use crate::wait::advance_time;

/// A list of orders on a host that keeps the API's rules for pages.
#[derive(Clone, Default)]
struct List {
    /// By when they were placed, in milliseconds, the earliest first. Ids are never used again.
    orders: Vec<(u64, u64)>,
    last_id: u64,
    requests: usize,
}

/// What happens to the list before a page is answered.
#[derive(Debug, Clone)]
enum Change {
    Place(usize),
    Remove(usize),
}

impl List {
    fn of(number: u64, orders_at_once: u64) -> Self {
        let orders = (0..number).map(|order| (order / orders_at_once * 1000, order));
        Self {
            orders: orders.collect(),
            last_id: number,
            requests: 0,
        }
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Place(number) => {
                for _ in 0..*number {
                    let now = self.orders.last().map_or(0, |(moment, _)| moment + 1000);
                    self.orders.push((now, self.last_id));
                    self.last_id += 1;
                }
            }
            Change::Remove(place) if !self.orders.is_empty() => {
                let place = place % self.orders.len();
                self.orders.remove(place);
            }
            Change::Remove(_) => {}
        }
    }

    /// Answers for a page as in `docs/api.md`, "Paging".
    fn page(&self, heard: &ReceivedRequest) -> Value {
        let url = url::Url::parse(&format!("http://host{}", heard.path)).unwrap();
        let parameter = |name: &str| {
            let found = url.query_pairs().find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned())
        };
        let number = |name: &str| parameter(name).unwrap().parse::<usize>().unwrap();
        let (limit, offset) = (number("page[limit]"), number("page[offset]"));
        if offset + limit > 10_000 {
            return json!({ "errors": [{ "status": 400, "title": "offset" }] });
        }
        let filter = parameter("filter").unwrap_or_default();
        let bound = |operator: &str| {
            let operand = filter.strip_prefix(operator)?.strip_suffix(')')?;
            Some(operand.parse::<i64>().unwrap())
        };
        let after = bound("gt(created_at,");
        let before = bound("lt(created_at,");
        let when = |moment: u64| i64::try_from(moment).unwrap();
        let mut matching: Vec<_> = self
            .orders
            .iter()
            .filter(|(moment, _)| after.is_none_or(|after| when(*moment) > after))
            .filter(|(moment, _)| before.is_none_or(|before| when(*moment) < before))
            .collect();
        if parameter("sort").as_deref() == Some("-created_at") {
            matching.reverse();
        }
        let data: Vec<_> = matching
            .iter()
            .skip(offset)
            .take(limit)
            .map(|(moment, id)| order(*moment, *id))
            .collect();
        json!({
            "data": data,
            "meta": {
                "page": { "limit": limit, "offset": offset, "current": offset / limit + 1, "total": matching.len().div_ceil(limit) },
                "results": { "total": matching.len() },
            },
            "links": { "next": "http://127.0.0.1:1/never-followed" },
        })
    }
}

fn order(moment: u64, id: u64) -> Value {
    let created_at = jiff::Timestamp::from_millisecond(moment.try_into().unwrap()).unwrap();
    json!({ "id": format!("order-{id}"), "type": "order", "meta": { "timestamps": { "created_at": created_at } } })
}

/// A host with this list, to which these changes happen, one before each page.
async fn host(list: List, changes: Vec<Change>) -> (FakeStore, Arc<Mutex<List>>) {
    let list = Arc::new(Mutex::new(list));
    let shared = Arc::clone(&list);
    let host = FakeStore::granting_tokens(move |heard| {
        let mut list = shared.lock().unwrap();
        if let Some(change) = changes.get(list.requests) {
            list.change(change);
        }
        list.requests += 1;
        json_response(&list.page(heard).to_string())
    })
    .await;
    (host, list)
}

async fn read(host: &FakeStore, scan: OrderScan) -> Result<Vec<Order>, Error> {
    let admin = host.unlimited_admin();
    let pages: Vec<_> = admin.orders().scan(scan).try_collect().await?;
    Ok(pages.into_iter().flat_map(|page| page.items).collect())
}

fn ids(orders: &[Order]) -> Vec<u64> {
    let number = |order: &Order| order.id.as_str()["order-".len()..].parse().unwrap();
    orders.iter().map(number).collect()
}

fn oldest_first() -> OrderScan {
    OrderScan {
        direction: Direction::OldestFirst,
        ..OrderScan::default()
    }
}

#[tokio::test]
async fn every_order_of_the_shop_is_read_once_and_in_order() {
    let shop = Shop::unpaced().await;
    let admin = shop.admin();
    for (direction, sort) in [
        (Direction::NewestFirst, OrderSort::NewestFirst),
        (Direction::OldestFirst, OrderSort::OldestFirst),
    ] {
        let scan = OrderScan {
            direction,
            with_items: true,
            page_size: 40,
            ..OrderScan::default()
        };
        let pages: Vec<_> = admin.orders().scan(scan).try_collect().await.unwrap();

        let expected = shop.sandbox_ids(sort).await;
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
async fn a_list_goes_on_past_the_offsets_that_the_api_allows() {
    // Seven orders at the same moment: a page may begin in the middle of them.
    for direction in [Direction::NewestFirst, Direction::OldestFirst] {
        let (host, _) = host(List::of(25_000, 7), Vec::new()).await;
        let scan = OrderScan {
            direction,
            ..OrderScan::default()
        };
        let mut found = ids(&read(&host, scan).await.unwrap());
        if direction == Direction::NewestFirst {
            found.reverse();
        }
        assert_eq!(found, (0..25_000).collect::<Vec<_>>());
        assert!(
            !host
                .requests()
                .iter()
                .any(|heard| heard.path.contains("never-followed"))
        );
    }
}

#[tokio::test]
async fn a_scan_that_has_stopped_is_gone_on_with_where_it_was_also_past_the_offsets() {
    for (orders, read_before) in [(1_000, 400), (25_000, 11_000)] {
        for direction in [Direction::NewestFirst, Direction::OldestFirst] {
            let (host, _) = host(List::of(orders, 7), Vec::new()).await;
            let scan = OrderScan {
                direction,
                ..OrderScan::default()
            };
            let all = read(&host, scan.clone()).await.unwrap();
            let last = all[read_before].created_at;

            let rest = read(&host, OrderScan { from: last, ..scan }).await.unwrap();

            let again = all.iter().position(|order| order.created_at == last).unwrap();
            assert_eq!(ids(&rest), ids(&all[again..]));
        }
    }
}

#[tokio::test]
async fn a_list_that_can_not_be_read_past_the_limit_says_so() {
    let (host, _) = host(List::of(10_300, 20_000), Vec::new()).await;

    let error = read(&host, oldest_first()).await.unwrap_err();

    assert!(matches!(error, Error::OffsetLimit { limit: 10_000 }), "{error}");
}

#[tokio::test]
async fn an_empty_list_is_one_empty_page() {
    let (host, _) = host(List::default(), Vec::new()).await;
    let admin = host.unlimited_admin();

    let pages: Vec<_> = admin
        .orders()
        .scan(OrderScan::default())
        .try_collect()
        .await
        .unwrap();

    assert_eq!(pages.len(), 1);
    assert_eq!((pages[0].total, pages[0].items.len()), (0, 0));
}

#[tokio::test]
async fn lists_that_are_counted_wrongly_or_not_at_all_come_to_their_end() {
    let records = |from: usize, to: usize| (from..to).map(|id| order(1000, id as u64)).collect::<Vec<_>>();
    let offset = |heard: &ReceivedRequest| {
        let (_, offset) = heard.path.split_once("page%5Boffset%5D=").unwrap();
        offset.parse::<usize>().unwrap()
    };
    let all: Vec<_> = (0..230).collect();

    let uncounted = FakeStore::granting_tokens(move |heard| {
        let from = offset(heard).min(230);
        json_response(&json!({ "data": records(from, (from + 100).min(230)) }).to_string())
    })
    .await;
    assert_eq!(ids(&read(&uncounted, oldest_first()).await.unwrap()), all);

    // As some lists of 2017 had it: the page's own records as results (see `docs/api.md`,
    // "Paging").
    let page_only = FakeStore::granting_tokens(move |heard| {
        let from = offset(heard).min(230);
        let data = records(from, (from + 100).min(230));
        let meta = json!({
            "page": { "limit": 100, "offset": from, "current": from / 100 + 1, "total": 3 },
            "results": { "total": data.len(), "all": 230 },
        });
        json_response(&json!({ "data": data, "meta": meta }).to_string())
    })
    .await;
    assert_eq!(ids(&read(&page_only, oldest_first()).await.unwrap()), all);

    // A store that gives fewer than it was asked for, and says so.
    let clamped = FakeStore::granting_tokens(move |heard| {
        let from = offset(heard).min(230);
        let meta =
            json!({ "page": { "limit": 25, "offset": from, "total": 10 }, "results": { "total": 230 } });
        json_response(&json!({ "data": records(from, (from + 25).min(230)), "meta": meta }).to_string())
    })
    .await;
    assert_eq!(ids(&read(&clamped, oldest_first()).await.unwrap()), all);

    // A store that does not know of pages gives the same again and again.
    let pageless = FakeStore::granting_tokens(move |_| {
        let meta = json!({ "page": { "limit": 100, "offset": 0, "total": 3 }, "results": { "total": 230 } });
        json_response(&json!({ "data": records(0, 100), "meta": meta }).to_string())
    })
    .await;
    assert_eq!(
        ids(&read(&pageless, oldest_first()).await.unwrap()),
        (0..100).collect::<Vec<_>>()
    );
    assert!(pageless.requests().len() < 30, "{}", pageless.requests().len());
}

#[tokio::test]
async fn whoever_drops_the_stream_stops_the_requests() {
    let (host, _) = host(List::of(5_000, 1), Vec::new()).await;
    let admin = host.unlimited_admin();
    {
        let scan = OrderScan {
            concurrency: 3,
            ..OrderScan::default()
        };
        let mut pages = std::pin::pin!(admin.orders().scan(scan));
        assert!(pages.next().await.unwrap().is_ok());
        assert!(pages.next().await.unwrap().is_ok());
    }
    // What had left already arrives.
    advance_time(Duration::from_millis(1)).await;
    let heard = host.requests().len();
    advance_time(Duration::from_secs(10)).await;

    assert!(
        heard <= 10,
        "a bearer, two pages, and what was read ahead: {heard}"
    );
    assert_eq!(host.requests().len(), heard);
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        (0..9_usize).prop_map(Change::Place),
        any::<usize>().prop_map(Change::Remove),
    ];
    prop::collection::vec(change, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_that_was_there_throughout_is_lost_or_given_twice(
        number in 0..400_u64,
        page_size in 2..60_u32,
        concurrency in 1..12_usize,
        newest_first in any::<bool>(),
        changes in changes(),
    ) {
        let direction = if newest_first { Direction::NewestFirst } else { Direction::OldestFirst };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (before, found, after) = runtime.block_on(async {
            let list = List::of(number, 1);
            let before: BTreeSet<_> = list.orders.iter().map(|(_, id)| *id).collect();
            let (host, list) = host(list, changes).await;
            let scan = OrderScan { direction, page_size, concurrency, ..OrderScan::default() };
            let found = ids(&read(&host, scan).await.unwrap());
            let after: BTreeSet<_> = list.lock().unwrap().orders.iter().map(|(_, id)| *id).collect();
            (before, found, after)
        });

        let once: BTreeSet<_> = found.iter().copied().collect();
        prop_assert_eq!(once.len(), found.len(), "none is given twice");
        let throughout: BTreeSet<_> = before.intersection(&after).copied().collect();
        prop_assert!(throughout.is_subset(&once), "lost: {:?}", throughout.difference(&once));
        let in_order: Vec<_> = found.iter().filter(|id| throughout.contains(id)).collect();
        let sorted = if newest_first { in_order.is_sorted_by(|a, b| a >= b) } else { in_order.is_sorted() };
        prop_assert!(sorted, "{:?}", found);
    }
}
