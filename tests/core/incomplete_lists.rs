//! A list is complete or says that it is not, also if the store sorts differently for each page.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use shopside_core::view::{
    Code, CsvOptions, ExportCustomers, ExportFormat, ExportOrders, ScanNews, SeenBy, SignIn, SignInTarget,
};

use crate::fake_store::{FakeStore, ReceivedRequest, json_response};
use crate::setup::{RON, RONS_PASSWORD, Setup, problem, reason};

const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const AMOUNT: i64 = 1000;

fn customer(id: &str) -> Value {
    json!({
        "id": id, "name": "Ron Swanson", "email": RON,
        "meta": { "timestamps": { "created_at": "2024-03-01T09:00:45Z" } },
    })
}

fn order(id: &str) -> Value {
    let money = json!({ "amount": AMOUNT, "currency": "USD", "formatted": "$10.00" });
    json!({
        "id": id, "status": "complete", "payment": "paid", "shipping": "fulfilled",
        "meta": { "display_price": { "with_tax": money }, "timestamps": { "created_at": "2024-03-01T09:00:45Z" } },
        "relationships": { "customer": { "data": { "type": "customer", "id": RONS_ID } } },
    })
}

/// A page of records that were all created in the same second, in another order for each request.
fn page(
    request: &ReceivedRequest,
    turn: usize,
    number: u64,
    counted: u64,
    record: fn(&str) -> Value,
) -> Value {
    let read = |name: &str| request.query(name).unwrap().parse::<usize>().unwrap();
    let (limit, offset) = (read("page[limit]"), read("page[offset]"));
    let mut ids: Vec<_> = (0..number).map(|id| format!("id-{id:04}")).collect();
    ids.sort_by_key(|id| {
        let mut hasher = DefaultHasher::new();
        (turn, id).hash(&mut hasher);
        hasher.finish()
    });
    let data: Vec<_> = ids.iter().skip(offset).take(limit).map(|id| record(id)).collect();
    json!({ "data": data, "meta": { "results": { "total": counted } } })
}

/// A store with 300 orders of Ron and 300 customers, of which it counts more.
async fn store(setup: &Setup, counted: u64) -> (FakeStore, String) {
    let turn = Arc::new(AtomicUsize::new(0));
    let host = FakeStore::granting_tokens(move |request| {
        let turn = turn.fetch_add(1, Ordering::Relaxed);
        let body = match request.path.split('?').next().unwrap() {
            "/v2/customers"
                if request
                    .query("filter")
                    .is_some_and(|filter| filter.contains("email")) =>
            {
                json!({ "data": [customer(RONS_ID)] })
            }
            "/v2/customers" => page(request, turn, 300, counted, customer),
            "/v2/orders" => page(request, turn, 300, counted, order),
            _ => json!({ "data": customer(RONS_ID) }),
        };
        json_response(&body.to_string())
    })
    .await;
    let store = host.connect(setup).await.id;
    (host, store)
}

async fn sign_in(setup: &Setup, store: &str) -> String {
    let sign_in = SignIn {
        target: SignInTarget::Customer { id: RONS_ID.into() },
        password: RONS_PASSWORD.into(),
        why: reason("Called about a missing order"),
    };
    setup
        .app
        .sign_in_as_customer(store, sign_in)
        .await
        .unwrap()
        .session
}

fn rows(news: &[ScanNews]) -> BTreeSet<String> {
    let batches = news.iter().filter_map(|news| match news {
        ScanNews::Batch(batch) => Some(batch),
        _ => None,
    });
    batches
        .flat_map(|batch| batch.rows.iter().map(|row| row.id.clone()))
        .collect()
}

#[tokio::test]
async fn records_of_one_second_are_all_read() {
    let setup = Setup::new().await;
    let (_host, store) = store(&setup, 300).await;
    let session = sign_in(&setup, &store).await;

    let compared = setup.app.compare(&session).await.unwrap().value;
    assert_eq!(
        (compared.both, compared.merchant_only, compared.customer_only),
        (300, 0, 0)
    );
    assert!(compared.rows.iter().all(|row| row.seen_by == SeenBy::Both));

    let spending = setup.app.spending(&store, RONS_ID, true).await.unwrap();
    assert_eq!((spending.orders, spending.counted), (300, 300));
    assert_eq!(spending.currencies[0].total, 300 * AMOUNT);

    let news = setup.scan_news(&store).await;
    assert_eq!(news.last(), Some(&ScanNews::Done));
    assert_eq!(rows(&news).len(), 300);
}

#[tokio::test]
async fn exports_have_every_record_of_one_second() {
    let setup = Setup::new().await;
    let (_host, store) = store(&setup, 300).await;
    let folder = tempfile::tempdir().unwrap();

    let orders = export_orders(&setup, &store, folder.path()).await.unwrap();
    let customers = export_customers(&setup, &store, folder.path()).await.unwrap();

    for path in [orders, customers] {
        let text = fs::read_to_string(path).unwrap();
        let ids: BTreeSet<_> = text
            .split(['"', ',', '\n'])
            .filter(|cell| cell.starts_with("id-"))
            .collect();
        assert_eq!(ids.len(), 300);
    }
}

async fn export_orders(
    setup: &Setup,
    store: &str,
    folder: &std::path::Path,
) -> Result<String, shopside_core::Error> {
    let wanted = ExportOrders {
        export: "export-1".into(),
        search: String::new(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
        terms: Vec::new(),
    };
    let export = setup.app.export_orders(store, folder, &wanted, |_| ());
    Ok(export.await?.path)
}

async fn export_customers(
    setup: &Setup,
    store: &str,
    folder: &std::path::Path,
) -> Result<String, shopside_core::Error> {
    let wanted = ExportCustomers {
        export: "export-2".into(),
        format: ExportFormat::Csv,
        csv: CsvOptions::default(),
        search: String::new(),
    };
    let export = setup.app.export_customers(store, folder, &wanted, |_| ());
    Ok(export.await?.path)
}

#[tokio::test]
async fn incomplete_list_gives_no_verdict_sum_or_file() {
    let setup = Setup::new().await;
    let (_host, store) = store(&setup, 310).await;
    let session = sign_in(&setup, &store).await;
    let folder = tempfile::tempdir().unwrap();
    let is_incomplete = |problem: &shopside_core::view::Problem| {
        problem.code == Code::StoreFailed
            && problem.message == "The store counts 310 results, but lists only 300."
    };

    let compared = problem(setup.app.compare(&session).await);
    assert!(is_incomplete(&compared), "{compared:?}");
    let spending = problem(setup.app.spending(&store, RONS_ID, true).await);
    assert!(is_incomplete(&spending), "{spending:?}");
    let unlinked = problem(setup.app.unlinked_orders(&store, RONS_ID, false).await);
    assert!(is_incomplete(&unlinked), "{unlinked:?}");
    let orders = problem(export_orders(&setup, &store, folder.path()).await);
    assert!(is_incomplete(&orders), "{orders:?}");
    let customers = problem(export_customers(&setup, &store, folder.path()).await);
    assert!(is_incomplete(&customers), "{customers:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);

    let news = setup.scan_news(&store).await;
    let Some(ScanNews::Failed { problem }) = news.last() else {
        panic!("{news:?}");
    };
    assert!(is_incomplete(problem), "{problem:?}");
    assert_eq!(rows(&news).len(), 300);
}
