//! The open stores, and work in them. The areas that read or change a store's data depend on this,
//! and not on how connections are saved.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Connections, OpenStore};
use crate::error::Error;
use crate::lifecycle::{Lifecycle, Task, Work};
use crate::view::Rules;

/// The connections, and the lifecycle of work in their stores.
pub(crate) struct Stores {
    connections: Mutex<Connections>,
    lifecycle: Arc<Lifecycle>,
}

impl Stores {
    pub(crate) fn new(connections: Connections, lifecycle: Arc<Lifecycle>) -> Self {
        Self {
            connections: Mutex::new(connections),
            lifecycle,
        }
    }

    pub(crate) fn connections(&self) -> MutexGuard<'_, Connections> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open store of a connection.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked, [`Error::UnknownConnection`] if it is not open.
    pub(crate) fn get(&self, connection: &str) -> Result<OpenStore, Error> {
        if self.lifecycle.locked().is_some() {
            return Err(Error::Locked);
        }
        let connections = self.connections();
        let open = connections.open.get(connection).cloned();
        open.ok_or(Error::UnknownConnection)
    }

    /// The rules of a connection.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if there is no such connection.
    pub(crate) fn rules_of(&self, connection: &str) -> Result<Rules, Error> {
        Ok(self.connections().find(connection)?.rules.clone())
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
}
