//! The area of support credentials: a username and a password that the app adds to an account
//! member for one sign-in, and deletes at once.
//!
//! Each is in the audit log before it is created and after it is deleted. From its creation to its
//! deletion it belongs to a task of its own, which nothing but the end of the process stops. What a
//! killed process leaves is found in the audit log, and what another computer leaves by listing:
//! first the members that were changed last, then all of them.

mod audit_trace;
mod creation;
mod deletion;
mod elsewhere;
mod held;
mod looks;
mod pass;
mod place;
mod progress;
mod registry;
mod sweep;
mod sweep_member;
mod username;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{Notify, broadcast};
use tokio::time::timeout;

use crate::audit::AuditWriter;
use crate::connections::OpenStore;
use crate::ports::Preferences;
use crate::view::LeftoverView;
pub(crate) use elsewhere::Known;
use looks::Looks;
pub(crate) use looks::Next;
pub(crate) use place::{Place, account_realm};
use progress::Progress;
use registry::Registry;
pub(crate) use username::is_ours as is_support_credential;

/// How long quitting waits for credentials to be deleted. The next start deletes the rest.
const QUIT_TIMEOUT: Duration = Duration::from_secs(5);

/// Creates and deletes support credentials.
pub(crate) struct SupportCredentials {
    audit: Arc<AuditWriter>,
    registry: Mutex<Registry>,
    /// Those of the audit log whose store is not open.
    elsewhere: Mutex<Vec<LeftoverView>>,
    /// Held while those are read.
    finding: tokio::sync::Mutex<()>,
    looks: Mutex<Looks>,
    /// Is notified when a look is asked for.
    wakeup: Notify,
    progress: Progress,
    is_quitting: AtomicBool,
    /// Is notified when a credential was deleted.
    deleted: Notify,
    news: broadcast::Sender<Vec<LeftoverView>>,
}

impl SupportCredentials {
    pub(crate) fn new(audit: Arc<AuditWriter>, preferences: Arc<dyn Preferences>) -> Self {
        Self {
            audit,
            registry: Mutex::default(),
            elsewhere: Mutex::default(),
            finding: tokio::sync::Mutex::default(),
            looks: Mutex::default(),
            wakeup: Notify::new(),
            is_quitting: AtomicBool::new(false),
            progress: Progress::read(preferences),
            deleted: Notify::new(),
            news: broadcast::Sender::new(16),
        }
    }

    fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn elsewhere(&self) -> MutexGuard<'_, Vec<LeftoverView>> {
        self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time by the store's clock, as far as it is known.
    fn store_now(&self, store: &OpenStore) -> Timestamp {
        let now = self.audit.now();
        let offset = store.store.clock_offset().unwrap_or_default();
        now.checked_add(offset).unwrap_or(now)
    }

    /// Receives the credentials that stores may still have, whenever they change.
    pub(crate) fn news(&self) -> broadcast::Receiver<Vec<LeftoverView>> {
        self.news.subscribe()
    }

    /// The credentials that stores may still have: a deletion failed, or their store is not open.
    pub(crate) fn leftovers(&self) -> Vec<LeftoverView> {
        let mut leftovers = self.registry().leftovers();
        let elsewhere = self.elsewhere().clone().into_iter();
        let is_new = |leftover: &LeftoverView| !self.registry().has(&leftover.member, &leftover.username);
        leftovers.extend(elsewhere.filter(is_new));
        leftovers
    }

    fn tell(&self) {
        // Without a window, there is no receiver.
        self.news.send(self.leftovers()).ok();
    }

    /// Stops looking for leftovers, and waits until no credential exists, but not for long.
    pub(crate) async fn finish(&self) {
        self.is_quitting.store(true, Ordering::Relaxed);
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
