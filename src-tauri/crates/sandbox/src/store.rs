//! The state of a running store, which every request handler reaches.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::access_tokens::AccessTokens;
use crate::config::Credentials;
use crate::database::Database;
use crate::faults::ActiveFaults;
use crate::gate::Gate;
use crate::limits::{SignInAttempts, TokenBucket};
use crate::query::list_index::ListIndex;
use crate::request_log::RequestLog;

/// The state of a running store. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Store {
    pub(crate) database: Database,
    pub(crate) access_tokens: Arc<AccessTokens>,
    pub(crate) credentials: Arc<Credentials>,
    /// The key that signs customer tokens.
    pub(crate) token_key: Arc<[u8]>,
    pub(crate) base_url: Arc<str>,
    pub(crate) rate_limit: Arc<TokenBucket>,
    pub(crate) sign_in_attempts: Arc<SignInAttempts>,
    pub(crate) faults: ActiveFaults,
    pub(crate) gate: Gate,
    pub(crate) customers: Arc<ListIndex>,
    pub(crate) orders: Arc<ListIndex>,
    pub(crate) request_log: RequestLog,
}

impl Store {
    /// The store's clock.
    pub(crate) fn now(&self) -> Timestamp {
        let now = Timestamp::now();
        let offset = SignedDuration::from_secs(self.faults.get().clock_offset_seconds);
        now.checked_add(offset).unwrap_or(now)
    }
}
