//! HTTP and SOCKS proxies inside a test. They lead every connection to one host, so that a test can
//! use any host name.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy, copy_bidirectional, sink};
use tokio::net::{TcpListener, TcpStream};

use crate::test_server::TestServer;

/// What a proxy does with a connection.
#[derive(Debug, Clone)]
pub(crate) enum Behavior {
    /// It connects to this host.
    Connect(SocketAddr),
    /// It connects to this host if it gets these credentials: `user:password`.
    AskCredentials(SocketAddr, &'static str),
    /// It refuses: an HTTP proxy with this status, a SOCKS proxy with this reply (RFC 1928).
    Refuse(u16),
    /// It responds as another kind of server does.
    OtherProtocol,
}

/// A proxy, and the hosts that it was asked for, such as `store.example:443`.
#[derive(Debug)]
pub(crate) struct TestProxyServer {
    /// Host and port.
    pub(crate) address: String,
    asked: Arc<Mutex<Vec<String>>>,
    _server: TestServer,
}

impl TestProxyServer {
    /// Starts an HTTP proxy.
    pub(crate) async fn http(behavior: Behavior) -> Self {
        Self::start(behavior, false).await
    }

    /// Starts a SOCKS proxy of version 5.
    pub(crate) async fn socks(behavior: Behavior) -> Self {
        Self::start(behavior, true).await
    }

    async fn start(behavior: Behavior, is_socks: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let shared = Arc::clone(&asked);
        let server = TestServer::from_task(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (behavior, asked) = (behavior.clone(), Arc::clone(&shared));
                tokio::spawn(async move {
                    // A client may disconnect at any time.
                    let _ = if is_socks {
                        serve_socks(stream, behavior, &asked).await
                    } else {
                        serve_http(stream, behavior, &asked).await
                    };
                });
            }
        });
        Self {
            address,
            asked,
            _server: server,
        }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

async fn serve_http(
    mut stream: TcpStream,
    behavior: Behavior,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    if let Behavior::OtherProtocol = behavior {
        return respond(stream, b"220 mail.example ESMTP ready\r\n").await;
    }
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let host = head
        .strip_prefix("CONNECT ")
        .and_then(|rest| rest.split(' ').next());
    asked
        .lock()
        .unwrap()
        .push(host.unwrap_or("no CONNECT").to_owned());
    let (status, host) = match behavior {
        Behavior::Connect(host) => (200, Some(host)),
        Behavior::AskCredentials(host, credentials) => {
            let expected = basic(credentials);
            let is_sent = head.lines().any(|line| {
                let (name, value) = line.split_once(": ").unwrap_or_default();
                name.eq_ignore_ascii_case("proxy-authorization") && value == expected
            });
            if is_sent { (200, Some(host)) } else { (407, None) }
        }
        Behavior::Refuse(status) => (status, None),
        Behavior::OtherProtocol => unreachable!("it has responded"),
    };
    let head = format!("HTTP/1.1 {status} Answer\r\nContent-Length: 0\r\n\r\n");
    stream.write_all(head.as_bytes()).await?;
    connect(stream, host).await
}

async fn serve_socks(
    mut stream: TcpStream,
    behavior: Behavior,
    asked: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    if let Behavior::OtherProtocol = behavior {
        return respond(stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
    }
    let (_version, count) = (stream.read_u8().await?, stream.read_u8().await?);
    let mut methods = vec![0; count.into()];
    stream.read_exact(&mut methods).await?;
    let wanted = u8::from(matches!(behavior, Behavior::AskCredentials(..))) * 2;
    if !methods.contains(&wanted) {
        return stream.write_all(&[5, 0xff]).await;
    }
    stream.write_all(&[5, wanted]).await?;
    if let Behavior::AskCredentials(_, credentials) = behavior {
        let _version = stream.read_u8().await?;
        let (user, password) = (text(&mut stream).await?, text(&mut stream).await?);
        let is_right = format!("{user}:{password}") == credentials;
        stream.write_all(&[1, u8::from(!is_right)]).await?;
        if !is_right {
            return Ok(());
        }
    }
    let mut request = [0; 4];
    stream.read_exact(&mut request).await?;
    let host = match request[3] {
        3 => text(&mut stream).await?,
        _ => stream.read_u32().await.map(std::net::Ipv4Addr::from)?.to_string(),
    };
    let port = stream.read_u16().await?;
    asked.lock().unwrap().push(format!("{host}:{port}"));
    let (reply, host) = match behavior {
        Behavior::Connect(host) | Behavior::AskCredentials(host, _) => (0, Some(host)),
        Behavior::Refuse(reply) => (u8::try_from(reply).unwrap(), None),
        Behavior::OtherProtocol => unreachable!("it has responded"),
    };
    stream.write_all(&[5, reply, 0, 1, 0, 0, 0, 0, 0, 0]).await?;
    connect(stream, host).await
}

/// Responds to what was not read yet. A connection that is closed before it was read is reset, and
/// the response may be lost.
async fn respond(mut stream: TcpStream, response: &[u8]) -> std::io::Result<()> {
    stream.write_all(response).await?;
    copy(&mut stream, &mut sink()).await.map(|_| ())
}

/// A text after its length in one byte.
async fn text(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut text = vec![0; stream.read_u8().await?.into()];
    stream.read_exact(&mut text).await?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

async fn connect(mut stream: TcpStream, host: Option<SocketAddr>) -> std::io::Result<()> {
    if let Some(host) = host {
        let mut host = TcpStream::connect(host).await?;
        copy_bidirectional(&mut stream, &mut host).await?;
    }
    Ok(())
}

/// The header of HTTP's basic authentication (RFC 7617).
fn basic(credentials: &str) -> String {
    format!("Basic {}", STANDARD.encode(credentials))
}
