//! A list of orders that changes while it is read.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, ReceivedRequest, error_response, json_response};

/// Many more than any scan of the tests needs.
const MAX_REQUESTS: usize = 20_000;

/// A list of orders on a host with the API's rules for pages.
#[derive(Clone, Default)]
pub(crate) struct List {
    /// Creation time in milliseconds and ID, oldest first. IDs are not reused.
    pub(crate) orders: Vec<(u64, u64)>,
    pub(crate) last_id: u64,
    pub(crate) requests: usize,
    /// Orders with the same time come in another order for each request.
    pub(crate) mixes_ties: bool,
    pub(crate) ids: SortById,
}

/// What the host does with `sort=id`, which is not documented for orders.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum SortById {
    #[default]
    Sorts,
    Ignores,
    Refuses,
}

/// A change to the list before a response.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Add(usize),
    /// Adds orders with the time of the last one.
    AddTied(usize),
    Remove(usize),
}

impl List {
    pub(crate) fn of(number: u64, orders_at_once: u64) -> Self {
        let orders = (0..number).map(|order| (order / orders_at_once * 1000, order));
        Self {
            orders: orders.collect(),
            last_id: number,
            ..Self::default()
        }
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Add(number) => {
                for _ in 0..*number {
                    let now = self.orders.last().map_or(0, |(time, _)| time + 1000);
                    self.add(now);
                }
            }
            Change::AddTied(number) => {
                let now = self.orders.last().map_or(0, |(time, _)| *time);
                (0..*number).for_each(|_| self.add(now));
            }
            Change::Remove(index) if !self.orders.is_empty() => {
                let index = index % self.orders.len();
                self.orders.remove(index);
            }
            Change::Remove(_) => {}
        }
    }

    fn add(&mut self, time: u64) {
        self.orders.push((time, self.last_id));
        self.last_id += 1;
    }

    /// The response for a page, as in `docs/api.md`, "Paging".
    pub(crate) fn page(&self, request: &ReceivedRequest) -> Value {
        let url = url::Url::parse(&format!("http://host{}", request.path)).unwrap();
        let parameter = |name: &str| {
            let found = url.query_pairs().find(|(key, _)| key == name);
            found.map(|(_, value)| value.into_owned())
        };
        let number = |name: &str| parameter(name).unwrap().parse::<usize>().unwrap();
        let (limit, offset) = (number("page[limit]"), number("page[offset]"));
        if offset + limit > 10_000 {
            return json!({ "errors": [{ "status": 400, "title": "offset" }] });
        }
        let sort = parameter("sort").unwrap_or_default();
        if sort == "id" && self.ids == SortById::Refuses {
            return json!({ "errors": [{ "status": 400, "title": "sort" }] });
        }
        let filter = parameter("filter").unwrap_or_default();
        let bound = |operator: &str| {
            let operand = filter.split(':').find_map(|term| term.strip_prefix(operator));
            Some(operand?.strip_suffix(')')?.parse::<i64>().unwrap())
        };
        let after = bound("gt(created_at,");
        let before = bound("lt(created_at,");
        let signed = |time: u64| i64::try_from(time).unwrap();
        let mut matching: Vec<_> = self
            .orders
            .iter()
            .filter(|(time, _)| after.is_none_or(|after| signed(*time) > after))
            .filter(|(time, _)| before.is_none_or(|before| signed(*time) < before))
            .collect();
        if self.mixes_ties {
            matching.sort_by_key(|(time, id)| (*time, mixed(self.requests, *id)));
        }
        match sort.as_str() {
            "id" if self.ids == SortById::Sorts => matching.sort_by_key(|(_, id)| format!("order-{id}")),
            "created_at" => {}
            _ => matching.reverse(),
        }
        let data: Vec<_> = matching
            .iter()
            .skip(offset)
            .take(limit)
            .map(|(time, id)| order(*time, *id))
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

fn mixed(request: usize, id: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (request, id).hash(&mut hasher);
    hasher.finish()
}

pub(crate) fn order(time: u64, id: u64) -> Value {
    let created_at = jiff::Timestamp::from_millisecond(time.try_into().unwrap()).unwrap();
    json!({ "id": format!("order-{id}"), "type": "order", "meta": { "timestamps": { "created_at": created_at } } })
}

/// A host with this list. One change is applied before each response.
pub(crate) async fn host(list: List, changes: Vec<Change>) -> (FakeStore, Arc<Mutex<List>>) {
    let list = Arc::new(Mutex::new(list));
    let shared = Arc::clone(&list);
    let host = FakeStore::granting_tokens(move |request| {
        let mut list = shared.lock().unwrap();
        if let Some(change) = changes.get(list.requests) {
            list.change(change);
        }
        list.requests += 1;
        assert!(list.requests <= MAX_REQUESTS, "the scan ends");
        let body = list.page(request);
        match body.get("errors") {
            Some(_) => error_response(StatusCode::BAD_REQUEST, &body.to_string()),
            None => json_response(&body.to_string()),
        }
    })
    .await;
    (host, list)
}
