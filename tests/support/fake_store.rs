//! A fake store: it responds as a test decides, and records every request it receives.

use std::collections::HashMap;
use std::fs::File;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{ConnectInfo, Query, Request};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::test_server::TestServer;
use crate::wait::wait_for;

pub(crate) const OAUTH: &str = "/oauth/access_token";
pub(crate) const TOKENS: &str = "/v2/customers/tokens";
/// Path and query.
pub(crate) const ACCOUNT_TOKENS: &str = "/v2/account-members/tokens?page%5Blimit%5D=100";

/// A request that the fake store received.
#[derive(Debug, Clone)]
pub(crate) struct ReceivedRequest {
    pub(crate) method: Method,
    /// Path and query.
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    /// The client's end of the connection.
    pub(crate) peer: SocketAddr,
}

impl ReceivedRequest {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The body, parsed as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The decoded value of a query parameter.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let uri: Uri = self.path.parse().unwrap();
        let Query(mut query) = Query::<HashMap<String, String>>::try_from_uri(&uri).unwrap();
        query.remove(name)
    }
}

/// A fake store on a port of its own.
pub(crate) struct FakeStore {
    base_url: String,
    requests: Arc<Mutex<Vec<ReceivedRequest>>>,
    /// Notified of each connection, where the store sends raw bytes.
    connected: Arc<Notify>,
    _server: TestServer,
}

impl FakeStore {
    /// Grants access tokens, customer tokens and an account token, and calls `respond` for all
    /// other requests.
    pub(crate) async fn granting_tokens<R: IntoResponse + 'static>(
        respond: impl Fn(&ReceivedRequest) -> R + Send + Sync + 'static,
    ) -> Self {
        Self::responding(move |request| match request.path.as_str() {
            OAUTH => json_response(&access_token_for(request)),
            TOKENS => json_response(CUSTOMER_TOKEN),
            ACCOUNT_TOKENS => (StatusCode::CREATED, json_response(ACCOUNT_TOKEN)).into_response(),
            _ => respond(request).into_response(),
        })
        .await
    }

    /// Calls `respond` for all requests.
    pub(crate) async fn responding<R: IntoResponse + 'static>(
        respond: impl Fn(&ReceivedRequest) -> R + Send + Sync + 'static,
    ) -> Self {
        let requests = Arc::<Mutex<Vec<ReceivedRequest>>>::default();
        let (respond, received) = (Arc::new(respond), Arc::clone(&requests));
        let router = Router::new().fallback(move |request: Request| {
            let (respond, received) = (Arc::clone(&respond), Arc::clone(&received));
            async move {
                let (parts, body) = request.into_parts();
                let ConnectInfo(peer) = parts.extensions.get().copied().unwrap();
                let body: Bytes = to_bytes(body, usize::MAX).await.unwrap();
                let request = ReceivedRequest {
                    method: parts.method,
                    path: parts.uri.path_and_query().unwrap().to_string(),
                    headers: parts.headers,
                    body: String::from_utf8(body.to_vec()).unwrap(),
                    peer,
                };
                record(&request);
                received.lock().unwrap().push(request.clone());
                respond(&request).into_response()
            }
        });
        let (base_url, server) = TestServer::start(router).await;
        Self {
            base_url,
            requests,
            connected: Arc::default(),
            _server: server,
        }
    }

    /// Sends raw bytes on each connection, and then closes it or stalls.
    pub(crate) async fn sending_bytes(bytes: &'static [u8], then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let connected = Arc::<Notify>::default();
        let notify = Arc::clone(&connected);
        let server = TestServer::from_task(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let notify = Arc::clone(&notify);
                tokio::spawn(async move {
                    let _ = stream.read(&mut [0; 4096]).await;
                    notify.notify_one();
                    let _ = stream.write_all(bytes).await;
                    if matches!(then, Then::Stall) {
                        std::future::pending::<()>().await;
                    }
                });
            }
        });
        Self {
            base_url,
            requests: Arc::default(),
            connected,
            _server: server,
        }
    }

    /// Waits for a request to a store that sends raw bytes.
    pub(crate) async fn wait_for_request(&self) {
        wait_for("a request to the fake store", self.connected.notified()).await;
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// All received requests, in order.
    pub(crate) fn requests(&self) -> Vec<ReceivedRequest> {
        self.requests.lock().unwrap().clone()
    }

    /// The received requests with this method, without those for access tokens.
    pub(crate) fn requests_with(&self, method: &Method) -> Vec<ReceivedRequest> {
        let mut requests = self.requests();
        requests.retain(|request| request.method == method && request.path != OAUTH);
        requests
    }

    /// The number of requests with exactly this path and query.
    pub(crate) fn count(&self, path: &str) -> usize {
        let requests = self.requests();
        requests.iter().filter(|request| request.path == path).count()
    }
}

/// What follows the bytes of [`FakeStore::sending_bytes`].
#[derive(Clone, Copy)]
pub(crate) enum Then {
    Close,
    Stall,
}

/// The response in `docs/api.md`, "Authentication".
pub(crate) const ACCESS_TOKEN: &str = r#"{"expires":4102444800,"identifier":"implicit","expires_in":3600,
    "access_token":"an-access-token","token_type":"Bearer"}"#;

/// The response in `docs/api.md`, "Customer token response".
pub(crate) const CUSTOMER_TOKEN: &str = r#"{"data":{"type":"token","id":"36f05940-0d38-411a-8909-3aea58bc1f09",
    "customer_id":"c8c1c511-beef-4812-9b7a-9f92c587217c","token":"a-customer-token","expires":4102444800}}"#;

/// The response in `docs/api.md`, "Account tokens".
pub(crate) const ACCOUNT_TOKEN: &str = r#"{"data":[{"type":"account_management_authentication_token",
    "account_id":"a1","account_name":"Harbor Tools","token":"an-account-token","expires":"2100-01-01T00:00:00Z"}],
    "meta":{"account_member_id":"m1","results":{"total":1}}}"#;

/// An access token that names the grant of its request.
pub(crate) fn access_token_for(request: &ReceivedRequest) -> String {
    let grant = if request.body.contains("client_credentials") {
        "admin"
    } else {
        "implicit"
    };
    ACCESS_TOKEN.replace("an-access-token", &format!("{grant}-token"))
}

/// Records a request in the sandbox's format, for the check of all requests of the test suite.
fn record(request: &ReceivedRequest) {
    let Some(folder) = std::env::var_os("SANDBOX_RECORD") else {
        return;
    };
    let bearer = request.header("authorization").map(|bearer| match bearer {
        "Bearer admin-token" => "client_credentials",
        "Bearer implicit-token" => "implicit",
        _ => "unknown",
    });
    let line = serde_json::json!({
        "method": request.method.as_str(),
        "path": request.path.split('?').next(),
        "user_agent": request.header("user-agent").unwrap_or_default(),
        "grant": bearer,
        "has_customer_token": request.header("x-moltin-customer-token").is_some(),
        "has_account_token": request.header("ep-account-management-authentication-token").is_some(),
    });
    let name = format!("{}-fake-stores.jsonl", std::process::id());
    let file = File::options()
        .create(true)
        .append(true)
        .open(Path::new(&folder).join(name));
    // One write per line: other tests append to the same file.
    file.unwrap().write_all(format!("{line}\n").as_bytes()).unwrap();
}

pub(crate) fn json_response(body: &(impl ToString + ?Sized)) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

pub(crate) fn error_response(status: StatusCode, body: &(impl ToString + ?Sized)) -> Response {
    (status, json_response(body)).into_response()
}
