//! A sandbox store in which every text is an injection attempt.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use moltin_sandbox::{Config, Data, Sandbox, Seed};
use rusqlite::Connection;
use serde_json::{Map, Value};

/// Finds the customer for sign-ins. Their texts are fixed, because the email address must be valid.
pub(crate) const RON: &str = "ron@hostile.test";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RONS_EMAIL: &str = "\"><svg/onload=hostile=1>ron@hostile.test";
const RONS_NAME: &str = "<img src=x onerror=hostile=1>{{7*7}}\u{202e}Ron";

/// The text columns that staff do not write: table, row key, and column.
const TEXT_COLUMNS: [(&str, &str, &str); 16] = [
    ("customer", "number", "name"),
    ("customer", "number", "email"),
    ("customer", "number", "external_ref"),
    ("rons_order", "number", "order_number"),
    ("rons_order", "number", "status"),
    ("rons_order", "number", "payment"),
    ("rons_order", "number", "shipping"),
    ("rons_order", "number", "id"),
    ("rons_order", "number", "name"),
    ("rons_order", "number", "email"),
    ("order_item", "of_order * 100 + position", "name"),
    ("order_item", "of_order * 100 + position", "sku"),
    ("payment", "number", "gateway"),
    ("payment", "number", "kind"),
    ("payment", "number", "reference"),
    ("payment", "number", "status"),
];

/// The address columns: table, row key, and column.
const ADDRESS_COLUMNS: [(&str, &str, &str); 3] = [
    ("address", "number", "fields"),
    ("order_address", "of_order", "billing"),
    ("order_address", "of_order", "shipping"),
];

/// The address fields that the page shows.
const ADDRESS_FIELDS: [&str; 11] = [
    "first_name",
    "last_name",
    "company_name",
    "line_1",
    "line_2",
    "postcode",
    "city",
    "county",
    "region",
    "country",
    "phone_number",
];

/// All injection attempts.
pub(crate) fn injection_texts() -> Vec<String> {
    let texts: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("../fixtures/hostile.json")).unwrap();
    texts.into_values().flatten().collect()
}

/// The data file of the store.
pub(crate) struct InjectionStore {
    file: PathBuf,
}

impl InjectionStore {
    /// Creates a store's data file, and fills every text that a store or its customers could write.
    /// It edits the file, because the sandbox has no checkout to create such orders with.
    pub(crate) async fn create(file: &Path) -> Self {
        let store = Sandbox::start(Config {
            data: Data::File(file.to_owned()),
            ..Config::in_memory(Seed::Demo)
        });
        store.await.unwrap().stop().await;
        let store = Self {
            file: file.to_owned(),
        };
        let mut data = store.open();
        let changes = data.transaction().unwrap();
        fill(&changes);
        changes.commit().unwrap();
        store
    }

    /// The names and email addresses of all customers.
    pub(crate) fn customers(&self) -> Vec<String> {
        self.texts("SELECT name, email FROM customer").concat()
    }

    /// Ron's name, email address and external reference.
    pub(crate) fn ron(&self) -> Vec<String> {
        self.texts("SELECT name, email, external_ref FROM customer WHERE id = ?1")
            .concat()
    }

    /// All texts of Ron's addresses.
    pub(crate) fn rons_addresses(&self) -> Vec<String> {
        self.texts("SELECT value FROM address, json_each(fields) WHERE customer_id = ?1")
            .concat()
    }

    /// Number, status, payment and shipping of Ron's orders, newest first.
    pub(crate) fn rons_orders(&self) -> Vec<Vec<String>> {
        self.texts("SELECT order_number, status, payment, shipping FROM rons_order")
    }

    /// All texts of one of Ron's orders by index, its ID first.
    pub(crate) fn rons_order(&self, index: usize) -> Vec<String> {
        let of_order = format!("(SELECT number FROM rons_order LIMIT 1 OFFSET {index})");
        let queries = [
            "SELECT id, order_number, name, status, payment, shipping FROM rons_order WHERE number =",
            "SELECT name, sku FROM order_item WHERE of_order =",
            "SELECT gateway, kind, reference, status FROM payment WHERE of_order =",
            "SELECT value FROM order_address, json_each(billing) WHERE of_order =",
            "SELECT value FROM order_address, json_each(shipping) WHERE of_order =",
        ];
        let texts = queries.map(|query| self.texts(&format!("{query} {of_order}")).concat());
        texts.concat()
    }

    fn texts(&self, query: &str) -> Vec<Vec<String>> {
        let data = self.open();
        let mut query = data
            .prepare(&query.replace("?1", &format!("'{RONS_ID}'")))
            .unwrap();
        let columns = query.column_count();
        let rows = query.query_map((), |row| (0..columns).map(|column| row.get(column)).collect());
        rows.unwrap().map(Result::unwrap).collect()
    }

    fn open(&self) -> Connection {
        let data = Connection::open(&self.file).unwrap();
        let rons = format!(
            "CREATE TEMP VIEW rons_order AS SELECT * FROM shop_order WHERE customer_id = '{RONS_ID}' ORDER BY created_at DESC"
        );
        data.execute_batch(&rons).unwrap();
        data
    }
}

fn fill(data: &Connection) {
    let all = injection_texts();
    let mut texts = all.iter().cycle().cloned();
    for column in TEXT_COLUMNS {
        write(data, column, || texts.next().unwrap());
    }
    for column in ADDRESS_COLUMNS {
        write(data, column, || {
            let fields = ADDRESS_FIELDS.map(|field| (field.to_owned(), texts.next().unwrap().into()));
            Value::Object(Map::from_iter(fields)).to_string()
        });
    }
    let ron = "UPDATE customer SET name = ?1, email = ?2, email_key = ?2 WHERE id = ?3";
    data.execute(ron, (RONS_NAME, RONS_EMAIL, RONS_ID)).unwrap();
}

fn write(data: &Connection, (rows, row, column): (&str, &str, &str), mut text: impl FnMut() -> String) {
    let mut all = data.prepare(&format!("SELECT {row} FROM {rows}")).unwrap();
    let all = all.query_map((), |found| found.get(0)).unwrap();
    let all: Vec<i64> = all.map(Result::unwrap).collect();
    let table = rows.replace("rons_order", "shop_order");
    // IDs must be unique.
    let end = if column == "id" { "|| number" } else { "" };
    let change = format!("UPDATE {table} SET {column} = ?2 {end} WHERE {row} = ?1");
    let mut change = data.prepare(&change).unwrap();
    for row in all {
        change.execute((row, text())).unwrap();
    }
}
