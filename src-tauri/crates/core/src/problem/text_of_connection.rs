//! The texts of errors of the connection to a store by ID and arguments. `connection` has them in
//! English.

use moltin::{ConnectFailure, Proxy, ProxyFailure, ProxyOrigin, RefusedCertificate};
use sheet::isolated;

use crate::view::{Moment, ProblemText, ProxyFault, ProxyFrom};

pub(super) fn unreachable(
    failure: ConnectFailure,
    proxy: Option<&Proxy>,
    certificate: Option<&RefusedCertificate>,
) -> ProblemText {
    if let (ConnectFailure::Proxy(failure), Some(proxy)) = (failure, proxy) {
        return ProblemText::ProxyFailed {
            fault: fault(failure),
            proxy: address(proxy),
            from: from(proxy.origin()),
            variable: variable(proxy.origin()),
        };
    }
    let text = certificate
        .and_then(|certificate| of_certificate(failure, certificate))
        .unwrap_or_else(|| other(failure));
    match (proxy, failure) {
        (None, _) => text,
        (Some(proxy), ConnectFailure::HostNotFound) => ProblemText::HostNotFoundByProxy {
            proxy: address(proxy),
        },
        (Some(proxy), ConnectFailure::TimedOut) => ProblemText::ProxyOrStoreTimedOut {
            proxy: address(proxy),
        },
        (Some(proxy), _) => ProblemText::BehindProxy {
            failure: Box::new(text),
            proxy: address(proxy),
        },
    }
}

pub(super) fn invalid_proxy(origin: ProxyOrigin) -> ProblemText {
    ProblemText::ProxyAddressInvalid {
        from: from(origin),
        variable: variable(origin),
    }
}

fn of_certificate(failure: ConnectFailure, refused: &RefusedCertificate) -> Option<ProblemText> {
    let certificate = &refused.certificate;
    let moment = |at: jiff::Timestamp| Moment {
        moment: at.to_string(),
    };
    Some(match failure {
        ConnectFailure::UntrustedCertificate => ProblemText::UntrustedAuthority {
            authority: isolated(&refused.authority).into_owned(),
            is_self_signed: refused.is_self_signed,
            has_own_roots: refused.has_own_roots,
        },
        ConnectFailure::ExpiredCertificate => ProblemText::CertificateExpired {
            until: moment(certificate.valid_until),
            now: moment(refused.refused_at),
        },
        ConnectFailure::FutureCertificate => ProblemText::CertificateTooEarly {
            from: moment(certificate.valid_from),
            now: moment(refused.refused_at),
        },
        ConnectFailure::WrongHostname => ProblemText::CertificateOfOtherHosts {
            hosts: super::connection::hosts_of(certificate),
        },
        _ => return None,
    })
}

fn other(failure: ConnectFailure) -> ProblemText {
    match failure {
        ConnectFailure::HostNotFound => ProblemText::HostNotFound,
        ConnectFailure::ConnectionRefused => ProblemText::HostRefuses,
        ConnectFailure::UntrustedCertificate => ProblemText::UntrustedCertificate,
        ConnectFailure::ExpiredCertificate | ConnectFailure::FutureCertificate => {
            ProblemText::CertificateNotValid
        }
        ConnectFailure::WrongHostname => ProblemText::WrongHostname,
        ConnectFailure::UnsupportedTls => ProblemText::UnsupportedTls,
        ConnectFailure::TimedOut => ProblemText::HostTimedOut,
        _ => ProblemText::HostUnreachable,
    }
}

fn fault(failure: ProxyFailure) -> ProxyFault {
    match failure {
        ProxyFailure::HostNotFound => ProxyFault::HostNotFound,
        ProxyFailure::ConnectionRefused => ProxyFault::ConnectionRefused,
        ProxyFailure::InvalidCertificate => ProxyFault::InvalidCertificate,
        ProxyFailure::CredentialsMissing => ProxyFault::CredentialsMissing,
        ProxyFailure::CredentialsRefused => ProxyFault::CredentialsRefused,
        ProxyFailure::NotAllowed => ProxyFault::NotAllowed,
        ProxyFailure::StoreUnreachable => ProxyFault::StoreUnreachable,
        ProxyFailure::NotConnected => ProxyFault::NotConnected,
        ProxyFailure::NotAProxy => ProxyFault::NotAProxy,
        _ => ProxyFault::Unreachable,
    }
}

/// The address without the credentials.
fn address(proxy: &Proxy) -> String {
    isolated(&proxy.address()).into_owned()
}

fn from(origin: ProxyOrigin) -> ProxyFrom {
    match origin {
        ProxyOrigin::Setting => ProxyFrom::Setting,
        ProxyOrigin::Environment(_) => ProxyFrom::Environment,
        _ => ProxyFrom::System,
    }
}

fn variable(origin: ProxyOrigin) -> String {
    match origin {
        ProxyOrigin::Environment(name) => name.to_owned(),
        _ => String::new(),
    }
}
