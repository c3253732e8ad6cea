//! A server of releases on this machine: it counts what is asked of it, and answers as a test wants.

use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minisign::KeyPair;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What the server does when it is asked for something.
#[derive(Clone)]
pub(crate) enum Reply {
    Bytes(Vec<u8>),
    Status(u16),
    /// Somewhere else.
    Redirect(String),
    /// It says that this many bytes follow.
    Announced(u64),
    /// Bytes without an end, and without a word on how many.
    Endless,
    /// It takes the request, and never answers.
    Silence,
}

/// A server of releases.
pub(crate) struct ReleaseServer {
    address: String,
    shelf: Arc<Shelf>,
}

#[derive(Default)]
struct Shelf {
    manifest: Mutex<Option<Reply>>,
    package: Mutex<Option<Reply>>,
    asked: AtomicUsize,
    seen: Mutex<Vec<(Uri, HeaderMap)>>,
}

impl ReleaseServer {
    pub(crate) async fn start() -> Self {
        let shelf = Arc::<Shelf>::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shelf));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, shelf }
    }

    /// Where it describes its latest version.
    pub(crate) fn manifest_address(&self) -> String {
        format!("{}/latest.json", self.address)
    }

    pub(crate) fn package_address(&self) -> String {
        format!("{}/package", self.address)
    }

    /// From now on this is the latest version, with this signature.
    pub(crate) fn offers(&self, version: &str, package: &[u8], signature: &str) {
        self.answers_manifest(Reply::Bytes(self.manifest(version, signature).to_string().into()));
        self.answers_package(Reply::Bytes(package.into()));
    }

    pub(crate) fn manifest(&self, version: &str, signature: &str) -> Value {
        let system = match std::env::consts::OS {
            "macos" => "darwin",
            system => system,
        };
        let platform = format!("{system}-{}", std::env::consts::ARCH);
        json!({
            "version": version,
            "notes": "Faster.\nMore quiet.",
            "pub_date": "2026-11-28T12:00:00Z",
            "platforms": { platform: { "url": self.package_address(), "signature": signature } },
        })
    }

    pub(crate) fn answers_manifest(&self, reply: Reply) {
        *self.shelf.manifest.lock().unwrap() = Some(reply);
    }

    pub(crate) fn answers_package(&self, reply: Reply) {
        *self.shelf.package.lock().unwrap() = Some(reply);
    }

    /// How many requests have come.
    pub(crate) fn asked(&self) -> usize {
        self.shelf.asked.load(Ordering::SeqCst)
    }

    /// What was asked for, with its headers.
    pub(crate) fn seen(&self) -> Vec<(Uri, HeaderMap)> {
        self.shelf.seen.lock().unwrap().clone()
    }
}

async fn answer(State(shelf): State<Arc<Shelf>>, uri: Uri, headers: HeaderMap) -> Response {
    let reply = match uri.path() {
        "/latest.json" => shelf.manifest.lock().unwrap().clone(),
        "/package" => shelf.package.lock().unwrap().clone(),
        _ => None,
    };
    shelf.seen.lock().unwrap().push((uri, headers));
    shelf.asked.fetch_add(1, Ordering::SeqCst);
    match reply.unwrap_or(Reply::Status(404)) {
        Reply::Bytes(bytes) => bytes.into_response(),
        Reply::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Reply::Redirect(to) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Reply::Announced(length) => {
            let length = [(header::CONTENT_LENGTH, length.to_string())];
            (length, endless()).into_response()
        }
        Reply::Endless => endless().into_response(),
        Reply::Silence => std::future::pending().await,
    }
}

fn endless() -> Body {
    let chunks = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 16 * 1024]));
    Body::from_stream(chunks)
}

/// Somebody who signs releases, as `tauri signer` does: everything in base 64, the version in the trusted comment.
pub(crate) struct Signer(KeyPair);

impl Signer {
    pub(crate) fn new() -> Self {
        Self(KeyPair::generate_unencrypted_keypair().unwrap())
    }

    /// The public key as the configuration has it.
    pub(crate) fn public_key(&self) -> String {
        STANDARD.encode(self.0.pk.to_box().unwrap().to_string())
    }

    /// A signature of a package of this version.
    pub(crate) fn sign(&self, package: &[u8], version: &str) -> String {
        self.sign_with(
            package,
            &format!("timestamp:1764331200\tfile:shopside\tversion:{version}"),
        )
    }

    /// A signature with this trusted comment.
    pub(crate) fn sign_with(&self, package: &[u8], comment: &str) -> String {
        let signature = minisign::sign(
            Some(&self.0.pk),
            &self.0.sk,
            Cursor::new(package),
            Some(comment),
            Some("signature from tauri secret key"),
        );
        STANDARD.encode(signature.unwrap().to_string())
    }
}
