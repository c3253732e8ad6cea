//! The store's own orders, as the merchant: read as they come, narrowed, added up, stopped and gone on with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use sandbox::{Fault, Faults};
use shopside_core::view::{
    Code, ConnectStore, LockReason, MoneyView, OrderAmount, OrderBatchView, OrderMoment, OrderTermView,
    OrderText, Problem, ScanNews, ScanOrders, SoFarView, StoreOrderRowView,
};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup};
use crate::waits::{let_pass, until, wait_for};

/// How many orders the demo shop has.
const ORDERS: usize = 660;

/// A scan of its own name.
fn scan(terms: Vec<OrderTermView>) -> ScanOrders {
    ScanOrders {
        scan: uuid::Uuid::new_v4().to_string(),
        terms,
        so_far: None,
    }
}

pub(crate) fn exactly(attribute: OrderText, value: &str) -> OrderTermView {
    OrderTermView::Exactly {
        attribute,
        value: value.into(),
    }
}

fn contains(attribute: OrderText, value: &str) -> OrderTermView {
    OrderTermView::Contains {
        attribute,
        value: value.into(),
    }
}

pub(crate) fn pounds(amount: i64) -> MoneyView {
    MoneyView {
        amount,
        currency: "GBP".into(),
    }
}

/// All that was told of a scan.
#[derive(Default)]
struct Told {
    rows: Vec<StoreOrderRowView>,
    total: u64,
    so_far: SoFarView,
    end: Option<ScanNews>,
}

impl Told {
    fn hear(&mut self, news: ScanNews) {
        assert_eq!(self.end, None, "nothing is told after the end");
        match news {
            ScanNews::Batch(OrderBatchView { rows, total, so_far }) => {
                self.rows.extend(rows);
                self.total = total;
                self.so_far = so_far;
            }
            end => self.end = Some(end),
        }
    }

    fn problem(&self) -> &Problem {
        match &self.end {
            Some(ScanNews::Failed { problem }) => problem,
            end => panic!("{end:?}"),
        }
    }
}

async fn read(setup: &Setup, store: &str, scan: ScanOrders) -> Told {
    let mut told = Told::default();
    setup.app.scan_orders(store, scan, |news| told.hear(news)).await;
    told
}

pub(crate) async fn found(setup: &Setup, store: &str, terms: Vec<OrderTermView>) -> Vec<StoreOrderRowView> {
    let told = read(setup, store, scan(terms)).await;
    assert_eq!(told.end, Some(ScanNews::Done));
    told.rows
}

/// A store that is asked so slowly that a scan of it can be stopped.
async fn slow(setup: &Setup) -> String {
    let request = ConnectStore {
        requests_per_second: Some(4),
        ..setup.full()
    };
    setup.app.connect(request).await.unwrap().id
}

/// How often the store was asked for a list of orders, as far as it is known by now.
fn lists_asked(setup: &Setup, store: &str) -> usize {
    let requests = setup.app.requests(store).unwrap();
    requests
        .iter()
        .filter(|request| request.path == "/v2/orders")
        .count()
}

fn placed(row: &StoreOrderRowView) -> Timestamp {
    row.created_at.as_deref().unwrap().parse().unwrap()
}

fn by_currency<'a>(rows: impl IntoIterator<Item = &'a StoreOrderRowView>) -> Vec<MoneyView> {
    let mut sums = BTreeMap::<String, i64>::new();
    for total in rows.into_iter().filter_map(|row| row.total.as_ref()) {
        *sums.entry(total.currency.clone()).or_default() += total.amount;
    }
    let sums = sums.into_iter();
    sums.map(|(currency, amount)| MoneyView { amount, currency })
        .collect()
}

#[tokio::test]
async fn order_scan_returns_each_order_once_newest_first() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;

    let told = read(&setup, &store, scan(Vec::new())).await;

    assert_eq!(told.end, Some(ScanNews::Done));
    assert_eq!(
        (told.rows.len(), told.total, told.so_far.read),
        (ORDERS, 660, 660)
    );
    assert!(told.rows.is_sorted_by(|one, next| placed(one) >= placed(next)));
    let ids: BTreeSet<_> = told.rows.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), ORDERS);
    assert!(
        told.rows
            .iter()
            .all(|row| !row.customer.is_empty() && row.item_count > 0)
    );
}

#[tokio::test]
async fn order_totals_are_summed_per_currency() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;

    let told = read(&setup, &store, scan(Vec::new())).await;

    let currencies: Vec<_> = told.so_far.sums.iter().map(|sum| sum.currency.as_str()).collect();
    assert_eq!(currencies, ["EUR", "GBP", "JPY", "KWD", "USD"]);
    assert_eq!(told.so_far.sums, by_currency(&told.rows));
}

#[tokio::test]
async fn each_order_filter_narrows_the_list() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let all = found(&setup, &store, Vec::new()).await;
    let middle = placed(&all[ORDERS / 2]);
    let expect = |is_so: &dyn Fn(&StoreOrderRowView) -> bool| {
        all.iter().filter(|row| is_so(row)).cloned().collect::<Vec<_>>()
    };
    let in_pounds = |row: &StoreOrderRowView, is_so: &dyn Fn(i64) -> bool| {
        let total = row.total.as_ref();
        total.is_some_and(|total| total.currency == "GBP" && is_so(total.amount))
    };
    let moment = middle.to_string();
    let bounds = |amount: i64| {
        let attribute = OrderAmount::WithTax;
        let amount = pounds(amount);
        [
            OrderTermView::AtLeast {
                attribute,
                amount: amount.clone(),
            },
            OrderTermView::AtMost { attribute, amount },
        ]
    };
    let [at_least, at_most] = bounds(5_000);
    let attribute = OrderMoment::CreatedAt;
    let from = OrderTermView::From {
        attribute,
        moment: moment.clone(),
    };
    let before = OrderTermView::Before { attribute, moment };

    for (terms, expected) in [
        (
            vec![exactly(OrderText::Payment, "refunded")],
            expect(&|row| row.payment == "refunded"),
        ),
        (
            vec![contains(OrderText::Name, "swan")],
            expect(&|row| row.customer.contains("Swan")),
        ),
        (
            vec![at_least.clone()],
            expect(&|row| in_pounds(row, &|amount| amount >= 5_000)),
        ),
        (
            vec![at_most],
            expect(&|row| in_pounds(row, &|amount| amount <= 5_000)),
        ),
        (vec![from.clone()], expect(&|row| placed(row) >= middle)),
        (vec![before.clone()], expect(&|row| placed(row) < middle)),
        (vec![from, before], Vec::new()),
        (
            vec![
                at_least,
                exactly(OrderText::Payment, "paid"),
                exactly(OrderText::Status, "complete"),
            ],
            expect(&|row| {
                in_pounds(row, &|amount| amount >= 5_000) && row.payment == "paid" && row.status == "complete"
            }),
        ),
    ] {
        assert_eq!(found(&setup, &store, terms.clone()).await, expected, "{terms:?}");
    }
}

#[tokio::test]
async fn invalid_order_filter_is_refused_without_request() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let bad_moment = OrderTermView::From {
        attribute: OrderMoment::UpdatedAt,
        moment: "yesterday".into(),
    };
    let too_many = (0..10).map(|number| contains(OrderText::Name, &format!("n{number}")));

    for terms in [
        vec![contains(OrderText::Payment, "aid")],
        vec![exactly(OrderText::Email, "  ")],
        vec![bad_moment],
        too_many.collect(),
    ] {
        let told = read(&setup, &store, scan(terms)).await;
        let problem = told.problem();
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("terms"))
        );
    }
    assert_eq!(lists_asked(&setup, &store), 0);
}

#[tokio::test]
async fn customer_orders_exclude_guest_orders_with_same_email() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let ron = setup.customer(&store, RON).await;

    let own = read(&setup, &store, scan(vec![exactly(OrderText::CustomerId, &ron)])).await;
    let by_address = found(&setup, &store, vec![exactly(OrderText::Email, RON)]).await;

    assert!(own.rows.iter().all(|row| row.customer_id.as_ref() == Some(&ron)));
    assert_eq!(own.total, own.rows.len() as u64);
    assert_eq!(own.so_far.sums, by_currency(&own.rows));
    let linked: Vec<_> = by_address
        .iter()
        .filter(|row| row.customer_id.is_some())
        .cloned()
        .collect();
    assert_eq!(linked, own.rows);
    assert!(by_address.len() > linked.len());
}

#[tokio::test]
async fn foreign_orders_in_response_hide_the_list() {
    let setup = Setup::new().await;
    // As the service did before May 2020: it did not filter by customer (see `docs/api.md`,
    // "Order fields").
    let order = r#"{"id":"o-1","relationships":{"customer":{"data":{"id":"april"}}}}"#;
    let page = format!(r#"{{"data":[{order}],"meta":{{"results":{{"total":1}}}}}}"#);
    let host = FakeStore::granting_tokens(move |_| json_response(&page)).await;
    let store = host.connect(&setup).await.id;

    let told = read(&setup, &store, scan(vec![exactly(OrderText::CustomerId, "ron")])).await;
    let aprils = found(&setup, &store, vec![exactly(OrderText::CustomerId, "APRIL")]).await;

    assert_eq!(told.problem().code, Code::WrongCustomer);
    assert_eq!(told.rows, []);
    assert_eq!(aprils.len(), 1);
}

#[tokio::test]
async fn stopped_scan_sends_no_more_requests() {
    let setup = Setup::new().await;
    let store = slow(&setup).await;
    let scan = scan(Vec::new());
    let name = scan.scan.clone();
    let mut told = Told::default();

    let listen = |news| {
        told.hear(news);
        setup.app.stop_scan(&name);
    };
    setup.app.scan_orders(&store, scan, listen).await;
    let asked = lists_asked(&setup, &store);
    let_pass(Duration::from_secs(10)).await;

    assert_eq!(told.end, Some(ScanNews::Stopped));
    assert_eq!((told.rows.len(), told.total), (100, 660));
    assert_eq!(lists_asked(&setup, &store), asked);
    let requests = setup.app.requests(&store).unwrap();
    let answered = requests
        .iter()
        .filter(|request| request.path == "/v2/orders" && request.status.is_some());
    assert!(answered.count() < 7, "it would have taken seven");
}

#[tokio::test]
async fn new_scan_lock_or_early_stop_ends_running_scan() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let (first, second, third) = (scan(Vec::new()), scan(Vec::new()), scan(Vec::new()));
    let told = Arc::new(Mutex::new(Vec::new()));
    let begin = |scan: ScanOrders| {
        let (app, store, told) = (setup.app.clone(), store.clone(), Arc::clone(&told));
        let sandbox = Arc::clone(&setup.store);
        sandbox.misbehave(Faults::default());
        tokio::spawn(async move {
            let mut end = None;
            app.scan_orders(&store, scan, |news| {
                // No scan gets beyond its first batch.
                if let ScanNews::Batch(_) = news {
                    sandbox.misbehave(Faults {
                        latency_ms: 600_000,
                        ..Faults::default()
                    });
                }
                told.lock().unwrap().push(());
                end = Some(news);
            })
            .await;
            end
        })
    };
    let has_begun =
        async |batches: usize| until("a scan to begin", || told.lock().unwrap().len() >= batches).await;
    let ended = async |scan: tokio::task::JoinHandle<_>| wait_for("a scan to end", scan).await.unwrap();

    let first = begin(first);
    has_begun(1).await;
    let second = begin(second);
    assert_eq!(ended(first).await, Some(ScanNews::Stopped));
    has_begun(3).await;
    setup.app.lock(LockReason::Asked).await;
    assert_eq!(ended(second).await, Some(ScanNews::Stopped));
    setup.app.unlock();
    setup.app.stop_scan(&third.scan);
    let asked = lists_asked(&setup, &store);
    assert_eq!(ended(begin(third)).await, Some(ScanNews::Stopped));
    assert_eq!(lists_asked(&setup, &store), asked);
}

#[tokio::test]
async fn stopped_scan_resumes_where_it_ended() {
    let setup = Setup::new().await;
    let store = setup.connected().await.id;
    let whole = read(&setup, &store, scan(Vec::new())).await;
    let first = scan(Vec::new());
    let name = first.scan.clone();
    let mut told = Told::default();
    let listen = |news| {
        told.hear(news);
        if told.rows.len() > 150 {
            setup.app.stop_scan(&name);
        }
    };
    setup.app.scan_orders(&store, first, listen).await;
    assert!(told.rows.len() < ORDERS);

    let rest = ScanOrders {
        so_far: Some(told.so_far.clone()),
        ..scan(Vec::new())
    };
    told.end = None;
    setup.app.scan_orders(&store, rest, |news| told.hear(news)).await;

    assert_eq!(told.end, Some(ScanNews::Done));
    assert_eq!(told.rows, whole.rows);
    assert_eq!((told.total, &told.so_far), (whole.total, &whole.so_far));
}

#[tokio::test]
async fn failed_scan_keeps_its_rows_and_resumes() {
    let setup = Setup::new().await;
    let store = slow(&setup).await;
    let mut told = Told::default();
    let listen = |news| {
        told.hear(news);
        setup.store.misbehave(Faults {
            reply: Some(Fault::ServerError),
            ..Faults::default()
        });
    };
    setup.app.scan_orders(&store, scan(Vec::new()), listen).await;

    assert_eq!(told.problem().code, Code::StoreFailed);
    assert!(told.problem().request_id.is_some());
    assert!((100..ORDERS).contains(&told.rows.len()));

    setup.store.misbehave(Faults::default());
    let rest = ScanOrders {
        so_far: Some(told.so_far.clone()),
        ..scan(Vec::new())
    };
    told.end = None;
    setup.app.scan_orders(&store, rest, |news| told.hear(news)).await;
    assert_eq!((told.end, told.rows.len()), (Some(ScanNews::Done), ORDERS));
}

#[tokio::test]
async fn sign_in_only_connection_lists_no_store_orders() {
    let setup = Setup::new().await;
    let store = setup.app.connect(setup.sign_in_only()).await.unwrap().id;

    let told = read(&setup, &store, scan(Vec::new())).await;

    assert_eq!(told.problem().code, Code::Connection);
    assert!(setup.app.store_order(&store, "any").await.is_err());
    assert!(setup.app.raw_store_order(&store, "any").await.is_err());
}
