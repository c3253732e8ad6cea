//! Bearers: opaque, in memory, good for an hour (see `docs/api.md`, "Token lifetimes").

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a bearer lasts.
pub(crate) const LASTS: Duration = Duration::from_hours(1);

/// How a bearer was asked for, and so what it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grant {
    ClientCredentials,
    /// Client credentials of a key whose role is that of a basic user: customers and no orders (see
    /// `docs/api.md`, "Permissions").
    BasicUser,
    Implicit,
}

impl Grant {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::ClientCredentials | Self::BasicUser => "client_credentials",
            Self::Implicit => "implicit",
        }
    }
}

/// The bearers that have been given out. Older ones stay good until they end.
#[derive(Default)]
pub(crate) struct Bearers {
    given: Mutex<HashMap<String, (Grant, Instant)>>,
}

impl Bearers {
    pub(crate) fn give(&self, grant: Grant, lasts: Duration) -> String {
        let bearer = forty_hex_digits();
        let now = Instant::now();
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.retain(|_, (_, until)| *until + LASTS > now);
        given.insert(bearer.clone(), (grant, now + lasts));
        bearer
    }

    pub(crate) fn check(&self, bearer: &str) -> Option<Grant> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given
            .get(bearer)
            .filter(|(_, until)| *until > Instant::now())
            .map(|(grant, _)| *grant)
    }

    /// The grant of a bearer, whether it has ended or not; none of one that was not given out lately.
    pub(crate) fn grant(&self, bearer: &str) -> Option<Grant> {
        let given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        given.get(bearer).map(|(grant, _)| *grant)
    }
}

pub(crate) fn forty_hex_digits() -> String {
    hex::encode(rand::random::<[u8; 20]>())
}
