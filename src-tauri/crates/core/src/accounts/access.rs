//! Whether a store has accounts that its application key may read. Most stores have none: they are
//! neither searched for accounts nor shown any.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use moltin::AccountQuery;

use crate::Error;
use crate::connections::OpenStore;
use crate::view::AccountsAccess;

/// What the stores have said, by connection.
#[derive(Default)]
pub(crate) struct AccessCache {
    known: Mutex<HashMap<String, AccountsAccess>>,
}

impl AccessCache {
    /// What a store has said before.
    pub(crate) fn known(&self, store: &OpenStore) -> Option<AccountsAccess> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&store.connection).copied()
    }

    /// Asks a store. The lists of stores without accounts give 404, and 403 to a key that may not
    /// read them.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the store fails.
    pub(crate) async fn check(&self, store: &OpenStore) -> Result<AccountsAccess, Error> {
        let query = AccountQuery::new().limit(1);
        let access = match store.admin()?.accounts().list(&query).await {
            Ok(page) if page.total == 0 && page.items.is_empty() => AccountsAccess::Empty,
            Ok(_) => AccountsAccess::Some,
            Err(error) if matches!(error.status(), Some(403 | 404)) => AccountsAccess::None,
            Err(error) => return Err(error.into()),
        };
        self.set(store, access);
        Ok(access)
    }

    /// Keeps what is known of a store by another request.
    pub(crate) fn set(&self, store: &OpenStore, access: AccountsAccess) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(store.connection.clone(), access);
    }

    /// Whether a store has accounts. A store that was not asked yet is asked; one that fails has
    /// none for now.
    pub(crate) async fn has_accounts(&self, store: &OpenStore) -> bool {
        let access = match self.known(store) {
            Some(known) => known,
            None => self.check(store).await.unwrap_or(AccountsAccess::None),
        };
        access == AccountsAccess::Some
    }
}
