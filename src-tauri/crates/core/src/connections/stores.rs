//! The open stores, and work in them. The areas that read or change a store's data depend on this,
//! and not on how connections are saved.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use moltin::Endpoint;

use super::open_store::OpenStore;
use super::state::State;
use super::store_rules::StoreKey;
use crate::Error;
use crate::lifecycle::{Lifecycle, Task, Work};
use crate::managed_policy::ManagedPolicy;
use crate::ports::Preferences;
use crate::view::{AccessMode, Rules};

/// The connections, and the lifecycle of work in their stores.
pub(crate) struct Stores {
    state: Mutex<State>,
    managed: Arc<ManagedPolicy>,
    lifecycle: Arc<Lifecycle>,
}

impl Stores {
    pub(crate) fn new(
        preferences: &dyn Preferences,
        lifecycle: Arc<Lifecycle>,
        managed: Arc<ManagedPolicy>,
    ) -> Self {
        Self {
            state: Mutex::new(State::read(preferences, Arc::clone(&managed))),
            managed,
            lifecycle,
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The addresses of the open stores.
    pub(crate) fn endpoints(&self) -> Vec<Endpoint> {
        self.state().open().map(|open| open.endpoint.clone()).collect()
    }

    /// The open stores, also while the app is locked.
    pub(crate) fn open(&self) -> Vec<OpenStore> {
        self.state().open().cloned().collect()
    }

    /// The IDs and the names of the saved connections.
    pub(crate) fn names(&self) -> Vec<(String, String)> {
        let state = self.state();
        let saved = state.saved.iter();
        saved
            .map(|saved| (saved.id.clone(), saved.name.clone()))
            .collect()
    }

    /// The open store of a connection.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if it is not open.
    pub(crate) fn get(&self, connection: &str) -> Result<OpenStore, Error> {
        self.lifecycle.refuse_while_locked()?;
        self.get_while_locked(connection)
    }

    /// The open store of a connection, for work that began before the app was locked.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if it is not open.
    pub(crate) fn get_while_locked(&self, connection: &str) -> Result<OpenStore, Error> {
        let open = self.state().open.get(connection).cloned();
        open.ok_or(Error::UnknownConnection)
    }

    /// Begins work in an open store, whose requests are cancelled with it.
    ///
    /// # Errors
    /// As [`Stores::get`].
    pub(crate) fn begin(&self, work: Work, connection: &str) -> Result<(Task, OpenStore), Error> {
        let task = self.lifecycle.begin(work, Some(connection))?;
        let store = self.get(connection)?.cancelled_by(&task);
        Ok((task, store))
    }

    /// Does something in an open store until an event stops it.
    ///
    /// # Errors
    /// As the work itself, or as [`Stores::get`].
    pub(crate) async fn run<T>(
        &self,
        work: Work,
        connection: &str,
        run: impl AsyncFnOnce(OpenStore) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (task, store) = self.begin(work, connection)?;
        let running = Box::pin(run(store));
        match work {
            // The store may carry out a write that is on its way, so its response is waited for.
            Work::Write => task.run_to_end(running).await,
            _ => task.run(running).await,
        }
    }

    /// The address and the client ID of a connection's store, which are the same on each computer.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub(crate) fn key_of(&self, connection: &str) -> Result<(String, String), Error> {
        let state = self.state();
        let key = state.find(connection)?.store_key();
        Ok((key.address, key.client_id))
    }

    /// A connection to the store with this address and client ID, an open one if there is one.
    pub(crate) fn with_key(&self, address: &str, client_id: &str) -> Option<String> {
        let state = self.state();
        let key = StoreKey {
            address: address.to_owned(),
            client_id: client_id.to_owned(),
        };
        let connections = state.same_store(&key);
        let open = connections.iter().find(|id| state.open.contains_key(*id));
        open.or(connections.first()).cloned()
    }

    /// The names and the base URLs of the production stores.
    pub(crate) fn production(&self) -> Vec<String> {
        let state = self.state();
        let is_production = |saved: &&super::saved::Saved| state.rules_of(saved).production;
        let names = state.saved.iter().filter(is_production).flat_map(|saved| {
            let open = state.open.get(&saved.id).map(|open| open.endpoint.to_string());
            [Some(saved.name.clone()), open, saved.base_url.clone()]
        });
        names.flatten().collect()
    }

    /// The rules of a connection.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub(crate) fn rules_of(&self, connection: &str) -> Result<Rules, Error> {
        let state = self.state();
        Ok(state.rules_of(state.find(connection)?))
    }

    /// The rules of a connection whose policy allows this access mode.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if the policy does not allow it, [`Error::UnusablePolicy`] if the
    /// company's policy can't be used, [`Error::UnknownConnection`] if there is no such connection.
    pub(crate) fn rules_for(&self, connection: &str, way: AccessMode) -> Result<Rules, Error> {
        self.managed.check_usable()?;
        let rules = self.rules_of(connection)?;
        if rules.policy.allows(way) {
            Ok(rules)
        } else {
            Err(Error::Forbidden { way })
        }
    }
}
