//! A proxy between the app and a store. It records the identity of each request, and on demand
//! pauses a request, redirects it or rewrites its response.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, HOST, LOCATION, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use journal::AuditLog;
use moltin_sandbox::Sandbox;
use reqwest::Client;
use serde_json::Value;
use tokio::sync::Notify;

use crate::test_server::TestServer;
use crate::wait::wait_for;

const OAUTH: &str = "/oauth/access_token";
pub(crate) const TOKENS: &str = "/v2/customers/tokens";
const TOKEN_HEADER: &str = "x-moltin-customer-token";

/// The identity that a request was sent as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SentAs {
    /// Without any token: a request for an access token.
    Unauthenticated,
    /// With the admin's access token alone.
    Admin,
    /// With the implicit access token alone: a customer token request for this email address.
    SignIn(String),
    /// With the implicit access token and exactly this customer token.
    Customer(String),
    /// Any other combination of tokens.
    Mixed(String),
}

#[derive(Debug, Clone)]
pub(crate) struct RecordedRequest {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) sent_as: SentAs,
    /// The headers and the body as text.
    pub(crate) text: String,
    /// The ID of the last audit log entry at that time.
    pub(crate) last_entry: i64,
}

/// A customer token that the store issued.
#[derive(Debug, Clone)]
pub(crate) struct IssuedToken {
    /// The ID of its customer.
    pub(crate) customer: String,
    /// The index of the token request among all recorded requests.
    pub(crate) request: usize,
}

pub(crate) struct TestProxy {
    base_url: String,
    state: Arc<State>,
    _server: TestServer,
}

struct State {
    store: String,
    client: Client,
    audit_log: AuditLog,
    requests: Mutex<Vec<RecordedRequest>>,
    /// The grant of each `Authorization` header that the store issued a token for.
    grants: Mutex<HashMap<String, &'static str>>,
    customer_tokens: Mutex<HashMap<String, IssuedToken>>,
    pause: Mutex<Option<Pause>>,
    rewrite: Mutex<Option<Rewrite>>,
    redirect: Mutex<Option<Redirect>>,
}

/// Redirects every request whose path starts with `path`.
struct Redirect {
    path: String,
    status: StatusCode,
    target: String,
}

/// Maps a path and its response body to another body.
type Rewrite = Box<dyn Fn(&str, Value) -> Value + Send>;

#[derive(Clone)]
struct Pause {
    method: Method,
    path: String,
    received: Arc<Notify>,
    resumed: Arc<Notify>,
}

/// A request that the proxy does not forward before `resume`.
pub(crate) struct PausedRequest(Pause);

impl PausedRequest {
    /// Waits until the proxy has received the request.
    pub(crate) async fn received(&self) {
        let what = format!("{} {} to be sent", self.0.method, self.0.path);
        wait_for(&what, self.0.received.notified()).await;
    }

    pub(crate) fn resume(&self) {
        self.0.resumed.notify_one();
    }
}

impl TestProxy {
    pub(crate) async fn start(store: &Sandbox, audit_log: &AuditLog) -> Self {
        let state = Arc::new(State {
            store: store.base_url().to_owned(),
            client: Client::builder().no_proxy().build().unwrap(),
            audit_log: audit_log.clone(),
            requests: Mutex::default(),
            grants: Mutex::default(),
            customer_tokens: Mutex::default(),
            pause: Mutex::default(),
            rewrite: Mutex::default(),
            redirect: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let router = Router::new().fallback(move |request: Request| {
            let state = Arc::clone(&shared);
            async move { state.forward(request).await }
        });
        let (base_url, server) = TestServer::start(router).await;
        Self {
            base_url,
            state,
            _server: server,
        }
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// All recorded requests, in order.
    pub(crate) fn requests(&self) -> Vec<RecordedRequest> {
        self.state.requests.lock().unwrap().clone()
    }

    /// The customer tokens that the store issued.
    pub(crate) fn issued_tokens(&self) -> HashMap<String, IssuedToken> {
        self.state.customer_tokens.lock().unwrap().clone()
    }

    /// The access tokens that the store issued.
    pub(crate) fn access_tokens(&self) -> Vec<String> {
        let grants = self.state.grants.lock().unwrap();
        let tokens = grants.keys().filter_map(|header| header.strip_prefix("Bearer "));
        tokens.map(str::to_owned).collect()
    }

    /// The number of requests sent with a customer token.
    pub(crate) fn customer_token_count(&self) -> usize {
        let requests = self.requests();
        let with_token = requests
            .iter()
            .filter(|request| matches!(request.sent_as, SentAs::Customer(_)));
        with_token.count()
    }

    /// The number of requests for a customer token.
    pub(crate) fn sign_in_count(&self) -> usize {
        let requests = self.requests();
        requests.iter().filter(|request| request.path == TOKENS).count()
    }

    /// Redirects every following request whose path starts with `path`.
    pub(crate) fn redirect(&self, path: &str, status: u16, target: &str) {
        *self.state.redirect.lock().unwrap() = Some(Redirect {
            path: path.to_owned(),
            status: StatusCode::from_u16(status).unwrap(),
            target: target.to_owned(),
        });
    }

    /// Passes the path and body of every following response to `rewrite`.
    pub(crate) fn rewrite_responses(&self, rewrite: impl Fn(&str, Value) -> Value + Send + 'static) {
        *self.state.rewrite.lock().unwrap() = Some(Box::new(rewrite));
    }

    /// Pauses the next request with this method and path.
    pub(crate) fn pause_next(&self, method: Method, path: &str) -> PausedRequest {
        let pause = Pause {
            method,
            path: path.to_owned(),
            received: Arc::default(),
            resumed: Arc::default(),
        };
        *self.state.pause.lock().unwrap() = Some(pause.clone());
        PausedRequest(pause)
    }
}

impl State {
    async fn forward(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let path = parts.uri.path().to_owned();
        let index = self.record(&parts.method, &path, &parts.headers, &body);
        if let Some(redirect) = self.redirect.lock().unwrap().as_ref()
            && path.starts_with(&redirect.path)
        {
            return (redirect.status, [(LOCATION, redirect.target.clone())]).into_response();
        }
        let pause = {
            let mut pause = self.pause.lock().unwrap();
            pause.take_if(|pause| pause.method == parts.method && pause.path == path)
        };
        if let Some(pause) = pause {
            pause.received.notify_one();
            pause.resumed.notified().await;
        }
        let mut headers = parts.headers;
        headers.remove(HOST);
        // The proxy reads the response bodies, so they must not be compressed.
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let url = format!("{}{}", self.store, parts.uri.path_and_query().unwrap());
        let to_store = self.client.request(parts.method, url).headers(headers);
        let response = to_store.body(body.clone()).send().await.unwrap();
        let (status, mut headers) = (response.status(), response.headers().clone());
        headers.remove(CONTENT_LENGTH);
        headers.remove(TRANSFER_ENCODING);
        let response = response.bytes().await.unwrap();
        let response = self.rewritten(&path, response);
        self.remember_tokens(&path, &body, &response, index);
        (status, headers, response).into_response()
    }

    fn record(&self, method: &Method, path: &str, headers: &HeaderMap, body: &Bytes) -> usize {
        let request = RecordedRequest {
            method: method.clone(),
            path: path.to_owned(),
            sent_as: self.sent_as(path, headers, body),
            text: format!("{headers:?} {}", String::from_utf8_lossy(body)),
            last_entry: self
                .audit_log
                .recent(1)
                .unwrap()
                .first()
                .map_or(0, |last| last.id),
        };
        let mut requests = self.requests.lock().unwrap();
        requests.push(request);
        requests.len() - 1
    }

    fn sent_as(&self, path: &str, headers: &HeaderMap, body: &Bytes) -> SentAs {
        let all = |name: &str| -> Vec<String> {
            let values = headers.get_all(name).iter();
            values.map(|value| value.to_str().unwrap().to_owned()).collect()
        };
        let (access_tokens, customer_tokens) = (all(AUTHORIZATION.as_str()), all(TOKEN_HEADER));
        let grants: Vec<_> = {
            let known = self.grants.lock().unwrap();
            let grant = |token: &String| known.get(token).copied().unwrap_or("unknown");
            access_tokens.iter().map(grant).collect()
        };
        match (grants.as_slice(), customer_tokens.as_slice()) {
            ([], []) if path == OAUTH => SentAs::Unauthenticated,
            (["client_credentials"], []) if path != TOKENS => SentAs::Admin,
            (["implicit"], []) if path == TOKENS => SentAs::SignIn(text_at(body, "/data/email")),
            (["implicit"], [token]) if path != TOKENS => SentAs::Customer(token.clone()),
            _ => SentAs::Mixed(format!(
                "{grants:?} with {} customer tokens to {path}",
                customer_tokens.len()
            )),
        }
    }

    fn rewritten(&self, path: &str, response: Bytes) -> Bytes {
        match self.rewrite.lock().unwrap().as_ref() {
            Some(rewrite) => rewrite(path, serde_json::from_slice(&response).unwrap())
                .to_string()
                .into(),
            None => response,
        }
    }

    fn remember_tokens(&self, path: &str, body: &Bytes, response: &Bytes, request: usize) {
        if path == OAUTH {
            let form = String::from_utf8_lossy(body);
            let grants = ["client_credentials", "implicit"];
            let grant = grants.into_iter().find(|grant| form.contains(grant)).unwrap();
            let header = format!("Bearer {}", text_at(response, "/access_token"));
            self.grants.lock().unwrap().insert(header, grant);
        }
        let token = text_at(response, "/data/token");
        if path == TOKENS && !token.is_empty() {
            let customer = text_at(response, "/data/customer_id");
            self.customer_tokens
                .lock()
                .unwrap()
                .insert(token, IssuedToken { customer, request });
        }
    }
}

/// The text at a JSON pointer, or an empty text.
fn text_at(document: &Bytes, pointer: &str) -> String {
    let document: Value = serde_json::from_slice(document).unwrap_or_default();
    let text = document.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
