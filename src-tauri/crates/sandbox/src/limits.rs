//! Limits: how many requests a second the store takes, and how often a password may be guessed.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many wrong passwords for one e-mail address, within how long.
const GUESSES: u32 = 10;
const WITHIN: Duration = Duration::from_mins(1);

/// A bucket of tokens, one for each request, filled evenly and never above a second's worth (see
/// `docs/api.md`, "Rate limits").
pub(crate) struct RateLimit {
    per_second: Option<NonZeroU32>,
    bucket: Mutex<(f64, Instant)>,
}

impl RateLimit {
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        let full = per_second.map_or(0.0, |rate| rate.get().into());
        Self {
            per_second,
            bucket: Mutex::new((full, Instant::now())),
        }
    }

    /// Whether there is room for one more request.
    pub(crate) fn allows(&self) -> bool {
        self.allows_at(Instant::now())
    }

    fn allows_at(&self, now: Instant) -> bool {
        let Some(rate) = self.per_second.map(|rate| f64::from(rate.get())) else {
            return true;
        };
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let (tokens, filled) = *bucket;
        let tokens = (tokens + now.saturating_duration_since(filled).as_secs_f64() * rate).min(rate);
        let allows = tokens >= 1.0;
        *bucket = (if allows { tokens - 1.0 } else { tokens }, now);
        allows
    }
}

/// Wrong passwords of late, by e-mail address, whether there is a customer of that address or not.
#[derive(Default)]
pub(crate) struct Guesses {
    wrong: Mutex<HashMap<String, (u32, Instant)>>,
}

impl Guesses {
    /// Whether one more may be made for this address.
    pub(crate) fn allows(&self, email: &str) -> bool {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong
            .get(email)
            .is_none_or(|(count, since)| *count < GUESSES || since.elapsed() >= WITHIN)
    }

    /// Remembers how one has turned out.
    pub(crate) fn note(&self, email: &str, is_right: bool) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.retain(|_, (_, since)| since.elapsed() < WITHIN);
        if is_right {
            wrong.remove(email);
        } else {
            wrong.entry(email.to_owned()).or_insert((0, Instant::now())).0 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seconds_worth_may_come_at_once_and_the_rest_as_fast_as_it_fills() {
        let limit = RateLimit::new(NonZeroU32::new(25));
        let start = Instant::now();
        let taken = |at: Duration| (0..100).filter(|_| limit.allows_at(start + at)).count();

        assert_eq!(taken(Duration::from_millis(1)), 25);
        assert_eq!(taken(Duration::from_millis(201)), 5);
        assert_eq!(taken(Duration::from_mins(1)), 25);
    }

    #[test]
    fn without_a_limit_everything_is_allowed() {
        let limit = RateLimit::new(None);

        assert!((0..10_000).all(|_| limit.allows()));
    }

    #[test]
    fn guesses_are_counted_by_address_and_forgiven_by_the_right_one() {
        let guesses = Guesses::default();
        for _ in 0..GUESSES {
            assert!(guesses.allows("ron@swanson.com"));
            guesses.note("ron@swanson.com", false);
        }

        assert!(!guesses.allows("ron@swanson.com"));
        assert!(guesses.allows("ada@example.test"));
        guesses.note("ron@swanson.com", true);
        assert!(guesses.allows("ron@swanson.com"));
    }
}
