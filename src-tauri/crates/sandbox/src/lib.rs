//! A local server of the Moltin API (today Elastic Path Commerce Cloud), for development and tests.
//! It needs no account and no network.
//!
//! It serves customers, accounts, their tokens and addresses, orders, carts and subscriptions as
//! `docs/api.md` describes them: endpoints, permissions, filters, pagination, rate limit, and the
//! error shapes of the API. It can inject faults: see [`Faults`]. Where the service's behavior is
//! unknown, it can behave in several ways: see [`Switches`].
//!
//! ```
//! use moltin_sandbox::{Config, Sandbox, Seed};
//!
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
//! let base_url = sandbox.base_url();
//!
//! let http = reqwest::Client::new();
//! let credentials = [
//!     ("grant_type", "client_credentials"),
//!     ("client_id", "sandbox"),
//!     ("client_secret", "sandbox-secret"),
//! ];
//! let request = http.post(format!("{base_url}/oauth/access_token")).form(&credentials);
//! let token: serde_json::Value = request.send().await?.json().await?;
//!
//! let request = http
//!     .get(format!("{base_url}/v2/customers?filter=eq(email,ron@swanson.com)"))
//!     .bearer_auth(token["access_token"].as_str().unwrap());
//! let customers: serde_json::Value = request.send().await?.json().await?;
//! assert_eq!(customers["data"][0]["name"], "Ron Swanson");
//!
//! sandbox.stop().await;
//! # Ok(())
//! # }
//! ```
//!
//! Not included: catalog, checkout, and any type of the client. Client and sandbox are independent
//! implementations of the API, so that each can test the other.
#![forbid(unsafe_code)]

mod access_tokens;
mod account_authentication;
mod account_members;
mod account_routes;
mod account_scope;
mod account_tags;
mod account_tokens;
mod accounts;
mod addresses;
mod api_error;
mod attributes;
mod auth;
mod carts;
mod compression;
mod config;
mod control;
mod currencies;
mod custom_fields;
mod customer_tokens;
mod customers;
mod database;
mod error;
mod faults;
mod gate;
mod host_check;
mod inbox;
mod inject_faults;
mod limits;
mod member_session;
mod memberships;
mod middleware;
mod money;
mod oauth;
mod one_time_passwords;
mod orders;
mod owner;
mod passwords;
mod permissions;
mod personal_data;
mod query;
mod realms;
mod request_log;
mod route;
mod seed;
mod server;
mod store;
mod subscriptions;
mod switches;
mod timestamp;
mod token_signature;

use std::net::SocketAddr;
use std::sync::Arc;

use rusqlite::Transaction;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

pub use config::{Config, Credentials, Data, Seed};
pub use error::Error;
pub use faults::{ErasureFault, Fault, Faults};
pub use gate::ClosedGate;
pub use inbox::InboxMessage;
pub use request_log::RecordedRequest;
pub use route::Route;
pub use server::routes;
pub use switches::{
    AfterDeletion, AfterMembership, Missing, Mixed, OneTimePassword, Refusal, Role, SignInTitle, Switches,
};

use faults::ActiveFaults;
use gate::Gate;
use host_check::HostCheck;
use inbox::Inbox;
use limits::TokenBucket;
use query::list_index::ListIndex;
use request_log::RequestLog;
use store::Store;
use switches::ActiveSwitches;

/// The indexes of the lists.
struct Lists {
    customers: ListIndex,
    orders: ListIndex,
    accounts: ListIndex,
    account_tags: ListIndex,
    members: ListIndex,
    memberships: ListIndex,
}

fn build_lists(db: &Transaction<'_>) -> Result<Lists, Error> {
    Ok(Lists {
        customers: ListIndex::build(&customers::LIST, db)?,
        orders: ListIndex::build(&orders::LIST, db)?,
        accounts: ListIndex::build(&accounts::LIST, db)?,
        account_tags: ListIndex::build(&account_tags::LIST, db)?,
        members: ListIndex::build(&account_members::LIST, db)?,
        memberships: ListIndex::build(&memberships::LIST, db)?,
    })
}

/// A running sandbox store. It stops when it is dropped.
pub struct Sandbox {
    credentials: Arc<Credentials>,
    address: SocketAddr,
    base_url: String,
    request_log: RequestLog,
    faults: ActiveFaults,
    switches: ActiveSwitches,
    inbox: Inbox,
    gate: Gate,
    shutdown: Option<oneshot::Sender<()>>,
    server: Option<JoinHandle<()>>,
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
    /// Opens the data, seeds it if it is new, and starts the server. It accepts requests when this
    /// returns. Requires a Tokio runtime.
    ///
    /// # Errors
    /// Fails if the address or the data cannot be used.
    pub async fn start(config: Config) -> Result<Self, Error> {
        if !config.listen.ip().is_loopback() && !config.allow_remote {
            return Err(Error::NotLoopback(config.listen));
        }
        let listen = config.listen;
        let (database, token_key) = database::open(config.data, config.seed).await?;
        let lists = database.in_transaction(build_lists).await?;
        let listener = TcpListener::bind(listen)
            .await
            .map_err(|error| Error::Listen(listen, error))?;
        let address = listener.local_addr()?;
        let base_url = format!("http://{address}");
        let credentials = config
            .credentials
            .unwrap_or_else(|| Credentials::derived_from(&token_key));
        let credentials = Arc::new(credentials);
        let request_log = RequestLog::new(address.port());
        let faults = ActiveFaults::new(config.faults);
        let switches = ActiveSwitches::new(config.switches);
        let inbox = Inbox::default();
        let gate = Gate::default();
        let store = Store {
            database,
            access_tokens: Arc::default(),
            credentials: Arc::clone(&credentials),
            token_key,
            base_url: base_url.as_str().into(),
            rate_limit: Arc::new(TokenBucket::new(config.rate_limit)),
            sign_in_attempts: Arc::default(),
            faults: faults.clone(),
            switches: switches.clone(),
            inbox: inbox.clone(),
            one_time_passwords: Arc::default(),
            gate: gate.clone(),
            customers: Arc::new(lists.customers),
            orders: Arc::new(lists.orders),
            accounts: Arc::new(lists.accounts),
            account_tags: Arc::new(lists.account_tags),
            members: Arc::new(lists.members),
            memberships: Arc::new(lists.memberships),
            request_log: request_log.clone(),
        };
        let host_check = HostCheck {
            port: address.port(),
            cors: config.cors,
            any_address: config.allow_remote,
            names: config.hosts.into(),
        };
        let router = server::router(&store, host_check, config.compression);
        let (shutdown, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            let stopped = async {
                // An error means that the handle was dropped, which stops the server, too.
                stopped.await.ok();
            };
            // axum retries when accepting fails, and returns no error.
            axum::serve(listener, router)
                .with_graceful_shutdown(stopped)
                .await
                .ok();
        });
        Ok(Self {
            credentials,
            address,
            base_url,
            request_log,
            faults,
            switches,
            inbox,
            gate,
            shutdown: Some(shutdown),
            server: Some(server),
        })
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base URL of its API, such as `http://127.0.0.1:8080`.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The credentials that it accepts.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// The last 1,000 requests to the API, oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.request_log.recent()
    }

    /// The active faults.
    pub fn faults(&self) -> Faults {
        self.faults.get()
    }

    /// Replaces the active faults. [`Faults::default`] ends fault injection.
    pub fn inject_faults(&self, faults: Faults) {
        self.faults.set(faults);
    }

    /// The switches.
    pub fn switches(&self) -> Switches {
        self.switches.get()
    }

    /// Sets all switches. [`Switches::default`] sets their default positions.
    pub fn set_switches(&self, switches: Switches) {
        self.switches.set(switches);
    }

    /// The one-time passwords that the shop would have sent, oldest first.
    pub fn inbox(&self) -> Vec<InboxMessage> {
        self.inbox.messages()
    }

    /// Holds requests to paths with this prefix, after the next `pass` of them, until the
    /// [`ClosedGate`] is dropped.
    pub fn close_gate(&self, path: &str, pass: u32) -> ClosedGate {
        self.gate.close(path, pass)
    }

    /// Shuts down gracefully: accepts no new requests, and completes those in flight.
    pub async fn stop(mut self) {
        if let Some(shutdown) = self.shutdown.take() {
            // An error means that the server has ended already.
            shutdown.send(()).ok();
        }
        if let Some(server) = self.server.take() {
            // An error means a panic, which was printed.
            server.await.ok();
        }
    }
}
