//! The area of connections: they are saved, opened, changed and removed here. The areas that read
//! or change a store's data need only [`Stores`].

mod certificate;
mod change_certificate;
mod connect;
mod currency_cache;
mod hosts;
mod label;
mod name;
mod open_store;
mod pasted_key;
mod rules;
mod saved;
mod setting_hosts;
mod state;
mod store_rules;
mod stores;

use std::sync::{Arc, MutexGuard};

use journal::{Action, Outcome};
use moltin::Endpoint;
use secrecy::SecretString;
use tokio::sync::{Mutex, broadcast};

use crate::audit::{AuditEvent, AuditWriter};
use crate::lifecycle::{Event, Lifecycle, Work};
use crate::managed_policy::ManagedPolicy;
use crate::ports::{Dialogs, Preferences, SecretsError};
use crate::proxies::Proxies;
use crate::running_work::RunningWork;
use crate::secret_store::SecretStore;
use crate::view::{
    ConnectionKind, ConnectionView, Done, InvalidInput, KeepSecret, ReplaceSecret, StoreWaits,
};
use crate::{Error, requests};
pub(crate) use certificate::{Certificate, ChosenCertificate};
pub(crate) use open_store::OpenStore;
pub use saved::SANDBOX;
use saved::{Saved, SavedSecret};
use state::State;
use store_rules::StoreRules;
pub(crate) use stores::Stores;

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

/// Changes the connections.
pub(crate) struct Connections {
    pub(crate) stores: Arc<Stores>,
    pub(crate) preferences: Arc<dyn Preferences>,
    pub(crate) dialogs: Arc<dyn Dialogs>,
    pub(crate) managed: Arc<ManagedPolicy>,
    pub(crate) secret_store: Arc<SecretStore>,
    pub(crate) proxies: Arc<Proxies>,
    pub(crate) audit: Arc<AuditWriter>,
    pub(crate) lifecycle: Arc<Lifecycle>,
    pub(crate) running_work: Arc<RunningWork>,
    pub(crate) waits: broadcast::Sender<StoreWaits>,
    /// Serializes changes, from reading the list to saving it.
    pub(crate) changing: Mutex<()>,
    /// Held while a dialog is open: there is one at a time.
    pub(crate) asking: Mutex<()>,
    /// The certificate that staff chose last, for the next store to connect.
    pub(crate) chosen_certificate: ChosenCertificate,
}

impl Connections {
    fn state(&self) -> MutexGuard<'_, State> {
        self.stores.state()
    }

    /// The connections by name, the sandbox last.
    pub(crate) fn all(&self) -> Vec<ConnectionView> {
        self.state().views()
    }

    /// The connection that was open last.
    pub(crate) fn last(&self) -> Option<String> {
        self.state().last()
    }

    /// Opens a store with its secret from the keyring, and makes it the current one. Sends no
    /// request.
    pub(crate) async fn open(&self, connection: &str) -> Result<ConnectionView, Error> {
        self.make_ready(connection).await?;
        self.switch_to(connection).await;
        tracing::info!("store opened");
        let state = self.state();
        Ok(state.view(state.find(connection)?))
    }

    /// Makes a store one of the open ones with its secret from the keyring. Sends no request.
    async fn make_ready(&self, connection: &str) -> Result<(), Error> {
        let saved = {
            let state = self.state();
            let saved = state.find(connection)?;
            if state.open.contains_key(connection) {
                return Ok(());
            }
            saved.clone()
        };
        let saved = self.prepare_to_open(saved).await?;
        let endpoint = saved.endpoint()?;
        let secret = match saved.secret {
            SavedSecret::None => None,
            SavedSecret::Session => return Err(Error::SecretMissing { session_only: true }),
            SavedSecret::Keyring => {
                let found = self.secret_store.get(saved.secret_key()).await?;
                Some(found.ok_or(Error::SecretMissing { session_only: false })?)
            }
        };
        let store = self.build_client(&saved, endpoint, secret).await?;
        // Another command may have opened it meanwhile; its rate limiter and request log are kept.
        if !self.state().open.contains_key(connection) {
            self.set_open(store);
        }
        Ok(())
    }

    /// Opens the sandbox store, and saves a connection to it if there is none.
    pub(crate) async fn open_sandbox(&self, sandbox: SandboxStore) -> Result<ConnectionView, Error> {
        let _changing = self.changing.lock().await;
        let known = self.state().find(SANDBOX).cloned().ok();
        let new = Saved::sandbox(sandbox.client_id.clone());
        let saved = Saved {
            client_id: sandbox.client_id,
            ..known.unwrap_or(new)
        };
        let endpoint = Endpoint::parse(&sandbox.base_url).map_err(|_| Error::SandboxNotRunning)?;
        let store = self
            .build_client(&saved, endpoint, Some(sandbox.client_secret))
            .await?;
        let mut all = self.state().saved.clone();
        if !all.contains(&saved) {
            all.retain(|other| other.id != SANDBOX);
            all.push(saved.clone());
            self.save_connections(all).await?;
        }
        self.set_open(store);
        self.switch_to(SANDBOX).await;
        Ok(self.state().view(&saved))
    }

    /// Replaces the client secret of a connection. The current store stays the current one.
    pub(crate) async fn replace_secret(&self, replacement: ReplaceSecret) -> Result<ConnectionView, Error> {
        let replacement = ReplaceSecret {
            client_secret: pasted_key::client_secret(&replacement.client_secret),
            ..replacement
        };
        let checking = self
            .lifecycle
            .begin(Work::Verify, Some(&replacement.connection))?;
        let saved = self.state().find(&replacement.connection)?.clone();
        if saved.kind != ConnectionKind::Full {
            return Err(Error::input("clientSecret", InvalidInput::ClientSecretNotNeeded));
        }
        self.prepare_to_open(saved).await?;
        let _changing = self.changing.lock().await;
        let saved = self.state().find(&replacement.connection)?.clone();
        let secret = replacement.client_secret.clone();
        let store = self.build_client(&saved, saved.endpoint()?, Some(secret)).await?;
        let event = AuditEvent {
            detail: Some("client secret".to_owned()),
            ..AuditEvent::new(Action::ConnectionChange, saved.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let replaced = match checking.run(store.verify()).await {
            Ok(()) => self.save_secret(saved, store, replacement).await,
            Err(error) => Err(error),
        };
        self.audit.conclude(&event, replaced, Done::SecretReplaced).await
    }

    /// Saves a client secret that was verified.
    async fn save_secret(
        &self,
        mut saved: Saved,
        store: OpenStore,
        replacement: ReplaceSecret,
    ) -> Result<ConnectionView, Error> {
        if replacement.keep == KeepSecret::Keyring {
            self.secret_store
                .put(saved.secret_key(), replacement.client_secret)
                .await?;
        }
        saved.secret = replacement.keep.into();
        let mut all = self.state().saved.clone();
        for other in all.iter_mut().filter(|other| other.id == saved.id) {
            *other = saved.clone();
        }
        self.save_connections(all).await?;
        self.set_open(store);
        Ok(self.state().view(&saved))
    }

    /// Removes a connection: stops its work, deletes its secret, and then its settings.
    pub(crate) async fn remove(&self, connection: &str) -> Result<(), Error> {
        let _changing = self.changing.lock().await;
        let saved = self.state().find(connection)?.clone();
        let event = AuditEvent::new(Action::ConnectionRemove, saved.audit_store());
        self.audit.write(&event, Outcome::Begun).await?;
        let removed = self.remove_saved(&saved).await;
        self.audit
            .conclude(&event, removed, Done::ConnectionRemoved)
            .await
    }

    async fn remove_saved(&self, saved: &Saved) -> Result<(), Error> {
        let connection = saved.id.as_str();
        self.running_work.on(Event::RemoveStore, Some(connection)).await;
        if saved.secret == SavedSecret::Keyring {
            match self.secret_store.delete(saved.secret_key()).await {
                // Without a keyring there is no secret to delete.
                Ok(()) | Err(SecretsError::Absent | SecretsError::NoCollection) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut all = self.state().saved.clone();
        all.retain(|other| other.id != connection);
        self.save_connections(all).await?;
        self.state().open.remove(connection);
        // Work may have begun while the keyring was waited for.
        self.running_work.on(Event::RemoveStore, Some(connection)).await;
        Ok(())
    }

    /// Closes a store, which stops its work. The connection stays saved.
    pub(crate) async fn close(&self, connection: &str) {
        self.state().open.remove(connection);
        self.running_work.on(Event::CloseStore, Some(connection)).await;
    }

    /// The clients of a connection. Sends no request.
    async fn build_client(
        &self,
        saved: &Saved,
        endpoint: Endpoint,
        secret: Option<SecretString>,
    ) -> Result<OpenStore, Error> {
        self.proxies.look_up(&endpoint).await?;
        let open = self.state().shared_client(saved, &endpoint);
        let client = match open {
            Some(client) => client,
            None => saved.client(endpoint.clone(), Arc::clone(&self.proxies))?,
        };
        Ok(OpenStore::new(saved, endpoint, client, secret))
    }

    /// Makes a store one of the open ones.
    fn set_open(&self, store: OpenStore) {
        requests::watch_waits(&store, self.waits.clone());
        self.state().open.insert(store.connection.clone(), store);
    }

    async fn save_connections(&self, all: Vec<Saved>) -> Result<(), Error> {
        let rules = self.state().rules.clone();
        self.save(all, rules).await
    }

    /// Saves the connections and the rules of all stores. The rules come first: without them a
    /// connection that an earlier version saved would lose its own.
    async fn save(&self, all: Vec<Saved>, rules: StoreRules) -> Result<(), Error> {
        let (are_rules_changed, unread) = {
            let state = self.state();
            (state.saved_rules != rules, state.unread.clone())
        };
        if are_rules_changed {
            saved::write_rules(&self.preferences, &rules).await?;
            self.state().saved_rules = rules.clone();
        }
        saved::write(&self.preferences, &all, unread).await?;
        let mut state = self.state();
        (state.saved, state.rules) = (all, rules);
        Ok(())
    }

    /// Makes a store the current one, which stops work in all others.
    async fn switch_to(&self, connection: &str) {
        self.running_work.on(Event::SwitchStore, Some(connection)).await;
        if self.state().last().as_deref() != Some(connection) {
            match saved::write_last(&self.preferences, connection).await {
                Ok(()) => self.state().last = Some(connection.into()),
                // The store is open all the same.
                Err(error) => error.warn("the last store is not saved"),
            }
        }
    }
}
