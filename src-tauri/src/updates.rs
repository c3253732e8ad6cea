//! Finds, downloads and installs new versions of the app. Only this file uses the updater plugin.
//!
//! The plugin chooses the package for this system, verifies its signature and installs it. What goes over the network is fetched
//! here: an HTTPS address, no more bytes than an update can have, and nothing that tells who asks. The plugin's own commands are out of
//! the page's reach. When any of this happens is `core`'s to say.

use std::error::Error;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use reqwest::redirect::{Action, Attempt, Policy};
use serde_json::Value;
use shopside_core::ports::{UpdateError, Updater};
use shopside_core::view::{ReleaseView, UpdateMeans};
use tauri::utils::config::BundleType;
use tauri::utils::platform::bundle_type;
use tauri::{AppHandle, Manager, Runtime, Url};
use tauri_plugin_updater::{Error as PluginError, RemoteRelease, Update, UpdaterExt};

use crate::test_hooks;

/// How long the server may be silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// How many bytes the description of a version has at most.
const LARGEST_MANIFEST: u64 = 256 * 1024;
/// How many bytes a package has at most: an `AppImage` with its web view has about 100 MB.
const LARGEST_PACKAGE: u64 = 300 * 1024 * 1024;

/// How many characters of the notes of a version are shown at most.
const LONGEST_NOTES: usize = 4_000;

/// Hosts of releases redirect to their storage.
const MOST_REDIRECTS: usize = 5;

/// What the configuration and the package say about updates.
#[derive(Debug, Clone)]
pub struct Options {
    /// The public key that updates are signed for; empty where there is none.
    pub key: String,
    /// Where to look for updates unless the settings say otherwise.
    pub address: Option<String>,
    /// How this copy is updated.
    pub means: UpdateMeans,
    /// What an update replaces, if it is not the app that runs.
    pub replaces: Option<PathBuf>,
    /// How long the server may be silent.
    pub patience: Duration,
}

impl Options {
    /// Those of the app that runs.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let config = app.config().plugins.0.get("updater");
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let address = text(config.and_then(|config| config["endpoints"].get(0)));
        Self {
            key: text(config.and_then(|config| config.get("pubkey"))),
            address: Some(address).filter(|address| !address.is_empty()),
            means: means(app),
            replaces: None,
            patience: PATIENCE,
        }
    }
}

/// How the app that runs is updated. Packages of a package manager are left to it: it knows their files, and asks for the rights.
fn means<R: Runtime>(app: &AppHandle<R>) -> UpdateMeans {
    match bundle_type() {
        Some(BundleType::AppImage) if is_mounted(app) => UpdateMeans::InApp,
        Some(BundleType::Nsis) => UpdateMeans::InApp,
        // On macOS also the answer for a binary that is in no bundle.
        Some(BundleType::App) if is_in_bundle() => UpdateMeans::InApp,
        Some(BundleType::Deb | BundleType::Rpm) => UpdateMeans::PackageManager,
        _ => UpdateMeans::ByHand,
    }
}

/// Whether it runs from an `AppImage`, and not from what was unpacked from one.
#[cfg(target_os = "linux")]
fn is_mounted<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.env().appimage.is_some()
}

#[cfg(not(target_os = "linux"))]
fn is_mounted<R: Runtime>(_: &AppHandle<R>) -> bool {
    false
}

fn is_in_bundle() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    let mut folders = program.ancestors();
    folders.any(|folder| folder.extension().is_some_and(|ending| ending == "app"))
}

/// The updater of the app, by the plugin.
pub struct AppUpdater<R: Runtime> {
    app: AppHandle<R>,
    options: Options,
    found: Mutex<Option<Found>>,
}

/// The version that was found last, and its package once it is downloaded and verified.
#[derive(Clone)]
struct Found {
    update: Update,
    package: Option<Arc<Vec<u8>>>,
}

impl<R: Runtime> AppUpdater<R> {
    /// An updater by these options. Touches no network.
    pub fn new(app: &AppHandle<R>, options: Options) -> Self {
        Self {
            app: app.clone(),
            options,
            found: Mutex::default(),
        }
    }

    fn found(&self) -> MutexGuard<'_, Option<Found>> {
        self.found.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn look(&self, address: &str) -> Result<Option<ReleaseView>, UpdateError> {
        *self.found() = None;
        let address = allowed(address).ok_or(UpdateError::Redirected)?;
        let answer = tokio::time::timeout(
            self.options.patience,
            self.fetch(address, LARGEST_MANIFEST, &|_, _| {}),
        );
        let answer = answer.await.map_err(|_| UpdateError::TimedOut)??;
        let manifest: Value = serde_json::from_slice(&answer).map_err(|error| malformed(&error))?;
        let release: RemoteRelease =
            serde_json::from_value(manifest.clone()).map_err(|error| malformed(&error))?;
        let current = &self.app.package_info().version;
        if release.version < *current {
            return Err(UpdateError::Older(release.version.to_string()));
        }
        if release.version == *current {
            return Ok(None);
        }
        let found = ReleaseView {
            version: release.version.to_string(),
            notes: release.notes.as_deref().and_then(plain),
            date: release
                .pub_date
                .and(manifest["pub_date"].as_str())
                .map(str::to_owned),
        };
        if self.options.means == UpdateMeans::InApp {
            let update = self.package_of(manifest).map_err(|error| cause(&error))?;
            let update = update.ok_or(UpdateError::NoPackage)?;
            if !is_allowed(&update.download_url) {
                return Err(malformed(&"the package has no HTTPS address"));
            }
            *self.found() = Some(Found {
                update,
                package: None,
            });
        }
        Ok(Some(found))
    }

    /// What the plugin makes of the description of a version: it chooses the package for this system. The signature has to name the
    /// version, so that an older package is not passed off as a newer one.
    fn package_of(&self, manifest: Value) -> tauri_plugin_updater::Result<Option<Update>> {
        let closing = self.app.clone();
        let unused = Url::parse("https://unused.invalid").expect("it is a URL");
        let mut updater = self
            .app
            .updater_builder()
            .pubkey(&self.options.key)
            // The plugin wants an address, and is not told to ask there.
            .endpoints(vec![unused])?
            // Windows only, where installing ends the process.
            .on_before_exit(move || {
                crate::close(&closing);
                closing.cleanup_before_exit();
            });
        if let Some(replaced) = &self.options.replaces {
            updater = updater.executable_path(replaced);
        }
        updater.build()?.restore_update(manifest)
    }

    async fn fetch_package(
        &self,
        tell: &(dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> Result<(), UpdateError> {
        let Some(Found { update, .. }) = self.found().clone() else {
            return Err(UpdateError::NoPackage);
        };
        let package = self
            .fetch(update.download_url.clone(), LARGEST_PACKAGE, tell)
            .await?;
        let verifying = tauri::async_runtime::spawn_blocking(move || {
            update.verify(&package).map_err(|error| cause(&error))?;
            Ok(Found {
                update,
                package: Some(Arc::new(package)),
            })
        });
        let verified = verifying
            .await
            .map_err(|error| UpdateError::Signature(error.to_string()))??;
        *self.found() = Some(verified);
        Ok(())
    }

    /// Gets what is at an address, if it is not too much.
    async fn fetch(
        &self,
        address: Url,
        largest: u64,
        tell: &(dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> Result<Vec<u8>, UpdateError> {
        let client = reqwest::Client::builder()
            .user_agent("Shopside")
            .redirect(Policy::custom(redirect))
            .connect_timeout(self.options.patience)
            .read_timeout(self.options.patience)
            .build()
            .map_err(unreachable)?;
        let mut answer = client.get(address).send().await.map_err(unreachable)?;
        if answer.status().is_redirection() {
            return Err(UpdateError::Redirected);
        }
        if !answer.status().is_success() {
            return Err(UpdateError::Status(answer.status().as_u16()));
        }
        let total = answer.content_length();
        if total.is_some_and(|total| total > largest) {
            return Err(UpdateError::TooLarge);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(unreachable)? {
            bytes.extend_from_slice(&chunk);
            let received = bytes.len() as u64;
            if received > largest {
                return Err(UpdateError::TooLarge);
            }
            tell(received, total);
        }
        Ok(bytes)
    }
}

impl<R: Runtime> Updater for AppUpdater<R> {
    fn means(&self) -> UpdateMeans {
        self.options.means
    }

    fn has_key(&self) -> bool {
        !self.options.key.is_empty()
    }

    fn address(&self) -> Option<String> {
        self.options.address.clone()
    }

    fn accepts(&self, address: &str) -> bool {
        allowed(address).is_some_and(|address| address.query().is_none() && address.fragment().is_none())
    }

    fn check<'a>(&'a self, address: &'a str) -> BoxFuture<'a, Result<Option<ReleaseView>, UpdateError>> {
        Box::pin(self.look(address))
    }

    fn download<'a>(
        &'a self,
        tell: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>> {
        Box::pin(self.fetch_package(tell))
    }

    fn install(&self) -> Result<(), UpdateError> {
        let Some(Found {
            update,
            package: Some(package),
        }) = self.found().clone()
        else {
            return Err(UpdateError::NoPackage);
        };
        update
            .install(package.as_slice())
            .map_err(|error| match cause(&error) {
                wrong @ UpdateError::Signature(_) => wrong,
                _ => UpdateError::Install(error.to_string()),
            })
    }
}

fn allowed(address: &str) -> Option<Url> {
    address.parse().ok().filter(is_allowed)
}

/// Whether updates may come from there: over HTTPS, and with nobody's name. In tests also from this machine.
fn is_allowed(address: &Url) -> bool {
    let is_nameless = address.username().is_empty() && address.password().is_none();
    let is_here = matches!(address.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    is_nameless
        && (address.scheme() == "https" || test_hooks::ARE_OPEN && address.scheme() == "http" && is_here)
}

fn redirect(attempt: Attempt<'_>) -> Action {
    if attempt.previous().len() > MOST_REDIRECTS || !is_allowed(attempt.url()) {
        attempt.error("the redirect is not allowed")
    } else {
        attempt.follow()
    }
}

/// Notes as plain text of a length that can be shown.
fn plain(notes: &str) -> Option<String> {
    let notes = notes.trim().chars();
    let notes = notes.filter(|letter| *letter == '\n' || !letter.is_control());
    Some(notes.take(LONGEST_NOTES).collect()).filter(|notes: &String| !notes.is_empty())
}

fn malformed(error: &impl ToString) -> UpdateError {
    UpdateError::Malformed(error.to_string())
}

fn unreachable(error: reqwest::Error) -> UpdateError {
    if error.is_timeout() {
        return UpdateError::TimedOut;
    }
    if error.is_redirect() {
        return UpdateError::Redirected;
    }
    let error = error.without_url();
    let mut deepest: &dyn Error = &error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    UpdateError::Unreachable(deepest.to_string())
}

fn cause(error: &PluginError) -> UpdateError {
    match error {
        PluginError::TargetNotFound(_) | PluginError::TargetsNotFound(_) => UpdateError::NoPackage,
        PluginError::Minisign(_)
        | PluginError::Base64(_)
        | PluginError::SignatureUtf8(_)
        | PluginError::SignedVersionMismatch { .. }
        | PluginError::MissingSignedVersion => UpdateError::Signature(error.to_string()),
        _ => malformed(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn update_address_must_be_https_without_a_user() {
        for allowed in [
            "https://example.com/latest.json",
            "http://127.0.0.1:9/latest.json",
        ] {
            assert!(is_allowed(&allowed.parse().unwrap()), "{allowed}");
        }
        for refused in [
            "http://example.com/latest.json",
            "http://127.0.0.1.example.com/latest.json",
            "https://ann@example.com/latest.json",
            "https://:secret@example.com/latest.json",
            "ftp://example.com/latest.json",
            "file:///etc/passwd",
        ] {
            assert!(!is_allowed(&refused.parse().unwrap()), "{refused}");
        }
    }

    #[test]
    fn release_notes_are_plain_and_not_too_long() {
        assert_eq!(plain(" a\u{1b}[31m\r\nb\0 "), Some("a[31m\nb".into()));
        assert_eq!(plain(" \n "), None);
        assert_eq!(
            plain(&"é".repeat(9_000)).map(|notes| notes.chars().count()),
            Some(LONGEST_NOTES)
        );
    }
}
