//! A log server that acknowledges entries, or refuses them while a test wants that.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use flate2::read::GzDecoder;

use crate::test_server::TestServer;

/// The headers and the decompressed body of a request.
type Request = (HeaderMap, Vec<u8>);

#[derive(Debug, Clone, Default)]
pub(crate) struct LogServer {
    received: Arc<Mutex<Vec<Request>>>,
    is_down: Arc<AtomicBool>,
}

impl LogServer {
    pub(crate) async fn start(&self) -> (String, TestServer) {
        let server = self.clone();
        let router = Router::new().fallback(move |headers: HeaderMap, body: Bytes| async move {
            if server.is_down.load(Ordering::SeqCst) {
                return StatusCode::SERVICE_UNAVAILABLE;
            }
            let mut request = Vec::new();
            GzDecoder::new(&body[..]).read_to_end(&mut request).unwrap();
            server.received.lock().unwrap().push((headers, request));
            StatusCode::OK
        });
        TestServer::start(router).await
    }

    pub(crate) fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::SeqCst);
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
