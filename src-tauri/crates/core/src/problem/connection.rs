//! The texts of errors of the connection to a store: the host, its certificate, and the proxy.

use jiff::Timestamp;
use moltin::{CertificateInfo, ConnectFailure, Proxy, ProxyFailure, ProxyOrigin, RefusedCertificate};
use sheet::isolated;

use super::sentences::Sentences;
use crate::clock;
use crate::view::Code;

pub(super) fn unreachable(
    failure: ConnectFailure,
    proxy: Option<&Proxy>,
    certificate: Option<&RefusedCertificate>,
) -> Sentences {
    if let (ConnectFailure::Proxy(failure), Some(proxy)) = (failure, proxy) {
        return unreachable_proxy(failure, proxy);
    }
    let problem = match (failure, certificate) {
        (ConnectFailure::UntrustedCertificate, Some(certificate)) => untrusted(certificate),
        (ConnectFailure::ExpiredCertificate | ConnectFailure::FutureCertificate, Some(certificate)) => {
            not_valid_now(failure, certificate)
        }
        (ConnectFailure::WrongHostname, Some(certificate)) => wrong_hostname(certificate),
        _ => other(failure),
    };
    match proxy {
        Some(proxy) => behind_proxy(problem, failure, proxy),
        None => problem,
    }
}

fn other(failure: ConnectFailure) -> Sentences {
    let (message, advice) = match failure {
        ConnectFailure::HostNotFound => ("There is no host with this name.", CHECK_NETWORK),
        ConnectFailure::ConnectionRefused => (
            "The host was reached, but no store responds at this address.",
            "Check the address, and whether the store is running, then try again.",
        ),
        ConnectFailure::UntrustedCertificate => (
            "Your system doesn’t trust the host’s certificate, so nothing was sent.",
            "If the store has a private certificate, choose its file for this store. Otherwise, ask your network administrator.",
        ),
        ConnectFailure::ExpiredCertificate | ConnectFailure::FutureCertificate => (
            "The host’s certificate isn’t valid today, so nothing was sent.",
            "Check the date on this computer. If it is right, ask the host’s administrator to renew the certificate.",
        ),
        ConnectFailure::WrongHostname => (
            "The host’s certificate is for another host, so nothing was sent.",
            WRONG_HOSTNAME_ADVICE,
        ),
        ConnectFailure::UnsupportedTls => (
            "The host only offers outdated encryption, so nothing was sent.",
            "Ask the host’s administrator to offer TLS 1.2 or 1.3.",
        ),
        ConnectFailure::TimedOut => ("The host doesn’t respond.", CHECK_NETWORK),
        _ => ("The host can’t be reached.", CHECK_NETWORK),
    };
    Sentences::new(Code::Unreachable, message)
        .advise(advice)
        .at("baseUrl")
}

const CHECK_NETWORK: &str = "Check the address and your network, then try again. If your network needs a proxy, \
                             enter it in Settings, under Network.";

const WRONG_HOSTNAME_ADVICE: &str =
    "Check the address. If it is right, ask your network administrator whether a proxy is in between.";

/// A private authority, or a host that only pretends to be the store.
fn untrusted(certificate: &RefusedCertificate) -> Sentences {
    let authority = isolated(&certificate.authority);
    let who = if certificate.is_self_signed {
        format!("It was issued by the host itself, as “{authority}”.")
    } else {
        format!("It was issued by “{authority}”.")
    };
    let (other, file) = if certificate.has_own_roots {
        (
            " The certificate that was chosen for this store didn’t sign it.",
            "the right certificate file",
        )
    } else {
        ("", "the certificate file")
    };
    let message =
        format!("Your system doesn’t trust the host’s certificate, so nothing was sent. {who}{other}");
    Sentences::new(Code::Unreachable, message)
        .advise(format!(
            "If “{authority}” is your company’s, get its certificate file from your network administrator and \
             choose {file} for this store: when you connect it, or under Edit in the list of stores."
        ))
        .at("certificate")
}

/// The certificate is wrong, or this computer's clock.
fn not_valid_now(failure: ConnectFailure, refused: &RefusedCertificate) -> Sentences {
    let (certificate, now) = (&refused.certificate, refused.refused_at);
    let what = if failure == ConnectFailure::ExpiredCertificate {
        let ago = clock::span(now.duration_since(certificate.valid_until));
        format!("expired on {}, {ago} ago", moment(certificate.valid_until))
    } else {
        let ahead = clock::span(certificate.valid_from.duration_since(now));
        format!(
            "is only valid from {}, {ahead} from now",
            moment(certificate.valid_from)
        )
    };
    let message = format!(
        "The host’s certificate {what} by this computer’s clock, which says {}. Nothing was sent.",
        moment(now)
    );
    Sentences::new(Code::Unreachable, message)
        .advise("If that isn’t the time, set this computer’s clock. If it is, ask the host’s administrator to renew the certificate.")
        .at("baseUrl")
}

fn moment(at: Timestamp) -> String {
    at.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

fn wrong_hostname(refused: &RefusedCertificate) -> Sentences {
    let hosts = hosts_of(&refused.certificate);
    let message = format!("The host’s certificate is for another host, {hosts}, so nothing was sent.");
    Sentences::new(Code::Unreachable, message)
        .advise(WRONG_HOSTNAME_ADVICE)
        .at("baseUrl")
}

/// The hosts that a certificate is for.
pub(super) fn hosts_of(certificate: &CertificateInfo) -> String {
    let hosts: Vec<_> = certificate.hosts.iter().map(|host| isolated(host)).collect();
    if hosts.is_empty() {
        isolated(&certificate.subject).into_owned()
    } else {
        hosts.join(", ")
    }
}

/// A failure of the store while a proxy connects to it.
fn behind_proxy(problem: Sentences, failure: ConnectFailure, proxy: &Proxy) -> Sentences {
    let proxy = described(proxy);
    match failure {
        ConnectFailure::HostNotFound => Sentences {
            advice: Some(format!(
                "Check the address. If only {proxy} can find the host, start the proxy’s address with socks5h://, \
                 so that the proxy looks it up."
            )),
            ..problem
        },
        ConnectFailure::TimedOut => Sentences::new(
            Code::Unreachable,
            format!("{} or the store behind it doesn’t respond.", capitalized(&proxy)),
        )
        .advise("Check your network, the proxy and the address, then try again.")
        .at("proxy"),
        _ => Sentences {
            message: format!("{} The connection went through {proxy}.", problem.message),
            ..problem
        },
    }
}

fn unreachable_proxy(failure: ProxyFailure, proxy: &Proxy) -> Sentences {
    let what = match failure {
        ProxyFailure::HostNotFound => "can’t be found: there is no host with this name",
        ProxyFailure::ConnectionRefused => "refuses connections: no proxy runs there",
        ProxyFailure::InvalidCertificate => {
            "has a certificate that your system doesn’t trust, or that isn’t valid"
        }
        ProxyFailure::CredentialsMissing => "requires a user name and a password",
        ProxyFailure::CredentialsRefused => "doesn’t accept the user name and the password",
        ProxyFailure::NotAllowed => "doesn’t allow connections to the store’s host",
        ProxyFailure::StoreUnreachable => "can’t reach the store’s host",
        ProxyFailure::NotConnected => {
            "didn’t connect to the store’s host: it doesn’t allow that, or can’t find or reach the host"
        }
        ProxyFailure::NotAProxy => "doesn’t respond as a proxy of this kind does",
        _ => "can’t be reached",
    };
    let origin = proxy.origin();
    let advice = match failure {
        ProxyFailure::CredentialsMissing => credentials(origin),
        ProxyFailure::CredentialsRefused => format!(
            "{} If they are right, the proxy may require another kind of sign-in, such as NTLM, which the app doesn’t \
             have: ask your network administrator.",
            credentials(origin)
        ),
        ProxyFailure::NotAllowed | ProxyFailure::StoreUnreachable | ProxyFailure::NotConnected => format!(
            "Check the store’s address. If it is right, ask your network administrator to let the proxy connect to it. {}",
            overridden(origin)
        ),
        ProxyFailure::NotAProxy => format!(
            "Check its port, and whether it is an HTTP proxy (http://) or a SOCKS proxy (socks5h://): {}.",
            place(origin)
        ),
        _ => format!(
            "Check your network and the proxy’s address: {}. {}",
            place(origin),
            overridden(origin)
        ),
    };
    Sentences::new(
        Code::Unreachable,
        format!("{} {what}.", capitalized(&described(proxy))),
    )
    .advise(advice.trim_end())
    .at("proxy")
}

pub(super) fn invalid_proxy(origin: ProxyOrigin) -> Sentences {
    let message = format!(
        "The address of the proxy {} can’t be read, so nothing was sent.",
        from(origin)
    );
    let advice = format!(
        "An address looks like http://proxy.example:3128 or socks5h://proxy.example:1080. Correct it: {}. {}",
        place(origin),
        overridden(origin)
    );
    Sentences::new(Code::Unreachable, message)
        .advise(advice.trim_end())
        .at("proxy")
}

/// The proxy without its credentials, and where its address comes from.
fn described(proxy: &Proxy) -> String {
    format!(
        "the proxy {} ({})",
        isolated(&proxy.address()),
        from(proxy.origin())
    )
}

fn from(origin: ProxyOrigin) -> String {
    match origin {
        ProxyOrigin::Setting => "from Settings".to_owned(),
        ProxyOrigin::Environment(name) => format!("from the environment variable {name}"),
        _ => "from the system’s settings".to_owned(),
    }
}

/// Where the address of the proxy can be corrected.
fn place(origin: ProxyOrigin) -> String {
    match origin {
        ProxyOrigin::Setting => "it is in Settings, under Network".to_owned(),
        ProxyOrigin::Environment(name) => {
            format!("it is in the environment variable {name}, which the app reads when it starts")
        }
        _ => "it is in your system’s network settings".to_owned(),
    }
}

fn overridden(origin: ProxyOrigin) -> &'static str {
    match origin {
        ProxyOrigin::Setting => "",
        _ => "You can choose another proxy, or none, in Settings under Network.",
    }
}

fn credentials(origin: ProxyOrigin) -> String {
    match origin {
        ProxyOrigin::Setting => {
            "Enter the user name and the password of the proxy in Settings, under Network.".to_owned()
        }
        ProxyOrigin::Environment(name) => format!(
            "Enter the proxy with its user name and password in Settings, under Network, or correct the environment \
             variable {name} and start the app again."
        ),
        _ => "Enter the proxy with its user name and password in Settings, under Network.".to_owned(),
    }
}

fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}
