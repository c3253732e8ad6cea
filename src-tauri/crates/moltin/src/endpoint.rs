//! Where a store is: the base URL of its API.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

/// The base URL of a store's API (see `docs/api.md`, "Hosts and regions").
///
/// `https` anywhere, `http` on this machine only; no user name, query or fragment. A bare host is read as `https`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Endpoint {
    /// Without the slash at the end, so that a path can follow.
    text: String,
    host: String,
    is_loopback: bool,
}

/// A region of the shared service. A store lives in one of them only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Region {
    /// Europe; the region of stores from before there were two.
    EuWest,
    /// United States.
    UsEast,
}

/// Why a text is not the address of a store.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidEndpoint {
    /// Nothing was typed.
    #[error("Type the address of the store’s API.")]
    Empty,
    /// It can't be read as an address.
    #[error("This is not an address; one looks like https://euwest.api.elasticpath.com.")]
    NotAnAddress,
    /// It would send secrets in the clear.
    #[error("The address must begin with https://. Plain http:// is for a store on this machine only.")]
    NotEncrypted,
    /// It has parts that a base URL has no use for, such as a password.
    #[error("The address must have no user name, no “?” and no “#” in it.")]
    TooMuch,
}

impl Region {
    /// The region's base URL.
    pub fn endpoint(self) -> Endpoint {
        let text = match self {
            Self::EuWest => "https://euwest.api.elasticpath.com",
            Self::UsEast => "https://useast.api.elasticpath.com",
        };
        Endpoint::parse(text).expect("the regions’ addresses are addresses")
    }
}

impl Endpoint {
    /// Reads an address.
    ///
    /// # Errors
    /// Says why it can't be the address of a store.
    pub fn parse(text: &str) -> Result<Self, InvalidEndpoint> {
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidEndpoint::Empty);
        }
        let url = if text.contains("://") {
            Url::parse(text)
        } else {
            Url::parse(&format!("https://{text}"))
        };
        let url = url.map_err(|_| InvalidEndpoint::NotAnAddress)?;
        let is_loopback = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => return Err(InvalidEndpoint::NotAnAddress),
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback => {}
            "http" => return Err(InvalidEndpoint::NotEncrypted),
            _ => return Err(InvalidEndpoint::NotAnAddress),
        }
        let bare = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        if !bare {
            return Err(InvalidEndpoint::TooMuch);
        }
        Ok(Self {
            host: url.host_str().unwrap_or_default().to_owned(),
            text: url.as_str().trim_end_matches('/').to_owned(),
            is_loopback,
        })
    }

    /// The address as text, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host alone.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether the store is on this machine.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_without_the_slash_at_its_end() {
        for typed in ["https://shop.example/", " https://shop.example ", "shop.example"] {
            assert_eq!(
                Endpoint::parse(typed).unwrap().as_str(),
                "https://shop.example",
                "{typed}"
            );
        }
        assert_eq!(
            Endpoint::parse("https://shop.example/api/").unwrap().as_str(),
            "https://shop.example/api"
        );
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
    fn plain_http_is_for_this_machine_only() {
        for own in [
            "http://127.0.0.1:8080",
            "http://localhost:1",
            "http://[::1]:8080",
            "http://127.9.9.9",
        ] {
            assert!(Endpoint::parse(own).unwrap().is_loopback(), "{own}");
        }
        for other in [
            "http://shop.example",
            "http://10.0.0.1",
            "http://localhost.evil.example",
            "http://0.0.0.0",
        ] {
            assert_eq!(
                Endpoint::parse(other),
                Err(InvalidEndpoint::NotEncrypted),
                "{other}"
            );
        }
    }

    #[test]
    fn what_is_no_address_is_said_to_be_none() {
        assert_eq!(Endpoint::parse("  "), Err(InvalidEndpoint::Empty));
        for typed in [
            "https://",
            "ftp://shop.example",
            "file:///etc/passwd",
            "https://a b",
            "javascript://x",
        ] {
            assert_eq!(
                Endpoint::parse(typed),
                Err(InvalidEndpoint::NotAnAddress),
                "{typed}"
            );
        }
        for typed in [
            "https://user:pw@shop.example",
            "https://shop.example?x=1",
            "https://shop.example#x",
        ] {
            assert_eq!(Endpoint::parse(typed), Err(InvalidEndpoint::TooMuch), "{typed}");
        }
    }
}
