//! A store: one host, one client id, one pool of connections.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Certificate;
use secrecy::SecretString;
use tokio::sync::watch;

use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::id::ClientId;
use crate::identity::{Admin, Shopper};
use crate::log::{LoggedRequest, RequestLog};
use crate::transport::{HttpClientFactory, PendingRetries, PendingRetry, RateLimiter, Transport};

/// What the service's own command line tool allows itself.
const REQUESTS_PER_SECOND: NonZeroU32 = NonZeroU32::new(20).expect("20 is not 0");

/// A store. Clones share one pool of connections, one pace, and one log of requests.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let sandbox = moltin_sandbox::Sandbox::start(moltin_sandbox::Config::in_memory(moltin_sandbox::Seed::Demo)).await?;
/// # let endpoint: moltin::Endpoint = sandbox.base_url().parse()?;
/// use std::num::NonZeroU32;
///
/// use moltin::Store;
///
/// let store = Store::builder(endpoint, "sandbox".into())
///     .program("shop-report", "1.0.0")
///     .requests_per_second(NonZeroU32::new(80))
///     .build()?;
/// store.admin("sandbox-secret".into()).verify().await?;
/// for request in store.requests() {
///     println!("{} as {} took {:?}", request.request, request.sent_as, request.took);
///     println!("{}", request.curl(store.endpoint()));
/// }
/// # Ok(())
/// # }
/// ```
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
    certificates: Vec<Certificate>,
    requests_per_second: Option<NonZeroU32>,
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
            certificates: Vec::new(),
            requests_per_second: Some(REQUESTS_PER_SECOND),
        }
    }

    /// Where the store is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.transport.endpoint
    }

    /// The last 500 requests to the store, the latest first.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.transport.log.last()
    }

    /// The requests that wait before they are tried again, as they come and go.
    pub fn waits(&self) -> watch::Receiver<Vec<Arc<PendingRetry>>> {
        self.transport.pending_retries.watch()
    }

    /// Ends every such wait now. What waited fails with what it was about to be tried again for.
    pub fn give_up_waiting(&self) {
        self.transport.pending_retries.give_up();
    }

    /// The identity that may do everything: the grant `client_credentials` (see `docs/api.md`,
    /// "Authentication").
    pub fn admin(&self, client_secret: SecretString) -> Admin {
        Admin::new(Arc::clone(&self.transport), client_secret)
    }

    /// The identity of somebody who has just walked in: the grant `implicit` (see `docs/api.md`,
    /// "Authentication").
    pub fn shopper(&self) -> Shopper {
        Shopper::new(Arc::clone(&self.transport))
    }
}

impl Builder {
    /// Sets the user agent to `name/version (os/arch)` (see `docs/api.md`, "Requests and headers").
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

    /// Says how many requests a second the store is sent at most, whoever asks; `None` for as many
    /// as there are. The default is 20: a development store takes 25, a production store 100 (see
    /// `docs/api.md`, "Rate limits").
    #[must_use]
    pub fn requests_per_second(mut self, rate: Option<NonZeroU32>) -> Self {
        self.requests_per_second = rate;
        self
    }

    /// Trusts these certificates too, beside the system's: one or more in the PEM format.
    ///
    /// # Errors
    /// [`Error::NoCertificate`] where there is none to be read.
    pub fn trust(mut self, pem: &[u8]) -> Result<Self, Error> {
        let certificates = Certificate::from_pem_bundle(pem).map_err(|_| Error::NoCertificate)?;
        if certificates.is_empty() {
            return Err(Error::NoCertificate);
        }
        self.certificates.extend(certificates);
        Ok(self)
    }

    /// The store. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Setup`] where the system has no certificates to trust.
    pub fn build(self) -> Result<Store, Error> {
        let http_clients = HttpClientFactory {
            user_agent: self.user_agent,
            timeouts: self.timeouts,
            certificates: self.certificates,
            is_loopback: self.endpoint.is_loopback(),
        };
        let transport = Transport {
            http: http_clients.connections()?,
            http_clients,
            endpoint: self.endpoint,
            client_id: self.client_id,
            rate_limiter: RateLimiter::new(self.requests_per_second),
            pending_retries: PendingRetries::default(),
            log: RequestLog::default(),
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
