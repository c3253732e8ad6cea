//! How a sandbox store is started.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

use secrecy::SecretString;

use crate::customer_tokens;
use crate::faults::Faults;

/// How a sandbox store is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where the data is.
    pub data: Data,
    /// What a new store holds.
    pub seed: Seed,
    /// The credentials that it takes; some of its own, made with its data, where it is `None`.
    pub credentials: Option<Credentials>,
    /// Whether pages of other origins may ask, as they may ask the real service.
    pub cors: bool,
    /// How many requests a second it takes; any number where it is `None`.
    pub rate_limit: Option<NonZeroU32>,
    /// Whether large answers go compressed to callers who ask for that.
    pub compression: bool,
    /// How it misbehaves from the start.
    pub faults: Faults,
    /// Whether it may listen where other machines reach it. Nothing is encrypted on the way.
    pub allow_remote: bool,
}

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Nowhere: it goes when the store stops.
    Memory,
    /// In this `SQLite` file, which is made where it is missing.
    File(PathBuf),
}

/// What a new store holds. Data that is there already stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seed {
    /// Nothing.
    Empty,
    /// A small shop: 48 customers and their orders of two years, the same every time.
    Demo,
    /// A busy shop: 10,000 customers and 250,000 orders, 40,000 of them one customer's; the same every time.
    Large,
}

/// The credentials that a store takes. They are in memory only.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The public half.
    pub client_id: String,
    /// The secret half.
    pub client_secret: SecretString,
}

impl Credentials {
    /// A pair of the data's own: the same as long as there is that data, and in no file.
    pub(crate) fn of_data(key: &[u8]) -> Self {
        let derived = |purpose: &str| customer_tokens::signature(key, purpose);
        Self {
            client_id: format!("sandbox-{}", &derived("client id")[..12]),
            client_secret: derived("client secret").into(),
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
    /// A store in memory on a free port with the fixed credentials: what tests want.
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
            allow_remote: false,
        }
    }
}
