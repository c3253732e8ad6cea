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
pub(crate) struct Witness {
    http: reqwest::Client,
    store: String,
    seen: Arc<Mutex<BTreeSet<String>>>,
}

impl Witness {
    /// Stands before a store; the second part is the address at which the store is now to be found.
    pub(crate) async fn stand_before(store: &Sandbox) -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let witness = Self {
            http: reqwest::Client::new(),
            store: store.base_url().to_owned(),
            seen: Arc::default(),
        };
        let router = Router::new().fallback(pass_on).with_state(witness.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (witness, address)
    }

    fn note(&self, headers: &HeaderMap) {
        for name in ["authorization", "x-moltin-customer-token"] {
            if let Some(value) = headers.get(name) {
                let value = value.to_str().unwrap().trim_start_matches("Bearer ").to_owned();
                self.seen.lock().unwrap().insert(value);
            }
        }
    }

    /// The tokens that have passed.
    pub(crate) fn tokens(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().cloned().collect()
    }
}

async fn pass_on(State(witness): State<Witness>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    witness.note(&parts.headers);
    let mut headers = parts.headers;
    headers.remove("host");
    headers.remove("accept-encoding");
    let url = format!("{}{}", witness.store, parts.uri);
    let body = to_bytes(body, usize::MAX).await.unwrap();
    let reply = witness
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
