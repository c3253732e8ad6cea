//! A syslog server that reads messages by their lengths (RFC 5425, section 4.3).

use std::sync::{Arc, Mutex};

use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::test_server::TestServer;

#[derive(Debug, Clone, Default)]
pub(crate) struct SyslogServer {
    pub(crate) messages: Arc<Mutex<Vec<String>>>,
    /// Closes each connection after the handshake, as a server does that refuses the client.
    pub(crate) refuses: bool,
}

impl SyslogServer {
    /// Starts it, with TLS or without. Returns its address and the server.
    pub(crate) async fn start(&self, tls: Option<ServerConfig>) -> (String, TestServer) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let scheme = if tls.is_some() { "syslog+tls" } else { "syslog+tcp" };
        let acceptor = tls.map(|config| TlsAcceptor::from(Arc::new(config)));
        let syslog = self.clone();
        let server = TestServer::from_task(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                match &acceptor {
                    None => syslog.read(stream).await,
                    Some(acceptor) => {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            syslog.read(stream).await;
                        }
                    }
                }
            }
        });
        (format!("{scheme}://localhost:{port}"), server)
    }

    async fn read(&self, mut stream: impl AsyncRead + AsyncWrite + Unpin) {
        let mut bytes = Vec::new();
        if !self.refuses {
            stream.read_to_end(&mut bytes).await.unwrap();
        }
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let space = rest.iter().position(|byte| *byte == b' ').unwrap();
            let length: usize = std::str::from_utf8(&rest[..space]).unwrap().parse().unwrap();
            let (message, after) = rest[space + 1..].split_at(length);
            let message = String::from_utf8(message.to_owned()).unwrap();
            self.messages.lock().unwrap().push(message);
            rest = after;
        }
        let _ = stream.shutdown().await;
    }
}
