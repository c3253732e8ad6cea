//! Access tokens: opaque, in memory, valid for an hour (see `docs/api.md`, "Token lifetimes").

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long an access token is valid.
pub(crate) const LIFETIME: Duration = Duration::from_hours(1);

/// The grant of an access token, which decides what it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Grant {
    ClientCredentials,
    /// Client credentials of a key for basic users: customers and no orders (see `docs/api.md`,
    /// "Permissions").
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

/// The access tokens that were issued. A new token does not invalidate earlier ones.
#[derive(Default)]
pub(crate) struct AccessTokens {
    issued: Mutex<HashMap<String, (Grant, Instant)>>,
}

impl AccessTokens {
    pub(crate) fn issue(&self, grant: Grant, lifetime: Duration) -> String {
        let token = random_hex();
        let now = Instant::now();
        let mut issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        // Recently expired tokens stay, so that the request log still knows their grant.
        issued.retain(|_, (_, expires)| *expires + LIFETIME > now);
        issued.insert(token.clone(), (grant, now + lifetime));
        token
    }

    /// The grant of a token that is still valid.
    pub(crate) fn verify(&self, token: &str) -> Option<Grant> {
        let issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        issued
            .get(token)
            .filter(|(_, expires)| *expires > Instant::now())
            .map(|(grant, _)| *grant)
    }

    /// The grant of a token, even if it expired recently.
    pub(crate) fn grant(&self, token: &str) -> Option<Grant> {
        let issued = self.issued.lock().unwrap_or_else(PoisonError::into_inner);
        issued.get(token).map(|(grant, _)| *grant)
    }
}

/// Forty random hexadecimal digits: the shape of access tokens and request IDs.
pub(crate) fn random_hex() -> String {
    hex::encode(rand::random::<[u8; 20]>())
}
