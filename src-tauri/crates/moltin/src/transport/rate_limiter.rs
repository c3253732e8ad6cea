//! The pace at which a store is asked: so many requests a second, whoever asks, and people before bulk reads.

use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, sleep_until};

/// How long an unused store saves up: this much of its rate may be spent at once.
const SAVED: Duration = Duration::from_millis(500);

/// Whether somebody is waiting for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Priority {
    /// Somebody is.
    Interactive,
    /// It is one of many pages, which come when they come.
    Bulk,
}

/// Gives out turns, evenly, in the order of asking within each urgency.
///
/// Only the first in each of the two queues looks at the clock; the others wait behind it.
#[derive(Debug)]
pub(crate) struct RateLimiter {
    /// Between two requests; none where the pace is free.
    interval: Option<Duration>,
    state: Mutex<State>,
    interactive: Semaphore,
    bulk: Semaphore,
    /// Tells the first of each queue to look again.
    given_way: Notify,
}

#[derive(Debug)]
struct State {
    /// When the next request is due at an even pace; what lies before now has been saved up.
    due: Instant,
    /// No request goes out before this.
    held_until: Instant,
    /// How many people wait for a turn.
    interactive: usize,
}

impl RateLimiter {
    pub(crate) fn new(per_second: Option<NonZeroU32>) -> Self {
        let now = Instant::now();
        Self {
            interval: per_second.map(|rate| Duration::from_secs(1) / rate.get()),
            state: Mutex::new(State {
                // Nothing is saved up yet: somebody else may have asked the store a moment ago.
                due: now,
                held_until: now,
                interactive: 0,
            }),
            interactive: Semaphore::new(1),
            bulk: Semaphore::new(1),
            given_way: Notify::new(),
        }
    }

    /// Waits for a turn. Dropping the wait gives the place up.
    pub(crate) async fn turn(&self, priority: Priority) {
        let _waiting = (priority == Priority::Interactive).then(|| Waiting::enter(self));
        let queue = match priority {
            Priority::Interactive => &self.interactive,
            Priority::Bulk => &self.bulk,
        };
        let _first = queue.acquire().await.expect("the queues are never closed");
        loop {
            let given_way = self.given_way.notified();
            match self.take(priority) {
                Turn::Now => return,
                // A pause may end early.
                Turn::At(due) => tokio::select! {
                    () = sleep_until(due) => {}
                    () = given_way => {}
                },
                Turn::AfterThePeople => given_way.await,
            }
        }
    }

    /// Holds every request back for so long: the store has asked for it. Whoever waits for the end of it holds the others; when they
    /// no longer want to wait, nobody is held.
    pub(crate) fn hold(&self, pause: Duration) -> Hold<'_> {
        let until = Instant::now() + pause;
        let mut state = self.state();
        state.held_until = state.held_until.max(until);
        Hold {
            rate_limiter: self,
            until,
        }
    }

    fn take(&self, priority: Priority) -> Turn {
        let mut state = self.state();
        if priority == Priority::Bulk && state.interactive > 0 {
            return Turn::AfterThePeople;
        }
        let now = Instant::now();
        // What was saved up before a pause is spent: the store has said that it was too much.
        let due = match self.interval {
            Some(_) => state.due.max(state.held_until),
            None => state.held_until,
        };
        if due > now {
            return Turn::At(due);
        }
        if let Some(interval) = self.interval {
            let saved_since = now.checked_sub(SAVED).unwrap_or(now);
            state.due = due.max(saved_since) + interval;
        }
        Turn::Now
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A pause, for as long as somebody waits for its end.
pub(crate) struct Hold<'a> {
    rate_limiter: &'a RateLimiter,
    until: Instant,
}

impl Drop for Hold<'_> {
    fn drop(&mut self) {
        let now = Instant::now();
        let mut state = self.rate_limiter.state();
        if state.held_until == self.until && now < self.until {
            state.held_until = now;
            self.rate_limiter.given_way.notify_waiters();
        }
    }
}

enum Turn {
    Now,
    At(Instant),
    AfterThePeople,
}

/// Somebody who waits for a turn.
struct Waiting<'a>(&'a RateLimiter);

impl<'a> Waiting<'a> {
    fn enter(rate_limiter: &'a RateLimiter) -> Self {
        rate_limiter.state().interactive += 1;
        Self(rate_limiter)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.interactive -= 1;
        if state.interactive == 0 {
            self.0.given_way.notify_waiters();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn twenty() -> RateLimiter {
        RateLimiter::new(NonZeroU32::new(20))
    }

    async fn turns(limiter: &RateLimiter, number: u32) -> Duration {
        let start = Instant::now();
        for _ in 0..number {
            limiter.turn(Priority::Interactive).await;
        }
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn half_a_second_is_saved_up_and_then_the_pace_is_even() {
        let limiter = twenty();

        assert_eq!(
            turns(&limiter, 21).await.as_millis(),
            1000,
            "at the start nothing is"
        );
        tokio::time::sleep(Duration::from_mins(5)).await;
        assert_eq!(turns(&limiter, 11).await, Duration::ZERO);
        assert!(turns(&limiter, 1).await > Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn pace_after_a_rest_fits_a_limit_of_25_a_second() {
        let limiter = twenty();
        tokio::time::sleep(Duration::from_mins(5)).await;
        // The service's limit: a bucket with room for 25 that fills by 25 a second.
        let (mut room, mut filled) = (25.0_f64, Instant::now());

        for number in 0..200 {
            limiter.turn(Priority::Interactive).await;
            let now = Instant::now();
            room = (room + (now - filled).as_secs_f64() * 25.0).min(25.0) - 1.0;
            filled = now;
            assert!(room >= 0.0, "request {number} is refused");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_a_rate_nobody_waits() {
        let limiter = RateLimiter::new(None);

        assert_eq!(turns(&limiter, 10_000).await, Duration::ZERO);
        let _hold = limiter.hold(Duration::from_secs(2));
        assert_eq!(turns(&limiter, 100).await.as_millis(), 2000);
    }

    #[tokio::test(start_paused = true)]
    async fn a_store_that_asks_for_a_pause_gets_it_from_everybody() {
        let limiter = twenty();
        let _hold = limiter.hold(Duration::from_secs(3));

        assert_eq!(turns(&limiter, 1).await.as_millis(), 3000);
        assert_eq!(turns(&limiter, 20).await.as_millis(), 1000, "nothing is saved up");
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_that_nobody_waits_for_any_more_is_over() {
        let limiter = Arc::new(twenty());
        let hold = limiter.hold(Duration::from_secs(30));
        let queue = Arc::clone(&limiter);
        let start = Instant::now();
        let waiting = tokio::spawn(async move { queue.turn(Priority::Interactive).await });
        tokio::time::sleep(Duration::from_secs(1)).await;

        drop(hold);
        waiting.await.unwrap();

        assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn people_go_before_bulk_reads_that_asked_earlier() {
        let limiter = Arc::new(twenty());
        turns(&limiter, 1).await;
        let order = Arc::<Mutex<Vec<&str>>>::default();
        let ask = |priority, name: &'static str| {
            let (limiter, order) = (Arc::clone(&limiter), Arc::clone(&order));
            tokio::spawn(async move {
                limiter.turn(priority).await;
                order.lock().unwrap().push(name);
            })
        };
        let mut all = vec![
            ask(Priority::Bulk, "first page"),
            ask(Priority::Bulk, "second page"),
        ];
        tokio::task::yield_now().await;
        all.push(ask(Priority::Interactive, "click"));
        for one in all {
            one.await.unwrap();
        }

        assert_eq!(*order.lock().unwrap(), ["click", "first page", "second page"]);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_stops_waiting_holds_nobody_up() {
        let limiter = twenty();
        turns(&limiter, 1).await;

        let gone = tokio::time::timeout(Duration::from_millis(1), limiter.turn(Priority::Interactive)).await;

        assert!(gone.is_err());
        let start = Instant::now();
        limiter.turn(Priority::Bulk).await;
        assert!(start.elapsed() <= Duration::from_millis(50));
    }
}
