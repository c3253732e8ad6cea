//! The index of a list: what it can be filtered and sorted by, in memory. A filter is a scan over
//! small arrays, which takes a few milliseconds for a million rows.
//!
//! The database itself records which rows change, with triggers, so that no write can be forgotten.
//! The next request reads those rows again. The index takes about 160 bytes for an order or a
//! customer, and the cached lists at most 32 MB.
//!
//! Not in here: the rows themselves, which are read from the database by their numbers.

mod changes;
mod columns;
mod order;
#[cfg(test)]
mod tests;
mod texts;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Transaction;

use crate::query::filter::{Condition, Filter, Test};
use crate::query::list::{List, Sort};
use changes::Changes;
use columns::Column;
use order::SortOrder;

/// How many numbers the cached lists may have together: 32 MB.
const CACHED_NUMBERS: usize = 8 * 1024 * 1024;

/// The index of the rows of a table.
pub(crate) struct ListIndex(Mutex<State>);

struct State {
    list: &'static List,
    /// Whether there is a row with this number.
    exists: Vec<bool>,
    /// The columns of the list's attributes.
    columns: Vec<Column>,
    sort_orders: Vec<SortOrder>,
    /// The lists that were used last, the latest at the end. Every page after the first is a slice
    /// of one.
    cache: Vec<CachedList>,
}

struct CachedList {
    filter: Filter,
    sort: Sort,
    numbers: Arc<[u32]>,
}

impl ListIndex {
    /// Reads all rows of the list, and records their changes from now on, as long as the connection
    /// is open.
    pub(crate) fn build(list: &'static List, db: &Transaction<'_>) -> rusqlite::Result<Self> {
        changes::watch(list, db)?;
        let mut state = State::new(list);
        state.refresh(db)?;
        Ok(Self(Mutex::new(state)))
    }

    /// The numbers of the rows that match the filter, sorted.
    ///
    /// The transaction holds the database lock, so no row changes meanwhile. It must not have
    /// changed rows itself: if it were rolled back, the index would keep its changes.
    pub(crate) fn find(
        &self,
        db: &Transaction<'_>,
        filter: &Filter,
        sort: Sort,
    ) -> rusqlite::Result<Arc<[u32]>> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.refresh(db)?;
        state.find(db, filter, sort)
    }
}

impl State {
    fn new(list: &'static List) -> Self {
        let keys = (0..list.attributes.len()).filter(|index| list.attributes[*index].is_sort_key);
        Self {
            list,
            exists: Vec::new(),
            columns: list.attributes.iter().map(Column::new).collect(),
            sort_orders: keys.map(SortOrder::new).collect(),
            cache: Vec::new(),
        }
    }

    fn find(&mut self, db: &Transaction<'_>, filter: &Filter, sort: Sort) -> rusqlite::Result<Arc<[u32]>> {
        let is_hit = |list: &CachedList| list.sort == sort && list.filter == *filter;
        let list = if let Some(index) = self.cache.iter().position(is_hit) {
            self.cache.remove(index)
        } else {
            CachedList {
                filter: filter.clone(),
                sort,
                numbers: self.matches(db, filter, sort)?.into(),
            }
        };
        let numbers = Arc::clone(&list.numbers);
        self.cache.push(list);
        let length = |cache: &[CachedList]| cache.iter().map(|list| list.numbers.len()).sum::<usize>();
        while self.cache.len() > 1 && length(&self.cache) > CACHED_NUMBERS {
            self.cache.remove(0);
        }
        Ok(numbers)
    }

    fn matches(&self, db: &Transaction<'_>, filter: &Filter, sort: Sort) -> rusqlite::Result<Vec<u32>> {
        let mut matches = vec![true; self.exists.len()];
        for Condition { attribute, test } in &filter.conditions {
            match (&self.columns[*attribute], test) {
                (Column::Key, Test::OneOf(ids)) => {
                    let found = columns::find_keys(db, self.list, *attribute, ids)?;
                    columns::keep_only(&mut matches, found);
                }
                (column, test) => column.narrow(test, &mut matches),
            }
        }
        let order = self
            .sort_orders
            .iter()
            .find(|order| order.attribute == sort.attribute);
        Ok(order.map_or_else(Vec::new, |order| order.matching(&matches, sort.is_descending)))
    }

    /// Reads the rows that changed since the last time, or all rows at first.
    fn refresh(&mut self, db: &Transaction<'_>) -> rusqlite::Result<()> {
        let changes = if self.exists.is_empty() {
            Changes::everything()
        } else {
            changes::since_last_time(self.list, db)?
        };
        if changes.are_none() {
            return Ok(());
        }
        let result = self.apply(db, &changes);
        if result.is_err() {
            // It may have half of the changes. The next request reads everything.
            *self = Self::new(self.list);
        }
        result
    }

    fn apply(&mut self, db: &Transaction<'_>, changes: &Changes) -> rusqlite::Result<()> {
        self.cache.clear();
        let is_bulk = changes.are_many();
        if is_bulk {
            self.columns.iter_mut().for_each(Column::begin_setting);
        }
        self.read_rows(db, changes)?;
        self.read_items(db, changes)?;
        if is_bulk {
            self.columns.iter_mut().for_each(Column::end_setting);
        }
        changes::forget(self.list, db)
    }

    fn read_rows(&mut self, db: &Transaction<'_>, changes: &Changes) -> rusqlite::Result<()> {
        let table = self.list.table;
        let last: u32 = if changes.is_everything {
            let last = format!("SELECT coalesce(max(number), 0) FROM {table}");
            db.query_row(&last, [], |row| row.get(0))?
        } else {
            changes.rows.iter().copied().max().unwrap_or_default()
        };
        let length = self.exists.len().max(last as usize + 1);
        columns::grow(&mut self.exists, length, false);
        self.columns.iter_mut().for_each(|column| column.grow(length));

        // Set again below for the rows that still exist.
        let existed: HashSet<u32> = changes
            .rows
            .iter()
            .copied()
            .filter(|number| std::mem::take(&mut self.exists[*number as usize]))
            .collect();
        let mut moved: Vec<Vec<u32>> = vec![Vec::new(); self.columns.len()];
        let select = select(
            self.list,
            table,
            "number",
            changes,
            Column::is_stored,
            &self.columns,
        );
        let mut statement = db.prepare(&select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number: u32 = row.get(0)?;
            self.exists[number as usize] = true;
            let is_new = !existed.contains(&number);
            let stored = self.columns.iter_mut().zip(&mut moved);
            for (index, (column, moved)) in stored.filter(|(column, _)| column.is_stored()).enumerate() {
                if column.set(number, row.get_ref(index + 1)?)? || is_new {
                    moved.push(number);
                }
            }
        }
        let deleted = existed
            .into_iter()
            .filter(|number| !self.exists[*number as usize]);
        let deleted: Vec<u32> = deleted.collect();
        for order in &mut self.sort_orders {
            let moved = &mut moved[order.attribute];
            moved.extend_from_slice(&deleted);
            order.place(moved, &self.exists, &self.columns[order.attribute]);
        }
        Ok(())
    }

    fn read_items(&mut self, db: &Transaction<'_>, changes: &Changes) -> rusqlite::Result<()> {
        if !changes.is_everything {
            if changes.items.is_empty() {
                return Ok(());
            }
            let mut is_removed = vec![false; self.exists.len()];
            for order in &changes.items {
                if let Some(is_removed) = is_removed.get_mut(*order as usize) {
                    *is_removed = true;
                }
            }
            self.columns
                .iter_mut()
                .for_each(|column| column.remove_items(&is_removed));
        }
        if !self.columns.iter().any(Column::is_of_items) {
            return Ok(());
        }
        let select = select(
            self.list,
            changes::ITEMS,
            "of_order",
            changes,
            Column::is_of_items,
            &self.columns,
        );
        let mut statement = db.prepare(&select)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let order = row.get(0)?;
            let columns = self.columns.iter_mut().filter(|column| column.is_of_items());
            for (index, column) in columns.enumerate() {
                column.add_item(order, row.get_ref(index + 1)?.as_str()?);
            }
        }
        Ok(())
    }
}

/// Selects the changed rows of a table: their number, and the columns that are wanted.
fn select(
    list: &List,
    table: &str,
    number: &str,
    changes: &Changes,
    is_wanted: impl Fn(&Column) -> bool,
    columns: &[Column],
) -> String {
    let wanted = list
        .attributes
        .iter()
        .zip(columns)
        .filter(|(_, column)| is_wanted(column));
    let names: Vec<_> = std::iter::once(number)
        .chain(wanted.map(|(attribute, _)| attribute.column))
        .collect();
    format!(
        "SELECT {} FROM {table} {}",
        names.join(", "),
        changes.condition(table)
    )
}
