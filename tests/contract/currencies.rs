//! The store's currencies.

use moltin::Method;
use serde_json::{Value, json};

use crate::fake_store::{FakeStore, json_response};
use crate::setup::Setup;

fn by_code(currencies: &[moltin::Currency]) -> Vec<(&str, Option<i64>)> {
    currencies
        .iter()
        .map(|currency| (currency.code.as_str(), currency.decimal_places))
        .collect()
}

#[tokio::test]
async fn currencies_have_the_decimals_of_the_store() {
    let setup = Setup::start().await;
    let admin = setup.admin();
    let seeds = [
        ("GBP", Some(2)),
        ("USD", Some(2)),
        ("EUR", Some(2)),
        ("JPY", Some(0)),
        ("KWD", Some(3)),
    ];
    assert_eq!(by_code(&admin.currencies().await.unwrap()), seeds);
    assert_eq!(by_code(&setup.ron().await.currencies().await.unwrap()), seeds);

    let points = json!({ "data": {
        "code": "POINTS", "exchange_rate": 1, "format": "{price} points", "decimal_point": ".",
        "thousand_separator": ",", "decimal_places": 1, "default": false, "enabled": true,
    } });
    let request = admin.request(Method::POST, "/v2/currencies").json(&points);
    let created: Value = request.send().await.unwrap();
    let path = format!("/v2/currencies/{}", created["data"]["id"].as_str().unwrap());
    let change = json!({ "data": { "decimal_places": 0, "enabled": false } });
    admin
        .request(Method::PUT, path)
        .json(&change)
        .send_empty()
        .await
        .unwrap();

    let currencies = admin.currencies().await.unwrap();
    let points = currencies
        .iter()
        .find(|currency| currency.code == "POINTS")
        .unwrap();
    assert_eq!((points.decimal_places, points.enabled), (Some(0), Some(false)));
    assert_eq!(points.extra.get("format").unwrap(), "{price} points");
}

#[tokio::test]
async fn all_pages_of_currencies_are_read() {
    let codes: Vec<Value> = (0..250)
        .map(|number| json!({ "id": number.to_string(), "code": format!("C{number}"), "decimal_places": 1 }))
        .collect();
    let whole = codes.clone();
    let paginated = FakeStore::granting_tokens(move |request| {
        let number = |name: &str| -> usize { request.query(name).unwrap().parse().unwrap() };
        let (limit, offset) = (number("page[limit]"), number("page[offset]"));
        let page: Vec<_> = codes.iter().skip(offset).take(limit).collect();
        json_response(&json!({ "data": page, "meta": { "results": { "total": 250 } } }))
    })
    .await;
    assert_eq!(paginated.admin().currencies().await.unwrap().len(), 250);

    // Without `meta`, the list is all there is.
    let unpaginated = FakeStore::granting_tokens(move |_| json_response(&json!({ "data": whole }))).await;
    assert_eq!(unpaginated.admin().currencies().await.unwrap().len(), 250);
}

#[tokio::test]
async fn odd_currency_hides_no_other() {
    let store = FakeStore::granting_tokens(|_| {
        json_response(&json!({ "data": [
            { "id": "1", "code": "JPY", "decimal_places": "none" },
            "nothing",
            { "code": "USD", "decimal_places": 3 },
            { "id": "2", "code": "EUR", "decimal_places": 2.0 },
        ] }))
    })
    .await;

    let currencies = store.admin().currencies().await.unwrap();

    assert_eq!(by_code(&currencies), [("JPY", None), ("EUR", Some(2))]);
    assert_eq!(currencies[0].unreadable_fields, ["decimal_places"]);
}
