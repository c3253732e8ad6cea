//! The changes of a list's rows, which triggers of the connection record in temporary tables. A
//! transaction that is rolled back takes its records with it.

use rusqlite::Transaction;

use crate::query::list::{Kind, List};

/// The table of the items of orders.
pub(super) const ITEMS: &str = "order_item";
/// From how many changed rows on it is worth preparing for many.
const MANY: usize = 256;

/// The rows to read.
#[derive(Default)]
pub(super) struct Changes {
    /// Whether all rows are to be read; the others are empty.
    pub(super) is_everything: bool,
    /// The numbers of the changed rows.
    pub(super) rows: Vec<u32>,
    /// The numbers of the orders whose items changed.
    pub(super) items: Vec<u32>,
}

impl Changes {
    pub(super) fn everything() -> Self {
        Self {
            is_everything: true,
            ..Self::default()
        }
    }

    pub(super) fn are_none(&self) -> bool {
        !self.is_everything && self.rows.is_empty() && self.items.is_empty()
    }

    pub(super) fn are_many(&self) -> bool {
        self.is_everything || self.rows.len() + self.items.len() > MANY
    }

    /// The condition that selects the changed rows of a table.
    pub(super) fn condition(&self, table: &str) -> String {
        if self.is_everything {
            String::new()
        } else {
            format!(
                "WHERE {} IN (SELECT number FROM temp.changed_{table})",
                number_of(table)
            )
        }
    }
}

/// Records from now on which rows change.
pub(super) fn watch(list: &List, db: &Transaction<'_>) -> rusqlite::Result<()> {
    for table in tables(list) {
        let number = number_of(table);
        db.execute_batch(&format!(
            "CREATE TEMP TABLE changed_{table} (number INTEGER PRIMARY KEY);"
        ))?;
        for (event, row) in [
            ("INSERT", "new"),
            ("UPDATE", "new"),
            ("UPDATE", "old"),
            ("DELETE", "old"),
        ] {
            db.execute_batch(&format!(
                "CREATE TEMP TRIGGER {table}_{event}_{row} AFTER {event} ON main.{table}
                 BEGIN INSERT OR IGNORE INTO changed_{table} VALUES ({row}.{number}); END;"
            ))?;
        }
    }
    Ok(())
}

/// What changed since [`forget`].
pub(super) fn since_last_time(list: &List, db: &Transaction<'_>) -> rusqlite::Result<Changes> {
    let numbers = |table: &str| -> rusqlite::Result<Vec<u32>> {
        let mut statement = db.prepare_cached(&format!("SELECT number FROM temp.changed_{table}"))?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    Ok(Changes {
        is_everything: false,
        rows: numbers(list.table)?,
        items: if has_items(list) {
            numbers(ITEMS)?
        } else {
            Vec::new()
        },
    })
}

/// Forgets what changed until now.
pub(super) fn forget(list: &List, db: &Transaction<'_>) -> rusqlite::Result<()> {
    for table in tables(list) {
        db.execute(&format!("DELETE FROM temp.changed_{table}"), [])?;
    }
    Ok(())
}

fn has_items(list: &List) -> bool {
    list.attributes
        .iter()
        .any(|attribute| attribute.kind == Kind::ItemWord)
}

fn tables(list: &List) -> impl Iterator<Item = &'static str> {
    [list.table].into_iter().chain(has_items(list).then_some(ITEMS))
}

/// The column with the number of the row or of the item's order.
fn number_of(table: &str) -> &'static str {
    if table == ITEMS { "of_order" } else { "number" }
}
