//! A fake release server: it records requests, and responds as a test decides.

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

/// A response of the server.
#[derive(Clone)]
pub(crate) enum FakeResponse {
    Bytes(Vec<u8>),
    Status(u16),
    /// A redirect to this address.
    Redirect(String),
    /// Announces this content length, and sends bytes without end.
    ContentLength(u64),
    /// Sends bytes without end and without a content length.
    Endless,
    /// Accepts the request, and never responds.
    Never,
}

pub(crate) struct ReleaseServer {
    address: String,
    state: Arc<ServerState>,
}

#[derive(Default)]
struct ServerState {
    manifest: Mutex<Option<FakeResponse>>,
    package: Mutex<Option<FakeResponse>>,
    request_count: AtomicUsize,
    requests: Mutex<Vec<(Uri, HeaderMap)>>,
}

impl ReleaseServer {
    pub(crate) async fn start() -> Self {
        let state = Arc::<ServerState>::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(respond).with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, state }
    }

    /// The address of the manifest with the latest version.
    pub(crate) fn manifest_address(&self) -> String {
        format!("{}/latest.json", self.address)
    }

    pub(crate) fn package_address(&self) -> String {
        format!("{}/package", self.address)
    }

    /// Sets the latest version, its package and its signature.
    pub(crate) fn publish(&self, version: &str, package: &[u8], signature: &str) {
        self.set_manifest(FakeResponse::Bytes(
            self.manifest(version, signature).to_string().into(),
        ));
        self.set_package(FakeResponse::Bytes(package.into()));
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

    pub(crate) fn set_manifest(&self, response: FakeResponse) {
        *self.state.manifest.lock().unwrap() = Some(response);
    }

    pub(crate) fn set_package(&self, response: FakeResponse) {
        *self.state.package.lock().unwrap() = Some(response);
    }

    /// The number of requests.
    pub(crate) fn request_count(&self) -> usize {
        self.state.request_count.load(Ordering::SeqCst)
    }

    /// The address and headers of each request.
    pub(crate) fn requests(&self) -> Vec<(Uri, HeaderMap)> {
        self.state.requests.lock().unwrap().clone()
    }
}

async fn respond(State(state): State<Arc<ServerState>>, uri: Uri, headers: HeaderMap) -> Response {
    let response = match uri.path() {
        "/latest.json" => state.manifest.lock().unwrap().clone(),
        "/package" => state.package.lock().unwrap().clone(),
        _ => None,
    };
    state.requests.lock().unwrap().push((uri, headers));
    state.request_count.fetch_add(1, Ordering::SeqCst);
    match response.unwrap_or(FakeResponse::Status(404)) {
        FakeResponse::Bytes(bytes) => bytes.into_response(),
        FakeResponse::Status(status) => StatusCode::from_u16(status).unwrap().into_response(),
        FakeResponse::Redirect(to) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        FakeResponse::ContentLength(length) => {
            let length = [(header::CONTENT_LENGTH, length.to_string())];
            (length, endless()).into_response()
        }
        FakeResponse::Endless => endless().into_response(),
        FakeResponse::Never => std::future::pending().await,
    }
}

fn endless() -> Body {
    let chunks = futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 16 * 1024]));
    Body::from_stream(chunks)
}

/// Signs releases as `tauri signer` does: base64, with the version in the trusted comment.
pub(crate) struct Signer(KeyPair);

impl Signer {
    pub(crate) fn new() -> Self {
        Self(KeyPair::generate_unencrypted_keypair().unwrap())
    }

    /// The public key in the format of the configuration.
    pub(crate) fn public_key(&self) -> String {
        STANDARD.encode(self.0.pk.to_box().unwrap().to_string())
    }

    /// Signs a package of this version.
    pub(crate) fn sign(&self, package: &[u8], version: &str) -> String {
        self.sign_with(
            package,
            &format!("timestamp:1764331200\tfile:shopside\tversion:{version}"),
        )
    }

    /// Signs a package with this trusted comment.
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
