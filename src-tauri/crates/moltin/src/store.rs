//! A store: one base URL, one client ID, one pool of connections.

mod builder;

use std::sync::Arc;

use jiff::SignedDuration;
use secrecy::SecretString;

pub use builder::StoreBuilder;

use crate::endpoint::Endpoint;
use crate::identity::{Admin, Shopper};
use crate::log::LoggedRequest;
use crate::transport::{RetryWatcher, Transport};

/// A store. Clones share the connections, the rate limiter and the request log.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// use std::num::NonZeroU32;
///
/// use moltin::Store;
///
/// let store = Store::builder(sandbox.base_url(), "sandbox")?
///     .user_agent("shop-report", "1.0.0")
///     .requests_per_second(NonZeroU32::new(80))
///     .max_attempts(2)
///     .build()?;
/// store.admin("sandbox-secret").verify().await?;
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

impl Store {
    pub(crate) fn from_transport(transport: Transport) -> Self {
        Self {
            transport: Arc::new(transport),
        }
    }

    /// The base URL.
    pub fn endpoint(&self) -> &Endpoint {
        &self.transport.endpoint
    }

    /// The last 500 requests to the store, newest first.
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.transport.log.last()
    }

    /// How far the store's clock is ahead of this computer's, as the `Date` header of the last
    /// response says. Zero if the difference is not certain, `None` before the first response.
    pub fn clock_offset(&self) -> Option<SignedDuration> {
        self.transport.clock.offset()
    }

    /// Watches the requests that wait for a retry.
    pub fn pending_retries(&self) -> RetryWatcher {
        self.transport.pending_retries.watch()
    }

    /// Cancels all pending retries. Each request fails with the error of its last attempt.
    pub fn cancel_pending_retries(&self) {
        self.transport.pending_retries.cancel();
    }

    /// The identity with full access: the `client_credentials` grant (see `docs/api.md`,
    /// "Authentication").
    pub fn admin(&self, client_secret: impl Into<SecretString>) -> Admin {
        Admin::new(Arc::clone(&self.transport), client_secret.into())
    }

    /// The identity of a visitor: the `implicit` grant (see `docs/api.md`, "Authentication").
    pub fn shopper(&self) -> Shopper {
        Shopper::new(Arc::clone(&self.transport))
    }
}
