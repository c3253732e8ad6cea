//! What a certificate says: whose it is, who signed it, and when it is valid.

use std::fmt;

use jiff::Timestamp;
use rustls::CertificateError;
use rustls::pki_types::CertificateDer;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate, X509Name};

/// The longest name that is kept, in characters: names come from hosts that are not trusted.
const MAX_NAME_LENGTH: usize = 100;
/// The most host names of a certificate that are kept.
const MAX_HOSTS: usize = 5;

/// What a certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificateInfo {
    /// Whose certificate it is.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// When it begins to be valid.
    pub valid_from: Timestamp,
    /// When it expires.
    pub valid_until: Timestamp,
    /// The first hosts that it is for.
    pub hosts: Vec<String>,
}

impl CertificateInfo {
    /// Reads a certificate in DER format; `None` if it is malformed.
    pub fn from_der(der: &[u8]) -> Option<Self> {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        let time = |seconds| Timestamp::from_second(seconds).ok();
        let names = certificate.subject_alternative_name().ok().flatten();
        let names = names.map_or(&[][..], |names| &names.value.general_names);
        let hosts = names.iter().filter_map(|name| match name {
            GeneralName::DNSName(host) => Some(shortened(host)),
            _ => None,
        });
        Some(Self {
            subject: name_of(certificate.subject()),
            issuer: name_of(certificate.issuer()),
            valid_from: time(certificate.validity().not_before.timestamp())?,
            valid_until: time(certificate.validity().not_after.timestamp())?,
            hosts: hosts.take(MAX_HOSTS).collect(),
        })
    }
}

/// A name such as `Example Root CA (Example Inc.)`.
fn name_of(name: &X509Name<'_>) -> String {
    let common_name = name.iter_common_name().next();
    let organization = name.iter_organization().next();
    let text = |attribute: Option<&x509_parser::x509::AttributeTypeAndValue<'_>>| {
        let text = attribute?.as_str().ok()?.trim();
        (!text.is_empty()).then(|| shortened(text))
    };
    match (text(common_name), text(organization)) {
        (Some(name), Some(organization)) if !name.contains(&organization) => {
            format!("{name} ({organization})")
        }
        (Some(name), _) | (None, Some(name)) => name,
        (None, None) => shortened(&name.to_string()),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(MAX_NAME_LENGTH).collect()
}

/// A certificate that a host presented and the client refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefusedCertificate {
    /// The certificate: of the chain the one that is not valid now, or else the host's own.
    pub certificate: CertificateInfo,
    /// Who signed the topmost certificate of the chain: the authority that is not trusted.
    pub authority: String,
    /// Whether that certificate was signed by its own key, and not by an authority.
    pub is_self_signed: bool,
    /// Whether the client trusts certificates in addition to the system's, and none of them helped.
    pub has_own_roots: bool,
    /// When it was refused, by this computer's clock.
    pub refused_at: Timestamp,
}

impl RefusedCertificate {
    /// Reads the chain of a host; `None` if its own certificate is malformed.
    fn of_chain(host: &[u8], others: &[CertificateDer<'_>], has_own_roots: bool) -> Option<Self> {
        let own = CertificateInfo::from_der(host)?;
        let others: Vec<_> = others
            .iter()
            .filter_map(|der| X509Certificate::from_der(der).ok())
            .map(|(_, certificate)| certificate)
            .collect();
        let (_, mut top) = X509Certificate::from_der(host).ok()?;
        let is_self_signed = top.issuer() == top.subject();
        // Hosts send the others in any order.
        for _ in 0..others.len() {
            let signer = others
                .iter()
                .find(|other| other.subject() == top.issuer() && other.subject() != top.subject());
            match signer {
                Some(signer) => top = signer.clone(),
                None => break,
            }
        }
        let now = Timestamp::now();
        let is_valid = |info: &CertificateInfo| info.valid_from <= now && now <= info.valid_until;
        let others = others.iter().map(X509Certificate::as_raw);
        let invalid = std::iter::once(host)
            .chain(others)
            .filter_map(CertificateInfo::from_der)
            .find(|info| !is_valid(info));
        Some(Self {
            authority: name_of(top.issuer()),
            certificate: invalid.unwrap_or(own),
            is_self_signed,
            has_own_roots,
            refused_at: now,
        })
    }
}

/// Why a certificate was refused, as an error that TLS carries.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) reason: CertificateError,
    pub(crate) certificate: Option<RefusedCertificate>,
}

impl Refusal {
    pub(crate) fn new(
        reason: CertificateError,
        host: &[u8],
        others: &[CertificateDer<'_>],
        has_own_roots: bool,
    ) -> Self {
        Self {
            reason,
            certificate: RefusedCertificate::of_chain(host, others, has_own_roots),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.reason, formatter)
    }
}

impl std::error::Error for Refusal {}
