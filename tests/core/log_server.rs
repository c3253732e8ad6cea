//! A log server that acknowledges entries, or refuses or holds them while a test wants that.

use std::io::Read;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use flate2::read::GzDecoder;
use tokio::sync::{Semaphore, watch};

use crate::test_server::TestServer;
use crate::wait::wait_for;

/// The headers and the decompressed body of a request.
type Request = (HeaderMap, Vec<u8>);

#[derive(Debug, Clone)]
pub(crate) struct LogServer {
    received: Arc<Mutex<Vec<Request>>>,
    is_down: Arc<AtomicBool>,
    /// The value of `Retry-After` while the server is down.
    pause: Arc<Mutex<Option<&'static str>>>,
    /// How many requests have arrived.
    arrived: watch::Sender<usize>,
    /// How many of the next requests are held.
    held: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

impl Default for LogServer {
    fn default() -> Self {
        Self {
            received: Arc::default(),
            is_down: Arc::default(),
            pause: Arc::default(),
            arrived: watch::Sender::new(0),
            held: Arc::default(),
            gate: Arc::new(Semaphore::new(0)),
        }
    }
}

impl LogServer {
    pub(crate) async fn start(&self) -> (String, TestServer) {
        TestServer::start(self.router()).await
    }

    pub(crate) fn router(&self) -> Router {
        let server = self.clone();
        Router::new().fallback(move |headers: HeaderMap, body: Bytes| async move {
            server.respond(headers, &body).await
        })
    }

    async fn respond(&self, headers: HeaderMap, body: &[u8]) -> (StatusCode, HeaderMap) {
        self.arrived.send_modify(|arrived| *arrived += 1);
        let is_held = self
            .held
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |held| held.checked_sub(1));
        if is_held.is_ok() {
            self.gate.acquire().await.unwrap().forget();
            return (StatusCode::SERVICE_UNAVAILABLE, HeaderMap::new());
        }
        if self.is_down.load(Ordering::SeqCst) {
            let pause = *self.pause.lock().unwrap();
            let pause = pause.map(|pause| (RETRY_AFTER, HeaderValue::from_static(pause)));
            return (StatusCode::SERVICE_UNAVAILABLE, pause.into_iter().collect());
        }
        let mut request = Vec::new();
        GzDecoder::new(body).read_to_end(&mut request).unwrap();
        self.received.lock().unwrap().push((headers, request));
        (StatusCode::OK, HeaderMap::new())
    }

    pub(crate) fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::SeqCst);
    }

    /// Refuses entries, and asks for a pause.
    pub(crate) fn ask_for_a_pause(&self, pause: &'static str) {
        *self.pause.lock().unwrap() = Some(pause);
        self.set_down(true);
    }

    /// Holds the next request, and refuses it at the end.
    pub(crate) fn hold_one(&self) {
        self.held.store(1, Ordering::SeqCst);
    }

    /// Refuses the request that is held.
    pub(crate) fn refuse_held(&self) {
        self.gate.add_permits(1);
    }

    /// How many requests have arrived.
    pub(crate) fn arrived(&self) -> usize {
        *self.arrived.borrow()
    }

    /// Waits until more requests have arrived.
    pub(crate) async fn arrives_after(&self, count: usize) {
        let mut arrived = self.arrived.subscribe();
        let later = arrived.wait_for(|arrived| *arrived > count);
        wait_for("a request to the log server", later).await.unwrap();
    }

    /// The headers of the last request.
    pub(crate) fn headers(&self) -> HeaderMap {
        self.received.lock().unwrap().last().unwrap().0.clone()
    }

    /// How often a text occurs in what it acknowledged.
    pub(crate) fn count(&self, text: &str) -> usize {
        let received = self.received.lock().unwrap();
        let windows = received
            .iter()
            .flat_map(|(_, request)| request.windows(text.len()));
        windows.filter(|window| *window == text.as_bytes()).count()
    }
}
