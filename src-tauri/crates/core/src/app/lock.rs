//! The lock and the end of the app, for the shell.

use tokio::sync::broadcast;

use super::{App, Areas};
use crate::Error;
use crate::lifecycle::Event;
use crate::view::LockReason;

impl App {
    /// The areas, for a command that shows or changes something.
    ///
    /// # Errors
    /// [`Error::Locked`] while the app is locked.
    pub(super) fn unlocked(&self) -> Result<&Areas, Error> {
        self.areas.lifecycle.refuse_while_locked()?;
        Ok(&self.areas)
    }

    /// Receives every lock of the app, with the reason.
    pub fn locks(&self) -> broadcast::Receiver<LockReason> {
        self.areas.lock.locks()
    }

    /// Why the app is locked, if it is.
    pub fn locked(&self) -> Option<LockReason> {
        self.areas.lifecycle.locked()
    }

    /// Records that staff are active. Does not unlock.
    pub async fn active(&self) {
        self.areas.lock.active().await;
    }

    /// Locks the app until [`App::unlock`].
    pub async fn lock(&self, reason: LockReason) {
        self.areas.lock.lock(reason).await;
    }

    /// Unlocks the app, once the system has authenticated the person, where it can. No session
    /// comes back, and a paused import waits to be resumed.
    ///
    /// # Errors
    /// [`Error::Authentication`] if the person was not authenticated, [`Error::AuditLog`] if it
    /// can't be recorded, [`Error::Locked`] if the app was locked again meanwhile. The app then
    /// stays locked.
    pub async fn unlock(&self) -> Result<(), Error> {
        self.areas.lock.unlock().await?;
        self.look_everywhere();
        Ok(())
    }

    /// Whether unlocking asks the system who is there. If not, the app is only hidden.
    pub async fn can_authenticate(&self) -> bool {
        self.areas.lock.can_authenticate().await
    }

    /// Locks the app if staff have been idle for too long.
    pub async fn lock_if_idle(&self) {
        self.areas.lock.lock_if_idle().await;
    }

    /// Stops the work whose results only the page that was loaded before could show.
    pub async fn page_reloaded(&self) {
        self.areas.running_work.on(Event::PageReload, None).await;
    }

    /// Ends what must not go on after a task of the app panicked: the session, and a copied
    /// password in the clipboard.
    pub async fn panicked(&self) {
        self.areas.running_work.on(Event::Panic, None).await;
    }

    /// Stops all work before the app quits: the session ends, and a copied password leaves the
    /// clipboard.
    pub async fn quit(&self) {
        self.areas.running_work.on(Event::Quit, None).await;
    }
}
