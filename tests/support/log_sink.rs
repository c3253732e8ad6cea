//! A syslog server that keeps what it receives, without encryption.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[derive(Debug, Clone, Default)]
pub(crate) struct LogSink(Arc<Mutex<Vec<u8>>>);

impl LogSink {
    /// Starts it, and returns it with its address. It ends with the test.
    pub(crate) async fn start() -> (Self, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("syslog+tcp://{}", listener.local_addr().unwrap());
        let sink = Self::default();
        let keeper = sink.clone();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut messages = Vec::new();
                stream.read_to_end(&mut messages).await.unwrap();
                keeper.received().extend(messages);
                // Acknowledges them. The app may have quit.
                let _ = stream.shutdown().await;
            }
        });
        (sink, address)
    }

    /// All messages, with their lengths.
    pub(crate) fn received(&self) -> std::sync::MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
