//! The area of support credentials: a username and a password that the app adds to an account
//! member for one sign-in, and deletes at once.
//!
//! Each is in the audit log before it is created and after it is deleted. From its creation to its
//! deletion it belongs to a task of its own, which nothing but the end of the process stops. What a
//! killed process leaves is found in the audit log and by listing, and deleted at the next start.

mod audit_trace;
mod creation;
mod deletion;
mod held;
mod place;
mod registry;
mod sweep;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, broadcast};
use tokio::time::timeout;

use crate::audit::AuditWriter;
use crate::view::LeftoverView;
pub(crate) use place::{Place, Scope, account_realm};
use registry::Registry;

/// How long quitting waits for credentials to be deleted. The next start deletes the rest.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// Creates and deletes support credentials.
pub(crate) struct SupportCredentials {
    audit: Arc<AuditWriter>,
    registry: Mutex<Registry>,
    /// Is notified when a credential was deleted.
    deleted: Notify,
    news: broadcast::Sender<Vec<LeftoverView>>,
}

impl SupportCredentials {
    pub(crate) fn new(audit: Arc<AuditWriter>) -> Self {
        Self {
            audit,
            registry: Mutex::default(),
            deleted: Notify::new(),
            news: broadcast::Sender::new(16),
        }
    }

    fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Receives the credentials that stores may still have, whenever they change.
    pub(crate) fn news(&self) -> broadcast::Receiver<Vec<LeftoverView>> {
        self.news.subscribe()
    }

    /// The credentials that stores may still have, because a deletion failed.
    pub(crate) fn leftovers(&self) -> Vec<LeftoverView> {
        self.registry().leftovers()
    }

    fn tell(&self) {
        // Without a window, there is no receiver.
        self.news.send(self.leftovers()).ok();
    }

    /// Waits until no credential exists, but not for long.
    pub(crate) async fn finish(&self) {
        let all_deleted = async {
            loop {
                let deleted = self.deleted.notified();
                if self.registry().is_empty() {
                    break;
                }
                deleted.await;
            }
        };
        if timeout(QUIT_TIMEOUT, all_deleted).await.is_err() {
            tracing::warn!("support credentials are left for the next start");
        }
    }
}
