//! A certificate that staff trust for one store, beside the system's. It is read from a file once,
//! when staff choose it, and saved with the connection.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use moltin::CertificateInfo;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::view::{CertificateDetails, CertificateView, InvalidInput};
use crate::{Error, blocking, regular_file};

/// The largest certificate file, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;
/// The most certificates of one file.
const MAX_CERTIFICATES: usize = 16;
/// How long reading may take: the file may be on a network drive that does not respond.
const READ_TIMEOUT: Duration = Duration::from_secs(5);

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// One or more certificates as PEM text, without anything else that their file contained, such as
/// a private key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Certificate(String);

impl Certificate {
    /// Reads a file. The error does not say whether the file exists.
    ///
    /// # Errors
    /// [`Error::Input`] if it can't be read within five seconds, is not a regular file, is larger
    /// than 1 MB or contains no certificate.
    pub(crate) async fn read(path: PathBuf) -> Result<Self, Error> {
        let reading = blocking::run(move || Self::read_now(&path));
        let read = tokio::time::timeout(READ_TIMEOUT, reading).await;
        read.ok()
            .flatten()
            .ok_or_else(|| Error::input("certificate", InvalidInput::UnusableCertificateFile))
    }

    fn read_now(path: &Path) -> Option<Self> {
        let (bytes, _) = regular_file::read(path, MAX_BYTES).ok()?;
        Self::parse(&String::from_utf8_lossy(&bytes)).or_else(|| Self::from_der(&bytes))
    }

    /// Takes the certificate of a file in DER format, as Windows exports it.
    fn from_der(der: &[u8]) -> Option<Self> {
        CertificateInfo::from_der(der)?;
        Self::parse(&format!("{BEGIN}\n{}\n{END}", STANDARD.encode(der)))
    }

    /// Takes the certificates out of the text of a file.
    fn parse(text: &str) -> Option<Self> {
        let mut pem = String::new();
        for part in text.split(BEGIN).skip(1) {
            let (body, _) = part.split_once(END)?;
            for text in [BEGIN, body, END, "\n"] {
                pem.push_str(text);
            }
        }
        let certificate = Self(pem);
        let count = certificate.details()?.len();
        (1..=MAX_CERTIFICATES).contains(&count).then_some(certificate)
    }

    /// What the certificates say; `None` if the text is malformed.
    fn details(&self) -> Option<Vec<CertificateDetails>> {
        CertificateDer::pem_slice_iter(self.0.as_bytes())
            .map(|der| Some(details(&der.ok()?)))
            .collect()
    }

    /// The fingerprint of the first certificate, by which the page and the audit log name them all.
    pub(crate) fn fingerprint(&self) -> String {
        let details = self.details().unwrap_or_default().into_iter().next();
        details.map_or_else(String::new, |first| first.fingerprint)
    }

    pub(crate) fn pem(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(super) fn view(&self) -> CertificateView {
        CertificateView {
            certificates: self.details().unwrap_or_default(),
        }
    }
}

/// The certificate that staff chose last. The page names it by its fingerprint, so that it can use
/// no certificate that staff did not choose.
#[derive(Debug, Default)]
pub(crate) struct ChosenCertificate(Mutex<Option<Certificate>>);

impl ChosenCertificate {
    pub(super) fn set(&self, certificate: Certificate) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(certificate);
    }

    /// The chosen certificate with this first fingerprint; none for `None`.
    ///
    /// # Errors
    /// [`Error::Input`] if another or none was chosen.
    pub(super) fn get(&self, fingerprint: Option<&str>) -> Result<Option<Certificate>, Error> {
        let Some(fingerprint) = fingerprint else {
            return Ok(None);
        };
        let chosen = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match chosen.filter(|chosen| chosen.fingerprint() == fingerprint) {
            Some(chosen) => Ok(Some(chosen)),
            None => Err(Error::input("certificate", InvalidInput::CertificateNotChosen)),
        }
    }
}

fn details(der: &CertificateDer<'_>) -> CertificateDetails {
    let digest = Sha256::digest(der);
    let pairs: Vec<String> = digest.iter().map(|byte| format!("{byte:02X}")).collect();
    // A certificate that only other programs can read is not usable, which the store's client says.
    let info = CertificateInfo::from_der(der);
    let text = |text: fn(&CertificateInfo) -> String| info.as_ref().map(text);
    CertificateDetails {
        fingerprint: pairs.join(":"),
        subject: text(|info| info.subject.clone()),
        issuer: text(|info| info.issuer.clone()),
        valid_from: text(|info| info.valid_from.to_string()),
        valid_until: text(|info| info.valid_until.to_string()),
    }
}
