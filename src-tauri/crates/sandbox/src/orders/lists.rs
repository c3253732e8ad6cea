//! The order of lists: which orders a filter finds, found once and kept until an order changes, so that every page of a
//! list but the first is a slice.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::types::Value;
use rusqlite::{Transaction, params_from_iter};

use crate::query::filter::Filter;
use crate::refusal::Refusal;

/// How many lists are kept; a list of 250,000 orders takes a megabyte.
const KEPT: usize = 32;

/// The lists that were last asked for, the latest at the end.
#[derive(Default)]
pub(crate) struct Lists {
    kept: Mutex<Vec<List>>,
}

struct List {
    statement: String,
    parameters: Vec<Value>,
    numbers: Arc<[u32]>,
}

impl Lists {
    /// The numbers of the orders that a filter finds, in this order. To be called with the data locked, as
    /// every transaction has it: what was kept is then as new as the data.
    pub(super) fn find(
        &self,
        data: &Transaction<'_>,
        filter: &Filter,
        order: &str,
    ) -> Result<Arc<[u32]>, Refusal> {
        let statement = format!(
            "SELECT number FROM shop_order {} ORDER BY {order}",
            filter.clause()
        );
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |list: &List| list.statement == statement && list.parameters == filter.parameters;
        let list = if let Some(place) = kept.iter().position(is_it) {
            kept.remove(place)
        } else {
            let numbers = data
                .prepare_cached(&statement)?
                .query_map(params_from_iter(&filter.parameters), |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            List {
                statement,
                parameters: filter.parameters.clone(),
                numbers,
            }
        };
        let numbers = Arc::clone(&list.numbers);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push(list);
        Ok(numbers)
    }

    /// An order has changed: all that was kept may be old.
    pub(super) fn forget(&self) {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
