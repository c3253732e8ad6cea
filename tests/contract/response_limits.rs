//! Limits on what a store may send: records on a page, and bytes.

use axum::http::{Method, StatusCode};
use moltin::{Customer, CustomerQuery, Error, Order, OrderQuery, OrderScan, Page};

use crate::fake_store::{FakeStore, error_response, json_response};
use crate::setup::Setup;

fn list_of(count: usize) -> String {
    let record = |number| format!(r#"{{"id":"{number}"}}"#);
    let records: Vec<_> = (0..count).map(record).collect();
    format!(r#"{{"data":[{}]}}"#, records.join(","))
}

#[tokio::test]
async fn page_with_more_records_than_requested_is_refused() {
    for count in [100, 101, 400_000] {
        let list = list_of(count);
        let host = FakeStore::granting_tokens(move |_| json_response(&list)).await;
        let admin = host.admin();

        let results = [
            admin.customers().list(&CustomerQuery::new()).await.err(),
            admin.orders().list(&OrderQuery::new()).await.err(),
            admin.orders().scan(OrderScan::new()).next().await.unwrap().err(),
        ];

        for error in results {
            let is_refused = matches!(error, Some(Error::TooManyRecords { limit: 100, .. }));
            assert_eq!(is_refused, count > 100, "{count}: {error:?}");
            assert_eq!(error.is_some(), count > 100);
        }
    }
}

#[tokio::test]
async fn smaller_page_has_a_smaller_limit() {
    let host = FakeStore::granting_tokens(|_| json_response(&list_of(3))).await;
    let customers = host.admin().customers();

    let error = customers.list(&CustomerQuery::new().limit(2)).await.unwrap_err();

    assert_eq!(error.to_string(), "GET /v2/customers: more than 2 records");
    assert!(customers.list(&CustomerQuery::new().limit(3)).await.is_ok());
}

#[tokio::test]
async fn unpaged_lists_are_limited() {
    for (count, is_read) in [(10_000, true), (10_001, false)] {
        let list = list_of(count);
        let host = FakeStore::granting_tokens(move |_| json_response(&list)).await;
        let admin = host.admin();
        let id = "o-1".into();

        assert_eq!(admin.addresses(&"c-1".into()).list().await.is_ok(), is_read);
        assert_eq!(admin.orders().items(&id).await.is_ok(), is_read);
        assert_eq!(admin.orders().transactions(&id).await.is_ok(), is_read);
    }
}

#[tokio::test]
async fn lists_inside_of_an_order_are_limited() {
    let reference = r#"{"type":"item","id":"i"}"#;
    let references = vec![reference; 300_000].join(",");
    let items = vec![r#"{"id":"i"}"#; 300_000].join(",");
    let order = format!(
        r#"{{"data":[{{"id":"o-1","relationships":{{"items":{{"data":[{references}]}}}}}},{{"id":"o-2"}}],"included":{{"items":[{items}]}}}}"#
    );
    let host = FakeStore::granting_tokens(move |_| json_response(&order)).await;

    let query = OrderQuery::new().with_items(true);
    let page = host.admin().orders().list(&query).await.unwrap();

    assert_eq!(page.items.len(), 2);
    assert_eq!(page.items[0].item_ids.len(), 5_000);
    assert_eq!(page.items[0].unreadable_fields, ["relationships.items.data"]);
}

#[tokio::test]
async fn single_resource_has_a_smaller_size_limit_than_a_list() {
    let padding = "x".repeat(1024 * 1024);
    let body = format!(r#"{{"data":{{"id":"c-1","note":"{padding}"}}}}"#);
    let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;
    let admin = host.admin();

    let one = admin.customers().get(&"c-1".into()).await.unwrap_err();

    assert!(matches!(one, Error::TooLarge { limit: 1_048_576, .. }), "{one}");
    assert!(admin.customers().list(&CustomerQuery::new()).await.is_ok());
}

#[tokio::test]
async fn huge_error_response_keeps_its_status() {
    let huge = format!(r#"{{"errors":[{}0]}}"#, "0,".repeat(1_000_000));
    let host = FakeStore::granting_tokens(move |_| error_response(StatusCode::NOT_FOUND, &huge)).await;

    let error = host.admin().customers().get(&"c-1".into()).await.unwrap_err();

    assert!(error.is_not_found());
}

#[tokio::test]
async fn limit_out_of_range_is_refused_and_not_sent() {
    let host = FakeStore::granting_tokens(|_| json_response(&list_of(1))).await;
    let admin = host.admin();
    for limit in [0, 101, 500, u32::MAX] {
        let results = [
            admin
                .customers()
                .list(&CustomerQuery::new().limit(limit))
                .await
                .err(),
            admin.orders().list(&OrderQuery::new().limit(limit)).await.err(),
            admin
                .orders()
                .scan(OrderScan::new().page_size(limit))
                .next()
                .await
                .unwrap()
                .err(),
        ];
        for error in results {
            assert!(matches!(error, Some(Error::InvalidLimit { limit: refused, .. }) if refused == limit));
        }
    }
    let page_of_one = admin.orders().scan(OrderScan::new().page_size(1)).all().await;
    assert!(matches!(page_of_one, Err(Error::InvalidLimit { least: 2, .. })));
    assert_eq!(host.requests_with(&Method::GET).len(), 0);
}

#[tokio::test]
async fn records_survive_a_round_trip_through_json() {
    let setup = Setup::start().await;
    let query = OrderQuery::new().with_items(true).limit(20);
    let orders = setup.admin().orders().list(&query).await.unwrap();
    let customers = setup
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap();

    let orders_again: Page<Order> = serde_json::from_str(&serde_json::to_string(&orders).unwrap()).unwrap();
    let customers_again: Page<Customer> =
        serde_json::from_str(&serde_json::to_string(&customers).unwrap()).unwrap();

    assert_eq!(orders_again.items, orders.items);
    assert_eq!(
        (orders_again.total, orders_again.limit),
        (orders.total, orders.limit)
    );
    assert_eq!(customers_again.items, customers.items);
}

#[tokio::test]
async fn record_with_200_000_custom_fields_is_read() {
    let fields: Vec<_> = (0..1_000_000)
        .map(|number| format!(r#""{number:x}":1"#))
        .collect();
    let body = format!(
        r#"{{"data":[{{"id":"c-1",{}}},{{"id":"c-2"}}]}}"#,
        fields.join(",")
    );
    let host = FakeStore::granting_tokens(move |_| json_response(&body)).await;

    let page = host
        .admin()
        .customers()
        .list(&CustomerQuery::new())
        .await
        .unwrap();

    assert_eq!(page.items.len(), 2);
    assert_eq!(page.items[0].extra.get("30d3f").unwrap(), 1);
}
