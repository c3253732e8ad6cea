//! The base URL of a store's API.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// The base URL of a store's API (see `docs/api.md`, "Hosts and regions").
///
/// Plain `http` is accepted for loopback addresses only, or by [`Endpoint::insecure`]. A user name,
/// query or fragment is refused. A bare host name gets `https`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Endpoint {
    /// Without a trailing slash, so that a path can follow.
    text: String,
    host: String,
    port: u16,
    is_loopback: bool,
    is_plain_http: bool,
}

/// A region of the hosted service. A store lives in exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Region {
    /// Europe. Stores from before there were two regions are here.
    EuWest,
    /// The United States.
    UsEast,
}

/// Why a text is not a valid base URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidEndpoint {
    /// The text is empty.
    #[error("the base URL is empty")]
    Empty,
    /// The text is not an `http` or `https` URL.
    #[error("the base URL is malformed")]
    Malformed,
    /// Plain `http` to another machine would send secrets unencrypted.
    #[error("the base URL is not https, and its host is not a loopback address")]
    NotEncrypted,
    /// The URL has a user name, password, query or fragment.
    #[error("the base URL has a user name, password, query or fragment")]
    ExtraParts,
}

impl Region {
    /// The region's base URL.
    pub fn endpoint(self) -> Endpoint {
        let text = match self {
            Self::EuWest => "https://euwest.api.elasticpath.com",
            Self::UsEast => "https://useast.api.elasticpath.com",
        };
        Endpoint::parse(text).expect("the base URL of a region is valid")
    }

    /// The address of Commerce Manager, in which people manage the region's stores.
    pub fn commerce_manager(self) -> &'static str {
        match self {
            Self::EuWest => "https://euwest.cm.elasticpath.com",
            Self::UsEast => "https://useast.cm.elasticpath.com",
        }
    }
}

impl Endpoint {
    /// Parses a base URL.
    ///
    /// # Errors
    /// Returns why the text is not a valid base URL.
    pub fn parse(text: &str) -> Result<Self, InvalidEndpoint> {
        Self::parse_with(text, false)
    }

    /// Parses a base URL that may be plain `http` to any host: for a store in a private network,
    /// such as the sandbox store in a container. Everyone between you and that host can read the
    /// client secret, tokens and passwords.
    ///
    /// ```
    /// use moltin::{Endpoint, Store};
    ///
    /// assert!(Store::new("http://store:8080", "sandbox").is_err());
    /// let store = Store::new(Endpoint::insecure("http://store:8080")?, "sandbox")?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Returns why the text is not a valid base URL.
    pub fn insecure(text: &str) -> Result<Self, InvalidEndpoint> {
        Self::parse_with(text, true)
    }

    fn parse_with(text: &str, allows_plain_http: bool) -> Result<Self, InvalidEndpoint> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidEndpoint::Empty);
        }
        let url = if text.contains("://") {
            Url::parse(text)
        } else {
            Url::parse(&format!("https://{text}"))
        };
        let url = url.map_err(|_| InvalidEndpoint::Malformed)?;
        let is_loopback = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(InvalidEndpoint::Malformed),
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback || allows_plain_http => {}
            "http" => return Err(InvalidEndpoint::NotEncrypted),
            _ => return Err(InvalidEndpoint::Malformed),
        }
        let bare = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        if !bare {
            return Err(InvalidEndpoint::ExtraParts);
        }
        Ok(Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            port: url.port_or_known_default().unwrap_or_default(),
            text: url.as_str().trim_end_matches('/').to_owned(),
            is_loopback,
            is_plain_http: url.scheme() == "http",
        })
    }

    /// The base URL without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host name or IP address.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port: 443 for `https` and 80 for `http` unless the URL has one.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether requests are sent without encryption.
    pub(crate) fn is_plain_http(&self) -> bool {
        self.is_plain_http
    }

    /// Whether the host is a loopback address of this machine.
    pub fn is_loopback(&self) -> bool {
        self.is_loopback
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl FromStr for Endpoint {
    type Err = InvalidEndpoint;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Endpoint {
    type Error = InvalidEndpoint;

    fn try_from(text: &str) -> Result<Self, InvalidEndpoint> {
        Self::parse(text)
    }
}

impl TryFrom<&String> for Endpoint {
    type Error = InvalidEndpoint;

    fn try_from(text: &String) -> Result<Self, InvalidEndpoint> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Endpoint {
    type Error = InvalidEndpoint;

    fn try_from(text: String) -> Result<Self, InvalidEndpoint> {
        Self::parse(&text)
    }
}

impl From<Region> for Endpoint {
    fn from(region: Region) -> Self {
        region.endpoint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_slash_is_removed() {
        for text in ["https://shop.example/", " https://shop.example ", "shop.example"] {
            assert_eq!(
                Endpoint::parse(text).unwrap().as_str(),
                "https://shop.example",
                "{text}"
            );
        }
        assert_eq!(
            Endpoint::parse("https://shop.example/api/").unwrap().as_str(),
            "https://shop.example/api"
        );
    }

    #[test]
    fn port_is_that_of_the_scheme_unless_given() {
        for (text, port) in [
            ("https://shop.example", 443),
            ("https://shop.example:443/", 443),
            ("https://shop.example:8443", 8443),
            ("http://localhost", 80),
        ] {
            assert_eq!(Endpoint::parse(text).unwrap().port(), port, "{text}");
        }
    }

    #[test]
    fn regions_have_the_documented_base_urls() {
        assert_eq!(
            Region::EuWest.endpoint().as_str(),
            "https://euwest.api.elasticpath.com"
        );
        assert_eq!(Region::UsEast.endpoint().host(), "useast.api.elasticpath.com");
    }

    #[test]
    fn plain_http_is_accepted_for_loopback_only() {
        for local in [
            "http://127.0.0.1:8080",
            "http://localhost:1",
            "http://[::1]:8080",
            "http://127.9.9.9",
        ] {
            assert!(Endpoint::parse(local).unwrap().is_loopback(), "{local}");
        }
        for remote in [
            "http://shop.example",
            "http://10.0.0.1",
            "http://localhost.evil.example",
            "http://0.0.0.0",
        ] {
            assert_eq!(
                Endpoint::parse(remote),
                Err(InvalidEndpoint::NotEncrypted),
                "{remote}"
            );
        }
    }

    #[test]
    fn plain_http_on_purpose_is_accepted_for_every_host() {
        let endpoint = Endpoint::insecure("http://store:8080/").unwrap();

        assert_eq!(
            (endpoint.as_str(), endpoint.host()),
            ("http://store:8080", "store")
        );
        assert!(endpoint.is_plain_http() && !endpoint.is_loopback());
        assert!(!Endpoint::insecure("store.example").unwrap().is_plain_http());
        assert_eq!(Endpoint::insecure("ftp://store"), Err(InvalidEndpoint::Malformed));
        assert_eq!(
            Endpoint::insecure("http://a:b@store"),
            Err(InvalidEndpoint::ExtraParts)
        );
    }

    #[test]
    fn malformed_base_url_is_refused() {
        assert_eq!(Endpoint::parse("  "), Err(InvalidEndpoint::Empty));
        for text in [
            "https://",
            "ftp://shop.example",
            "file:///etc/passwd",
            "https://a b",
            "javascript://x",
        ] {
            assert_eq!(Endpoint::parse(text), Err(InvalidEndpoint::Malformed), "{text}");
        }
        for text in [
            "https://user:pw@shop.example",
            "https://shop.example?x=1",
            "https://shop.example#x",
        ] {
            assert_eq!(Endpoint::parse(text), Err(InvalidEndpoint::ExtraParts), "{text}");
        }
    }
}
