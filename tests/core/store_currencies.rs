//! A store's own decimals: the page, exports, filters, sums and refunds agree on them.

mod iso_4217;

use moltin::{Method, Store};
use moltin_sandbox::Faults;
use serde_json::{Value, json};
use shopside_core::view::{
    AmountReading, AmountStyle, EnteredAmount, ExportFormat, MoneyView, OrderAmount, OrderTermView,
    OrderText, OwnDecimalsView,
};
use tempfile::TempDir;

use crate::export::{connect, objects, orders_matching};
use crate::fake_store::{FakeStore, error_response, json_response};
use crate::session_kinds::SessionKind;
use crate::setup::{CLIENT_ID, CLIENT_SECRET, RON, Setup, problem};
use crate::store_orders::{exactly, find_orders};

async fn change_currency(setup: &Setup, code: &str, change: Value) {
    let store = Store::new(setup.store.base_url(), CLIENT_ID).unwrap();
    let admin = store.admin(CLIENT_SECRET);
    let currencies = admin.currencies().await.unwrap();
    let currency = currencies.iter().find(|currency| currency.code == *code).unwrap();
    let path = format!("/v2/currencies/{}", currency.id);
    let request = admin.request(Method::PUT, path).json(&json!({ "data": change }));
    request.send_empty().await.unwrap();
}

/// An amount in English.
fn entered(text: &str, currency: &str) -> EnteredAmount {
    EnteredAmount {
        text: text.into(),
        currency: currency.into(),
        style: AmountStyle {
            decimal: ".".into(),
            group: ",".into(),
            symbols: Vec::new(),
        },
    }
}

fn money(amount: i64, currency: &str, decimals: u8) -> MoneyView {
    MoneyView {
        amount,
        currency: currency.into(),
        decimals: Some(decimals),
    }
}

/// The decimal number of an amount.
fn decimal(money: &MoneyView) -> String {
    let decimals = usize::from(money.decimals.unwrap());
    let digits = format!("{:0>width$}", money.amount, width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    if decimals == 0 {
        whole.into()
    } else {
        format!("{whole}.{fraction}")
    }
}

/// A store with orders of these amounts, whose currencies are `currencies`.
async fn store_with(orders: Vec<(i64, &'static str)>, currencies: Option<Value>) -> FakeStore {
    FakeStore::granting_tokens(move |request| {
        if request.path.starts_with("/v2/currencies") {
            return match &currencies {
                Some(currencies) => json_response(&json!({ "data": currencies })),
                None => error_response(axum::http::StatusCode::FORBIDDEN, &json!({ "errors": [] })),
            };
        }
        let orders: Vec<Value> = orders
            .iter()
            .enumerate()
            .map(|(number, (amount, currency))| {
                json!({
                    "id": format!("order-{number}"), "type": "order", "status": "complete", "payment": "paid",
                    "meta": {
                        "display_price": { "with_tax": { "amount": amount, "currency": currency } },
                        "timestamps": { "created_at": format!("2026-01-01T00:00:00.{:03}Z", 999 - number) },
                    },
                })
            })
            .collect();
        let number = |name: &str| request.query(name).map_or(0, |number| number.parse().unwrap());
        let page = orders
            .iter()
            .skip(number("page[offset]"))
            .take(number("page[limit]"));
        let results = json!({ "results": { "total": orders.len() } });
        json_response(&json!({ "data": page.collect::<Vec<_>>(), "meta": results }))
    })
    .await
}

#[tokio::test]
async fn stores_own_decimals_are_used_everywhere() {
    let (setup, folder) = (Setup::new().await, TempDir::new().unwrap());
    change_currency(&setup, "JPY", json!({ "decimal_places": 2 })).await;
    change_currency(&setup, "USD", json!({ "decimal_places": 3 })).await;
    let store = connect(&setup).await;
    let ron = setup.customer_id(&store, RON).await;

    for (currency, decimals) in [("JPY", 2), ("USD", 3), ("EUR", 2)] {
        let terms = vec![exactly(OrderText::Currency, currency)];
        let rows = find_orders(&setup, &store, terms.clone()).await;
        let amounts: Vec<String> = rows
            .iter()
            .map(|row| decimal(row.total.as_ref().unwrap()))
            .collect();
        assert!(!rows.is_empty());

        // The export has what the page shows.
        let file = setup
            .app
            .export_orders(
                &store,
                folder.path(),
                &orders_matching(terms, ExportFormat::JsonLines),
                drop,
            )
            .await
            .unwrap();
        let exported: Vec<String> = objects(&file)
            .iter()
            .map(|row| row["with_tax"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(exported, amounts, "{currency}");

        // What the page shows finds the order.
        let total = rows[0].total.clone().unwrap();
        assert_eq!(total.decimals, Some(decimals));
        let reading = setup
            .app
            .read_amount(&store, &entered(&amounts[0], currency))
            .await;
        assert_eq!(
            reading.unwrap(),
            AmountReading::Certain {
                amount: total.clone()
            }
        );
        let found = find_orders(
            &setup,
            &store,
            vec![
                OrderTermView::AtLeast {
                    attribute: OrderAmount::WithTax,
                    amount: total.clone(),
                },
                OrderTermView::AtMost {
                    attribute: OrderAmount::WithTax,
                    amount: total,
                },
            ],
        )
        .await;
        assert!(found.iter().any(|row| row.id == rows[0].id));

        let order = setup.app.store_order(&store, &rows[0].id).await.unwrap().order;
        assert_eq!(order.row.total.unwrap().decimals, Some(decimals));
        assert_eq!(
            order.items[0].unit_price.as_ref().unwrap().decimals,
            Some(decimals)
        );
    }

    // Refunds and sums.
    let refunded = find_orders(&setup, &store, vec![exactly(OrderText::Payment, "refunded")]).await;
    for row in &refunded {
        let total = row.total.clone().unwrap();
        let payments = setup.app.store_order_payments(&store, &row.id).await.unwrap();
        assert_eq!(payments.refunded[0].decimals, total.decimals);
        assert_eq!(
            payments.payments[0].amount.as_ref().unwrap().decimals,
            total.decimals
        );
    }
    assert!(
        refunded
            .iter()
            .any(|row| row.total.as_ref().unwrap().decimals == Some(3))
    );
    for spent in setup.app.spending(&store, &ron, true).await.unwrap().currencies {
        let own = match spent.currency.as_str() {
            "USD" | "KWD" => 3,
            _ => 2,
        };
        assert_eq!(spent.decimals, Some(own), "{}", spent.currency);
    }
}

/// Nothing else has read the currencies before.
#[tokio::test]
async fn every_kind_of_session_reads_the_stores_own_decimals() {
    for kind in SessionKind::ALL {
        let setup = Setup::new().await;
        change_currency(&setup, "USD", json!({ "decimal_places": 3 })).await;
        let store = setup.connect().await.id;
        let session = kind.begin(&setup, &store).await;

        let seen = setup.app.orders(&session, 0).await.unwrap().value.orders;

        let totals = seen.into_iter().filter_map(|row| row.total);
        let dollars: Vec<_> = totals.filter(|total| total.currency == "USD").collect();
        assert!(!dollars.is_empty(), "{kind:?}");
        let all_own = dollars.iter().all(|total| total.decimals == Some(3));
        assert!(all_own, "{kind:?}: {dollars:?}");
    }
}

#[tokio::test]
async fn differing_decimals_are_named() {
    let setup = Setup::new().await;
    change_currency(&setup, "JPY", json!({ "decimal_places": 2 })).await;
    let store = connect(&setup).await;
    let own = |decimals| OwnDecimalsView {
        currency: "JPY".into(),
        decimals,
        standard: 0,
    };
    assert_eq!(setup.app.own_decimals(&store).await.unwrap(), [own(2)]);

    // They are read once, and again when that is asked for.
    change_currency(&setup, "JPY", json!({ "decimal_places": 3 })).await;
    assert_eq!(setup.app.own_decimals(&store).await.unwrap(), [own(2)]);
    setup.app.forget_currencies(&store).unwrap();
    assert_eq!(setup.app.own_decimals(&store).await.unwrap(), [own(3)]);
}

#[tokio::test]
async fn currencies_are_read_once_for_many_amounts() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    for _ in 0..3 {
        let dinars = vec![exactly(OrderText::Currency, "KWD")];
        find_orders(&setup, &store, dinars).await;
    }
    let requests = setup.app.requests(&store).unwrap();
    let to_currencies = requests.iter().filter(|request| request.path == "/v2/currencies");
    assert_eq!(to_currencies.count(), 1);
}

#[tokio::test]
async fn odd_decimals_of_a_store_do_not_count() {
    let setup = Setup::new().await;
    let odd = json!([
        { "id": "1", "code": "JPY" },
        { "id": "2", "code": "USD", "decimal_places": -1 },
        { "id": "3", "code": "EUR", "decimal_places": 30 },
        { "id": "4", "code": "KWD", "decimal_places": "three" },
        { "id": "5", "code": "GBP", "decimal_places": 1.5 },
        { "id": "6", "code": 7, "decimal_places": 0 },
        { "id": "7", "decimal_places": 0 },
        "a text", null, [],
        { "id": "8", "code": " points ", "decimal_places": 1, "enabled": false },
        { "id": "9", "code": "AUD", "decimal_places": 0, "enabled": true },
        { "id": "10", "code": "AUD", "decimal_places": 5, "enabled": false },
    ]);
    let orders = vec![
        (1, "JPY"),
        (2, "USD"),
        (3, "EUR"),
        (4, "KWD"),
        (5, "GBP"),
        (6, "POINTS"),
        (7, "AUD"),
        (8, "MILES"),
    ];
    let host = store_with(orders, Some(odd)).await;
    let store = host.connect(&setup).await.id;

    let mut decimals: Vec<_> = find_orders(&setup, &store, Vec::new())
        .await
        .into_iter()
        .map(|row| row.total.unwrap())
        .map(|total| (total.amount, total.decimals))
        .collect();
    decimals.sort_unstable();

    assert_eq!(
        decimals,
        [
            (1, Some(0)),
            (2, Some(2)),
            (3, Some(2)),
            (4, Some(3)),
            (5, Some(2)),
            (6, Some(1)),
            (7, Some(0)),
            (8, None),
        ]
    );
}

#[tokio::test]
async fn refused_currencies_are_those_of_iso_4217() {
    let setup = Setup::new().await;
    let (orders, folder) = (vec![(980, "JPY"), (2405, "USD")], TempDir::new().unwrap());
    let host = store_with(orders, None).await;
    let store = host.connect(&setup).await.id;

    for _ in 0..2 {
        let rows = find_orders(&setup, &store, Vec::new()).await;
        let totals: Vec<_> = rows.into_iter().map(|row| row.total.unwrap()).collect();
        assert!(totals.contains(&money(980, "JPY", 0)) && totals.contains(&money(2405, "USD", 2)));
    }
    assert_eq!(setup.app.own_decimals(&store).await.unwrap(), []);
    let all = orders_matching(Vec::new(), ExportFormat::JsonLines);
    let file = setup
        .app
        .export_orders(&store, folder.path(), &all, drop)
        .await
        .unwrap();
    assert_eq!(objects(&file).len(), 2);
    let requests = host.requests();
    let to_currencies = requests
        .iter()
        .filter(|request| request.path.starts_with("/v2/currencies"));
    assert_eq!(to_currencies.count(), 1, "a refusal is not asked for again");
}

#[tokio::test]
async fn currencies_that_fail_once_are_read_again() {
    let setup = Setup::new().await;
    change_currency(&setup, "JPY", json!({ "decimal_places": 2 })).await;
    let store = connect(&setup).await;
    let failing: Faults =
        serde_json::from_value(json!({ "reply": "server_error", "times": 1, "path": "/v2/currencies" }))
            .unwrap();
    setup.store.inject_faults(failing);
    let yen = vec![exactly(OrderText::Currency, "JPY")];

    let decimals = async || {
        find_orders(&setup, &store, yen.clone()).await[0]
            .total
            .clone()
            .unwrap()
            .decimals
    };
    assert_eq!(decimals().await, Some(0));
    assert_eq!(decimals().await, Some(2));
}

#[tokio::test]
async fn entered_amount_is_never_guessed() {
    let setup = Setup::new().await;
    let store = connect(&setup).await;
    let read =
        async |text: &str, currency: &str| setup.app.read_amount(&store, &entered(text, currency)).await;

    assert_eq!(
        read("1,50", "usd ").await.unwrap(),
        AmountReading::Unclear {
            choices: vec![money(150, "USD", 2), money(15_000, "USD", 2)],
        }
    );
    for (text, currency, field, message) in [
        (
            "12.345",
            "KW",
            "currency",
            "Enter the currency’s three letters, such as GBP.",
        ),
        ("12.3456", "USD", "value", "USD has 2 decimal places here."),
        ("12.5", "JPY", "value", "JPY has no decimal places here."),
        (
            "twelve",
            "KWD",
            "value",
            "Enter an amount in KWD, such as 12.500.",
        ),
        (
            "€12",
            "USD",
            "value",
            "“€” is not USD. Change the amount or the currency.",
        ),
        ("-12", "USD", "value", "Enter an amount of zero or more."),
        ("99999999999999999", "USD", "value", "This amount is too large."),
    ] {
        let problem = problem(read(text, currency).await);
        assert_eq!(
            (problem.field.as_deref(), problem.message.as_str()),
            (Some(field), message),
            "{text}"
        );
    }
}
