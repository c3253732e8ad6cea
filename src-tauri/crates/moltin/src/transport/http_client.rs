//! The way to a store's host. What is sent over a connection stays in its buffers until it is closed, so what is to be
//! forgotten goes over connections of its own.

use std::time::Duration;

use reqwest::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client};

use crate::error::Error;
use crate::store::Timeouts;

/// How a host is connected to.
#[derive(Debug, Clone)]
pub(crate) struct HttpClientFactory {
    pub(crate) user_agent: String,
    pub(crate) timeouts: Timeouts,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) is_loopback: bool,
}

impl HttpClientFactory {
    /// Connections of their own, none of them open yet. They are closed when this and its clones are gone.
    ///
    /// # Errors
    /// [`Error::Setup`] where the system has no certificates to trust.
    pub(crate) fn connections(&self) -> Result<Client, Error> {
        let http = Client::builder()
            .user_agent(&self.user_agent)
            .https_only(!self.is_loopback)
            // A customer token's header and a form's body would go along to the other host.
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            // Replies are unpacked here, when they are there as a whole.
            .no_gzip()
            .default_headers(HeaderMap::from_iter([(
                ACCEPT_ENCODING,
                HeaderValue::from_static("gzip"),
            )]))
            .tls_certs_merge(self.certificates.clone())
            .http2_keep_alive_interval(Duration::from_secs(20))
            .http2_keep_alive_timeout(Duration::from_secs(10))
            .referer(false)
            .connect_timeout(self.timeouts.connect)
            .read_timeout(self.timeouts.read)
            .timeout(self.timeouts.total)
            .pool_idle_timeout(Duration::from_secs(30))
            .tcp_keepalive(Duration::from_secs(30));
        // A proxy has no business between this machine and itself.
        let http = if self.is_loopback { http.no_proxy() } else { http };
        http.build().map_err(|source| Error::Setup(source.without_url()))
    }
}
