//! A proxy between the app and a store that records all tokens.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use moltin_sandbox::Sandbox;
use tokio::net::TcpListener;

#[derive(Clone)]
pub(crate) struct RecordingProxy {
    http: reqwest::Client,
    store: String,
    access_tokens: Arc<Mutex<BTreeSet<String>>>,
    customer_tokens: Arc<Mutex<BTreeSet<String>>>,
    account_tokens: Arc<Mutex<BTreeSet<String>>>,
}

impl RecordingProxy {
    /// Starts a proxy in front of a store. Also returns the base URL of the proxy.
    pub(crate) async fn start(store: &Sandbox) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let proxy = Self {
            http: reqwest::Client::new(),
            store: store.base_url().to_owned(),
            access_tokens: Arc::default(),
            customer_tokens: Arc::default(),
            account_tokens: Arc::default(),
        };
        let router = Router::new().fallback(forward).with_state(proxy.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (proxy, address)
    }

    fn record(&self, headers: &HeaderMap) {
        let places = [
            ("authorization", &self.access_tokens),
            ("x-moltin-customer-token", &self.customer_tokens),
            ("ep-account-management-authentication-token", &self.account_tokens),
        ];
        for (name, tokens) in places {
            if let Some(value) = headers.get(name) {
                let value = value.to_str().unwrap().trim_start_matches("Bearer ").to_owned();
                tokens.lock().unwrap().insert(value);
            }
        }
    }

    /// All recorded tokens.
    pub(crate) fn tokens(&self) -> Vec<String> {
        let access_tokens = self.access_tokens.lock().unwrap();
        access_tokens
            .iter()
            .cloned()
            .chain(self.customer_tokens())
            .chain(self.account_tokens.lock().unwrap().iter().cloned())
            .collect()
    }

    /// The recorded customer tokens.
    pub(crate) fn customer_tokens(&self) -> Vec<String> {
        self.customer_tokens.lock().unwrap().iter().cloned().collect()
    }
}

async fn forward(State(proxy): State<RecordingProxy>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    proxy.record(&parts.headers);
    let mut headers = parts.headers;
    headers.remove("host");
    headers.remove("accept-encoding");
    let url = format!("{}{}", proxy.store, parts.uri);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let from_store = proxy
        .http
        .request(parts.method, url)
        .headers(headers)
        .body(body)
        .send()
        .await
        .unwrap();
    let mut response = Response::builder().status(from_store.status());
    for name in ["content-type", "x-moltin-request-id"] {
        if let Some(value) = from_store.headers().get(name) {
            response = response.header(name, value);
        }
    }
    response
        .body(Body::from(from_store.bytes().await.unwrap()))
        .unwrap()
}
