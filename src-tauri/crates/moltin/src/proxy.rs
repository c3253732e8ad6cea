//! The proxy between this computer and a store: its address, and where the address comes from.

use std::env;
use std::fmt;
use std::sync::Arc;

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::endpoint::Endpoint;

const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];
const DEFAULT_SOCKS_PORT: u16 = 1080;

/// The variables that name a proxy, in the order in which they are read.
const HTTPS_VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const HTTP_VARIABLES: [&str; 4] = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// Where the address of a proxy comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProxyOrigin {
    /// A setting of the program.
    Setting,
    /// The environment variable of this name.
    Environment(&'static str),
    /// The network settings of the operating system or the desktop.
    System,
}

/// An HTTP or SOCKS proxy. Its user name and password are never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Proxy {
    url: Url,
    origin: ProxyOrigin,
}

/// The address of a proxy is invalid. It is not part of the error, because it may have a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("invalid address of a proxy ({origin})")]
pub struct InvalidProxy {
    /// Where the address comes from.
    pub origin: ProxyOrigin,
}

impl Proxy {
    /// Parses an address such as `socks5h://user:password@proxy.example:1080`. Without a scheme it
    /// is the one of an HTTP proxy.
    ///
    /// # Errors
    /// [`InvalidProxy`] if it is not the address of an HTTP or SOCKS proxy.
    pub fn parse(address: &str, origin: ProxyOrigin) -> Result<Self, InvalidProxy> {
        let invalid = InvalidProxy { origin };
        let address = address.trim();
        let address = match address.split_once("://") {
            // Desktops write it for SOCKS of any version.
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("socks") => format!("socks5h://{rest}"),
            Some(_) => address.to_owned(),
            None => format!("http://{address}"),
        };
        let mut url = Url::parse(&address).map_err(|_| invalid)?;
        let is_bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let has_host = url.host_str().is_some_and(|host| !host.is_empty());
        if !is_bare || !has_host || !SCHEMES.contains(&url.scheme()) || url.port() == Some(0) {
            return Err(invalid);
        }
        if url.port_or_known_default().is_none() {
            url.set_port(Some(DEFAULT_SOCKS_PORT)).map_err(|()| invalid)?;
        }
        let proxy = Self { url, origin };
        // The HTTP client sends requests directly if it does not understand the address.
        let store = Uri::from_static("https://store.example");
        let matcher = Matcher::builder().all(proxy.url.as_str()).build();
        matcher.intercept(&store).map(|_| proxy).ok_or(invalid)
    }

    /// The same proxy with these credentials.
    #[must_use]
    pub fn with_credentials(mut self, user: &str, password: Option<&SecretString>) -> Self {
        let password = password.map(ExposeSecret::expose_secret);
        let changed = self
            .url
            .set_username(user)
            .and_then(|()| self.url.set_password(password));
        changed.expect("the address has a host");
        self
    }

    /// The proxy that this computer uses for a store: of the environment variables that curl knows,
    /// or else of the system's settings. There is none for a store on this computer.
    ///
    /// `desktop` looks up the settings of desktops, for which there is no common interface.
    ///
    /// # Errors
    /// [`InvalidProxy`] if the address is invalid.
    pub fn of_system(
        endpoint: &Endpoint,
        desktop: impl FnOnce() -> Option<String>,
    ) -> Result<Option<Self>, InvalidProxy> {
        Self::find(endpoint, |name| env::var(name).ok(), desktop)
    }

    fn find(
        endpoint: &Endpoint,
        variable: impl Fn(&str) -> Option<String>,
        desktop: impl FnOnce() -> Option<String>,
    ) -> Result<Option<Self>, InvalidProxy> {
        if endpoint.is_loopback() {
            return Ok(None);
        }
        let find = |names: &[&'static str]| {
            let mut found = names.iter().filter_map(|name| Some((*name, variable(name)?)));
            found.find(|(_, value)| !value.trim().is_empty())
        };
        if find(&EXCEPTIONS).is_some_and(|(_, list)| is_excepted(endpoint, &list)) {
            return Ok(None);
        }
        let names = if endpoint.is_plain_http() {
            HTTP_VARIABLES
        } else {
            HTTPS_VARIABLES
        };
        if let Some((name, address)) = find(&names) {
            return Self::parse(&address, ProxyOrigin::Environment(name)).map(Some);
        }
        match desktop().or_else(|| of_operating_system(endpoint)) {
            Some(address) => Self::parse(&address, ProxyOrigin::System).map(Some),
            None => Ok(None),
        }
    }

    /// The same for the HTTP client.
    pub(crate) fn for_client(&self) -> Result<reqwest::Proxy, reqwest::Error> {
        reqwest::Proxy::all(self.url.clone())
    }

    /// Host and port.
    pub fn address(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        let port = self.url.port_or_known_default().unwrap_or_default();
        format!("{host}:{port}")
    }

    /// Where the address comes from.
    pub fn origin(&self) -> ProxyOrigin {
        self.origin
    }

    /// Whether it has a user name or a password.
    pub fn has_credentials(&self) -> bool {
        !self.url.username().is_empty() || self.url.password().is_some()
    }

    /// Whether it is a SOCKS proxy.
    pub fn is_socks(&self) -> bool {
        self.url.scheme().starts_with("socks")
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Proxy")
            .field("address", &self.address())
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for ProxyOrigin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting => formatter.write_str("from the setting"),
            Self::Environment(name) => write!(formatter, "from the environment variable {name}"),
            Self::System => formatter.write_str("from the system's settings"),
        }
    }
}

/// Whether a list such as `localhost, .example.com, 10.0.0.0/8` has the host of a store.
fn is_excepted(endpoint: &Endpoint, list: &str) -> bool {
    let entries = list.split(|character: char| character == ',' || character.is_whitespace());
    let entries = entries.map(|entry| {
        entry
            .strip_prefix('*')
            .filter(|rest| !rest.is_empty())
            .unwrap_or(entry)
    });
    let list = entries.collect::<Vec<_>>().join(",");
    let matcher = Matcher::builder().all("http://proxy.example").no(list).build();
    let uri = endpoint.as_str().parse::<Uri>();
    uri.is_ok_and(|uri| matcher.intercept(&uri).is_none())
}

/// The proxy in the settings of Windows and macOS.
fn of_operating_system(endpoint: &Endpoint) -> Option<String> {
    if cfg!(not(any(windows, target_os = "macos"))) {
        return None;
    }
    let found = Matcher::from_system().intercept(&endpoint.as_str().parse().ok()?)?;
    Some(found.uri().to_string())
}

/// Finds the proxy of a store, which may change from one request to the next.
#[derive(Clone)]
pub(crate) struct ProxySource(Arc<FindProxy>);

type FindProxy = dyn Fn(&Endpoint) -> Result<Option<Proxy>, InvalidProxy> + Send + Sync;

impl ProxySource {
    pub(crate) fn new(
        find: impl Fn(&Endpoint) -> Result<Option<Proxy>, InvalidProxy> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(find))
    }

    pub(crate) fn find(&self, endpoint: &Endpoint) -> Result<Option<Proxy>, InvalidProxy> {
        (self.0)(endpoint)
    }
}

impl Default for ProxySource {
    fn default() -> Self {
        Self::new(|endpoint| Proxy::of_system(endpoint, || None))
    }
}

impl fmt::Debug for ProxySource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ProxySource")
    }
}

#[cfg(test)]
mod tests;
