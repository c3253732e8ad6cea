//! Lists of the huge seed over HTTP: filters that the store has not seen, page by page. It prints
//! the result as JSON. `cargo xtask bench sandbox` runs it on a store that has just started.
//!
//! The totals are compared with those of plain SQL on the store's file.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a failed benchmark stops"
)]

use std::time::Instant;

use reqwest::Client;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};

const LIMIT: u64 = 25;

/// A filter: its name, the filter with its sort key, and the same condition as SQL.
type Filter = (&'static str, &'static str, &'static str);

#[rustfmt::skip] // A table is read by its columns.
const ORDERS: &[Filter] = &[
    ("newest", "", "true"),
    ("email contains", "filter=like(email,*5217*)", "email LIKE '%5217%'"),
    ("name contains", "filter=like(name,*tanaka*)", "name LIKE '%tanaka%'"),
    ("number begins", "filter=like(order_number,1004*)", "order_number LIKE '1004%'"),
    ("one number", "filter=eq(order_number,777123)", "order_number = '777123'"),
    ("one email", "filter=eq(email,Customer-04711@huge.test)", "email = 'customer-04711@huge.test'"),
    ("busiest customer", "filter=eq(email,busy@huge.test)&sort=created_at", "email = 'busy@huge.test'"),
    ("to be shipped", "filter=eq(payment,paid):eq(shipping,unfulfilled)&sort=created_at", "payment = 'paid' AND shipping = 'unfulfilled'"),
    ("canceled in yen", "filter=eq(status,cancelled):eq(currency,JPY)", "status = 'cancelled' AND currency = 'JPY'"),
    ("partly paid", "filter=in(payment,partially_paid,partially_authorized)", "payment IN ('partially_paid', 'partially_authorized')"),
    ("most expensive", "filter=gt(with_tax,250000)&sort=-with_tax", "with_tax > 250000"),
    ("amounts between", "filter=ge(with_tax,10000):le(with_tax,10500)", "with_tax BETWEEN 10000 AND 10500"),
    ("one day", "filter=eq(created_at,2026-03-14)", "date(created_at / 1000, 'unixepoch') = '2026-03-14'"),
    ("a month, refunded", "filter=ge(created_at,2025-05-01):lt(created_at,2025-06-01):eq(payment,refunded)", "created_at >= 1746057600000 AND created_at < 1748736000000 AND payment = 'refunded'"),
    ("changed lately", "filter=gt(updated_at,2026-11-01)&sort=updated_at", "updated_at >= 1793577600000"),
    ("a product", "filter=eq(product_sku,CHR-9)", "number IN (SELECT of_order FROM order_item WHERE sku = 'CHR-9')"),
    ("products, fulfilled", "filter=in(product_sku,MUG-1,KNF-2):eq(shipping,fulfilled)", "shipping = 'fulfilled' AND number IN (SELECT of_order FROM order_item WHERE sku IN ('MUG-1', 'KNF-2'))"),
    ("postcode begins", "filter=like(shipping_postcode,LS7*)", "shipping_postcode LIKE 'LS7%'"),
    ("guests", "filter=is_null(customer_id):eq(status,complete)&sort=status", "customer_id IS NULL AND status = 'complete'"),
    ("nothing", "filter=eq(external_ref,ERP-1)", "external_ref = 'ERP-1'"),
];

#[rustfmt::skip]
const CUSTOMERS: &[Filter] = &[
    ("newest", "", "true"),
    ("by name", "sort=name", "true"),
    ("email contains", "filter=like(email,*0815*)", "email LIKE '%0815%'"),
    ("name contains", "filter=like(name,*rossi*)", "name LIKE '%rossi%'"),
    ("name ends", "filter=like(name,*ari)&sort=-name", "name LIKE '%ari'"),
    ("one email", "filter=eq(email,CUSTOMER-31337@huge.test)", "email = 'customer-31337@huge.test'"),
    ("a page by ID", "filter=gt(id,80000000-0000-4000-8000-000000000000)&sort=id", "id > '80000000-0000-4000-8000-000000000000'"),
    ("without reference", "filter=is_null(external_ref)&sort=email", "external_ref IS NULL"),
];

#[tokio::main(worker_threads = 2)]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let [base_url, data] = arguments.as_slice() else {
        // `cargo bench` runs it without a store.
        println!("Run `cargo xtask bench sandbox`.");
        return;
    };
    let admin = Admin::new(base_url).await;
    // The connection and the token.
    admin.get("/v2/nothing").await;
    let orders = measure(&admin, "orders", ORDERS).await;
    let customers = measure(&admin, "customers", CUSTOMERS).await;
    let after_a_change = after_a_change(&admin).await;
    let db = Connection::open_with_flags(data, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    check_totals(&db, "shop_order", ORDERS, &orders);
    check_totals(&db, "customer", CUSTOMERS, &customers);
    println!(
        "{}",
        json!({ "orders": orders, "customers": customers, "after_a_change": after_a_change })
    );
}

/// For each filter its total, the time of the first page, and the times of further pages.
async fn measure(admin: &Admin, list: &str, filters: &[Filter]) -> Vec<Value> {
    let mut measured = Vec::new();
    for (name, query, _) in filters {
        let page = async |offset: u64| {
            let begin = Instant::now();
            let body = admin
                .get(&format!("/v2/{list}?{query}&page[offset]={offset}"))
                .await;
            let milliseconds = begin.elapsed().as_secs_f64() * 1000.0;
            let total = body["meta"]["results"]["total"].as_u64().unwrap();
            let rows = body["data"].as_array().unwrap().len() as u64;
            assert_eq!(rows, total.saturating_sub(offset).min(LIMIT), "{name}");
            (milliseconds, total)
        };
        let (first, total) = page(0).await;
        let mut further = Vec::new();
        for offset in [1, 2, 10, 400].map(|page| page * LIMIT) {
            if offset < total {
                further.push(page(offset).await.0);
            }
        }
        measured.push(json!({ "name": name, "total": total, "first": first, "further": further }));
    }
    measured
}

/// The times of first pages right after an order changed.
async fn after_a_change(admin: &Admin) -> Vec<f64> {
    let mut times = Vec::new();
    for (_, query, _) in ORDERS {
        let newest = admin.get("/v2/orders?sort=-created_at&page[limit]=1").await;
        let path = format!("/v2/orders/{}", newest["data"][0]["id"].as_str().unwrap());
        let request = admin.http.put(format!("{}{path}", admin.base_url));
        let body = r#"{"data":{"type":"order","external_ref":"bench"}}"#;
        let response = request.bearer_auth(&admin.access_token).body(body).send().await;
        response.unwrap().error_for_status().unwrap();
        let begin = Instant::now();
        admin.get(&format!("/v2/orders?{query}")).await;
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
    }
    times
}

fn check_totals(db: &Connection, table: &str, filters: &[Filter], measured: &[Value]) {
    for ((name, _, condition), measured) in filters.iter().zip(measured) {
        let count = format!("SELECT count(*) FROM {table} WHERE {condition}");
        let total: u32 = db.query_row(&count, [], |row| row.get(0)).unwrap();
        assert_eq!(measured["total"], total, "{table}: {name}");
    }
}

struct Admin {
    http: Client,
    base_url: String,
    access_token: String,
}

impl Admin {
    async fn new(base_url: &str) -> Self {
        let http = Client::new();
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", "sandbox"),
            ("client_secret", "sandbox-secret"),
        ];
        let request = http.post(format!("{base_url}/oauth/access_token")).form(&form);
        let token: Value = request.send().await.unwrap().json().await.unwrap();
        Self {
            http,
            base_url: base_url.to_owned(),
            access_token: token["access_token"].as_str().unwrap().to_owned(),
        }
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.base_url));
        let response = request.bearer_auth(&self.access_token).send().await;
        response.unwrap().json().await.unwrap()
    }
}
