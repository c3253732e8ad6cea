//! Limits: requests per second, and failed sign-in attempts per email address.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many failed sign-ins one email address may have within [`WINDOW`].
const MAX_FAILURES: u32 = 10;
const WINDOW: Duration = Duration::from_mins(1);

/// The rate limit, a token bucket: one token per request, refilled evenly, with room for the tokens
/// of one second (see `docs/api.md`, "Rate limits").
pub(crate) struct TokenBucket {
    per_second: Option<NonZeroU32>,
    /// The tokens in the bucket, and when it was last filled.
    state: Mutex<(f64, Instant)>,
}

impl TokenBucket {
    /// A full bucket; `None` means no limit.
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        let capacity = per_second.map_or(0.0, |rate| rate.get().into());
        Self {
            per_second,
            state: Mutex::new((capacity, Instant::now())),
        }
    }

    /// Takes a token for one request; false if there is none.
    pub(crate) fn take(&self) -> bool {
        self.take_at(Instant::now())
    }

    fn take_at(&self, now: Instant) -> bool {
        let Some(rate) = self.per_second.map(|rate| f64::from(rate.get())) else {
            return true;
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, filled) = *state;
        let tokens = (tokens + now.saturating_duration_since(filled).as_secs_f64() * rate).min(rate);
        let has_token = tokens >= 1.0;
        *state = (if has_token { tokens - 1.0 } else { tokens }, now);
        has_token
    }
}

/// Recent failed sign-ins by email address, whether or not a customer has this address.
#[derive(Default)]
pub(crate) struct SignInAttempts {
    failures: Mutex<HashMap<String, (u32, Instant)>>,
}

impl SignInAttempts {
    /// Whether another attempt is allowed for this address.
    pub(crate) fn allow(&self, email: &str) -> bool {
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures
            .get(email)
            .is_none_or(|(count, since)| *count < MAX_FAILURES || since.elapsed() >= WINDOW)
    }

    /// Counts a failure, or resets the count after a success.
    pub(crate) fn record(&self, email: &str, is_success: bool) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.retain(|_, (_, since)| since.elapsed() < WINDOW);
        if is_success {
            failures.remove(email);
        } else {
            failures.entry(email.to_owned()).or_insert((0, Instant::now())).0 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn token_bucket_refills_evenly_up_to_one_second() {
        let bucket = TokenBucket::new(NonZeroU32::new(25));
        let start = Instant::now();
        let taken = |at: Duration| (0..100).filter(|_| bucket.take_at(start + at)).count();

        assert_eq!(taken(Duration::from_millis(1)), 25);
        assert_eq!(taken(Duration::from_millis(201)), 5);
        assert_eq!(taken(Duration::from_mins(1)), 25);
    }

    #[test]
    fn bucket_without_limit_allows_every_request() {
        let bucket = TokenBucket::new(None);

        assert!((0..10_000).all(|_| bucket.take()));
    }

    #[test]
    fn failed_sign_ins_are_counted_by_email() {
        let attempts = SignInAttempts::default();
        for _ in 0..MAX_FAILURES {
            assert!(attempts.allow("ron@swanson.com"));
            attempts.record("ron@swanson.com", false);
        }

        assert!(!attempts.allow("ron@swanson.com"));
        assert!(attempts.allow("ada@example.test"));
        attempts.record("ron@swanson.com", true);
        assert!(attempts.allow("ron@swanson.com"));
    }
}
