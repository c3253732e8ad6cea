//! TLS to the log server: which authority signs its certificate, and the client's own certificate.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use secrecy::{ExposeSecret, SecretString};

/// Which authorities to trust, and who the client is.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    /// The certificates of the only authorities to trust, in PEM format; `None` for those of the
    /// system.
    pub authorities: Option<String>,
    /// The client's certificate with its chain and its private key, in PEM format.
    pub client: Option<SecretString>,
}

/// Why a certificate can't be used. No variant has a private key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCertificate {
    /// The authority's certificate is malformed.
    #[error("The certificate of the authority can’t be used. Choose a file with certificates in PEM format.")]
    Authority,
    /// The client's certificate or key is malformed, or they don't belong together.
    #[error(
        "The client certificate can’t be used. Choose a PEM file with the certificate and its private key, \
         without a passphrase."
    )]
    Client,
    /// The system has no trusted certificates.
    #[error("The system has no trusted certificates: {0}")]
    System(String),
}

impl Trust {
    /// Checks the certificates.
    ///
    /// # Errors
    /// [`InvalidCertificate`]
    pub fn check(&self) -> Result<(), InvalidCertificate> {
        self.client_config().map(drop)
    }

    pub(crate) fn client_config(&self) -> Result<ClientConfig, InvalidCertificate> {
        let system = |error: rustls::Error| InvalidCertificate::System(error.to_string());
        let provider = CryptoProvider::get_default()
            .cloned()
            .unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(system)?;
        let builder = if let Some(authorities) = &self.authorities {
            builder.with_root_certificates(roots(authorities).ok_or(InvalidCertificate::Authority)?)
        } else {
            let verifier = Verifier::new(provider).map_err(system)?;
            builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(verifier))
        };
        let Some(client) = &self.client else {
            return Ok(builder.with_no_client_auth());
        };
        let (chain, key) = identity(client).ok_or(InvalidCertificate::Client)?;
        builder
            .with_client_auth_cert(chain, key)
            .map_err(|_| InvalidCertificate::Client)
    }
}

fn roots(pem: &str) -> Option<RootCertStore> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
        roots.add(certificate.ok()?).ok()?;
    }
    (!roots.is_empty()).then_some(roots)
}

fn identity(pem: &SecretString) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
    let pem = pem.expose_secret().as_bytes();
    let chain: Vec<_> = CertificateDer::pem_slice_iter(pem)
        .collect::<Result<_, _>>()
        .ok()?;
    let key = PrivateKeyDer::from_pem_slice(pem).ok()?;
    (!chain.is_empty()).then_some((chain, key))
}
