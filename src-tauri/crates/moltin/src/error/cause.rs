//! What went wrong below HTTP, in the errors that caused an error.

use std::error::Error;
use std::{io, iter};

use rustls::{AlertDescription, CertificateError};

use crate::certificate::{Refusal, RefusedCertificate};

/// Why no connection was made.
pub(super) enum Cause {
    HostNotFound,
    ConnectionRefused,
    Certificate {
        reason: CertificateError,
        certificate: Option<Box<RefusedCertificate>>,
    },
    UnsupportedTls,
    Other,
}

impl Cause {
    pub(super) fn of(error: &(dyn Error + 'static)) -> Self {
        for cause in causes(error) {
            let Some(cause) = cause.downcast_ref::<io::Error>() else {
                continue;
            };
            if cause.kind() == io::ErrorKind::ConnectionRefused {
                return Self::ConnectionRefused;
            }
            if let Some(found) = tls_error(cause).and_then(Self::of_tls) {
                return found;
            }
        }
        // The errors of resolvers have no public types.
        let is_dns = |text: &str| matches!(text, "dns error" | "error resolving for socks proxy");
        if causes(error).any(|cause| is_dns(&cause.to_string())) {
            return Self::HostNotFound;
        }
        Self::Other
    }

    fn of_tls(error: &rustls::Error) -> Option<Self> {
        match error {
            rustls::Error::InvalidCertificate(reason) => {
                let refusal = match reason {
                    CertificateError::Other(other) => other.0.downcast_ref::<Refusal>(),
                    _ => None,
                };
                Some(Self::Certificate {
                    reason: refusal.map_or(reason, |refusal| &refusal.reason).clone(),
                    certificate: refusal.and_then(|refusal| refusal.certificate.clone().map(Box::new)),
                })
            }
            rustls::Error::PeerIncompatible(_)
            | rustls::Error::AlertReceived(
                AlertDescription::ProtocolVersion | AlertDescription::InsufficientSecurity,
            ) => Some(Self::UnsupportedTls),
            _ => None,
        }
    }
}

/// An error and those that caused it.
pub(super) fn causes<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |error| (**error).source())
}

/// The error that an I/O error wraps is not part of its `source` chain.
fn tls_error(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner
        .downcast_ref()
        .or_else(|| tls_error(inner.downcast_ref::<io::Error>()?))
}
