//! A company's certificate authority, and TLS servers with its certificates.

use std::sync::Arc;

use axum::Router;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::test_server::{TestServer, report_panics};

pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, in PEM format.
#[derive(Debug, Clone)]
pub(crate) struct Certificate {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

impl Certificate {
    pub(crate) fn with_key(&self) -> String {
        format!("{}{}", self.certificate, self.key)
    }
}

impl Authority {
    pub(crate) fn new() -> Self {
        Self::named("Pawnee CA")
    }

    pub(crate) fn named(name: &str) -> Self {
        let mut authority = CertificateParams::new([]).unwrap();
        authority.distinguished_name.push(DnType::CommonName, name);
        authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap())
    }

    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for a name.
    pub(crate) fn certify(&self, name: &str) -> Certificate {
        self.certify_with(name, |_| {})
    }

    pub(crate) fn certify_expired(&self, name: &str) -> Certificate {
        self.certify_with(name, |certificate| {
            certificate.not_before = date_time_ymd(2020, 1, 1);
            certificate.not_after = date_time_ymd(2021, 1, 1);
        })
    }

    fn certify_with(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Certificate {
        let mut certificate = CertificateParams::new([name.to_owned()]).unwrap();
        change(&mut certificate);
        let key = KeyPair::generate().unwrap();
        Certificate {
            certificate: certificate.signed_by(&key, &self.0).unwrap().pem(),
            key: key.serialize_pem(),
        }
    }

    /// Settings of a server. With `clients`, it requires a certificate of this authority.
    pub(crate) fn server(&self, certificate: &Certificate, clients: bool) -> ServerConfig {
        let chain = vec![CertificateDer::from_pem_slice(certificate.certificate.as_bytes()).unwrap()];
        let key = PrivateKeyDer::from_pem_slice(certificate.key.as_bytes()).unwrap();
        let builder = ServerConfig::builder();
        let builder = if clients {
            let mut roots = RootCertStore::empty();
            roots.add(self.0.der().clone()).unwrap();
            builder.with_client_cert_verifier(WebPkiClientVerifier::builder(roots.into()).build().unwrap())
        } else {
            builder.with_no_client_auth()
        };
        builder.with_single_cert(chain, key).unwrap()
    }
}

/// Serves a router over TLS. Returns the address and the server.
pub(crate) async fn serve(config: ServerConfig, router: Router) -> (String, TestServer) {
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let router = report_panics(router);
    let server = TestServer::from_task(async move {
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
    });
    (format!("https://localhost:{port}"), server)
}
