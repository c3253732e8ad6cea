//! The shell without a window: Tauri's mock runtime, the real commands and permissions, fake ports.

use std::future::ready;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use journal::AuditLog;
use secrecy::SecretString;
use serde_json::Value;
use shopside_core::ports::{
    AuthenticationError, Authenticator, Clipboard, ClipboardError, DesktopProxy, Dialogs, Preferences,
    PreferencesError, Question, SecretKey, Secrets, SecretsError, SystemClock,
};
use shopside_core::{App, Dependencies, ManagedPolicy};
use shopside_lib::EmbeddedSandbox;
use shopside_lib::commands::{self, settings::StartupNotices};
use shopside_lib::deep_links::PendingLink;
use shopside_lib::logging::Log;
use shopside_lib::updates::{AppUpdater, Options};
use tauri::Manager;
use tauri::test::{MockRuntime, mock_builder};
use tempfile::TempDir;

/// An absent keyring, as on a server.
struct NoKeyring;

impl Secrets for NoKeyring {
    fn get(&self, _: &SecretKey) -> Result<Option<SecretString>, SecretsError> {
        Err(SecretsError::Absent)
    }

    fn put(&self, _: &SecretKey, _: &SecretString) -> Result<(), SecretsError> {
        Err(SecretsError::Absent)
    }

    fn delete(&self, _: &SecretKey) -> Result<(), SecretsError> {
        Err(SecretsError::Absent)
    }
}

/// An absent clipboard, as on a server.
struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put(&self, _: &SecretString) -> Result<(), ClipboardError> {
        Err(ClipboardError::Failed("there is none".into()))
    }

    fn remove(&self, _: &dyn Fn(&str) -> bool) -> Result<(), ClipboardError> {
        Err(ClipboardError::Failed("there is none".into()))
    }
}

/// Dialogs that are closed at once.
struct NoDialogs;

impl Dialogs for NoDialogs {
    fn ask(&self, _: Question) -> BoxFuture<'_, bool> {
        ready(false).boxed()
    }

    fn choose_certificate_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        ready(None).boxed()
    }
}

impl DesktopProxy for NoDialogs {
    fn proxy_for(&self, _: &str) -> Option<String> {
        None
    }
}

/// A system that can't authenticate.
struct NoAuthenticator;

impl Authenticator for NoAuthenticator {
    fn is_available(&self) -> bool {
        false
    }

    fn authenticate(&self) -> Result<(), AuthenticationError> {
        Err(AuthenticationError::NoDialog)
    }
}

/// Preferences that store nothing.
struct NoPreferences;

impl Preferences for NoPreferences {
    fn get(&self, _: &str) -> Option<Value> {
        None
    }

    fn set(&self, _: &str, _: Value) -> Result<(), PreferencesError> {
        Ok(())
    }
}

/// The shell, and the data folder of its sandbox store.
pub(crate) fn app() -> (tauri::App<MockRuntime>, TempDir) {
    app_with(|options| options)
}

/// The shell with changed update options, and the data folder of its sandbox store.
pub(crate) fn app_with(options: impl FnOnce(Options) -> Options) -> (tauri::App<MockRuntime>, TempDir) {
    build(options, Arc::new(NoClipboard))
}

/// The shell with this clipboard, and the data folder of its sandbox store.
pub(crate) fn app_with_clipboard(clipboard: Arc<dyn Clipboard>) -> (tauri::App<MockRuntime>, TempDir) {
    build(|options| options, clipboard)
}

fn build(
    options: impl FnOnce(Options) -> Options,
    clipboard: Arc<dyn Clipboard>,
) -> (tauri::App<MockRuntime>, TempDir) {
    let folder = TempDir::new().unwrap();
    let app = commands::register(mock_builder())
        .plugin(tauri_plugin_updater::Builder::new().build())
        .build(tauri::generate_context!())
        .unwrap();
    let dependencies = Dependencies {
        secrets: Arc::new(NoKeyring),
        clipboard,
        authenticator: Arc::new(NoAuthenticator),
        preferences: Arc::new(NoPreferences),
        dialogs: Arc::new(NoDialogs),
        desktop_proxy: Arc::new(NoDialogs),
        managed_policy: ManagedPolicy::None,
        clock: Arc::new(SystemClock),
        audit_log: AuditLog::in_memory().unwrap(),
        updater: Arc::new(AppUpdater::new(app.handle(), options(Options::of(app.handle())))),
        operator: "ann@till-3".into(),
        keyring_timeout: Duration::from_mins(1),
    };
    app.manage(tauri::async_runtime::block_on(async { App::new(dependencies) }));
    app.manage(EmbeddedSandbox::new(folder.path().join("sandbox.sqlite")));
    app.manage(Log::start(folder.path()));
    app.manage(StartupNotices(Vec::new()));
    app.manage(PendingLink::default());
    (app, folder)
}
