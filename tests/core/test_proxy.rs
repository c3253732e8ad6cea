//! A porter before the store: notes as whom each request comes, and holds one up where a test wants to come in between.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, AUTHORIZATION, CONTENT_LENGTH, HOST, LOCATION, TRANSFER_ENCODING};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use journal::Journal;
use reqwest::Client;
use sandbox::Sandbox;
use serde_json::Value;
use tokio::sync::Notify;

use crate::waits::{Server, wait_for};

const OAUTH: &str = "/oauth/access_token";
pub(crate) const TOKENS: &str = "/v2/customers/tokens";
const TOKEN_HEADER: &str = "x-moltin-customer-token";

/// As whom a request came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SentAs {
    /// With neither bearer nor token, to ask for a bearer.
    Nobody,
    /// With the admin bearer alone.
    Admin,
    /// With the implicit bearer alone, to ask for the token of whoever has this e-mail address.
    SignIn(String),
    /// With the implicit bearer and exactly this token.
    Customer(String),
    /// As nobody that the rules know.
    Mixed(String),
}

/// A request that came through.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) sent_as: SentAs,
    /// Its headers and body, as text.
    pub(crate) text: String,
    /// The journal's last entry when it came.
    pub(crate) journaled: i64,
}

/// A customer token that the store has given.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    /// Whom it is for.
    pub(crate) customer: String,
    /// Which request for a token it is the answer to, among all that were noted.
    pub(crate) asked: usize,
}

/// A porter before a store.
pub(crate) struct TestProxy {
    base_url: String,
    book: Arc<Book>,
    _server: Server,
}

struct Book {
    store: String,
    client: Client,
    journal: Journal,
    noted: Mutex<Vec<Noted>>,
    /// The grants of the bearers that the store has given.
    bearers: Mutex<HashMap<String, &'static str>>,
    tokens: Mutex<HashMap<String, Given>>,
    hold: Mutex<Option<Hold>>,
    alteration: Mutex<Option<Alteration>>,
    detour: Mutex<Option<Detour>>,
}

/// Where whoever asks for a path that begins so is sent on to.
struct Detour {
    path: String,
    status: StatusCode,
    to: String,
}

/// What becomes of an answer from a path.
type Alteration = Box<dyn Fn(&str, Value) -> Value + Send>;

#[derive(Clone)]
struct Hold {
    method: Method,
    path: String,
    arrived: Arc<Notify>,
    released: Arc<Notify>,
}

/// A request that is held up.
pub(crate) struct Held(Hold);

impl Held {
    pub(crate) async fn arrived(&self) {
        let what = format!("{} {} to be sent", self.0.method, self.0.path);
        wait_for(&what, self.0.arrived.notified()).await;
    }

    pub(crate) fn release(&self) {
        self.0.released.notify_one();
    }
}

impl TestProxy {
    pub(crate) async fn before(store: &Sandbox, journal: &Journal) -> Self {
        let book = Arc::new(Book {
            store: store.base_url().to_owned(),
            client: Client::builder().no_proxy().build().unwrap(),
            journal: journal.clone(),
            noted: Mutex::default(),
            bearers: Mutex::default(),
            tokens: Mutex::default(),
            hold: Mutex::default(),
            alteration: Mutex::default(),
            detour: Mutex::default(),
        });
        let porters = Arc::clone(&book);
        let router = Router::new().fallback(move |request: Request| {
            let book = Arc::clone(&porters);
            async move { book.pass(request).await }
        });
        let (base_url, server) = Server::serving(router).await;
        Self {
            base_url,
            book,
            _server: server,
        }
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    /// All that came through, in its order.
    pub(crate) fn noted(&self) -> Vec<Noted> {
        self.book.noted.lock().unwrap().clone()
    }

    /// The customer tokens that the store has given.
    pub(crate) fn tokens(&self) -> HashMap<String, Given> {
        self.book.tokens.lock().unwrap().clone()
    }

    /// The bearers that the store has given.
    pub(crate) fn bearers(&self) -> Vec<String> {
        let bearers = self.book.bearers.lock().unwrap();
        let bare = bearers.keys().filter_map(|bearer| bearer.strip_prefix("Bearer "));
        bare.map(str::to_owned).collect()
    }

    /// How many requests came with a customer token.
    pub(crate) fn with_token(&self) -> usize {
        let noted = self.noted();
        let with_token = noted
            .iter()
            .filter(|noted| matches!(noted.sent_as, SentAs::Customer(_)));
        with_token.count()
    }

    /// How often a customer token was asked for.
    pub(crate) fn sign_ins(&self) -> usize {
        self.noted().iter().filter(|noted| noted.path == TOKENS).count()
    }

    /// From now on whoever asks for a path that begins so is sent on.
    pub(crate) fn sends_on(&self, path: &str, status: u16, to: &str) {
        *self.book.detour.lock().unwrap() = Some(Detour {
            path: path.to_owned(),
            status: StatusCode::from_u16(status).unwrap(),
            to: to.to_owned(),
        });
    }

    /// From now on answers come through altered.
    pub(crate) fn alters(&self, alteration: impl Fn(&str, Value) -> Value + Send + 'static) {
        *self.book.alteration.lock().unwrap() = Some(Box::new(alteration));
    }

    /// Holds up the next request of this kind.
    pub(crate) fn hold(&self, method: Method, path: &str) -> Held {
        let hold = Hold {
            method,
            path: path.to_owned(),
            arrived: Arc::default(),
            released: Arc::default(),
        };
        *self.book.hold.lock().unwrap() = Some(hold.clone());
        Held(hold)
    }
}

impl Book {
    async fn pass(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let path = parts.uri.path().to_owned();
        let asked = self.note(&parts.method, &path, &parts.headers, &body);
        if let Some(detour) = self.detour.lock().unwrap().as_ref()
            && path.starts_with(&detour.path)
        {
            return (detour.status, [(LOCATION, detour.to.clone())]).into_response();
        }
        let held = {
            let mut hold = self.hold.lock().unwrap();
            hold.take_if(|hold| hold.method == parts.method && hold.path == path)
        };
        if let Some(hold) = held {
            hold.arrived.notify_one();
            hold.released.notified().await;
        }
        let mut headers = parts.headers;
        headers.remove(HOST);
        // The proxy reads the replies, so they must not be compressed.
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        let url = format!("{}{}", self.store, parts.uri.path_and_query().unwrap());
        let to_store = self.client.request(parts.method, url).headers(headers);
        let reply = to_store.body(body.clone()).send().await.unwrap();
        let (status, mut headers) = (reply.status(), reply.headers().clone());
        headers.remove(CONTENT_LENGTH);
        headers.remove(TRANSFER_ENCODING);
        let answer = reply.bytes().await.unwrap();
        let answer = self.altered(&path, answer);
        self.remember_given(&path, &body, &answer, asked);
        (status, headers, answer).into_response()
    }

    fn note(&self, method: &Method, path: &str, headers: &HeaderMap, body: &Bytes) -> usize {
        let noted = Noted {
            method: method.clone(),
            path: path.to_owned(),
            sent_as: self.sent_as(path, headers, body),
            text: format!("{headers:?} {}", String::from_utf8_lossy(body)),
            journaled: self.journal.recent(1).unwrap().first().map_or(0, |last| last.id),
        };
        let mut all = self.noted.lock().unwrap();
        all.push(noted);
        all.len() - 1
    }

    fn sent_as(&self, path: &str, headers: &HeaderMap, body: &Bytes) -> SentAs {
        let all = |name: &str| -> Vec<String> {
            let values = headers.get_all(name).iter();
            values.map(|value| value.to_str().unwrap().to_owned()).collect()
        };
        let (bearers, tokens) = (all(AUTHORIZATION.as_str()), all(TOKEN_HEADER));
        let bearers: Vec<_> = {
            let known = self.bearers.lock().unwrap();
            let grant = |bearer: &String| known.get(bearer).copied().unwrap_or("unknown");
            bearers.iter().map(grant).collect()
        };
        match (bearers.as_slice(), tokens.as_slice()) {
            ([], []) if path == OAUTH => SentAs::Nobody,
            (["client_credentials"], []) if path != TOKENS => SentAs::Admin,
            (["implicit"], []) if path == TOKENS => SentAs::SignIn(text_at(body, "/data/email")),
            (["implicit"], [token]) if path != TOKENS => SentAs::Customer(token.clone()),
            _ => SentAs::Mixed(format!(
                "{bearers:?} with {} customer tokens to {path}",
                tokens.len()
            )),
        }
    }

    fn altered(&self, path: &str, answer: Bytes) -> Bytes {
        match self.alteration.lock().unwrap().as_ref() {
            Some(alteration) => alteration(path, serde_json::from_slice(&answer).unwrap())
                .to_string()
                .into(),
            None => answer,
        }
    }

    fn remember_given(&self, path: &str, body: &Bytes, answer: &Bytes, asked: usize) {
        if path == OAUTH {
            let form = String::from_utf8_lossy(body);
            let grants = ["client_credentials", "implicit"];
            let grant = grants.into_iter().find(|grant| form.contains(grant)).unwrap();
            let bearer = format!("Bearer {}", text_at(answer, "/access_token"));
            self.bearers.lock().unwrap().insert(bearer, grant);
        }
        let token = text_at(answer, "/data/token");
        if path == TOKENS && !token.is_empty() {
            let customer = text_at(answer, "/data/customer_id");
            self.tokens
                .lock()
                .unwrap()
                .insert(token, Given { customer, asked });
        }
    }
}

/// The text at a place in a JSON document; nothing where there is none.
fn text_at(document: &Bytes, place: &str) -> String {
    let document: Value = serde_json::from_slice(document).unwrap_or_default();
    let text = document.pointer(place).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
