//! Certificate files that block, never end or change, and files that are not for the page to name.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::routing::post;
use rustix::fs::{CWD, FileType, Mode, mknodat};
use serde_json::json;
use shopside_core::ports::Preferences;
use shopside_core::view::{Code, ConnectStore, Problem};
use tempfile::TempDir;

use crate::setup::{CLIENT_ID, Setup, problem};
use crate::tls::SelfSigned;
use crate::wait::wait_for;

fn fifo(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("shop.pem");
    mknodat(CWD, &path, FileType::Fifo, Mode::from(0o600), 0).unwrap();
    path
}

async fn self_signed() -> SelfSigned {
    let token = axum::Json(json!({
        "access_token": "a-token", "token_type": "Bearer", "expires_in": 3600, "identifier": "client_credentials"
    }));
    SelfSigned::serving(Router::new().route("/oauth/access_token", post(async || token))).await
}

/// Chooses a file that can't be used, and returns the problem.
async fn refusal(setup: &Setup, file: &Path) -> Problem {
    setup.dialogs.choose(file);
    let refused = problem(wait_for("the file to be refused", setup.app.choose_certificate()).await);
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::InvalidInput, Some("certificate"))
    );
    refused
}

#[tokio::test]
async fn unusable_certificate_files_have_one_error() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let large = b"-----BEGIN CERTIFICATE-----\n".repeat(40_000);
    let truncated = b"-----BEGIN CERTIFICATE-----\nAAAA\n";

    let mut refusals = Vec::new();
    for file in [
        fifo(&folder),
        PathBuf::from("/dev/zero"),
        PathBuf::from("/proc/self/mem"),
        folder.path().to_owned(),
        folder.path().join("missing.pem"),
        write("large.pem", &large),
        write("truncated.pem", truncated),
        write("letter.pem", b"Dear shop,"),
        write("empty.pem", b""),
    ] {
        refusals.push(refusal(&setup, &file).await);
    }

    // So the page does not learn which files exist.
    refusals.dedup();
    assert_eq!(refusals.len(), 1, "{refusals:?}");
}

#[tokio::test]
async fn saved_pipe_blocks_no_other_connection() {
    let mut setup = Setup::new().await;
    let other = setup.connect().await;
    let folder = TempDir::new().unwrap();
    let mut saved = setup.preferences.get("connections").unwrap();
    saved.as_array_mut().unwrap().push(json!({
        "id": "piped", "name": "Piped", "kind": "sign_in_only", "base_url": "https://localhost:1",
        "client_id": CLIENT_ID, "secret": "none", "certificate_file": fifo(&folder)
    }));
    setup.preferences.set("connections", saved).unwrap();
    setup.restart();

    let opening = setup.app.open("piped");
    let refused = problem(wait_for("the pipe to be refused", opening).await);
    assert_eq!(refused.field.as_deref(), Some("certificate"));
    wait_for("the other store to open", setup.app.open(&other.id))
        .await
        .unwrap();
    wait_for("the store to be removed", setup.app.remove("piped"))
        .await
        .unwrap();
}

#[tokio::test]
async fn certificate_replaced_on_disk_is_not_trusted() {
    let mut setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.pem");
    let (real, other) = (self_signed().await, self_signed().await);
    std::fs::write(&file, &real.certificate).unwrap();
    let store = ConnectStore {
        base_url: real.base_url.clone(),
        certificate: setup.choose_certificate(&file).await,
        ..setup.sign_in_only_connection()
    };
    let before = setup.app.connect(store).await.unwrap();

    std::fs::write(&file, &other.certificate).unwrap();
    setup.restart();
    let after = setup.app.open(&before.id).await.unwrap();

    assert_eq!(after.certificate, before.certificate);
    setup.app.test(&before.id).await.unwrap();
    assert!(
        !setup.preferences.text().contains("shop.pem"),
        "the path is not kept"
    );
}

#[tokio::test]
async fn certificate_of_earlier_version_is_read_once() {
    let mut setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.pem");
    let (real, other) = (self_signed().await, self_signed().await);
    std::fs::write(&file, &real.certificate).unwrap();
    let saved = json!([{
        "id": "old", "name": "Old", "kind": "sign_in_only", "base_url": real.base_url,
        "client_id": CLIENT_ID, "secret": "none", "certificate_file": file
    }]);
    setup.preferences.set("connections", saved).unwrap();
    setup.restart();

    let opened = setup.app.open("old").await.unwrap();
    std::fs::write(&file, &other.certificate).unwrap();
    setup.restart();

    assert_eq!(
        setup.app.open("old").await.unwrap().certificate,
        opened.certificate
    );
    setup.app.test("old").await.unwrap();
}

#[tokio::test]
async fn private_key_in_certificate_file_is_not_saved() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.pem");
    let host = self_signed().await;
    let key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
    std::fs::write(&file, format!("{key}{}{key}", host.certificate)).unwrap();

    let store = ConnectStore {
        base_url: host.base_url.clone(),
        certificate: setup.choose_certificate(&file).await,
        ..setup.sign_in_only_connection()
    };
    setup.app.connect(store).await.unwrap();

    assert!(!setup.preferences.text().contains("PRIVATE"));
    assert!(!setup.preferences.text().contains("c2VjcmV0"));
}

#[tokio::test]
async fn page_cannot_name_a_certificate() {
    let setup = Setup::new().await;
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("shop.pem");
    std::fs::write(&file, self_signed().await.certificate).unwrap();
    setup.choose_certificate(&file).await;

    for named in [file.display().to_string(), "AB:CD".into(), String::new()] {
        let store = ConnectStore {
            certificate: Some(named),
            ..setup.sign_in_only_connection()
        };
        let refused = problem(setup.app.connect(store).await);
        assert_eq!(refused.field.as_deref(), Some("certificate"));
    }
}
