//! How long to wait after a failed attempt: exponential backoff with jitter.

use std::time::Duration;

use rand::RngExt;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(5);
/// The longest time that a server can ask for.
const LONGEST_ASKED: Duration = Duration::from_hours(1);

/// The failed attempts in a row.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Forgets the failures after a success.
    pub(crate) fn reset(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after one more failure: from half of the backoff to all of it. A server
    /// that asks for more gets it, so that fifty apps don't return at once after an outage.
    pub(crate) fn next(&mut self, retry_after: Option<Duration>) -> Duration {
        let backoff = FIRST.saturating_mul(1 << self.failures.min(16)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        let wait = backoff.mul_f64(rand::rng().random_range(0.5..=1.0));
        let asked = retry_after.unwrap_or_default().min(LONGEST_ASKED);
        if asked > wait {
            // Later than asked, never earlier.
            asked + FIRST.mul_f64(rand::rng().random_range(0.0..=1.0))
        } else {
            wait
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Backoff;

    #[test]
    fn backoff_doubles_to_five_minutes_with_jitter() {
        let mut backoff = Backoff::default();
        for seconds in [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
            let whole = Duration::from_secs(seconds);
            let wait = backoff.next(None);
            assert!(wait >= whole / 2 && wait <= whole, "{wait:?} of {whole:?}");
        }
        backoff.reset();
        assert!(backoff.next(None) <= Duration::from_secs(1));
    }

    #[test]
    fn server_is_not_asked_before_its_retry_after() {
        let mut backoff = Backoff::default();
        let asked = Duration::from_secs(90);
        let wait = backoff.next(Some(asked));
        assert!(
            wait >= asked && wait <= asked + Duration::from_secs(1),
            "{wait:?}"
        );
        // A server can't stop the export for days.
        assert!(backoff.next(Some(Duration::from_hours(100))) <= Duration::from_secs(3601));
    }
}
