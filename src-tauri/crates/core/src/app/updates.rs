//! Updates, for the shell.

use tokio::sync::broadcast;

use super::App;
use crate::Error;
use crate::view::UpdateView;

impl App {
    /// Receives each change of the update.
    pub fn update_news(&self) -> broadcast::Receiver<UpdateView> {
        self.areas.updates.news.subscribe()
    }

    /// The state of the update.
    pub fn update(&self) -> UpdateView {
        self.areas.updates.view()
    }

    /// Checks for a new version now, unless a step is running. The result is the stage.
    ///
    /// # Errors
    /// [`Error::UpdatesOff`] if this build can't update, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked.
    pub async fn check_for_update(&self) -> Result<UpdateView, Error> {
        self.areas.updates.check().await
    }

    /// Downloads and verifies the version that was found. The result is the stage.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] if none was found, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked.
    pub async fn download_update(&self) -> Result<UpdateView, Error> {
        self.areas.updates.download().await
    }

    /// Cancels the running check or download.
    pub fn cancel_update(&self) {
        self.areas.updates.cancel();
    }

    /// Installs the downloaded version, after an audit log entry. The caller restarts the app. On
    /// Windows this ends the process and does not return.
    ///
    /// # Errors
    /// [`Error::NoUpdate`] if none is downloaded, [`Error::Inside`] during impersonation,
    /// [`Error::Locked`] while the app is locked, [`Error::AuditLog`] if the audit log can't be
    /// written, [`Error::Update`] if the installation fails.
    pub async fn install_update(&self, version: &str) -> Result<(), Error> {
        self.areas.updates.install(version).await
    }

    /// Starts the automatic checks, which staff can switch on. To be called when the window
    /// appears; a second call does nothing.
    pub fn watch_for_updates(&self) {
        self.areas.updates.watch();
    }

    /// Checks for a new version if automatic checks are on, none was found yet, and the last check
    /// is a day ago.
    pub async fn check_for_update_if_due(&self) {
        self.areas.updates.check_if_due().await;
    }
}
