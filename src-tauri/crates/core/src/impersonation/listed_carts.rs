//! The carts that the lists of a session had.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use moltin::Cart;

/// The carts that the lists of a session had: where the page with each ID began.
#[derive(Default)]
pub(super) struct ListedCarts(Mutex<HashMap<String, u64>>);

impl ListedCarts {
    pub(super) fn add(&self, carts: &[Cart], offset: u64) {
        let mut listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.extend(carts.iter().map(|cart| (cart.id.to_string(), offset)));
    }

    pub(super) fn place(&self, id: &str) -> Option<u64> {
        let listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.get(id).copied()
    }
}
