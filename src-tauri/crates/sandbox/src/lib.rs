//! A Moltin store on one machine: a local server of the same API, with no account and no network.
//!
//! It imitates customers, customer tokens and orders as `docs/api.md` describes them: endpoints,
//! scoping, filters, paging, and the three dialects of its errors. It listens on this machine only.
//! As a library it is embedded in the application and in tests; as a binary it serves whoever
//! builds a storefront.
//!
//! What is not in here: catalogue, carts, checkout, and any type of the client. The two are
//! independent readings of the API.
#![forbid(unsafe_code)]

mod addresses;
mod bearers;
mod caller;
mod compression;
mod config;
mod customer_tokens;
mod customers;
mod database;
mod faults;
mod guard;
mod hold;
mod limits;
mod oauth;
mod orders;
mod passwords;
mod query;
mod refusal;
mod seed;
mod seen;
mod server;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use config::{Config, Credentials, Data, Seed};
pub use faults::{Fault, Faults};
pub use hold::Hold;
pub use seen::Seen;
pub use server::{Route, routes};

use bearers::Bearers;
use database::Database;
use faults::Switchboard;
use hold::Gate;
use limits::{Guesses, RateLimit};
use orders::lists::Lists;
use seen::Memory;

/// Why the sandbox store did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It was to listen where other machines could reach it.
    #[error(
        "{0} is not an address of this machine alone, and nothing that the sandbox store sends is encrypted"
    )]
    NotLoopback(SocketAddr),
    /// The address is taken or not allowed.
    #[error("it can't listen on {0}: {1}")]
    Listen(SocketAddr, #[source] std::io::Error),
    /// The data file could not be made.
    #[error("its data file could not be made: {0}")]
    File(#[from] std::io::Error),
    /// The data file could not be used.
    #[error("its data could not be used: {0}")]
    Database(#[from] rusqlite::Error),
    /// The file is not a sandbox store's. It was left as it is.
    #[error("its data file is not one of a sandbox store; it was left as it is")]
    NotOurs,
    /// The data was written by a later version. It was left as it is.
    #[error("its data is of version {found}, and this program knows versions up to {known}")]
    Later {
        /// The data's version.
        found: i64,
        /// The last one known here.
        known: i64,
    },
}

/// What every request can reach. Cheap to clone.
#[derive(Clone)]
struct Store {
    database: Database,
    bearers: Arc<Bearers>,
    credentials: Arc<Credentials>,
    token_key: Arc<[u8]>,
    base_url: Arc<str>,
    rate_limit: Arc<RateLimit>,
    guesses: Arc<Guesses>,
    faults: Switchboard,
    gate: Gate,
    lists: Arc<Lists>,
    seen: Memory,
}

/// A sandbox store that is running. It stops when it is dropped.
pub struct Sandbox {
    credentials: Arc<Credentials>,
    address: SocketAddr,
    base_url: String,
    seen: Memory,
    faults: Switchboard,
    gate: Gate,
    stop: Option<oneshot::Sender<()>>,
    serving: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Sandbox")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    /// Opens the data, seeds it where it is new, and serves. When this returns it can be asked.
    ///
    /// # Errors
    /// Says what is in the way: the address or the data.
    pub async fn start(config: Config) -> Result<Self, Error> {
        if !config.listen.ip().is_loopback() && !config.allow_remote {
            return Err(Error::NotLoopback(config.listen));
        }
        let listen = config.listen;
        let (database, token_key) = database::open(config.data, config.seed).await?;
        let listener = TcpListener::bind(listen)
            .await
            .map_err(|error| Error::Listen(listen, error))?;
        let address = listener.local_addr()?;
        let base_url = format!("http://{address}");
        let credentials = config
            .credentials
            .unwrap_or_else(|| Credentials::of_data(&token_key));
        let credentials = Arc::new(credentials);
        let seen = Memory::new(address.port());
        let faults = Switchboard::new(config.faults);
        let gate = Gate::default();
        let store = Store {
            database,
            bearers: Arc::default(),
            credentials: Arc::clone(&credentials),
            token_key,
            base_url: base_url.as_str().into(),
            rate_limit: Arc::new(RateLimit::new(config.rate_limit)),
            guesses: Arc::default(),
            faults: faults.clone(),
            gate: gate.clone(),
            lists: Arc::default(),
            seen: seen.clone(),
        };
        let rules = guard::Rules {
            port: address.port(),
            cors: config.cors,
            by_address: config.allow_remote,
        };
        let router = server::router(&store, rules, config.compression);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            let until = async {
                // An error means that the handle was dropped, which stops the store too.
                stopped.await.ok();
            };
            // axum tries again where accepting fails, and returns no error.
            axum::serve(listener, router)
                .with_graceful_shutdown(until)
                .await
                .ok();
        });
        Ok(Self {
            credentials,
            address,
            base_url,
            seen,
            faults,
            gate,
            stop: Some(stop),
            serving: Some(serving),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of its API, such as `http://127.0.0.1:8080`.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The credentials that it takes.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The last 1,000 requests to the API, in their order.
    pub fn requests(&self) -> Vec<Seen> {
        self.seen.last()
    }

    /// How it misbehaves.
    pub fn faults(&self) -> Faults {
        self.faults.get()
    }

    /// Makes it misbehave so, in place of all that it did before.
    pub fn misbehave(&self, faults: Faults) {
        self.faults.set(faults);
    }

    /// Holds requests to paths that begin so, after the next `pass` of them, until the [`Hold`] is dropped.
    pub fn hold(&self, path: &str, pass: u32) -> Hold {
        self.gate.hold(path, pass)
    }

    /// Stops it: no new requests, and those under way are finished.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            // One that has ended by itself needs no stop.
            stop.send(()).ok();
        }
        if let Some(serving) = self.serving.take() {
            // A panic in there has been printed.
            serving.await.ok();
        }
    }
}
