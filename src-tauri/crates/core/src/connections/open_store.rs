//! An open store, as the areas that read or change its data use it.

use std::sync::Arc;

use moltin::{Admin, Currency, Endpoint, RequestRecorder, Shopper, Store};
use secrecy::SecretString;

use super::currency_cache::CurrencyCache;
use super::saved::Saved;
use crate::Error;
use crate::audit::AuditStore;
use crate::currencies::Currencies;
use crate::lifecycle::Task;

/// An open store: its clients and how it is named.
#[derive(Clone)]
pub(crate) struct OpenStore {
    pub(crate) connection: String,
    /// The name that staff gave it.
    pub(crate) name: String,
    pub(crate) endpoint: Endpoint,
    pub(crate) store: Store,
    /// The identity with the implicit grant.
    pub(crate) shopper: Shopper,
    /// The admin; `None` for a sign-in-only connection.
    admin: Option<Admin>,
    currencies: Arc<CurrencyCache>,
    secret: Option<SecretString>,
}

impl OpenStore {
    pub(super) fn new(saved: &Saved, endpoint: Endpoint, store: Store, secret: Option<SecretString>) -> Self {
        Self {
            connection: saved.id.clone(),
            name: saved.name.clone(),
            endpoint,
            shopper: store.shopper(),
            admin: secret.clone().map(|secret| store.admin(secret)),
            secret,
            store,
            currencies: Arc::default(),
        }
    }

    pub(crate) fn admin(&self) -> Result<&Admin, Error> {
        self.admin.as_ref().ok_or(Error::NeedsSecret)
    }

    /// How many decimals the store's amounts have. The first call reads it as the admin. A
    /// connection without one knows what a session has read.
    pub(crate) async fn currencies(&self) -> Arc<Currencies> {
        match &self.admin {
            Some(admin) => self.currencies.get(async || admin.currencies().await).await,
            None => self.currencies.known(),
        }
    }

    /// As [`OpenStore::currencies`], read as another identity.
    pub(crate) async fn currencies_read_by(
        &self,
        read: impl AsyncFnOnce() -> Result<Vec<Currency>, moltin::Error>,
    ) -> Arc<Currencies> {
        self.currencies.get(read).await
    }

    /// Has the store's currencies read again when they are needed next.
    pub(crate) fn forget_currencies(&self) {
        self.currencies.forget();
    }

    /// The client secret, for other clients of the same store.
    pub(super) fn secret(&self) -> Option<&SecretString> {
        self.secret.as_ref()
    }

    /// The same store, for one piece of work: when that is cancelled, requests that wait are not
    /// sent.
    pub(crate) fn cancelled_by(&self, task: &Task) -> Self {
        Self {
            shopper: self.shopper.cancelled_by(task.token()),
            admin: self.admin.as_ref().map(|admin| admin.cancelled_by(task.token())),
            ..self.clone()
        }
    }

    /// The same store, with the admin's requests recorded.
    pub(crate) fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            admin: self.admin.as_ref().map(|admin| admin.recorded(recorder)),
            ..self.clone()
        }
    }

    /// The store as the audit log records it.
    pub(crate) fn audit_store(&self) -> AuditStore {
        AuditStore {
            text: format!("{} ({})", self.name, self.endpoint),
            connection_id: Some(self.connection.clone()),
            url: Some(self.endpoint.to_string()),
        }
    }

    /// Verifies the credentials by a token request, which only a store that accepts them answers.
    pub(super) async fn verify(&self) -> Result<(), Error> {
        let (field, verified) = match &self.admin {
            Some(admin) => ("clientSecret", admin.verify().await),
            None => ("clientId", self.shopper.verify().await),
        };
        verified.map_err(|error| match error {
            source @ moltin::Error::Credentials(_) => Error::Credentials { field, source },
            other => Error::Store(other),
        })
    }
}
