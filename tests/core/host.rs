//! A store that keeps one customer and remembers the very words in which it was asked.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Query, Request};
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use shopside_core::view::{ConnectStore, ConnectionView};

use crate::setup::Setup;
use crate::waits::Server;

/// A request, as the host heard it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heard {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    /// The body, where there was one.
    pub(crate) body: Option<Value>,
}

impl Heard {
    /// What stands in the query under this name.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let Query(mut query) = Query::<HashMap<String, String>>::try_from_uri(&self.uri).unwrap();
        query.remove(name)
    }
}

/// A store that answers as it is told.
pub(crate) struct Host {
    base_url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    _server: Server,
}

impl Host {
    /// Grants a bearer to whoever asks, and answers everything else so.
    pub(crate) async fn answering(answer: impl Fn(&Heard) -> Response + Send + Sync + 'static) -> Self {
        let heard = Arc::<Mutex<Vec<Heard>>>::default();
        let (answer, memory) = (Arc::new(answer), Arc::clone(&heard));
        let router = Router::new().fallback(move |request: Request| {
            let (answer, memory) = (Arc::clone(&answer), Arc::clone(&memory));
            async move {
                let (parts, body) = request.into_parts();
                if parts.uri.path() == "/oauth/access_token" {
                    return reply(&json!({ "access_token": "a-bearer", "expires_in": 3600 }));
                }
                let body = to_bytes(body, usize::MAX).await.unwrap();
                let heard = Heard {
                    method: parts.method,
                    uri: parts.uri,
                    body: serde_json::from_slice(&body).ok(),
                };
                memory.lock().unwrap().push(heard.clone());
                answer(&heard)
            }
        });
        let (base_url, server) = Server::serving(router).await;
        Self {
            base_url,
            heard,
            _server: server,
        }
    }

    /// A store that has this customer, whatever is sent to it.
    pub(crate) async fn with(customer: Value) -> Self {
        Self::answering(move |_| reply(&json!({ "data": customer }))).await
    }

    /// Connects the store.
    pub(crate) async fn connected(&self, setup: &Setup) -> ConnectionView {
        let store = ConnectStore {
            base_url: self.base_url.clone(),
            ..setup.full()
        };
        setup.app.connect(store).await.unwrap()
    }

    /// The requests of this verb.
    pub(crate) fn heard(&self, method: &Method) -> Vec<Heard> {
        let heard = self.heard.lock().unwrap();
        heard
            .iter()
            .filter(|heard| heard.method == method)
            .cloned()
            .collect()
    }
}

pub(crate) fn reply(body: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

pub(crate) fn refusal(status: StatusCode, entry: &Value) -> Response {
    (status, reply(&json!({ "errors": [entry] }))).into_response()
}
