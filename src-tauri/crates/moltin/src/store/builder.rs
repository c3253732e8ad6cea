//! Settings of a store.

use std::num::NonZeroU32;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::Store;
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::id::ClientId;
use crate::log::RequestLog;
use crate::proxy::{InvalidProxy, Proxy, ProxyOrigin, ProxySource};
use crate::store_clock::StoreClock;
use crate::transport::{HttpClientFactory, PendingRetries, RateLimiter, ReusedClient, Timeouts, Transport};

/// The rate of the service's own command line tool.
const REQUESTS_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("20 is not 0");
const MAX_ATTEMPTS: u32 = 4;
/// Headers that identify the caller. Only the identities may set them.
const RESERVED_HEADERS: [&str; 3] = [
    "authorization",
    "x-moltin-customer-token",
    "ep-account-management-authentication-token",
];

/// Settings of a [`Store`]: see [`Store::builder`].
#[derive(Debug, Clone)]
pub struct StoreBuilder {
    endpoint: Endpoint,
    client_id: ClientId,
    user_agent: String,
    headers: HeaderMap,
    timeouts: Timeouts,
    certificates: Vec<CertificateDer<'static>>,
    proxies: ProxySource,
    requests_per_second: Option<NonZeroU32>,
    max_attempts: u32,
}

impl Store {
    /// A store with the default settings. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::InvalidEndpoint`] if the base URL is invalid, [`Error::Setup`] if the system has no
    /// trusted certificates.
    pub fn new<E>(base_url: E, client_id: impl Into<ClientId>) -> Result<Self, Error>
    where
        E: TryInto<Endpoint>,
        Error: From<E::Error>,
    {
        Self::builder(base_url, client_id)?.build()
    }

    /// Settings for a store.
    ///
    /// # Errors
    /// [`Error::InvalidEndpoint`] if the base URL is invalid.
    pub fn builder<E>(base_url: E, client_id: impl Into<ClientId>) -> Result<StoreBuilder, Error>
    where
        E: TryInto<Endpoint>,
        Error: From<E::Error>,
    {
        Ok(StoreBuilder::new(base_url.try_into()?, client_id.into()))
    }
}

impl StoreBuilder {
    fn new(endpoint: Endpoint, client_id: ClientId) -> Self {
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        Self {
            endpoint,
            client_id,
            user_agent: user_agent(name, version),
            headers: HeaderMap::new(),
            timeouts: Timeouts::default(),
            certificates: Vec::new(),
            proxies: ProxySource::default(),
            requests_per_second: Some(REQUESTS_PER_SECOND),
            max_attempts: MAX_ATTEMPTS,
        }
    }

    /// Sets the `User-Agent` header to `name/version (os/arch)` (see `docs/api.md`, "Requests and
    /// headers").
    #[must_use]
    pub fn user_agent(mut self, name: &str, version: &str) -> Self {
        self.user_agent = user_agent(name, version);
        self
    }

    /// Adds a header to every request.
    ///
    /// # Errors
    /// [`Error::InvalidHeader`] if HTTP does not allow it, or if it is one of the headers that
    /// carry tokens.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        let invalid = || Error::InvalidHeader {
            name: name.to_owned(),
        };
        let header = HeaderName::try_from(name).map_err(|_| invalid())?;
        let value = HeaderValue::try_from(value).map_err(|_| invalid())?;
        if RESERVED_HEADERS.contains(&header.as_str()) {
            return Err(invalid());
        }
        self.headers.insert(header, value);
        Ok(self)
    }

    /// Sets the timeouts.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// Sets how often a request is sent at most, the first attempt included. 1 disables retries.
    /// The default is 4 (see `docs/api.md`, "Retries").
    #[must_use]
    pub fn max_attempts(mut self, max_attempts: u32) -> Self {
        self.max_attempts = max_attempts;
        self
    }

    /// Sets the rate limit for all identities together, in requests per second; `None` disables it.
    /// The default is 20. The service allows 25 for a development store and 100 for a production
    /// store (see `docs/api.md`, "Rate limits").
    #[must_use]
    pub fn requests_per_second(mut self, rate: Option<NonZeroU32>) -> Self {
        self.requests_per_second = rate;
        self
    }

    /// Sends all requests through a proxy, instead of the system's proxy.
    ///
    /// # Errors
    /// [`Error::InvalidProxy`] if the address is invalid.
    pub fn proxy(self, address: &str) -> Result<Self, Error> {
        let proxy = Proxy::parse(address, ProxyOrigin::Setting)?;
        Ok(self.proxies(move |_| Ok(Some(proxy.clone()))))
    }

    /// Sends requests through the proxy that `find` returns for the store, or directly. It is
    /// called before each request, and must not block. After an error nothing is sent. The default
    /// is [`Proxy::of_system`].
    #[must_use]
    pub fn proxies(
        mut self,
        find: impl Fn(&Endpoint) -> Result<Option<Proxy>, InvalidProxy> + Send + Sync + 'static,
    ) -> Self {
        self.proxies = ProxySource::new(find);
        self
    }

    /// Trusts one or more certificates in PEM format, in addition to the system's.
    ///
    /// # Errors
    /// [`Error::NoCertificate`] if the text contains none.
    pub fn root_certificates(mut self, pem: &[u8]) -> Result<Self, Error> {
        let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        let certificates = certificates.map_err(|_| Error::NoCertificate)?;
        let mut usable = RootCertStore::empty();
        for certificate in &certificates {
            let added = usable.add(certificate.clone());
            added.map_err(|_| Error::NoCertificate)?;
        }
        if certificates.is_empty() {
            return Err(Error::NoCertificate);
        }
        self.certificates.extend(certificates);
        Ok(self)
    }

    /// Builds the store. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Setup`] if the system has no trusted certificates, [`Error::InvalidHeader`] if the
    /// user agent can't be sent.
    pub fn build(self) -> Result<Store, Error> {
        let user_agent = HeaderValue::try_from(self.user_agent).map_err(|_| Error::InvalidHeader {
            name: USER_AGENT.to_string(),
        })?;
        let http_clients = HttpClientFactory {
            user_agent,
            headers: self.headers,
            timeouts: self.timeouts,
            certificates: self.certificates,
            proxies: self.proxies,
            endpoint: self.endpoint.clone(),
        };
        let http = ReusedClient::default();
        http.get(&http_clients)?;
        Ok(Store::from_transport(Transport {
            http,
            http_clients,
            endpoint: self.endpoint,
            client_id: self.client_id,
            rate_limiter: RateLimiter::new(self.requests_per_second),
            pending_retries: PendingRetries::default(),
            max_attempts: self.max_attempts,
            log: RequestLog::default(),
            clock: StoreClock::default(),
        }))
    }
}

fn user_agent(name: &str, version: &str) -> String {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("{name}/{version} ({os}/{arch})")
}
