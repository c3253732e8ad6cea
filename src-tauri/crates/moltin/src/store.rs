//! A store: one host, one client id, one pool of connections.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Client;
use reqwest::redirect::Policy;
use secrecy::SecretString;

use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::id::ClientId;
use crate::identity::{Admin, Shopper};
use crate::transport::Transport;

/// A store. Clones share one pool of connections.
#[derive(Debug, Clone)]
pub struct Store {
    transport: Arc<Transport>,
}

/// How long to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For the next byte of a reply.
    pub read: Duration,
    /// For the whole of a request.
    pub total: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            read: Duration::from_secs(15),
            total: Duration::from_secs(30),
        }
    }
}

/// Settings of a [`Store`].
#[derive(Debug, Clone)]
pub struct Builder {
    endpoint: Endpoint,
    client_id: ClientId,
    user_agent: String,
    timeouts: Timeouts,
}

impl Store {
    /// A store with the default settings. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Setup`] where the system has no certificates to trust.
    pub fn new(endpoint: Endpoint, client_id: ClientId) -> Result<Self, Error> {
        Self::builder(endpoint, client_id).build()
    }

    /// A store with settings of one's own.
    pub fn builder(endpoint: Endpoint, client_id: ClientId) -> Builder {
        let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        Builder {
            endpoint,
            client_id,
            user_agent: user_agent(name, version),
            timeouts: Timeouts::default(),
        }
    }

    /// Where the store is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.transport.endpoint
    }

    /// The identity that may do everything: the grant `client_credentials` (contract section 2).
    pub fn admin(&self, client_secret: SecretString) -> Admin {
        Admin::new(Arc::clone(&self.transport), client_secret)
    }

    /// The identity of somebody who has just walked in: the grant `implicit` (contract section 2).
    pub fn shopper(&self) -> Shopper {
        Shopper::new(Arc::clone(&self.transport))
    }
}

impl Builder {
    /// Names the program that asks, as the contract's convention has it: `name/version (os/arch)`.
    #[must_use]
    pub fn program(mut self, name: &str, version: &str) -> Self {
        self.user_agent = user_agent(name, version);
        self
    }

    /// Says how long to wait.
    #[must_use]
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.timeouts = timeouts;
        self
    }

    /// The store. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Setup`] where the system has no certificates to trust.
    pub fn build(self) -> Result<Store, Error> {
        let http = Client::builder()
            .user_agent(self.user_agent)
            .https_only(!self.endpoint.is_loopback())
            // A customer token's header and a form's body would go along to the other host.
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(self.timeouts.connect)
            .read_timeout(self.timeouts.read)
            .timeout(self.timeouts.total)
            .pool_idle_timeout(Duration::from_secs(30))
            .tcp_keepalive(Duration::from_secs(30));
        // A proxy has no business between this machine and itself.
        let http = if self.endpoint.is_loopback() {
            http.no_proxy()
        } else {
            http
        };
        let http = http
            .build()
            .map_err(|source| Error::Setup(source.without_url()))?;
        let transport = Transport {
            http,
            endpoint: self.endpoint,
            client_id: self.client_id,
        };
        Ok(Store {
            transport: Arc::new(transport),
        })
    }
}

fn user_agent(name: &str, version: &str) -> String {
    format!(
        "{name}/{version} ({}/{})",
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}
