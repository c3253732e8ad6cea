//! Builds the core's dependencies: folders, keyring, preferences, audit log and the operator's
//! name.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use journal::AuditLog;
use shopside_core::Dependencies;
use shopside_core::view::Notice;
use tauri::{AppHandle, Manager, Runtime};

use crate::authenticator::OsAuthenticator;
use crate::clipboard::OsClipboard;
use crate::desktop_proxy::OsDesktopProxy;
use crate::dialogs::OsDialogs;
use crate::embedded_sandbox::EmbeddedSandbox;
use crate::logging::Log;
use crate::preferences::PreferencesFile;
use crate::private_folder::create_private_folder;
use crate::secrets::OsKeyring;
use crate::startup_notices;
use crate::test_hooks;
use crate::updates::{AppUpdater, Options};

/// Long enough to type the keyring's password when the system asks for it.
const KEYRING_TIMEOUT: Duration = Duration::from_mins(1);

/// What the app starts with.
pub(crate) struct Prepared {
    pub(crate) log: Log,
    pub(crate) dependencies: Dependencies,
    pub(crate) notices: Vec<Notice>,
    pub(crate) sandbox: EmbeddedSandbox,
    /// Closes the preferences, so that the settings plugin does not write them on exit.
    pub(crate) close_preferences: Box<dyn Fn() + Send + Sync>,
}

/// Builds the dependencies, without using the keyring, the clipboard or the network. What can't be
/// used becomes a notice, and stays unusable until the next start.
///
/// # Errors
/// Fails if the preferences can't be opened.
pub(crate) fn prepare<R: Runtime>(app: &AppHandle<R>) -> Result<Prepared, Box<dyn std::error::Error>> {
    let folder = app.path().app_data_dir()?;
    let unusable = create_private_folder(&folder).err();
    let logs = folder.join("logs");
    let log_error = fs::create_dir_all(&logs).err();
    let log = Log::start(&logs);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "app started");
    let (preferences, mut notices) = PreferencesFile::open(app)?;
    let preferences = Arc::new(preferences);
    let audit_log = if let Some(error) = unusable {
        // One notice says why nothing in the folder can be used.
        notices = vec![startup_notices::folder(&folder, &error)];
        AuditLog::closed(error)
    } else {
        notices.extend(log_error.as_ref().map(startup_notices::log));
        let (audit_log, notice) = startup_notices::open_audit_log(&folder.join("journal.sqlite"));
        notices.extend(notice);
        audit_log
    };
    let managed_policy = test_hooks::managed_policy();
    notices.extend(managed_policy.error());
    let dependencies = Dependencies {
        secrets: Arc::new(OsKeyring::default()),
        clipboard: Arc::new(OsClipboard::default()),
        authenticator: Arc::new(OsAuthenticator),
        preferences: Arc::clone(&preferences) as _,
        dialogs: Arc::new(OsDialogs),
        desktop_proxy: Arc::new(OsDesktopProxy),
        managed_policy,
        clock: test_hooks::clock(),
        audit_log,
        updater: Arc::new(AppUpdater::new(app, Options::of(app))),
        operator: operator(),
        keyring_timeout: KEYRING_TIMEOUT,
    };
    Ok(Prepared {
        log,
        dependencies,
        notices,
        sandbox: EmbeddedSandbox::new(folder.join("sandbox.sqlite")),
        close_preferences: Box::new(move || preferences.close()),
    })
}

/// The user and host name of the system, for the audit log.
fn operator() -> String {
    let user = whoami::username().unwrap_or_else(|_| "unknown user".into());
    let host = whoami::hostname().unwrap_or_else(|_| "unknown host".into());
    format!("{user}@{host}")
}
