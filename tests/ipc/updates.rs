//! App updates through the real plugin, from a fake release server.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;
use shopside_core::App;
use shopside_core::view::{UpdateMeans, UpdateStage, UpdateView, UpdatesOff};
use shopside_lib::updates::Options;
use tauri::Manager;
use tauri::http::HeaderName;
use tauri::test::MockRuntime;
use tempfile::TempDir;

use crate::release_server::{FakeResponse, ReleaseServer, Signer};
use crate::shell;

/// Never reached, even on a busy machine.
const LONG_TIMEOUT: Duration = Duration::from_mins(1);
/// Short, for tests that reach it.
const SHORT_TIMEOUT: Duration = Duration::from_millis(300);

const OLD: &[u8] = b"\x7fELF: the old version, padded to the least length of a real program";
const NEW: &[u8] = b"\x7fELF: the new version, padded to the least length of a real program";

/// An installed app, a release server, and a signer.
struct Publisher {
    server: ReleaseServer,
    signer: Signer,
    app: tauri::App<MockRuntime>,
    installed: PathBuf,
    _folders: [TempDir; 2],
}

impl Publisher {
    async fn new() -> Self {
        Self::with(LONG_TIMEOUT, UpdateMeans::InApp).await
    }

    async fn with(timeout: Duration, means: UpdateMeans) -> Self {
        let (server, signer) = (ReleaseServer::start().await, Signer::new());
        let folder = TempDir::new().unwrap();
        // The path of a program in a macOS bundle. Other systems accept any path.
        let place = folder.path().join("Shopside.app/Contents/MacOS");
        fs::create_dir_all(&place).unwrap();
        let installed = place.join("Shopside");
        fs::write(&installed, OLD).unwrap();
        let options = Options {
            key: signer.public_key(),
            address: Some(server.manifest_address()),
            means,
            replaces: Some(installed.clone()),
            timeout,
        };
        // The shell runs on its own runtime.
        let started = tokio::task::spawn_blocking(|| shell::app_with(|_| options));
        let (app, data) = started.await.unwrap();
        Self {
            server,
            signer,
            app,
            installed,
            _folders: [folder, data],
        }
    }

    fn publish(&self, version: &str) {
        let signature = self.signer.sign(NEW, version);
        self.server.publish(version, NEW, &signature);
    }

    fn core(&self) -> App {
        self.app.state::<App>().inner().clone()
    }

    async fn check(&self) -> UpdateStage {
        self.core().check_for_update().await.unwrap().stage
    }

    async fn download(&self) -> UpdateStage {
        self.core().download_update().await.unwrap().stage
    }

    fn installed(&self) -> Vec<u8> {
        fs::read(&self.installed).unwrap()
    }

    /// Asserts that the update failed with this message, and that the old file is still installed.
    fn assert_failed(&self, stage: &UpdateStage, message: &str) {
        let UpdateStage::Failed { problem } = stage else {
            panic!("the update did not fail: {stage:?}");
        };
        assert!(problem.message.contains(message), "{problem:?}");
        assert_eq!(self.installed(), OLD);
    }
}

fn is_ready(stage: &UpdateStage) -> bool {
    matches!(stage, UpdateStage::Ready { .. })
}

// On Windows, installing ends the process. On macOS, a package is an archive.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn signed_update_replaces_the_installed_app() {
    let publisher = Publisher::new().await;
    publisher.publish("9.1.0");

    let UpdateStage::Available { release } = publisher.check().await else {
        panic!("nothing was found");
    };
    assert_eq!(release.version, "9.1.0");
    assert_eq!(release.notes.as_deref(), Some("Faster.\nMore quiet."));
    assert_eq!(release.date.as_deref(), Some("2026-11-28T12:00:00Z"));
    assert_eq!(
        publisher.server.request_count(),
        1,
        "a check downloads no package"
    );
    assert!(is_ready(&publisher.download().await));
    assert_eq!(publisher.installed(), OLD, "a download installs nothing");

    publisher.core().install_update("0.1.0").await.unwrap();

    assert_eq!(publisher.installed(), NEW);
}

#[tokio::test]
async fn update_requests_identify_no_user() {
    let publisher = Publisher::new().await;
    publisher.publish("9.1.0");
    publisher.check().await;
    publisher.download().await;

    let requests = publisher.server.requests();
    assert_eq!(requests.len(), 2);
    for (uri, headers) in requests {
        assert_eq!(uri.query(), None);
        let mut names: Vec<_> = headers.keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "host", "user-agent"]);
        assert_eq!(headers["user-agent"], "Shopside");
    }
}

#[tokio::test]
async fn update_with_wrong_signature_is_discarded() {
    let publisher = Publisher::new().await;
    let other = Signer::new();
    let own = &publisher.signer;
    let garbled = own.sign(NEW, "9.1.0").replace('a', "b");
    for (case, signature) in [
        ("another key", other.sign(NEW, "9.1.0")),
        ("another file", own.sign(OLD, "9.1.0")),
        ("garbled", garbled),
        ("empty", String::new()),
        ("not base 64", "%%%".into()),
    ] {
        publisher.server.publish("9.1.0", NEW, &signature);
        publisher.check().await;
        let stage = publisher.download().await;
        assert!(matches!(stage, UpdateStage::Failed { .. }), "{case}: {stage:?}");
        publisher.assert_failed(&stage, "isn’t signed");
        assert!(publisher.core().install_update("0.1.0").await.is_err(), "{case}");
        assert_eq!(publisher.installed(), OLD, "{case}");
    }
}

#[tokio::test]
async fn old_package_announced_as_new_is_discarded() {
    let publisher = Publisher::new().await;
    let own = &publisher.signer;
    for signature in [
        own.sign(NEW, "0.0.9"),
        own.sign_with(NEW, "timestamp:1764331200\tfile:shopside"),
    ] {
        publisher.server.publish("9.1.0", NEW, &signature);
        publisher.check().await;
        publisher.assert_failed(&publisher.download().await, "isn’t signed");
    }
}

#[tokio::test]
async fn older_version_is_refused_and_same_is_up_to_date() {
    let publisher = Publisher::new().await;
    let current = env!("CARGO_PKG_VERSION");

    publisher.publish("0.0.9");
    publisher.assert_failed(&publisher.check().await, "0.0.9, which is older");
    publisher.publish(&format!("{current}-rc.1"));
    publisher.assert_failed(&publisher.check().await, "which is older");
    publisher.publish(current);
    assert_eq!(publisher.check().await, UpdateStage::UpToDate);

    assert!(publisher.core().download_update().await.is_err());
    let requests = publisher.server.requests();
    assert!(requests.iter().all(|(uri, _)| uri.path() == "/latest.json"));
}

#[tokio::test]
async fn unreachable_update_server_is_named_as_the_cause() {
    let publisher = Publisher::with(SHORT_TIMEOUT, UpdateMeans::InApp).await;
    publisher.server.set_manifest(FakeResponse::Never);
    publisher.assert_failed(&publisher.check().await, "didn’t respond in time");

    publisher.publish("9.1.0");
    // The manifest request may time out on a busy machine, so it is repeated.
    while !matches!(publisher.check().await, UpdateStage::Available { .. }) {}
    publisher.server.set_package(FakeResponse::Never);
    publisher.assert_failed(&publisher.download().await, "didn’t respond in time");
}

#[tokio::test]
async fn refused_update_connection_is_named_as_the_cause() {
    let publisher = Publisher::new().await;
    // A bound port on which no program listens.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let settings = shopside_core::view::SettingsView {
        update_address: format!("http://{}/latest.json", socket.local_addr().unwrap()),
        ..publisher.core().settings()
    };
    publisher.core().change_settings(settings).await.unwrap();

    publisher.assert_failed(&publisher.check().await, "can’t be reached");
}

#[tokio::test]
async fn failing_update_server_is_named_as_the_cause() {
    let publisher = Publisher::new().await;
    for status in [404, 500] {
        publisher.server.set_manifest(FakeResponse::Status(status));
        publisher.assert_failed(&publisher.check().await, &format!("status {status}"));
        publisher.publish("9.1.0");
        publisher.check().await;
        publisher.server.set_package(FakeResponse::Status(status));
        publisher.assert_failed(&publisher.download().await, &format!("status {status}"));
    }
}

#[tokio::test]
async fn malformed_update_manifest_is_refused() {
    let publisher = Publisher::new().await;
    let whole = publisher.server.manifest("9.1.0", "signature");
    let mut insecure = whole.clone();
    for platform in insecure["platforms"].as_object_mut().unwrap().values_mut() {
        platform["url"] = json!("http://updates.example/package");
    }
    for (manifest, message) in [
        (String::new(), "can’t be read"),
        ("<html></html>".into(), "can’t be read"),
        ("{}".into(), "can’t be read"),
        (whole.to_string().replace("9.1.0", "new"), "can’t be read"),
        (insecure.to_string(), "HTTPS"),
        (
            json!({ "version": "9.1.0", "platforms": {} }).to_string(),
            "no package",
        ),
    ] {
        publisher
            .server
            .set_manifest(FakeResponse::Bytes(manifest.into()));
        publisher.assert_failed(&publisher.check().await, message);
    }
}

#[tokio::test]
async fn oversized_update_responses_are_refused() {
    let publisher = Publisher::new().await;
    for response in [FakeResponse::ContentLength(1 << 40), FakeResponse::Endless] {
        publisher.server.set_manifest(response);
        publisher.assert_failed(&publisher.check().await, "too large to be genuine");
    }
    publisher.publish("9.1.0");
    publisher.check().await;
    publisher.server.set_package(FakeResponse::ContentLength(1 << 40));
    publisher.assert_failed(&publisher.download().await, "too large to be genuine");
}

#[tokio::test]
async fn update_redirects_go_to_allowed_addresses_only() {
    let publisher = Publisher::new().await;
    let mirror = ReleaseServer::start().await;
    publisher.publish("9.1.0");
    mirror.set_package(FakeResponse::Bytes(NEW.into()));

    publisher.check().await;
    publisher
        .server
        .set_package(FakeResponse::Redirect(mirror.package_address()));
    assert!(is_ready(&publisher.download().await));

    let itself = publisher.server.manifest_address();
    for target in [
        "http://updates.example/latest.json",
        "file:///etc/hostname",
        &itself,
    ] {
        publisher
            .server
            .set_manifest(FakeResponse::Redirect(target.into()));
        publisher.assert_failed(&publisher.check().await, "redirects");
    }
}

#[tokio::test]
async fn package_manager_install_only_reports_new_version() {
    let publisher = Publisher::with(LONG_TIMEOUT, UpdateMeans::PackageManager).await;
    publisher.publish("9.1.0");

    assert!(matches!(publisher.check().await, UpdateStage::Available { .. }));
    publisher.assert_failed(&publisher.download().await, "no package");
    assert_eq!(publisher.server.request_count(), 1);
}

// On Windows, installing ends the process. On macOS, a package is an archive.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn invalid_package_keeps_the_installed_app() {
    let publisher = Publisher::new().await;
    let package = b"#!/bin/sh";
    publisher
        .server
        .publish("9.1.0", package, &publisher.signer.sign(package, "9.1.0"));
    publisher.check().await;
    assert!(is_ready(&publisher.download().await));

    assert!(publisher.core().install_update("0.1.0").await.is_err());

    publisher.assert_failed(&publisher.core().update().stage, "couldn’t be installed");
}

#[test]
fn build_without_key_has_updates_off() {
    let (app, _folder) = shell::app_with(|options| Options {
        key: String::new(),
        ..options
    });
    let UpdateView { off, means, .. } = app.state::<App>().update();

    assert_eq!(off, Some(UpdatesOff::NoKey));
    assert_eq!(means, UpdateMeans::ByHand, "a program that is in no package");
}
