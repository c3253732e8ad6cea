//! A host with a certificate that nobody has vouched for.

use std::sync::Arc;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use rcgen::{CertificateParams, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::waits::{watched, watching};

/// A host that signs for itself, and speaks HTTP/2 with those who do.
pub(crate) struct SelfSigned {
    pub(crate) base_url: String,
    /// Its certificate in the PEM format, for those who want to trust it.
    pub(crate) certificate: String,
}

impl SelfSigned {
    pub(crate) async fn serving(router: Router) -> Self {
        Self::serving_with("localhost", |_| {}, router).await
    }

    /// A host whose certificate is for this name, and otherwise as a test has it.
    pub(crate) async fn serving_with(
        name: &str,
        change: impl FnOnce(&mut CertificateParams),
        router: Router,
    ) -> Self {
        let mut certificate = CertificateParams::new([name.to_owned()]).unwrap();
        change(&mut certificate);
        let key = KeyPair::generate().unwrap();
        let certificate = certificate.self_signed(&key).unwrap();
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config = ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let router = watching(router);
        tokio::spawn(watched::<()>(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (acceptor, router) = (acceptor.clone(), router.clone());
                tokio::spawn(async move {
                    // Whoever does not trust the certificate says no more.
                    if let Ok(stream) = acceptor.accept(stream).await {
                        let server = Builder::new(TokioExecutor::new());
                        let service = TowerToHyperService::new(router);
                        let _ = server.serve_connection(TokioIo::new(stream), service).await;
                    }
                });
            }
        }));
        Self {
            base_url: format!("https://localhost:{port}"),
            certificate: certificate.pem(),
        }
    }
}

/// What a host of 2006 answers to whoever offers it nothing older than TLS 1.2.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tls11 {
    /// An alert: no version in common (RFC 4346, section 7.2).
    Alert,
    /// Its own version all the same (RFC 4346, section 7.4.1.3).
    Hello,
}

impl Tls11 {
    /// The address of a host that answers so, and then waits.
    pub(crate) async fn serving(self) -> String {
        let answer = match self {
            Self::Alert => vec![21, 3, 2, 0, 2, 2, 70],
            Self::Hello => {
                // Version, 32 random bytes, no session, TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
                let hello = [&[3, 2][..], &[7; 32], &[0, 0, 0x2f, 0]].concat();
                let length = u8::try_from(hello.len()).unwrap();
                [&[22, 3, 2, 0, length + 4, 2, 0, 0, length][..], &hello].concat()
            }
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(watched::<()>(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let answer = answer.clone();
                tokio::spawn(async move {
                    let mut heard = [0; 4096];
                    let _ = stream.read(&mut heard).await;
                    let _ = stream.write_all(&answer).await;
                    // It takes in whatever else is said.
                    while stream.read(&mut heard).await.is_ok_and(|count| count > 0) {}
                });
            }
        }));
        format!("https://localhost:{port}")
    }
}
