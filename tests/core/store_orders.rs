//! The order list of a store: filters and totals.

mod lists;
mod scans;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use shopside_core::view::{
    Code, MoneyView, OrderAmount, OrderBatchView, OrderMoment, OrderTermView, OrderText, Problem, ScanNews,
    ScanOrders, SoFarView, StoreOrderRowView,
};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::{RON, Setup};

/// The number of orders in the demo data.
const ORDERS: usize = 684;

/// A scan with a unique name.
fn scan(terms: Vec<OrderTermView>) -> ScanOrders {
    ScanOrders {
        scan: uuid::Uuid::new_v4().to_string(),
        terms,
        ..ScanOrders::default()
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
        decimals: Some(2),
    }
}

/// Everything that a scan has sent.
#[derive(Default)]
struct Received {
    rows: Vec<StoreOrderRowView>,
    total: u64,
    so_far: SoFarView,
    end: Option<ScanNews>,
}

impl Received {
    fn receive(&mut self, news: ScanNews) {
        assert_eq!(self.end, None, "a message after the last one");
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

async fn read(setup: &Setup, store: &str, scan: ScanOrders) -> Received {
    let mut received = Received::default();
    setup
        .app
        .scan_orders(store, scan, |news| received.receive(news))
        .await;
    received
}

pub(crate) async fn find_orders(
    setup: &Setup,
    store: &str,
    terms: Vec<OrderTermView>,
) -> Vec<StoreOrderRowView> {
    let received = read(setup, store, scan(terms)).await;
    assert_eq!(received.end, Some(ScanNews::Done));
    received.rows
}

/// The number of order list requests in the request log.
fn list_request_count(setup: &Setup, store: &str) -> usize {
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
    sums.map(|(currency, amount)| MoneyView {
        amount,
        decimals: Some(match currency.as_str() {
            "JPY" => 0,
            "KWD" => 3,
            _ => 2,
        }),
        currency,
    })
    .collect()
}

#[tokio::test]
async fn order_scan_returns_each_order_once_newest_first() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let received = read(&setup, &store, scan(Vec::new())).await;

    assert_eq!(received.end, Some(ScanNews::Done));
    assert_eq!(
        (received.rows.len(), received.total, received.so_far.read),
        (ORDERS, 684, 684)
    );
    assert!(
        received
            .rows
            .is_sorted_by(|one, next| placed(one) >= placed(next))
    );
    let ids: BTreeSet<_> = received.rows.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), ORDERS);
    assert!(
        received
            .rows
            .iter()
            .all(|row| !row.customer.is_empty() && row.item_count > 0)
    );
}

#[tokio::test]
async fn order_totals_are_summed_per_currency() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let received = read(&setup, &store, scan(Vec::new())).await;

    let currencies: Vec<_> = received
        .so_far
        .sums
        .iter()
        .map(|sum| sum.currency.as_str())
        .collect();
    assert_eq!(currencies, ["EUR", "GBP", "JPY", "KWD", "USD"]);
    assert_eq!(received.so_far.sums, by_currency(&received.rows));
}

#[tokio::test]
async fn each_order_filter_narrows_the_list() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let all = find_orders(&setup, &store, Vec::new()).await;
    let middle = placed(&all[ORDERS / 2]);
    let expect = |is_so: &dyn Fn(&StoreOrderRowView) -> bool| {
        all.iter().filter(|row| is_so(row)).cloned().collect::<Vec<_>>()
    };
    let in_pounds = |row: &StoreOrderRowView, is_so: &dyn Fn(i64) -> bool| {
        let total = row.total.as_ref();
        total.is_some_and(|total| total.currency == "GBP" && is_so(total.amount))
    };
    let day_of = |at: Timestamp| TimeZone::UTC.to_datetime(at).date();
    let middle = day_of(middle);
    let day = middle.to_string();
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
        day: day.clone(),
    };
    let until = OrderTermView::Until { attribute, day };

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
        (vec![from.clone()], expect(&|row| day_of(placed(row)) >= middle)),
        (vec![until.clone()], expect(&|row| day_of(placed(row)) <= middle)),
        (vec![from, until], expect(&|row| day_of(placed(row)) == middle)),
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
        assert_eq!(
            find_orders(&setup, &store, terms.clone()).await,
            expected,
            "{terms:?}"
        );
    }
}

#[tokio::test]
async fn invalid_order_filter_is_refused_without_request() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let bad_day = OrderTermView::From {
        attribute: OrderMoment::UpdatedAt,
        day: "2026-11-03T00:00:00Z".into(),
    };
    let too_many = (0..10).map(|number| contains(OrderText::Name, &format!("n{number}")));

    for terms in [
        vec![contains(OrderText::Payment, "aid")],
        vec![exactly(OrderText::Email, "  ")],
        vec![bad_day],
        too_many.collect(),
    ] {
        let received = read(&setup, &store, scan(terms)).await;
        let problem = received.problem();
        assert_eq!(
            (problem.code, problem.field.as_deref()),
            (Code::InvalidInput, Some("terms"))
        );
    }
    assert_eq!(list_request_count(&setup, &store), 0);
}

#[tokio::test]
async fn customer_orders_exclude_guest_orders_with_same_email() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;

    let own = read(&setup, &store, scan(vec![exactly(OrderText::CustomerId, &ron)])).await;
    let by_address = find_orders(&setup, &store, vec![exactly(OrderText::Email, RON)]).await;

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
    // Before May 2020 the service did not filter by customer: see `docs/api.md`, "Order fields".
    let order = r#"{"id":"o-1","relationships":{"customer":{"data":{"id":"april"}}}}"#;
    let page = format!(r#"{{"data":[{order}],"meta":{{"results":{{"total":1}}}}}}"#);
    let host = FakeStore::granting_tokens(move |_| json_response(&page)).await;
    let store = host.connect(&setup).await.id;

    let received = read(&setup, &store, scan(vec![exactly(OrderText::CustomerId, "ron")])).await;
    let aprils = find_orders(&setup, &store, vec![exactly(OrderText::CustomerId, "APRIL")]).await;

    assert_eq!(received.problem().code, Code::WrongCustomer);
    assert_eq!(received.rows, []);
    assert_eq!(aprils.len(), 1);
}

#[tokio::test]
async fn sign_in_only_connection_lists_no_store_orders() {
    let setup = Setup::new().await;
    let store = setup
        .app
        .connect(setup.sign_in_only_connection())
        .await
        .unwrap()
        .id;

    let received = read(&setup, &store, scan(Vec::new())).await;

    assert_eq!(received.problem().code, Code::Connection);
    assert!(setup.app.store_order(&store, "any").await.is_err());
    assert!(setup.app.raw_store_order(&store, "any").await.is_err());
}
