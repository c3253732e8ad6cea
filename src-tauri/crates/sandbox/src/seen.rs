//! What the store was asked: the last requests, as whom, and never what was in them.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, USER_AGENT};
use axum::http::{HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};

use crate::caller::CUSTOMER_TOKEN;
use crate::refusal::Refusal;
use crate::{Store, oauth};

/// Where the requests to a running store are read.
pub(crate) const PATH: &str = "/sandbox/requests";
const REMEMBERED: usize = 1000;
/// Names a folder in which every store of a debug build notes what it is asked: so a whole test suite can be read afterwards.
const FOLDER: &str = "SANDBOX_RECORD";

/// A request, as the store saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seen {
    /// The verb.
    pub method: String,
    /// The path, without the query.
    pub path: String,
    /// The program that asked.
    pub user_agent: String,
    /// The grant of the bearer: `client_credentials`, `implicit`, `unknown`; nothing where there was none.
    pub bearer: Option<&'static str>,
    /// Whether there was a customer token.
    pub has_customer_token: bool,
}

/// The requests that a store has seen.
#[derive(Clone, Default)]
pub(crate) struct Memory(Arc<Mutex<Remembered>>);

#[derive(Default)]
struct Remembered {
    last: VecDeque<Seen>,
    file: Option<File>,
}

impl Memory {
    pub(crate) fn new(port: u16) -> Self {
        let folder = cfg!(debug_assertions).then(|| std::env::var_os(FOLDER)).flatten();
        let file = folder.map(|folder| {
            let name = format!("{}-{port}.jsonl", std::process::id());
            File::options()
                .create(true)
                .append(true)
                .open(Path::new(&folder).join(name))
                .expect("the folder takes a new file")
        });
        Self(Arc::new(Mutex::new(Remembered {
            last: VecDeque::new(),
            file,
        })))
    }

    /// The last requests, in their order.
    pub(crate) fn last(&self) -> Vec<Seen> {
        let remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.last.iter().cloned().collect()
    }

    fn keep(&self, seen: Seen) {
        let mut remembered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = &mut remembered.file {
            file.write_all(format!("{}\n", json!(seen)).as_bytes())
                .expect("what was asked for is recorded");
        }
        if remembered.last.len() == REMEMBERED {
            remembered.last.pop_front();
        }
        remembered.last.push_back(seen);
    }
}

/// Stands around every route of the API, and around what goes wrong with it.
pub(crate) async fn remember(State(store): State<Store>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if !path.starts_with("/sandbox/") {
        let text = |name: HeaderName| {
            let value = request.headers().get(name)?.to_str().ok()?;
            Some(value.to_owned())
        };
        let grant = |bearer: String| {
            let bearer = bearer.strip_prefix("Bearer ").unwrap_or(&bearer);
            store
                .bearers
                .grant(bearer)
                .map_or("unknown", |grant| grant.as_str())
        };
        store.seen.keep(Seen {
            method: request.method().to_string(),
            path: path.to_owned(),
            user_agent: text(USER_AGENT).unwrap_or_default(),
            bearer: text(AUTHORIZATION).map(grant),
            has_customer_token: request.headers().contains_key(&CUSTOMER_TOKEN),
        });
    }
    next.run(request).await
}

/// `GET /sandbox/requests`.
pub(crate) async fn list(State(store): State<Store>, headers: HeaderMap) -> Result<Json<Value>, Refusal> {
    oauth::holds_the_secret(&store, &headers)?;
    Ok(Json(json!({ "data": store.seen.last() })))
}
