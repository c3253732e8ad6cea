//! The configuration of a sandbox store.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::faults::Faults;
use crate::switches::Switches;
use crate::token_signature;

/// The configuration of a sandbox store. Start from [`Config::in_memory`].
#[derive(Debug, Clone)]
pub struct Config {
    /// The address to listen on; port 0 chooses a free port.
    pub listen: SocketAddr,
    /// Where the data is stored.
    pub data: Data,
    /// The data that a new store starts with.
    pub seed: Seed,
    /// The accepted credentials; `None` derives them from the data.
    pub credentials: Option<Credentials>,
    /// Whether web pages of other origins may send requests (CORS), as with the real service.
    pub cors: bool,
    /// The rate limit, in requests per second; `None` means no limit.
    pub rate_limit: Option<NonZeroU32>,
    /// Whether responses over 1 kB are compressed for clients that accept gzip.
    pub compression: bool,
    /// The faults to inject from the start.
    pub faults: Faults,
    /// How the store behaves where the service's behavior is unknown.
    pub switches: Switches,
    /// Whether `listen` may be an address that other machines reach. Nothing is encrypted.
    pub allow_remote: bool,
    /// Names that are accepted in the `Host` header besides the loopback ones, with any port:
    /// such as the name of the store's container.
    pub hosts: Vec<String>,
}

/// Where the data is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// In memory: it is lost when the store stops.
    Memory,
    /// In this `SQLite` file, created if it is missing.
    File(PathBuf),
}

/// The data that a new store starts with. Existing data stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seed {
    /// No data.
    Empty,
    /// 48 customers, 12 accounts with 30 members, and 684 orders of two years, always the same.
    Demo,
    /// 10,000 customers and 250,000 orders, 40,000 of them from one customer; always the same.
    Large,
    /// 100,000 customers and 1,000,000 orders, 40,000 of them from one customer; always the same.
    /// Creating it takes most of a minute.
    Huge,
}

/// The credentials that a store accepts. They are in memory only.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The client ID.
    pub client_id: String,
    /// The client secret.
    pub client_secret: SecretString,
}

impl Credentials {
    /// Credentials that stay the same as long as the data exists, and are in no file.
    pub(crate) fn derived_from(key: &[u8]) -> Self {
        let derive = |purpose: &str| token_signature::sign(key, purpose);
        Self {
            client_id: format!("sandbox-{}", &derive("client id")[..12]),
            client_secret: derive("client secret").into(),
        }
    }

    /// The pair that the documentation uses: `sandbox` and `sandbox-secret`.
    pub fn fixed() -> Self {
        Self {
            client_id: "sandbox".into(),
            client_secret: "sandbox-secret".into(),
        }
    }
}

impl Config {
    /// A store for tests: in memory, on a free loopback port, with the fixed credentials, and
    /// without a rate limit.
    pub fn in_memory(seed: Seed) -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data: Data::Memory,
            seed,
            credentials: Some(Credentials::fixed()),
            cors: false,
            rate_limit: None,
            compression: true,
            faults: Faults::default(),
            switches: Switches::default(),
            allow_remote: false,
            hosts: Vec::new(),
        }
    }
}
