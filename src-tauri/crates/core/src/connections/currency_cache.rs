//! The currencies of an open store, read once.

use std::sync::{Arc, Mutex, PoisonError};

use moltin::Currency;
use tokio::sync::OnceCell;

use crate::currencies::Currencies;

/// The currencies of an open store, if they were read. Clones of the store share them.
#[derive(Default)]
pub(super) struct CurrencyCache(Mutex<Arc<OnceCell<Arc<Currencies>>>>);

impl CurrencyCache {
    /// The currencies, which the first call reads. If the store refuses them, those of ISO 4217
    /// count from then on. After any other error they count once, and the next call reads again.
    pub(super) async fn get(
        &self,
        read: impl AsyncFnOnce() -> Result<Vec<Currency>, moltin::Error>,
    ) -> Arc<Currencies> {
        let cell = Arc::clone(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let currencies = cell.get_or_try_init(async || match Box::pin(read()).await {
            Ok(listed) => Ok(Arc::new(Currencies::of(listed))),
            Err(error) if is_refusal(&error) => Ok(Arc::default()),
            Err(error) => Err(error),
        });
        currencies.await.cloned().unwrap_or_else(|error| {
            tracing::warn!(%error, "the store's currencies can't be read");
            Arc::default()
        })
    }

    /// The currencies, if they were read.
    pub(super) fn known(&self) -> Arc<Currencies> {
        let cell = Arc::clone(&self.0.lock().unwrap_or_else(PoisonError::into_inner));
        cell.get().cloned().unwrap_or_default()
    }

    /// Has the next call read them again.
    pub(super) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Arc::default();
    }
}

/// Whether the store has no list of currencies, or does not show it to this identity.
fn is_refusal(error: &moltin::Error) -> bool {
    matches!(error.status(), Some(403 | 404 | 405 | 410))
}
