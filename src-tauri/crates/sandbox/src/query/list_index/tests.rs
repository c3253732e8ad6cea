//! For any rows, changes, filters and sort keys, the index and plain SQL return the same rows in
//! the same order.

use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::{Connection, Transaction, params};

use super::ListIndex;
use crate::query::filter::{Filter, plain_sql};
use crate::query::list::{Kind, List};
use crate::{customers, orders};

/// Texts with equal parts, other cases, characters with a meaning in patterns, and other alphabets.
const TEXTS: &[&str] = &[
    "", "a", "A", "ab", "AB", "abab", "b", "bb", "É", "é", "a%", "%", "_", "a_b", "\\", "a*b", "*", "ñandú",
    "山田", "山",
];
const NUMBERS: &[i64] = &[
    -5,
    0,
    1,
    2,
    3,
    1000,
    86_400_000,
    86_400_001,
    1_704_067_200_000,
    i64::MAX,
    i64::MIN,
];
const DAYS: &[&str] = &[
    "1970-01-01",
    "1970-01-02",
    "2024-01-01",
    "1970-01-02T00:00:00.001Z",
];

/// A step of a test. Indexes choose a row or a column.
#[derive(Debug, Clone)]
enum Step {
    Insert(Vec<Index>),
    Update(Index, Index, Index),
    Delete(Index),
    /// Changes that are undone.
    RollBack(Index),
    /// Changes more rows than are worth a search each.
    UpdateAll(Index),
    Find {
        terms: Vec<(Index, Index, Vec<Index>)>,
        sort: Index,
        is_descending: bool,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let values = || prop::collection::vec(any::<Index>(), 24);
    let term = (
        any::<Index>(),
        any::<Index>(),
        prop::collection::vec(any::<Index>(), 1..4),
    );
    prop_oneof![
        4 => values().prop_map(Step::Insert),
        3 => (any::<Index>(), any::<Index>(), any::<Index>())
            .prop_map(|(row, column, value)| Step::Update(row, column, value)),
        1 => any::<Index>().prop_map(Step::Delete),
        1 => any::<Index>().prop_map(Step::RollBack),
        1 => any::<Index>().prop_map(Step::UpdateAll),
        6 => (prop::collection::vec(term, 0..4), any::<Index>(), any::<bool>())
            .prop_map(|(terms, sort, is_descending)| Step::Find { terms, sort, is_descending }),
    ]
}

fn database() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch(include_str!("../../schema.sql")).unwrap();
    db.execute_batch(include_str!("../../schema_2.sql")).unwrap();
    db.execute_batch(include_str!("../../schema_3.sql")).unwrap();
    db.execute_batch(include_str!("../../schema_4.sql")).unwrap();
    db
}

fn id(number: u32) -> String {
    format!(
        "{:08x}-0000-4000-8000-0000000000ff",
        number.wrapping_mul(2_654_435_761)
    )
}

/// A table, its texts and its numbers that a step may change.
struct Table {
    list: &'static List,
    texts: &'static [&'static str],
    numbers: &'static [&'static str],
}

const TABLES: &[Table] = &[
    Table {
        list: &orders::LIST,
        texts: &[
            "name",
            "email",
            "status",
            "payment",
            "shipping",
            "currency",
            "order_number",
            "customer_id",
            "external_ref",
            "shipping_name",
            "shipping_postcode",
            "billing_name",
            "billing_postcode",
            "account_id",
            "contact_email",
        ],
        numbers: &["with_tax", "without_tax", "created_at", "updated_at", "is_manual"],
    },
    Table {
        list: &customers::LIST,
        texts: &["name", "email", "external_ref"],
        numbers: &["created_at", "updated_at"],
    },
];

impl Table {
    fn change(&self, db: &Connection, step: &Step) {
        let table = self.list.table;
        let numbers: Vec<u32> = db
            .prepare(&format!("SELECT number FROM {table}"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        match step {
            Step::Insert(values) => self.insert(db, values),
            _ if numbers.is_empty() => {}
            Step::Update(row, column, value) => {
                self.update(db, &format!("number = {}", row.get(&numbers)), *column, *value);
            }
            Step::UpdateAll(value) => self.update(db, "true", *value, *value),
            Step::Delete(row) => {
                let number = row.get(&numbers);
                if table == "shop_order" {
                    db.execute("DELETE FROM order_item WHERE of_order = ?1", [number])
                        .unwrap();
                }
                db.execute(&format!("DELETE FROM {table} WHERE number = ?1"), [number])
                    .unwrap();
            }
            Step::RollBack(_) | Step::Find { .. } => {}
        }
    }

    fn insert(&self, db: &Connection, values: &[Index]) {
        let table = self.list.table;
        let next = format!("SELECT coalesce(max(number), 0) + 1 FROM {table}");
        let number: u32 = db.query_row(&next, [], |row| row.get(0)).unwrap();
        if table == "shop_order" {
            db.execute(
                "INSERT INTO shop_order (number, id, order_number, name, email, status, payment, shipping, currency, with_tax,
                     without_tax, created_at, updated_at, shipping_name, shipping_postcode, billing_name, billing_postcode)
                 VALUES (?1, ?2, '', '', '', '', '', '', '', 0, 0, 0, 0, '', '', '', '')",
                params![number, id(number)],
            )
            .unwrap();
            for position in 0..values[0].index(3) {
                let texts = [values[position + 1].get(TEXTS), values[position + 2].get(TEXTS)];
                db.execute(
                    "INSERT INTO order_item VALUES (?1, ?2, '', ?3, '', ?4, 1, 1, 1, 0)",
                    params![number, u32::try_from(position).unwrap(), texts[0], texts[1]],
                )
                .unwrap();
            }
        } else {
            db.execute(
                "INSERT INTO customer (number, id, name, email, email_key, mechanism, created_at, updated_at)
                 VALUES (?1, ?2, '', '', ?2, '', 0, 0)",
                params![number, id(number)],
            )
            .unwrap();
        }
        for (column, value) in (self.texts.iter().chain(self.numbers)).zip(values) {
            self.set(db, &format!("number = {number}"), column, *value);
        }
    }

    fn update(&self, db: &Connection, rows: &str, column: Index, value: Index) {
        let columns: Vec<&str> = self.texts.iter().chain(self.numbers).copied().collect();
        self.set(db, rows, column.get::<&str>(&columns), value);
    }

    fn set(&self, db: &Connection, rows: &str, column: &str, value: Index) {
        let statement = format!("UPDATE {} SET {column} = ?1 WHERE {rows}", self.list.table);
        if column == "is_manual" {
            db.execute(&statement, [value.get(&[0, 1])]).unwrap();
        } else if self.numbers.contains(&column) {
            db.execute(&statement, [value.get(NUMBERS)]).unwrap();
        } else {
            let text = value.get(TEXTS);
            let is_optional = matches!(
                column,
                "customer_id"
                    | "external_ref"
                    | "account_id"
                    | "account_member_id"
                    | "contact_name"
                    | "contact_email"
            );
            let text = (!is_optional || !text.is_empty()).then_some(text);
            db.execute(&statement, [text]).unwrap();
        }
    }

    fn term(&self, attribute: Index, operator: Index, values: &[Index]) -> String {
        use Kind::{Flag, Id, ItemWord, Key, Number, OptionalText, Text, Timestamp, Word};

        const COMPARISONS: &[&str] = &["eq", "gt", "ge", "lt", "le"];
        let attribute = attribute.get(self.list.attributes);
        let operators: &[&str] = match attribute.kind {
            Key | Word | ItemWord => &["eq", "in"],
            Id => &["eq", "in", "gt", "ge", "lt", "le"],
            Flag => &["eq"],
            Text => &["eq", "in", "like"],
            OptionalText => &["eq", "in", "like", "is_null"],
            Number | Timestamp => COMPARISONS,
            kind => panic!("neither list has {kind:?}"),
        };
        let operator = *operator.get(operators);
        let value = |value: &Index| match attribute.kind {
            Key | Id => id(u32::try_from(value.index(9)).unwrap()),
            Flag => (value.index(2) == 1).to_string(),
            Number => value.get(NUMBERS).to_string(),
            Timestamp if value.index(2) == 0 => (*value.get(DAYS)).to_owned(),
            // SQL has no number after the last.
            Timestamp => value.get(&NUMBERS[..9]).to_string(),
            _ => (*value.get(TEXTS)).to_owned(),
        };
        let operand = match operator {
            "is_null" => return format!("is_null({})", attribute.name),
            "in" => values.iter().map(value).collect::<Vec<_>>().join(","),
            "like" => {
                let star = |index: usize| {
                    if values.get(index).is_some_and(|any| any.index(2) == 1) {
                        "*"
                    } else {
                        ""
                    }
                };
                format!("{}{}{}", star(1), value(&values[0]), star(2))
            }
            _ => value(&values[0]),
        };
        let operand = operand.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{operator}({},\"{operand}\")", attribute.name)
    }

    fn check(&self, db: &Transaction<'_>, index: &ListIndex, step: &Step) {
        let Step::Find {
            terms,
            sort,
            is_descending,
        } = step
        else {
            return;
        };
        let filter: Vec<_> = terms
            .iter()
            .map(|(attribute, operator, values)| self.term(*attribute, *operator, values))
            .collect();
        let filter = filter.join(":");
        let keys: Vec<_> = self
            .list
            .attributes
            .iter()
            .filter(|attribute| attribute.is_sort_key)
            .collect();
        let direction = if *is_descending { "-" } else { "" };
        let sort = format!("{direction}{}", sort.get(&keys).name);
        let sort = self.list.sort(Some(&sort));

        let read = Filter::read(&filter, self.list).unwrap_or_else(|_| panic!("{filter}"));
        // The second time from the cache.
        for _ in 0..2 {
            let found = index.find(db, &read, sort).unwrap();
            assert_eq!(
                *found,
                plain_sql::find(db, self.list, &filter, sort),
                "{filter} {sort:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn index_and_plain_sql_return_the_same_lists(
        is_of_orders in any::<bool>(),
        rows in prop_oneof![Just(0_usize), Just(9), Just(300)],
        values in prop::collection::vec(any::<Index>(), 24),
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let table = &TABLES[usize::from(!is_of_orders)];
        let mut db = database();
        for row in 0..rows {
            let values: Vec<_> = (0..24).map(|column| values[(row * 7 + column) % 24]).collect();
            table.insert(&db, &values);
        }
        let transaction = db.transaction().unwrap();
        let index = ListIndex::build(table.list, &transaction).unwrap();
        transaction.commit().unwrap();
        for step in &steps {
            let transaction = db.transaction().unwrap();
            if let Step::RollBack(value) = step {
                table.change(&transaction, &Step::UpdateAll(*value));
                table.change(&transaction, &Step::Delete(*value));
                transaction.rollback().unwrap();
                continue;
            }
            table.change(&transaction, step);
            transaction.commit().unwrap();
            let transaction = db.transaction().unwrap();
            table.check(&transaction, &index, step);
            transaction.commit().unwrap();
        }
    }
}
