//! The stores this program knows, and the ones that are open.

mod connect;
mod label;
mod rules;
mod saved;

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{MutexGuard, PoisonError};

use moltin::{Admin, ClientId, Endpoint, Shopper, Store};
use secrecy::SecretString;

use crate::audit::AuditStore;
use crate::ports::{Preferences, SecretKey, SecretsError};
use crate::view::{ConnectionKind, ConnectionView, EndReason, KeepSecret, ReplaceSecret, SecretKept};
use crate::{App, Error, blocking};
use saved::{Saved, SavedSecret};

/// The id of the connection to the sandbox store.
pub const SANDBOX: &str = "sandbox";

/// A sandbox store that is running, with the credentials it was started with.
#[derive(Debug)]
pub struct SandboxStore {
    /// Its address on this machine.
    pub base_url: String,
    /// The public half of its credentials.
    pub client_id: String,
    /// The secret half.
    pub client_secret: SecretString,
}

/// Known and open stores.
pub(crate) struct Connections {
    saved: Vec<Saved>,
    unread: Vec<serde_json::Value>,
    last: Option<String>,
    open: HashMap<String, OpenStore>,
}

/// A store that can be talked to.
#[derive(Clone)]
pub(crate) struct OpenStore {
    pub(crate) connection: String,
    /// What the merchant calls it.
    pub(crate) name: String,
    pub(crate) endpoint: Endpoint,
    pub(crate) store: Store,
    /// The implicit identity.
    pub(crate) shopper: Shopper,
    /// The admin identity; none for a sign-in only connection.
    admin: Option<Admin>,
}

impl OpenStore {
    fn new(saved: &Saved, endpoint: Endpoint, store: Store, secret: Option<SecretString>) -> Self {
        Self {
            connection: saved.id.clone(),
            name: saved.name.clone(),
            endpoint,
            shopper: store.shopper(),
            admin: secret.map(|secret| store.admin(secret)),
            store,
        }
    }

    pub(crate) fn admin(&self) -> Result<&Admin, Error> {
        self.admin.as_ref().ok_or(Error::NeedsSecret)
    }

    /// The store as the audit log records it.
    pub(crate) fn audit_store(&self) -> AuditStore {
        AuditStore {
            text: format!("{} ({})", self.name, self.endpoint),
            connection_id: Some(self.connection.clone()),
            url: Some(self.endpoint.to_string()),
        }
    }
}

impl Connections {
    pub(crate) fn read(preferences: &dyn Preferences) -> Self {
        let (saved, unread) = saved::read(preferences);
        Self {
            saved,
            unread,
            last: saved::read_last(preferences),
            open: HashMap::new(),
        }
    }

    /// The client of a connection to the same store that is open, so that both keep to one pace.
    fn client_for(&self, saved: &Saved, endpoint: &Endpoint) -> Option<Store> {
        let twin = self.saved.iter().filter(|other| other.asks_as(saved));
        let mut open = twin.filter_map(|twin| self.open.get(&twin.id));
        open.find(|open| open.endpoint == *endpoint)
            .map(|open| open.store.clone())
    }

    /// The stores that the program knows.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = ConnectionKind> {
        self.saved.iter().map(|saved| saved.kind)
    }

    /// The stores that can be talked to.
    pub(crate) fn open(&self) -> impl ExactSizeIterator<Item = &OpenStore> {
        self.open.values()
    }

    fn find(&self, id: &str) -> Result<&Saved, Error> {
        self.saved
            .iter()
            .find(|saved| saved.id == id)
            .ok_or(Error::UnknownConnection)
    }

    fn view(&self, saved: &Saved) -> ConnectionView {
        let open = self.open.get(&saved.id);
        ConnectionView {
            id: saved.id.clone(),
            name: saved.name.clone(),
            kind: saved.kind,
            base_url: match saved.kind {
                ConnectionKind::Sandbox => open.map(|open| open.endpoint.to_string()),
                ConnectionKind::Full | ConnectionKind::SignInOnly => saved.base_url.clone(),
            },
            client_id: saved.client_id.clone(),
            secret: match saved.secret {
                SavedSecret::Keyring => SecretKept::Keyring,
                SavedSecret::Session if open.is_some() => SecretKept::Session,
                SavedSecret::Session => SecretKept::Missing,
                SavedSecret::None => SecretKept::NotNeeded,
            },
            rules: saved.rules.clone(),
            colour: saved.colour,
            keyring_entry: (saved.secret == SavedSecret::Keyring).then(|| saved.secret_key().account()),
        }
    }
}

impl App {
    pub(crate) fn connections_state(&self) -> MutexGuard<'_, Connections> {
        self.shared
            .connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The connections by name, the sandbox last.
    pub fn connections(&self) -> Vec<ConnectionView> {
        let state = self.connections_state();
        let mut views: Vec<_> = state.saved.iter().map(|saved| state.view(saved)).collect();
        views.sort_by_key(|view| (view.kind == ConnectionKind::Sandbox, view.name.to_lowercase()));
        views
    }

    /// The connection that was open last.
    pub fn last_connection(&self) -> Option<String> {
        let state = self.connections_state();
        state.last.clone().filter(|last| state.find(last).is_ok())
    }

    /// Opens a store: reads its secret from where it is kept. Nothing is asked of the store yet.
    ///
    /// # Errors
    /// [`Error::SecretMissing`] where the secret has to be typed again, [`Error::Keyring`] where the keyring
    /// does not answer, [`Error::SandboxNotRunning`] for a sandbox that [`App::open_sandbox`] was not told of.
    pub async fn open(&self, connection: &str) -> Result<ConnectionView, Error> {
        let saved = {
            let state = self.connections_state();
            let saved = state.find(connection)?;
            if state.open.contains_key(connection) {
                None
            } else {
                Some(saved.clone())
            }
        };
        if let Some(saved) = saved {
            let endpoint = saved.endpoint()?;
            let secret = match saved.secret {
                SavedSecret::None => None,
                SavedSecret::Session => return Err(Error::SecretMissing { session_only: true }),
                SavedSecret::Keyring => {
                    let found = self.shared.secret_store.get(saved.secret_key()).await?;
                    Some(found.ok_or(Error::SecretMissing { session_only: false })?)
                }
            };
            let store = self.talk_to(&saved, endpoint, secret).await?;
            // Two may have opened it at once: the first one's pace and log are the store's.
            if !self.connections_state().open.contains_key(connection) {
                self.opened(store);
            }
        }
        self.switch_to(connection).await?;
        let state = self.connections_state();
        Ok(state.view(state.find(connection)?))
    }

    /// Opens the sandbox store, and makes it known where it was not.
    ///
    /// # Errors
    /// Fails where the preferences can't be written.
    pub async fn open_sandbox(&self, sandbox: SandboxStore) -> Result<ConnectionView, Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let known = self.connections_state().find(SANDBOX).cloned().ok();
        let new = Saved::sandbox(sandbox.client_id.clone());
        let saved = Saved {
            client_id: sandbox.client_id,
            ..known.unwrap_or(new)
        };
        let endpoint = Endpoint::parse(&sandbox.base_url).map_err(|_| Error::SandboxNotRunning)?;
        let store = self
            .talk_to(&saved, endpoint, Some(sandbox.client_secret))
            .await?;
        let mut all = self.connections_state().saved.clone();
        if !all.contains(&saved) {
            all.retain(|other| other.id != SANDBOX);
            all.push(saved.clone());
            self.save(all).await?;
        }
        self.opened(store);
        self.switch_to(SANDBOX).await?;
        Ok(self.connections_state().view(&saved))
    }

    /// Takes a secret that was typed again, for the store that it is for, and opens the store.
    ///
    /// # Errors
    /// As [`App::connect`]; nothing is kept that the store does not take.
    pub async fn replace_secret(&self, replacement: ReplaceSecret) -> Result<ConnectionView, Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let mut saved = self.connections_state().find(&replacement.connection)?.clone();
        if saved.kind != ConnectionKind::Full {
            return Err(Error::input(
                "clientSecret",
                "This connection needs no client secret.",
            ));
        }
        let secret = replacement.client_secret.clone();
        let store = self.talk_to(&saved, saved.endpoint()?, Some(secret)).await?;
        connect::verify(&store).await?;
        if replacement.keep == KeepSecret::Keyring {
            self.shared
                .secret_store
                .put(saved.secret_key(), replacement.client_secret)
                .await?;
        }
        saved.secret = replacement.keep.into();
        let mut all = self.connections_state().saved.clone();
        for other in all.iter_mut().filter(|other| other.id == saved.id) {
            *other = saved.clone();
        }
        self.save(all).await?;
        self.opened(store);
        self.switch_to(&saved.id).await?;
        Ok(self.connections_state().view(&saved))
    }

    /// Forgets a store: its session as a customer, its secret, and then its name.
    ///
    /// # Errors
    /// Fails where the keyring holds the secret and does not let go of it, or where the preferences can't be written;
    /// the connection is then still known.
    pub async fn remove(&self, connection: &str) -> Result<(), Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let saved = self.connections_state().find(connection)?.clone();
        self.end_of_store(connection, EndReason::StoreClosed).await;
        self.close_import_of(connection);
        self.stop_exports_of(connection);
        if saved.secret == SavedSecret::Keyring {
            match self.shared.secret_store.delete(saved.secret_key()).await {
                // Without a keyring there is no secret to forget.
                Ok(()) | Err(SecretsError::Absent | SecretsError::NoCollection) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut all = self.connections_state().saved.clone();
        all.retain(|other| other.id != connection);
        self.save(all).await?;
        self.connections_state().open.remove(connection);
        // One may have begun while the keyring was waited for.
        self.end_of_store(connection, EndReason::StoreClosed).await;
        Ok(())
    }

    /// Closes a store, and ends its session as a customer. It stays known.
    pub async fn close(&self, connection: &str) {
        self.end_of_store(connection, EndReason::StoreClosed).await;
        self.connections_state().open.remove(connection);
    }

    /// The open store of a connection.
    pub(crate) fn store(&self, connection: &str) -> Result<OpenStore, Error> {
        self.refuse_while_locked()?;
        self.connections_state()
            .open
            .get(connection)
            .cloned()
            .ok_or(Error::UnknownConnection)
    }

    /// A store as the connection has it. Nothing is asked of it yet.
    async fn talk_to(
        &self,
        saved: &Saved,
        endpoint: Endpoint,
        secret: Option<SecretString>,
    ) -> Result<OpenStore, Error> {
        let open = self.connections_state().client_for(saved, &endpoint);
        let client = match open {
            Some(client) => client,
            None => saved.client(endpoint.clone()).await?,
        };
        Ok(OpenStore::new(saved, endpoint, client, secret))
    }

    /// A store can be talked to from now on.
    fn opened(&self, store: OpenStore) {
        self.watch_waits(&store);
        self.connections_state()
            .open
            .insert(store.connection.clone(), store);
    }

    async fn save(&self, all: Vec<Saved>) -> Result<(), Error> {
        let unread = self.connections_state().unread.clone();
        saved::write(&self.shared.preferences, &all, unread).await?;
        self.connections_state().saved = all;
        Ok(())
    }

    /// The store that is worked in from now on.
    async fn switch_to(&self, connection: &str) -> Result<(), Error> {
        self.end_of_other_stores(connection).await;
        self.close_imports_of_others(connection);
        if self.last_connection().as_deref() != Some(connection) {
            saved::write_last(&self.shared.preferences, connection).await?;
            self.connections_state().last = Some(connection.into());
        }
        Ok(())
    }
}

impl Saved {
    /// Whether the other asks the same host for the same store in the same way.
    fn asks_as(&self, other: &Self) -> bool {
        (&self.client_id, &self.certificate_file, self.requests_per_second)
            == (
                &other.client_id,
                &other.certificate_file,
                other.requests_per_second,
            )
    }

    /// A client as the connection has it.
    async fn client(&self, endpoint: Endpoint) -> Result<Store, Error> {
        let mut builder = Store::builder(endpoint, ClientId::new(self.client_id.clone()))?
            .user_agent("shopside", env!("CARGO_PKG_VERSION"));
        if let Some(rate) = self.requests_per_second.and_then(NonZeroU32::new) {
            builder = builder.requests_per_second(Some(rate));
        }
        if let Some(file) = self.certificate_file.clone() {
            let pem = blocking::run(move || std::fs::read(file)).await;
            let unread = |error: std::io::Error| {
                Error::input(
                    "certificateFile",
                    format!("The certificate can’t be read: {error}."),
                )
            };
            builder = builder.root_certificates(&pem.map_err(unread)?)?;
        }
        Ok(builder.build()?)
    }

    fn endpoint(&self) -> Result<Endpoint, Error> {
        let address = self.base_url.as_deref().ok_or(Error::SandboxNotRunning)?;
        Endpoint::parse(address).map_err(|error| connect::invalid_base_url(&error))
    }

    /// The store as the audit log records it.
    fn audit_store(&self) -> AuditStore {
        let url = self.base_url.as_deref();
        AuditStore {
            text: format!("{} ({})", self.name, url.unwrap_or("on this machine")),
            connection_id: Some(self.id.clone()),
            url: url.map(str::to_owned),
        }
    }

    fn secret_key(&self) -> SecretKey {
        SecretKey {
            connection: self.id.clone(),
            base_url: self.base_url.clone().unwrap_or_default(),
        }
    }
}
