//! What the core stands on, made of this machine: its folders, keyring, preferences file, journal and user.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use journal::Journal;
use shopside_core::Dependencies;
use shopside_core::view::Notice;
use tauri::{AppHandle, Manager, Runtime};

use crate::clipboard::OsClipboard;
use crate::prefs::Prefs;
use crate::sandbox_host::SandboxHost;
use crate::secrets::OsKeyring;
use crate::test_hooks;
use crate::updates::{AppUpdater, Options};

/// Long enough to type the keyring's password when the system asks for it.
const KEYRING_PATIENCE: Duration = Duration::from_mins(1);

/// Everything that the program starts with.
pub(crate) struct Prepared {
    pub(crate) dependencies: Dependencies,
    pub(crate) notices: Vec<Notice>,
    pub(crate) sandbox: SandboxHost,
    pub(crate) closing: Box<dyn Fn() + Send + Sync>,
}

/// Prepares the ground. Touches neither keyring, clipboard nor network.
///
/// # Errors
/// Fails where there is no folder for the program's data.
pub(crate) fn prepare<R: Runtime>(app: &AppHandle<R>) -> Result<Prepared, Box<dyn std::error::Error>> {
    let folder = app.path().app_data_dir()?;
    make_private(&folder)?;
    let (prefs, mut notices) = Prefs::open(app)?;
    let prefs = Arc::new(prefs);
    let journal = Journal::open(&folder.join("journal.sqlite")).unwrap_or_else(|error| {
        notices.push(format!("{error}. Until it can be used, nothing is changed in a store and nobody is signed in as a customer."));
        Journal::closed(error.to_string())
    });
    let dependencies = Dependencies {
        secrets: Arc::new(OsKeyring::default()),
        clipboard: Arc::new(OsClipboard::default()),
        preferences: Arc::clone(&prefs) as _,
        clock: test_hooks::clock(),
        journal,
        updater: Arc::new(AppUpdater::new(app, Options::of(app))),
        operator: operator(),
        keyring_timeout: KEYRING_PATIENCE,
    };
    Ok(Prepared {
        dependencies,
        notices: notices.into_iter().map(|message| Notice { message }).collect(),
        sandbox: SandboxHost::new(folder.join("sandbox.sqlite")),
        closing: Box::new(move || prefs.close()),
    })
}

/// Makes the folder, for its owner only.
fn make_private(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// The system's user and host.
fn operator() -> String {
    let user = whoami::username().unwrap_or_else(|_| "unknown user".into());
    let host = whoami::hostname().unwrap_or_else(|_| "unknown host".into());
    format!("{user}@{host}")
}
