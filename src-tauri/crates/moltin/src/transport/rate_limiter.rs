//! The client's rate limiter: evenly spaced requests, interactive ones before bulk reads (see
//! `docs/decisions/0006-own-rate-limiter.md`).

use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, sleep_until};

/// The burst after an idle time: this much of the rate may be used at once.
const BURST: Duration = Duration::from_millis(500);

/// Whether a person waits for the response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// A person waits.
    Interactive,
    /// A bulk read, such as the later pages of a scan.
    Bulk,
}

/// Spaces requests evenly, first in, first out within each priority.
///
/// Only the first waiter of each queue uses the timer; the others wait behind it.
#[derive(Debug)]
pub(crate) struct RateLimiter {
    /// The time between two requests; `None` without a limit.
    interval: Option<Duration>,
    state: Mutex<State>,
    interactive: Semaphore,
    bulk: Semaphore,
    /// Wakes the first waiter of each queue, so that it checks again.
    changed: Notify,
}

#[derive(Debug)]
struct State {
    /// When the next request may be sent. A time in the past is the unused part of the burst.
    next_slot: Instant,
    /// No request is sent before this time.
    paused_until: Instant,
    /// How many interactive requests wait.
    interactive_waiters: usize,
}

impl RateLimiter {
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        let now = Instant::now();
        Self {
            interval: per_second.and_then(|rate| Duration::from_secs(1).checked_div(rate.get())),
            state: Mutex::new(State {
                // No burst at the start: another process may just have used it.
                next_slot: now,
                paused_until: now,
                interactive_waiters: 0,
            }),
            interactive: Semaphore::new(1),
            bulk: Semaphore::new(1),
            changed: Notify::new(),
        }
    }

    /// Waits until a request may be sent. Dropping the future leaves the queue.
    pub(super) async fn acquire(&self, priority: Priority) {
        let _waiter = (priority == Priority::Interactive).then(|| InteractiveWaiter::new(self));
        let queue = match priority {
            Priority::Interactive => &self.interactive,
            Priority::Bulk => &self.bulk,
        };
        let _first = queue.acquire().await.expect("the semaphore is never closed");
        loop {
            let changed = self.changed.notified();
            match self.try_acquire(priority) {
                Slot::Taken => return,
                Slot::At(time) => tokio::select! {
                    () = sleep_until(time) => {}
                    // A pause may end early.
                    () = changed => {}
                },
                Slot::AfterInteractive => changed.await,
            }
        }
    }

    /// Stops all requests for a time, because the store's rate limit was exceeded. Dropping the
    /// returned guard ends the pause early.
    pub(super) fn pause(&self, duration: Duration) -> Pause<'_> {
        let now = Instant::now();
        let until = now.checked_add(duration).unwrap_or(now);
        let mut state = self.state();
        state.paused_until = state.paused_until.max(until);
        Pause {
            rate_limiter: self,
            until,
        }
    }

    fn try_acquire(&self, priority: Priority) -> Slot {
        let mut state = self.state();
        if priority == Priority::Bulk && state.interactive_waiters > 0 {
            return Slot::AfterInteractive;
        }
        let now = Instant::now();
        // A pause uses up the burst: the store has said that it was too much.
        let slot = match self.interval {
            Some(_) => state.next_slot.max(state.paused_until),
            None => state.paused_until,
        };
        if slot > now {
            return Slot::At(slot);
        }
        if let Some(interval) = self.interval {
            let burst_start = now.checked_sub(BURST).unwrap_or(now);
            let next_slot = slot.max(burst_start).checked_add(interval);
            state.next_slot = next_slot.unwrap_or(now);
        }
        Slot::Taken
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A pause of all requests. It ends early when its guard is dropped.
pub(super) struct Pause<'a> {
    rate_limiter: &'a RateLimiter,
    until: Instant,
}

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        let now = Instant::now();
        let mut state = self.rate_limiter.state();
        if state.paused_until == self.until {
            state.paused_until = self.until.min(now);
            self.rate_limiter.changed.notify_waiters();
        }
    }
}

enum Slot {
    Taken,
    At(Instant),
    AfterInteractive,
}

/// Counts an interactive request while it waits.
struct InteractiveWaiter<'a>(&'a RateLimiter);

impl<'a> InteractiveWaiter<'a> {
    fn new(rate_limiter: &'a RateLimiter) -> Self {
        let mut state = rate_limiter.state();
        state.interactive_waiters = state.interactive_waiters.saturating_add(1);
        drop(state);
        Self(rate_limiter)
    }
}

impl Drop for InteractiveWaiter<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.interactive_waiters = state.interactive_waiters.saturating_sub(1);
        if state.interactive_waiters == 0 {
            self.0.changed.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::sync::Arc;

    use super::*;

    fn twenty_per_second() -> RateLimiter {
        RateLimiter::new(NonZeroU32::new(20))
    }

    /// Fails instead of waiting for ever, for which the paused clock skips the hour, and instead of
    /// polling for ever.
    async fn acquire(limiter: &RateLimiter, priority: Priority) {
        let acquired = tokio::time::timeout(Duration::from_hours(1), limiter.acquire(priority));
        let (mut acquired, mut polls) = (pin!(acquired), 0);
        let acquired = poll_fn(|context| {
            polls += 1;
            assert!(polls < 1000, "the wait sleeps until its slot");
            acquired.as_mut().poll(context)
        });
        acquired.await.expect("a request is sent within an hour");
    }

    async fn time_to_acquire(limiter: &RateLimiter, count: u32) -> Duration {
        let start = Instant::now();
        for _ in 0..count {
            acquire(limiter, Priority::Interactive).await;
        }
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn idle_limiter_allows_half_a_second_as_burst() {
        let limiter = twenty_per_second();

        assert_eq!(
            time_to_acquire(&limiter, 21).await.as_millis(),
            1000,
            "no burst at the start"
        );
        tokio::time::sleep(Duration::from_mins(5)).await;
        assert_eq!(time_to_acquire(&limiter, 11).await, Duration::ZERO);
        assert!(time_to_acquire(&limiter, 1).await > Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn burst_fits_the_services_token_bucket() {
        let limiter = twenty_per_second();
        tokio::time::sleep(Duration::from_mins(5)).await;
        // The service's rate limit: a bucket of 25 tokens that refills at 25 per second.
        let (mut tokens, mut refilled) = (25.0_f64, Instant::now());

        for number in 0..200 {
            acquire(&limiter, Priority::Interactive).await;
            let now = Instant::now();
            tokens = (tokens + (now - refilled).as_secs_f64() * 25.0).min(25.0) - 1.0;
            refilled = now;
            assert!(tokens >= 0.0, "request {number} gets a 429");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn unlimited_rate_waits_for_pauses_only() {
        let limiter = RateLimiter::new(None);

        assert_eq!(time_to_acquire(&limiter, 10_000).await, Duration::ZERO);
        let _pause = limiter.pause(Duration::from_secs(2));
        assert_eq!(time_to_acquire(&limiter, 100).await.as_millis(), 2000);
    }

    #[tokio::test(start_paused = true)]
    async fn pause_stops_all_requests_and_uses_up_burst() {
        let limiter = twenty_per_second();
        let _pause = limiter.pause(Duration::from_secs(3));

        assert_eq!(time_to_acquire(&limiter, 1).await.as_millis(), 3000);
        assert_eq!(time_to_acquire(&limiter, 20).await.as_millis(), 1000, "no burst");
    }

    #[tokio::test(start_paused = true)]
    async fn dropped_pause_ends_early() {
        let limiter = Arc::new(twenty_per_second());
        let pause = limiter.pause(Duration::from_secs(30));
        let queue = Arc::clone(&limiter);
        let start = Instant::now();
        let waiter = tokio::spawn(async move { acquire(&queue, Priority::Interactive).await });
        tokio::time::sleep(Duration::from_secs(1)).await;

        drop(pause);
        waiter.await.unwrap();

        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn dropped_pause_leaves_a_longer_one() {
        let limiter = twenty_per_second();
        let _longer = limiter.pause(Duration::from_secs(30));

        drop(limiter.pause(Duration::from_secs(10)));

        assert_eq!(time_to_acquire(&limiter, 1).await.as_secs(), 30);
    }

    #[tokio::test(start_paused = true)]
    async fn interactive_request_goes_before_earlier_bulk_reads() {
        let limiter = Arc::new(twenty_per_second());
        time_to_acquire(&limiter, 1).await;
        let order = Arc::<Mutex<Vec<&str>>>::default();
        let spawn = |priority, name: &'static str| {
            let (limiter, order) = (Arc::clone(&limiter), Arc::clone(&order));
            tokio::spawn(async move {
                acquire(&limiter, priority).await;
                order.lock().unwrap().push(name);
            })
        };
        let mut tasks = vec![
            spawn(Priority::Bulk, "first page"),
            spawn(Priority::Bulk, "second page"),
        ];
        tokio::task::yield_now().await;
        tasks.push(spawn(Priority::Interactive, "click"));
        for task in tasks {
            task.await.unwrap();
        }

        assert_eq!(*order.lock().unwrap(), ["click", "first page", "second page"]);
    }

    #[tokio::test(start_paused = true)]
    async fn dropped_interactive_wait_unblocks_bulk_reads() {
        let limiter = twenty_per_second();
        time_to_acquire(&limiter, 1).await;

        let dropped =
            tokio::time::timeout(Duration::from_millis(1), limiter.acquire(Priority::Interactive)).await;

        assert!(dropped.is_err());
        let start = Instant::now();
        acquire(&limiter, Priority::Bulk).await;
        assert!(start.elapsed() <= Duration::from_millis(50));
    }
}
