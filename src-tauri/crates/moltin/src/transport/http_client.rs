//! Building HTTP clients. The buffers of a connection keep what was sent until the connection is
//! closed, so passwords and customer tokens go over clients of their own.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::Client;
use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use rustls::pki_types::CertificateDer;

use super::timeouts::Timeouts;
use super::tls;
use crate::endpoint::Endpoint;
use crate::error::{Error, TransportError};
use crate::proxy::{Proxy, ProxySource};

/// Builds clients with the store's settings, without redirects.
#[derive(Debug, Clone)]
pub(crate) struct HttpClientFactory {
    pub(crate) user_agent: HeaderValue,
    pub(crate) headers: HeaderMap,
    pub(crate) timeouts: Timeouts,
    pub(crate) certificates: Vec<CertificateDer<'static>>,
    pub(crate) proxies: ProxySource,
    pub(crate) endpoint: Endpoint,
}

impl HttpClientFactory {
    /// A client without open connections. Its connections close when its last clone is dropped.
    ///
    /// # Errors
    /// [`Error::Setup`] if the system has no trusted certificates, [`Error::InvalidProxy`] if the
    /// address of the proxy is invalid.
    pub(crate) fn build(&self) -> Result<HttpClient, Error> {
        self.build_for(self.proxies.find(&self.endpoint)?)
    }

    fn build_for(&self, proxy: Option<Proxy>) -> Result<HttpClient, Error> {
        let mut headers = self.headers.clone();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        let tls = tls::client_config(&self.certificates)
            .map_err(|error| Error::Setup(TransportError::tls(error)))?;
        let mut http = Client::builder()
            .user_agent(self.user_agent.clone())
            .https_only(!self.endpoint.is_plain_http())
            // A redirect would send the customer token's header and a form's body to another host.
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            // The client decompresses the complete response itself.
            .no_gzip()
            .default_headers(headers)
            .tls_backend_preconfigured(tls)
            .no_proxy()
            .http2_keep_alive_interval(Duration::from_secs(20))
            .http2_keep_alive_timeout(Duration::from_secs(10))
            .referer(false)
            .connect_timeout(self.timeouts.connect)
            .read_timeout(self.timeouts.read)
            .timeout(self.timeouts.total)
            .pool_idle_timeout(Duration::from_secs(30))
            .tcp_keepalive(Duration::from_secs(30));
        let failed = |error| Error::Setup(TransportError::new(error));
        if let Some(proxy) = &proxy {
            http = http.proxy(proxy.for_client().map_err(failed)?);
        }
        let client = http.build().map_err(failed)?;
        Ok(HttpClient { client, proxy })
    }
}

/// A client, and the proxy of its connections.
#[derive(Debug, Clone)]
pub(crate) struct HttpClient {
    pub(crate) client: Client,
    pub(crate) proxy: Option<Proxy>,
}

/// A client that is used again, until the store's proxy is another one.
#[derive(Debug, Default)]
pub(crate) struct ReusedClient(Mutex<Option<HttpClient>>);

impl ReusedClient {
    /// The client for the next request.
    ///
    /// # Errors
    /// As [`HttpClientFactory::build`].
    pub(crate) fn get(&self, clients: &HttpClientFactory) -> Result<HttpClient, Error> {
        let proxy = clients.proxies.find(&clients.endpoint)?;
        let mut current = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match current.as_ref().filter(|http| http.proxy == proxy) {
            Some(http) => Ok(http.clone()),
            None => Ok(current.insert(clients.build_for(proxy)?).clone()),
        }
    }
}
