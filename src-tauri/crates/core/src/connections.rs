//! Connections: the saved stores, and the open ones.

mod connect;
mod label;
mod rules;
mod saved;
mod stores;

use std::collections::HashMap;
use std::sync::MutexGuard;

use moltin::{Admin, Endpoint, Shopper, Store};
use secrecy::SecretString;

use crate::audit::AuditStore;
use crate::lifecycle::{Event, Task, Work};
use crate::ports::{Preferences, SecretsError};
use crate::view::{ConnectionKind, ConnectionView, KeepSecret, ReplaceSecret, SecretKept};
use crate::{App, Error};
use saved::{Saved, SavedSecret};
pub(crate) use stores::Stores;

/// The ID of the connection to the sandbox store.
pub const SANDBOX: &str = "sandbox";

/// A running sandbox store, with the credentials it was started with.
#[derive(Debug)]
pub struct SandboxStore {
    /// Its base URL on this machine.
    pub base_url: String,
    /// Its client ID.
    pub client_id: String,
    /// Its client secret.
    pub client_secret: SecretString,
}

/// The saved and the open connections.
pub(crate) struct Connections {
    saved: Vec<Saved>,
    unread: Vec<serde_json::Value>,
    last: Option<String>,
    open: HashMap<String, OpenStore>,
}

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

    /// The same store, for one piece of work: when that is cancelled, requests that wait are not
    /// sent.
    pub(crate) fn cancelled_by(&self, task: &Task) -> Self {
        Self {
            shopper: self.shopper.cancelled_by(task.token()),
            admin: self.admin.as_ref().map(|admin| admin.cancelled_by(task.token())),
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

    /// The client of another open connection to the same store, so that both share one rate
    /// limiter.
    fn shared_client(&self, saved: &Saved, endpoint: &Endpoint) -> Option<Store> {
        let same = self.saved.iter().filter(|other| other.has_same_client(saved));
        let mut open = same.filter_map(|same| self.open.get(&same.id));
        open.find(|open| open.endpoint == *endpoint)
            .map(|open| open.store.clone())
    }

    /// The kinds of all saved connections.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = ConnectionKind> {
        self.saved.iter().map(|saved| saved.kind)
    }

    /// The open stores.
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
            color: saved.color,
            keyring_entry: (saved.secret == SavedSecret::Keyring).then(|| saved.secret_key().account()),
        }
    }
}

impl App {
    pub(crate) fn connections_state(&self) -> MutexGuard<'_, Connections> {
        self.shared.stores.connections()
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

    /// Opens a store with its secret from the keyring. Sends no request.
    ///
    /// # Errors
    /// [`Error::SecretMissing`] if the secret has to be entered again, [`Error::Keyring`] if the
    /// keyring fails, [`Error::SandboxNotRunning`] for a sandbox store before
    /// [`App::open_sandbox`].
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
            let store = self.build_client(&saved, endpoint, secret).await?;
            // Another command may have opened it meanwhile; its rate limiter and request log are
            // kept.
            if !self.connections_state().open.contains_key(connection) {
                self.set_open(store);
            }
        }
        self.switch_to(connection).await?;
        tracing::info!("store opened");
        let state = self.connections_state();
        Ok(state.view(state.find(connection)?))
    }

    /// Opens the sandbox store, and saves a connection to it if there is none.
    ///
    /// # Errors
    /// [`Error::SandboxNotRunning`] for an invalid base URL, [`Error::Preferences`] if the
    /// connection can't be saved.
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
            .build_client(&saved, endpoint, Some(sandbox.client_secret))
            .await?;
        let mut all = self.connections_state().saved.clone();
        if !all.contains(&saved) {
            all.retain(|other| other.id != SANDBOX);
            all.push(saved.clone());
            self.save(all).await?;
        }
        self.set_open(store);
        self.switch_to(SANDBOX).await?;
        Ok(self.connections_state().view(&saved))
    }

    /// Replaces the client secret of a connection, and opens the store.
    ///
    /// # Errors
    /// As [`App::connect`]; a secret that the store refuses is not saved.
    pub async fn replace_secret(&self, replacement: ReplaceSecret) -> Result<ConnectionView, Error> {
        let checking = self
            .shared
            .lifecycle
            .begin(Work::Verify, Some(&replacement.connection))?;
        let _changing = self.shared.changing_connections.lock().await;
        let mut saved = self.connections_state().find(&replacement.connection)?.clone();
        if saved.kind != ConnectionKind::Full {
            return Err(Error::input(
                "clientSecret",
                "This connection needs no client secret.",
            ));
        }
        let secret = replacement.client_secret.clone();
        let store = self.build_client(&saved, saved.endpoint()?, Some(secret)).await?;
        checking.run(connect::verify(&store)).await?;
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
        self.set_open(store);
        self.switch_to(&saved.id).await?;
        Ok(self.connections_state().view(&saved))
    }

    /// Removes a connection: stops its work, deletes its secret, and then its settings.
    ///
    /// # Errors
    /// [`Error::Keyring`] if the secret can't be deleted, [`Error::Preferences`] if the settings
    /// can't be; the connection is then still there.
    pub async fn remove(&self, connection: &str) -> Result<(), Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let saved = self.connections_state().find(connection)?.clone();
        self.on(Event::RemoveStore, Some(connection)).await;
        if saved.secret == SavedSecret::Keyring {
            match self.shared.secret_store.delete(saved.secret_key()).await {
                // Without a keyring there is no secret to delete.
                Ok(()) | Err(SecretsError::Absent | SecretsError::NoCollection) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut all = self.connections_state().saved.clone();
        all.retain(|other| other.id != connection);
        self.save(all).await?;
        self.connections_state().open.remove(connection);
        // Work may have begun while the keyring was waited for.
        self.on(Event::RemoveStore, Some(connection)).await;
        Ok(())
    }

    /// Closes a store, which stops its work. The connection stays saved.
    pub async fn close(&self, connection: &str) {
        self.connections_state().open.remove(connection);
        self.on(Event::CloseStore, Some(connection)).await;
    }

    /// As [`Stores::run`].
    pub(crate) async fn in_store<T>(
        &self,
        work: Work,
        connection: &str,
        run: impl AsyncFnOnce(OpenStore) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.shared.stores.run(work, connection, run).await
    }

    /// As [`Stores::get`].
    pub(crate) fn store(&self, connection: &str) -> Result<OpenStore, Error> {
        self.shared.stores.get(connection)
    }

    /// The clients of a connection. Sends no request.
    async fn build_client(
        &self,
        saved: &Saved,
        endpoint: Endpoint,
        secret: Option<SecretString>,
    ) -> Result<OpenStore, Error> {
        let open = self.connections_state().shared_client(saved, &endpoint);
        let client = match open {
            Some(client) => client,
            None => saved.client(endpoint.clone()).await?,
        };
        Ok(OpenStore::new(saved, endpoint, client, secret))
    }

    /// Makes a store one of the open ones.
    fn set_open(&self, store: OpenStore) {
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

    /// Makes a store the current one, which stops work in all others.
    async fn switch_to(&self, connection: &str) -> Result<(), Error> {
        self.on(Event::SwitchStore, Some(connection)).await;
        if self.last_connection().as_deref() != Some(connection) {
            saved::write_last(&self.shared.preferences, connection).await?;
            self.connections_state().last = Some(connection.into());
        }
        Ok(())
    }
}
