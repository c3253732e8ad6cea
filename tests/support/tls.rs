//! Hosts without a trusted certificate, and hosts with outdated TLS.

use std::sync::Arc;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa, KeyPair};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::test_server::report_panics;
use crate::wait::report_panic;

/// A host with a self-signed certificate. It offers HTTP/2.
pub(crate) struct SelfSigned {
    pub(crate) base_url: String,
    /// The certificate in PEM format.
    pub(crate) certificate: String,
}

impl SelfSigned {
    pub(crate) async fn serving(router: Router) -> Self {
        Self::serving_with("localhost", |_| {}, router).await
    }

    /// Starts a host whose certificate is for this name, changed by the test.
    pub(crate) async fn serving_with(
        name: &str,
        change: impl FnOnce(&mut CertificateParams),
        router: Router,
    ) -> Self {
        let mut certificate = CertificateParams::new([name.to_owned()]).unwrap();
        change(&mut certificate);
        let key = KeyPair::generate().unwrap();
        let certificate = certificate.self_signed(&key).unwrap();
        let base_url = serve(vec![certificate.der().clone()], &key, router).await;
        Self {
            base_url,
            certificate: certificate.pem(),
        }
    }

    /// Starts a host whose certificate is signed by [`AUTHORITY`], with one authority in between.
    /// The certificate to trust is that of the authority, which the host does not send.
    pub(crate) async fn of_authority(name: &str, router: Router) -> Self {
        let root = authority(AUTHORITY, "City of Pawnee");
        let root = CertifiedIssuer::self_signed(root, KeyPair::generate().unwrap()).unwrap();
        let between = authority("Pawnee Issuing CA", "City of Pawnee");
        let between = CertifiedIssuer::signed_by(between, KeyPair::generate().unwrap(), &root).unwrap();
        let key = KeyPair::generate().unwrap();
        let host = CertificateParams::new([name.to_owned()]).unwrap();
        let host = host.signed_by(&key, &between).unwrap();
        let chain = vec![host.der().clone(), between.der().clone()];
        Self {
            base_url: serve(chain, &key, router).await,
            certificate: root.pem(),
        }
    }
}

/// The name of a company's authority.
pub(crate) const AUTHORITY: &str = "Pawnee Root CA";

fn authority(name: &str, organization: &str) -> CertificateParams {
    let mut authority = CertificateParams::new([]).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name = DistinguishedName::new();
    authority.distinguished_name.push(DnType::CommonName, name);
    authority
        .distinguished_name
        .push(DnType::OrganizationName, organization);
    authority
}

/// Serves a router with a certificate chain, and returns the base URL.
async fn serve(chain: Vec<CertificateDer<'static>>, key: &KeyPair, router: Router) -> String {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let router = report_panics(router);
    tokio::spawn(report_panic::<()>(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (acceptor, router) = (acceptor.clone(), router.clone());
            tokio::spawn(async move {
                // A client that does not trust the certificate disconnects.
                if let Ok(stream) = acceptor.accept(stream).await {
                    let server = Builder::new(TokioExecutor::new());
                    let service = TowerToHyperService::new(router);
                    let _ = server.serve_connection(TokioIo::new(stream), service).await;
                }
            });
        }
    }));
    format!("https://localhost:{port}")
}

/// The responses of a TLS 1.1 host to a client that offers TLS 1.2 or newer.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tls11 {
    /// An alert: no common protocol version (RFC 4346, section 7.2).
    Alert,
    /// A hello with its own version (RFC 4346, section 7.4.1.3).
    Hello,
}

impl Tls11 {
    /// Starts a host that responds this way, and returns its base URL.
    pub(crate) async fn serving(self) -> String {
        let response = match self {
            Self::Alert => vec![21, 3, 2, 0, 2, 2, 70],
            Self::Hello => {
                // Version, 32 random bytes, no session, the cipher suite
                // TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
                let hello = [&[3, 2][..], &[7; 32], &[0, 0, 0x2f, 0]].concat();
                let length = u8::try_from(hello.len()).unwrap();
                [&[22, 3, 2, 0, length + 4, 2, 0, 0, length][..], &hello].concat()
            }
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(report_panic::<()>(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let response = response.clone();
                tokio::spawn(async move {
                    let mut received = [0; 4096];
                    let _ = stream.read(&mut received).await;
                    let _ = stream.write_all(&response).await;
                    // Reads until the client disconnects.
                    while stream.read(&mut received).await.is_ok_and(|count| count > 0) {}
                });
            }
        }));
        format!("https://localhost:{port}")
    }
}
