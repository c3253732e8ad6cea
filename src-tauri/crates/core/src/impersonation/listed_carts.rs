//! The carts that the lists of a session had.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use moltin::{Cart, CartId};

/// The carts that the lists of a session had, by their IDs.
#[derive(Default)]
pub(super) struct ListedCarts(Mutex<HashMap<String, CartId>>);

impl ListedCarts {
    pub(super) fn add(&self, carts: &[Cart]) {
        let mut listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.extend(carts.iter().map(|cart| (cart.id.to_string(), cart.id.clone())));
    }

    pub(super) fn get(&self, id: &str) -> Option<CartId> {
        let listed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listed.get(id).cloned()
    }
}
