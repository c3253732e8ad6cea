//! Searches for orders, sorted orders, scans that end early, and saved filters.

use shopside_core::view::{Code, OrderKey, OrderSortView, OrderText, SavedFilterView, ScanNews, ScanOrders};

use super::{ORDERS, exactly, list_request_count, read, scan};
use crate::setup::Setup;

fn search(text: &str) -> ScanOrders {
    ScanOrders {
        search: text.into(),
        ..scan(Vec::new())
    }
}

#[tokio::test]
async fn order_search_finds_number_name_and_email() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let all = read(&setup, &store, scan(Vec::new())).await.rows;
    let rons: Vec<_> = all.iter().filter(|row| row.customer == "Ron Swanson").collect();
    let number = rons[0].number.clone().unwrap();

    // By name and by email address, each order once and the newest first.
    let found = read(&setup, &store, search(" swanson ")).await;
    assert_eq!(found.end, Some(ScanNews::Done));
    assert!(rons.iter().all(|row| found.rows.contains(row)));
    let mut ids: Vec<_> = found.rows.iter().map(|row| &row.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), found.rows.len());
    assert!(
        found
            .rows
            .is_sorted_by(|one, next| one.created_at >= next.created_at)
    );

    let by_number = read(&setup, &store, search(&format!("#{number}"))).await;
    assert_eq!(by_number.rows, [rons[0].clone()]);
    let by_email = read(&setup, &store, search("ron@swanson")).await;
    assert!(rons.iter().all(|row| by_email.rows.contains(row)));
    let by_id = read(&setup, &store, search(&rons[0].id)).await;
    assert_eq!(by_id.rows, [rons[0].clone()]);
}

#[tokio::test]
async fn order_search_stays_within_the_filters() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    let paid = ScanOrders {
        search: "swanson".into(),
        ..scan(vec![exactly(OrderText::Payment, "paid")])
    };
    let found = read(&setup, &store, paid).await.rows;

    assert!(!found.is_empty());
    assert!(found.iter().all(|row| row.payment == "paid"));
}

#[tokio::test]
async fn store_sorts_orders_across_pages() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;

    for by in [
        OrderKey::Payment,
        OrderKey::Status,
        OrderKey::WithTax,
        OrderKey::CreatedAt,
    ] {
        for descending in [false, true] {
            let sorted = ScanOrders {
                sort: OrderSortView { by, descending },
                ..scan(Vec::new())
            };
            let received = read(&setup, &store, sorted).await;
            assert_eq!(
                (received.end, received.rows.len()),
                (Some(ScanNews::Done), ORDERS)
            );
            let mut keys: Vec<_> = received
                .rows
                .iter()
                .map(|row| match by {
                    OrderKey::Payment => row.payment.clone(),
                    OrderKey::Status => row.status.clone(),
                    OrderKey::WithTax => {
                        format!("{:020}", row.total.as_ref().map_or(0, |total| total.amount))
                    }
                    _ => row.created_at.clone().unwrap_or_default(),
                })
                .collect();
            if descending {
                keys.reverse();
            }
            assert!(keys.is_sorted(), "{by:?}");
        }
    }
}

#[tokio::test]
async fn limited_scan_ends_early_and_continues() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let whole = read(&setup, &store, scan(Vec::new())).await;

    for sort in [
        OrderSortView::default(),
        OrderSortView {
            by: OrderKey::CreatedAt,
            descending: false,
        },
    ] {
        let mut rows = Vec::new();
        let mut so_far = None;
        let before = list_request_count(&setup, &store);
        loop {
            let next = ScanOrders {
                at_most: Some(250),
                sort,
                so_far,
                ..scan(Vec::new())
            };
            let received = read(&setup, &store, next).await;
            rows.extend(received.rows);
            so_far = Some(received.so_far);
            match received.end {
                Some(ScanNews::More) => assert!(rows.len() < ORDERS),
                end => break assert_eq!(end, Some(ScanNews::Done)),
            }
        }
        assert!(list_request_count(&setup, &store) > before);
        if !sort.descending {
            rows.reverse();
        }
        let ids = |rows: &[_]| -> Vec<String> {
            let mut ids: Vec<_> = rows
                .iter()
                .map(|row: &shopside_core::view::StoreOrderRowView| row.id.clone())
                .collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&rows), ids(&whole.rows));
        // Orders of another order may come twice, so that their total is not known.
        if sort == OrderSortView::default() {
            assert_eq!(so_far.unwrap().sums, whole.so_far.sums);
        } else {
            assert!(so_far.unwrap().sums.is_empty());
        }
    }
}

#[tokio::test]
async fn filters_are_saved_by_store_and_forgotten_with_it() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let filter = |name: &str| SavedFilterView {
        name: name.into(),
        terms: vec![exactly(OrderText::Payment, "unpaid")],
    };
    assert_eq!(setup.app.saved_filters(&store), []);

    setup
        .app
        .save_filters(&store, vec![filter(" To chase ")])
        .await
        .unwrap();
    assert_eq!(setup.app.saved_filters(&store), [filter("To chase")]);
    assert_eq!(setup.app.saved_filters("another store"), []);
    for filters in [
        vec![filter(" ")],
        vec![filter("Late"), filter("LATE")],
        vec![filter(&"x".repeat(41))],
    ] {
        let refused = setup.app.save_filters(&store, filters).await.unwrap_err();
        assert_eq!(
            shopside_core::view::Problem::from(&refused).code,
            Code::InvalidInput
        );
    }
    assert_eq!(setup.app.saved_filters(&store), [filter("To chase")]);

    setup.app.remove(&store).await.unwrap();
    assert_eq!(setup.app.saved_filters(&store), []);
}
