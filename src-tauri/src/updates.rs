//! Finds, downloads and installs new versions of the app. Only this file uses the updater plugin.
//!
//! The plugin chooses the package for this system, verifies its signature and installs it. This
//! file downloads: HTTPS only, with size limits, and without data about the user. The page can't
//! call the plugin's own commands. The core decides when to check, download and install.

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

use crate::{shutdown, test_hooks};

/// The timeout for connecting and for each read.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The size limit of `latest.json`, in bytes.
const MAX_MANIFEST_SIZE: u64 = 256 * 1024;
/// The size limit of a package, in bytes. An `AppImage` with its web view has about 100 MB.
const MAX_PACKAGE_SIZE: u64 = 300 * 1024 * 1024;

/// The maximum length of release notes, in characters.
const MAX_NOTES_LENGTH: usize = 4_000;

/// Release hosts redirect to their file storage.
const MAX_REDIRECTS: usize = 5;

/// Settings from the configuration and the kind of package.
#[derive(Debug, Clone)]
pub struct Options {
    /// The public key that verifies updates; empty if there is none.
    pub key: String,
    /// The default address of `latest.json`; a setting can replace it.
    pub address: Option<String>,
    /// How this copy is updated.
    pub means: UpdateMeans,
    /// The file that an update replaces, if it is not the running app.
    pub replaces: Option<PathBuf>,
    /// The timeout for connecting and for each read.
    pub timeout: Duration,
}

impl Options {
    /// The options of the running app.
    pub fn of<R: Runtime>(app: &AppHandle<R>) -> Self {
        let config = app.config().plugins.0.get("updater");
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let address = text(config.and_then(|config| config["endpoints"].get(0)));
        Self {
            key: text(config.and_then(|config| config.get("pubkey"))),
            address: Some(address).filter(|address| !address.is_empty()),
            means: means(app),
            replaces: None,
            timeout: TIMEOUT,
        }
    }
}

/// How the running app is updated. A package manager updates its own packages, because it knows
/// their files and has the rights.
fn means<R: Runtime>(app: &AppHandle<R>) -> UpdateMeans {
    match bundle_type() {
        Some(BundleType::AppImage) if is_mounted(app) => UpdateMeans::InApp,
        Some(BundleType::Nsis) => UpdateMeans::InApp,
        // macOS reports `App` even for a binary outside a bundle.
        Some(BundleType::App) if is_in_bundle() => UpdateMeans::InApp,
        Some(BundleType::Deb | BundleType::Rpm) => UpdateMeans::PackageManager,
        _ => UpdateMeans::ByHand,
    }
}

/// Whether it runs from a mounted `AppImage`, not from its unpacked files.
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

/// The updater port, implemented with the plugin.
pub struct AppUpdater<R: Runtime> {
    app: AppHandle<R>,
    options: Options,
    found: Mutex<Option<Found>>,
}

/// The latest release, and its package after download and verification.
#[derive(Clone)]
struct Found {
    update: Update,
    package: Option<Arc<Vec<u8>>>,
}

impl<R: Runtime> AppUpdater<R> {
    /// Creates an updater. Sends no request.
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

    async fn check_manifest(&self, address: &str) -> Result<Option<ReleaseView>, UpdateError> {
        *self.found() = None;
        let address = allowed(address).ok_or(UpdateError::Redirected)?;
        let manifest = tokio::time::timeout(
            self.options.timeout,
            self.fetch(address, MAX_MANIFEST_SIZE, &|_, _| {}),
        );
        let manifest = manifest.await.map_err(|_| UpdateError::TimedOut)??;
        let manifest: Value = serde_json::from_slice(&manifest).map_err(|error| malformed(&error))?;
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
            notes: release.notes.as_deref().and_then(plain_text),
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

    /// The package for this system, chosen by the plugin. The signature must name the version, so
    /// that an old package can't be offered as a newer one.
    fn package_of(&self, manifest: Value) -> tauri_plugin_updater::Result<Option<Update>> {
        let app = self.app.clone();
        let unused = Url::parse("https://unused.invalid").expect("it is a URL");
        let mut updater = self
            .app
            .updater_builder()
            .pubkey(&self.options.key)
            // The plugin requires an address; it is never used.
            .endpoints(vec![unused])?
            // On Windows, installing exits the process.
            .on_before_exit(move || {
                shutdown::shut_down(&app);
                app.cleanup_before_exit();
            });
        if let Some(replaced) = &self.options.replaces {
            updater = updater.executable_path(replaced);
        }
        updater.build()?.restore_update(manifest)
    }

    async fn fetch_package(
        &self,
        report_progress: &(dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> Result<(), UpdateError> {
        let Some(Found { update, .. }) = self.found().clone() else {
            return Err(UpdateError::NoPackage);
        };
        let package = self
            .fetch(update.download_url.clone(), MAX_PACKAGE_SIZE, report_progress)
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

    /// Downloads at most `max_size` bytes, and reports each chunk.
    async fn fetch(
        &self,
        address: Url,
        max_size: u64,
        report_progress: &(dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> Result<Vec<u8>, UpdateError> {
        let client = reqwest::Client::builder()
            .user_agent("Shopside")
            .redirect(Policy::custom(redirect))
            .connect_timeout(self.options.timeout)
            .read_timeout(self.options.timeout)
            .build()
            .map_err(unreachable)?;
        let mut response = client.get(address).send().await.map_err(unreachable)?;
        if response.status().is_redirection() {
            return Err(UpdateError::Redirected);
        }
        if !response.status().is_success() {
            return Err(UpdateError::Status(response.status().as_u16()));
        }
        let total = response.content_length();
        if total.is_some_and(|total| total > max_size) {
            return Err(UpdateError::TooLarge);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            bytes.extend_from_slice(&chunk);
            let received = bytes.len() as u64;
            if received > max_size {
                return Err(UpdateError::TooLarge);
            }
            report_progress(received, total);
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
        Box::pin(self.check_manifest(address))
    }

    fn download<'a>(
        &'a self,
        report_progress: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>> {
        Box::pin(self.fetch_package(report_progress))
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
                invalid @ UpdateError::Signature(_) => invalid,
                _ => UpdateError::Install(error.to_string()),
            })
    }
}

fn allowed(address: &str) -> Option<Url> {
    address.parse().ok().filter(is_allowed)
}

/// Whether the URL uses HTTPS and has no user name or password. Tests may use HTTP on localhost.
fn is_allowed(address: &Url) -> bool {
    let has_no_user = address.username().is_empty() && address.password().is_none();
    let is_localhost = matches!(address.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    has_no_user
        && (address.scheme() == "https" || test_hooks::ENABLED && address.scheme() == "http" && is_localhost)
}

fn redirect(attempt: Attempt<'_>) -> Action {
    if attempt.previous().len() > MAX_REDIRECTS || !is_allowed(attempt.url()) {
        attempt.error("the redirect is not allowed")
    } else {
        attempt.follow()
    }
}

/// Release notes without control characters, truncated.
fn plain_text(notes: &str) -> Option<String> {
    let notes = notes.trim().chars();
    let notes = notes.filter(|letter| *letter == '\n' || !letter.is_control());
    Some(notes.take(MAX_NOTES_LENGTH).collect()).filter(|notes: &String| !notes.is_empty())
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
    fn release_notes_are_plain_and_truncated() {
        assert_eq!(plain_text(" a\u{1b}[31m\r\nb\0 "), Some("a[31m\nb".into()));
        assert_eq!(plain_text(" \n "), None);
        assert_eq!(
            plain_text(&"é".repeat(9_000)).map(|notes| notes.chars().count()),
            Some(MAX_NOTES_LENGTH)
        );
    }
}
