//! What happens before the process ends.

use shopside_core::App;
use tauri::{AppHandle, Manager, Runtime};

use crate::instance_lock::InstanceLock;
use crate::logging::warn_on_error;

/// Ends the session as a customer, clears the clipboard and closes the preferences.
pub(crate) fn shut_down<R: Runtime>(app: &AppHandle<R>) {
    tracing::info!("app quits");
    tauri::async_runtime::block_on(app.state::<App>().quit());
    (app.state::<ClosePreferences>().0)();
    // Last, because a restart starts the next instance while this one exits.
    if let Some(lock) = app.try_state::<InstanceLock>() {
        warn_on_error(lock.release(), "can't release the lock of the app's folder");
    }
}

/// Closes the preferences, so that the settings plugin does not write them on exit.
pub(crate) struct ClosePreferences(pub(crate) Box<dyn Fn() + Send + Sync>);
