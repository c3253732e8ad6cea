//! A cache of order lists: the numbers of all orders that match a filter, until an order changes.
//! Every page after the first is a slice of the cached list.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use crate::api_error::ApiError;
use crate::query::filter::Filter;

/// The most lists to keep. A list of 250,000 orders takes a megabyte.
const CAPACITY: usize = 32;

/// The lists that were used last, the latest at the end.
#[derive(Default)]
pub(crate) struct ListCache {
    lists: Mutex<Vec<CachedList>>,
}

struct CachedList {
    statement: String,
    parameters: Vec<Value>,
    numbers: Arc<[u32]>,
}

impl ListCache {
    /// The numbers of the orders that match the filter, sorted.
    ///
    /// The transaction holds the database lock, so no order changes between reading and caching.
    pub(crate) fn find(
        &self,
        db: &Transaction<'_>,
        filter: &Filter,
        order_by: &str,
    ) -> Result<Arc<[u32]>, ApiError> {
        let statement = format!(
            "SELECT number FROM shop_order {} ORDER BY {order_by}",
            filter.clause()
        );
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let is_hit = |list: &CachedList| list.statement == statement && list.parameters == filter.parameters;
        let list = if let Some(index) = lists.iter().position(is_hit) {
            lists.remove(index)
        } else {
            let numbers = db
                .prepare_cached(&statement)?
                .query_map(params_from_iter(&filter.parameters), |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            CachedList {
                statement,
                parameters: filter.parameters.clone(),
                numbers,
            }
        };
        let numbers = Arc::clone(&list.numbers);
        if lists.len() == CAPACITY {
            lists.remove(0);
        }
        lists.push(list);
        Ok(numbers)
    }

    /// Empties the cache, after an order changed.
    pub(crate) fn clear(&self) {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
