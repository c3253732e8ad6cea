//! Who has seen all tokens: it stands between the program and a store.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use sandbox::Sandbox;
use tokio::net::TcpListener;

/// Stands between the program and the store, and writes down the tokens that pass.
#[derive(Clone)]
pub(crate) struct RecordingProxy {
    http: reqwest::Client,
    store: String,
    bearers: Arc<Mutex<BTreeSet<String>>>,
    customer_tokens: Arc<Mutex<BTreeSet<String>>>,
}

impl RecordingProxy {
    /// Stands before a store; the second part is the address at which the store is now to be found.
    pub(crate) async fn stand_before(store: &Sandbox) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let proxy = Self {
            http: reqwest::Client::new(),
            store: store.base_url().to_owned(),
            bearers: Arc::default(),
            customer_tokens: Arc::default(),
        };
        let router = Router::new().fallback(pass_on).with_state(proxy.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (proxy, address)
    }

    fn note(&self, headers: &HeaderMap) {
        let places = [
            ("authorization", &self.bearers),
            ("x-moltin-customer-token", &self.customer_tokens),
        ];
        for (name, seen) in places {
            if let Some(value) = headers.get(name) {
                let value = value.to_str().unwrap().trim_start_matches("Bearer ").to_owned();
                seen.lock().unwrap().insert(value);
            }
        }
    }

    /// All tokens that have passed.
    pub(crate) fn tokens(&self) -> Vec<String> {
        let bearers = self.bearers.lock().unwrap();
        bearers.iter().cloned().chain(self.customer_tokens()).collect()
    }

    /// The customer tokens among them.
    pub(crate) fn customer_tokens(&self) -> Vec<String> {
        self.customer_tokens.lock().unwrap().iter().cloned().collect()
    }
}

async fn pass_on(State(proxy): State<RecordingProxy>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    proxy.note(&parts.headers);
    let mut headers = parts.headers;
    headers.remove("host");
    headers.remove("accept-encoding");
    let url = format!("{}{}", proxy.store, parts.uri);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let reply = proxy
        .http
        .request(parts.method, url)
        .headers(headers)
        .body(body)
        .send()
        .await
        .unwrap();
    let mut response = Response::builder().status(reply.status());
    for name in ["content-type", "x-moltin-request-id"] {
        if let Some(value) = reply.headers().get(name) {
            response = response.header(name, value);
        }
    }
    response.body(Body::from(reply.bytes().await.unwrap())).unwrap()
}
