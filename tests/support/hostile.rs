//! A sandbox store in which every text is an attempt on whoever shows it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sandbox::{Config, Data, Sandbox, Seed};
use serde_json::{Map, Value};

/// What finds the customer whom staff sign in as. They have an address that signs in, and so texts of their own.
pub(crate) const RON: &str = "ron@hostile.test";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const RONS_EMAIL: &str = "\"><svg/onload=hostile=1>ron@hostile.test";
const RONS_NAME: &str = "<img src=x onerror=hostile=1>{{7*7}}\u{202e}Ron";

/// Where texts are that staff do not write: rows, what numbers them, and a column.
const TEXTS: [(&str, &str, &str); 16] = [
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

/// Where addresses are.
const ADDRESSES: [(&str, &str, &str); 3] = [
    ("address", "number", "fields"),
    ("order_address", "of_order", "billing"),
    ("order_address", "of_order", "shipping"),
];

/// The parts of an address that are shown.
const ADDRESS: [&str; 11] = [
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

/// All hostile texts.
pub(crate) fn corpus() -> Vec<String> {
    let corpus: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("../fixtures/hostile.json")).unwrap();
    corpus.into_values().flatten().collect()
}

/// The data of a hostile store.
pub(crate) struct HostileStore {
    file: PathBuf,
}

impl HostileStore {
    /// Makes a store's data file and puts a hostile text wherever a shop or its customers could have put one. It is done in
    /// the file, since an order's texts come from a checkout, which the sandbox store does not have.
    pub(crate) async fn make(file: &Path) -> Self {
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

    /// Name and e-mail address of every customer.
    pub(crate) fn customers(&self) -> Vec<String> {
        self.texts("SELECT name, email FROM customer").concat()
    }

    /// Ron's name, e-mail address and reference.
    pub(crate) fn ron(&self) -> Vec<String> {
        self.texts("SELECT name, email, external_ref FROM customer WHERE id = ?1")
            .concat()
    }

    /// What is in Ron's address book.
    pub(crate) fn rons_addresses(&self) -> Vec<String> {
        self.texts("SELECT value FROM address, json_each(fields) WHERE customer_id = ?1")
            .concat()
    }

    /// Number, status, payment and shipping of each of Ron's orders, the newest first.
    pub(crate) fn rons_orders(&self) -> Vec<Vec<String>> {
        self.texts("SELECT order_number, status, payment, shipping FROM rons_order")
    }

    /// All texts of the order at this place among Ron's, its id being the first.
    pub(crate) fn rons_order(&self, place: usize) -> Vec<String> {
        let of_order = format!("(SELECT number FROM rons_order LIMIT 1 OFFSET {place})");
        let questions = [
            "SELECT id, order_number, name, status, payment, shipping FROM rons_order WHERE number =",
            "SELECT name, sku FROM order_item WHERE of_order =",
            "SELECT gateway, kind, reference, status FROM payment WHERE of_order =",
            "SELECT value FROM order_address, json_each(billing) WHERE of_order =",
            "SELECT value FROM order_address, json_each(shipping) WHERE of_order =",
        ];
        let texts = questions.map(|question| self.texts(&format!("{question} {of_order}")).concat());
        texts.concat()
    }

    fn texts(&self, question: &str) -> Vec<Vec<String>> {
        let data = self.open();
        let mut question = data
            .prepare(&question.replace("?1", &format!("'{RONS_ID}'")))
            .unwrap();
        let columns = question.column_count();
        let rows = question.query_map((), |row| (0..columns).map(|column| row.get(column)).collect());
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
    let corpus = corpus();
    let mut texts = corpus.iter().cycle().cloned();
    for place in TEXTS {
        write(data, place, || texts.next().unwrap());
    }
    for place in ADDRESSES {
        write(data, place, || {
            let fields = ADDRESS.map(|field| (field.to_owned(), texts.next().unwrap().into()));
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
    // No two orders have one id.
    let end = if column == "id" { "|| number" } else { "" };
    let change = format!("UPDATE {table} SET {column} = ?2 {end} WHERE {row} = ?1");
    let mut change = data.prepare(&change).unwrap();
    for row in all {
        change.execute((row, text())).unwrap();
    }
}
