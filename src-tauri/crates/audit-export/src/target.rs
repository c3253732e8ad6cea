//! The address of the log server.

use std::net::IpAddr;

use url::Url;

/// Where entries are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// OTLP/HTTP, at this URL.
    Otlp(Url),
    /// Syslog.
    Syslog {
        /// The host name or IP address.
        host: String,
        /// The port.
        port: u16,
        /// Whether the connection uses TLS. It does except on this computer.
        tls: bool,
    },
}

/// Why an address can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTarget {
    /// It is no URL of a supported protocol.
    #[error("Enter an address such as https://collector.example:4318 or syslog+tls://logs.example:6514.")]
    Malformed,
    /// It has a user name, a password, a query or a fragment.
    #[error("Enter the address without user name, password, “?” and “#”. Credentials belong in the headers.")]
    ExtraParts,
    /// It would send entries unencrypted to another computer.
    #[error("Without encryption, entries can only be sent to this computer. Use https:// or syslog+tls://.")]
    NotEncrypted,
}

/// The path of logs, by the specification of OTLP/HTTP.
const LOGS_PATH: &str = "/v1/logs";
/// The port of syslog over TLS (RFC 5425).
const SYSLOG_TLS_PORT: u16 = 6514;
/// The port of syslog over TCP.
const SYSLOG_PORT: u16 = 514;

impl Target {
    /// Parses an address: `https://`, `syslog+tls://`, and on this computer `http://` and
    /// `syslog+tcp://`. The path `/v1/logs` is added to a URL that does not end with it.
    ///
    /// # Errors
    /// [`InvalidTarget`]
    pub fn parse(address: &str) -> Result<Self, InvalidTarget> {
        let url = Url::parse(address.trim()).map_err(|_| InvalidTarget::Malformed)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(InvalidTarget::Malformed)?.to_owned();
        let has_extra_parts = !url.username().is_empty()
            || url.password().is_some()
            || url.query().is_some()
            || url.fragment().is_some();
        if has_extra_parts {
            return Err(InvalidTarget::ExtraParts);
        }
        match url.scheme() {
            "http" if !is_this_computer(&host) => Err(InvalidTarget::NotEncrypted),
            "http" | "https" => Ok(Self::Otlp(with_logs_path(url))),
            "syslog+tls" | "syslog+tcp" if !matches!(url.path(), "" | "/") => Err(InvalidTarget::Malformed),
            "syslog+tcp" if !is_this_computer(&host) => Err(InvalidTarget::NotEncrypted),
            "syslog+tls" => Ok(Self::Syslog {
                port: url.port().unwrap_or(SYSLOG_TLS_PORT),
                host: bare(&host).to_owned(),
                tls: true,
            }),
            "syslog+tcp" => Ok(Self::Syslog {
                port: url.port().unwrap_or(SYSLOG_PORT),
                host: bare(&host).to_owned(),
                tls: false,
            }),
            _ => Err(InvalidTarget::Malformed),
        }
    }

    /// The host name or IP address, for people.
    pub fn host(&self) -> &str {
        match self {
            Self::Otlp(url) => url.host_str().unwrap_or_default(),
            Self::Syslog { host, .. } => host,
        }
    }
}

fn with_logs_path(mut url: Url) -> Url {
    let path = url.path().trim_end_matches('/');
    if !path.ends_with(LOGS_PATH) {
        let path = format!("{path}{LOGS_PATH}");
        url.set_path(&path);
    }
    url
}

/// An IPv6 address without its brackets.
fn bare(host: &str) -> &str {
    host.trim_start_matches('[').trim_end_matches(']')
}

fn is_this_computer(host: &str) -> bool {
    host == "localhost"
        || bare(host)
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{InvalidTarget, Target};

    #[test]
    fn logs_path_is_added_to_an_otlp_address() {
        for (address, url) in [
            (
                "https://collector.example:4318",
                "https://collector.example:4318/v1/logs",
            ),
            (
                " https://collector.example/ ",
                "https://collector.example/v1/logs",
            ),
            ("https://loki.example/otlp/", "https://loki.example/otlp/v1/logs"),
            ("https://c.example/x/v1/logs", "https://c.example/x/v1/logs"),
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/logs"),
            ("http://[::1]:4318", "http://[::1]:4318/v1/logs"),
        ] {
            assert_eq!(
                Target::parse(address),
                Ok(Target::Otlp(url.parse().expect("a URL")))
            );
        }
    }

    #[test]
    fn syslog_address_has_the_default_port_of_its_protocol() {
        let syslog = |host: &str, port, tls| {
            let host = host.to_owned();
            Ok(Target::Syslog { host, port, tls })
        };
        assert_eq!(
            Target::parse("syslog+tls://logs.example"),
            syslog("logs.example", 6514, true)
        );
        assert_eq!(
            Target::parse("syslog+tls://[2001:db8::1]:7000"),
            syslog("2001:db8::1", 7000, true)
        );
        assert_eq!(
            Target::parse("syslog+tcp://127.0.0.1"),
            syslog("127.0.0.1", 514, false)
        );
        assert_eq!(
            Target::parse("syslog+tcp://localhost:1514"),
            syslog("localhost", 1514, false)
        );
    }

    #[test]
    fn address_with_other_parts_is_refused() {
        for address in [
            "https://ann:secret@c.example",
            "https://c.example?key=1",
            "https://c.example#x",
        ] {
            assert_eq!(
                Target::parse(address),
                Err(InvalidTarget::ExtraParts),
                "{address}"
            );
        }
        for address in [
            "",
            "collector.example:4318",
            "ftp://c.example",
            "syslog+tls://",
            "syslog+tls://h/x",
        ] {
            assert_eq!(Target::parse(address), Err(InvalidTarget::Malformed), "{address}");
        }
    }
}
