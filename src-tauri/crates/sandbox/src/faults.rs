//! Fault injection: which faults a store injects, and into which responses.
//!
//! Faults imitate real networks, gateways and older versions of the service. They are set when the
//! store starts, by `PUT /sandbox/faults`, or for one request by a sentinel input: an email address
//! at `fault.test`.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

const SENTINEL_DOMAIN: &str = "@fault.test";
const MAX_DELAY: Duration = Duration::from_mins(1);
/// Test hook of debug builds: milliseconds that every store adds to each response.
const LATENCY_VARIABLE: &str = "SANDBOX_LATENCY_MS";

/// The faults to inject. The default is none.
///
/// ```
/// use moltin_sandbox::{Config, Fault, Faults, Seed};
///
/// // Every third response is 429, with `Retry-After: 2`.
/// let config = Config {
///     faults: Faults {
///         reply: Some(Fault::RateLimited),
///         every: Some(3),
///         retry_after: Some(2),
///         ..Faults::default()
///     },
///     ..Config::in_memory(Seed::Demo)
/// };
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent switches")]
pub struct Faults {
    /// Delay of each response, in milliseconds; at most a minute.
    pub latency_ms: u64,
    /// Upper bound of a random addition to the delay, in milliseconds.
    pub jitter_ms: u64,
    /// The fault to inject into responses.
    pub reply: Option<Fault>,
    /// Injects into every n-th response only; 1 means all.
    pub every: Option<u32>,
    /// Stops after this many faults; `None` means never.
    pub times: Option<u32>,
    /// Limits faults and delays to paths with this prefix.
    pub path: Option<String>,
    /// Limits faults and delays to requests of this HTTP method, such as `DELETE`.
    pub method: Option<String>,
    /// `Retry-After` of 429 and 503 responses, in seconds; `None` sends no header.
    pub retry_after: Option<u32>,
    /// Sends every 5xx response as the HTML page of a gateway, as 502 always is.
    pub html: bool,
    /// Lifetime of new access tokens, in seconds; an hour by default.
    pub bearer_seconds: Option<u32>,
    /// Lifetime of new customer tokens, in seconds; a day by default.
    pub customer_token_seconds: Option<u32>,
    /// Lifetime of new account tokens, in seconds; by default that of the store's settings.
    pub account_token_seconds: Option<u32>,
    /// Refuses wrong credentials as in 2017: 403, with a string as `errors`.
    pub oauth_2017: bool,
    /// Sends customer tokens with status 201 instead of 200.
    pub token_created: bool,
    /// Gives empty lists links with negative offsets, as observed in 2022.
    pub odd_links: bool,
    /// How far the store's clock is ahead of this computer's, in seconds. It decides the `Date`
    /// header, the expiry of tokens and the timestamps of customers.
    pub clock_offset_seconds: i64,
    /// ID of an order that customers don't see, as if it were not linked to its customer.
    pub missing_order: Option<String>,
    /// What happens to requests to erase personal data; `None` carries them out when they are read.
    pub erasure: Option<ErasureFault>,
}

/// What happens to requests to erase personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureFault {
    /// They wait.
    Pending,
    /// They fail, and nothing is erased.
    Failure,
}

/// A fault of one response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// 429: rate limited.
    RateLimited,
    /// 500, with an error entry.
    ServerError,
    /// 502, with a gateway's HTML page.
    BadGateway,
    /// 503, with an error entry.
    Unavailable,
    /// Closes the connection without a response, before the request is handled.
    DroppedBefore,
    /// Closes the connection without a response, after the request is handled.
    Dropped,
    /// Closes the connection after the complete response (`Connection: close`).
    ClosedAfter,
    /// Closes the connection in the middle of the body. The request is handled.
    Truncated,
    /// Sends a complete HTTP response with truncated JSON. The request is handled.
    CutShort,
    /// Sends the status and an empty body. The request is handled.
    Empty,
    /// Sends the JSON body with the content type `text/html`.
    WrongType,
    /// Sends the body a few bytes at a time.
    Slow,
    /// 401: rejects the access token as expired.
    BearerRefused,
    /// 401: rejects the customer token as expired, if the request carries one.
    TokenRefused,
    /// Rejects the account token as expired, if the request carries one.
    AccountTokenRefused,
    /// 307: redirects the request to another host.
    Redirected,
    /// 409: write conflict.
    WriteConflict,
    /// 409: creates the customer, and reports that the email address is taken.
    DuplicateRace,
}

impl Fault {
    /// The fault that a sentinel input asks for: `rate-limited@fault.test` is
    /// [`Fault::RateLimited`].
    pub(crate) fn from_sentinel(email: &str) -> Option<Self> {
        let email = email.to_lowercase();
        let name = email.strip_suffix(SENTINEL_DOMAIN)?.replace('-', "_");
        serde_json::from_value(name.into()).ok()
    }

    /// Whether the request is handled before the fault changes its response.
    pub(crate) fn runs_handler(self) -> bool {
        matches!(
            self,
            Self::Dropped
                | Self::ClosedAfter
                | Self::Truncated
                | Self::CutShort
                | Self::Empty
                | Self::WrongType
                | Self::Slow
                | Self::DuplicateRace
        )
    }
}

/// The faults of a running store. Clones share them.
#[derive(Clone, Default)]
pub(crate) struct ActiveFaults(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    added_latency: Duration,
    faults: Faults,
    /// How many requests matched the path since the faults were set.
    requests: u32,
    /// How many of them got the fault.
    injected: u32,
}

/// What to do with one response.
pub(crate) struct Injection {
    pub(crate) fault: Option<Fault>,
    pub(crate) delay: Duration,
    /// The faults in force, for details such as `Retry-After`.
    pub(crate) faults: Faults,
}

impl ActiveFaults {
    pub(crate) fn new(faults: Faults) -> Self {
        let active = Self::default();
        active.set(faults);
        active
    }

    pub(crate) fn get(&self) -> Faults {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.faults.clone()
    }

    /// Replaces all faults and resets their counters.
    pub(crate) fn set(&self, faults: Faults) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = State {
            added_latency: added_latency(),
            faults,
            ..State::default()
        };
    }

    /// Counts a request to this path, and decides what to inject into its response.
    pub(crate) fn next(&self, method: &str, path: &str) -> Injection {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = state.faults.clone();
        let added = state.added_latency;
        let is_other_path = faults
            .path
            .as_deref()
            .is_some_and(|prefix| !path.starts_with(prefix));
        let is_other_method = faults.method.as_deref().is_some_and(|only| only != method);
        if is_other_path || is_other_method {
            return Injection {
                fault: None,
                delay: added,
                faults,
            };
        }
        let jitter = match faults.jitter_ms {
            0 => 0,
            bound => rand::random::<u64>() % bound,
        };
        let delay = Duration::from_millis(faults.latency_ms.saturating_add(jitter)).min(MAX_DELAY) + added;
        state.requests = state.requests.wrapping_add(1);
        let is_due = state.requests.is_multiple_of(faults.every.unwrap_or(1).max(1))
            && faults.times.is_none_or(|times| state.injected < times);
        let fault = faults.reply.filter(|_| is_due);
        if fault.is_some() {
            state.injected += 1;
        }
        Injection { fault, delay, faults }
    }
}

fn added_latency() -> Duration {
    let variable = cfg!(debug_assertions)
        .then(|| std::env::var(LATENCY_VARIABLE).ok())
        .flatten();
    let milliseconds = variable.map_or(0, |text| {
        text.parse()
            .expect("the added latency is a number of milliseconds")
    });
    Duration::from_millis(milliseconds)
}
