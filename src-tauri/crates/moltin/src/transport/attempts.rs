//! Trying again: when, how often, and how long to wait before it (see `docs/api.md`, "Retries").

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};
use tokio::time::Instant;

use super::pending_retries::{PendingRetry, RetryReason};
use super::{Call, Credentials, Transport};
use crate::error::Error;
use crate::log::{Logging, SentAs, Trace};
use crate::response::Response;

/// How often a request is sent at most, renewals of the bearer aside.
const MAX_ATTEMPTS: u32 = 4;
/// The longest that a store can ask to wait; one that asks for more is believed, and the caller is told.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// The first wait is this long at most, and each that follows twice as long as the one before.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// When a request may be sent again. It depends on what a second one could do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryRule {
    /// A second one changes nothing more than the first.
    Idempotent,
    /// Only where the store says that it has not looked at the first.
    IfUnprocessed,
    /// Never: it is a guess at a password, and guesses are counted.
    Never,
}

/// The tries of one call.
pub(crate) struct Attempts<'a> {
    transport: &'a Transport,
    call: &'a Call,
    log: Logging<'a>,
    made: u32,
    /// Whether a try before this one may have been carried out without an answer.
    doubtful: bool,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(
        transport: &'a Transport,
        call: &'a Call,
        sent_as: SentAs,
        trace: Option<&Trace>,
    ) -> Self {
        Self {
            transport,
            call,
            log: transport.log.begin(call, sent_as, trace),
            made: 0,
            doubtful: false,
        }
    }

    /// Sends the call when its turn has come.
    pub(crate) async fn send(&mut self, credentials: Option<&Credentials<'_>>) -> Result<Response, Error> {
        self.transport.rate_limiter.turn(self.call.priority).await;
        self.made += 1;
        self.log.tried();
        let mut sent = self.transport.send(self.call, credentials).await;
        self.log.answered(&sent);
        if let Ok(response) = &mut sent {
            response.after_doubt = self.doubtful;
        }
        self.doubtful |= matches!(
            reason(&sent),
            Some(RetryReason::Unavailable | RetryReason::ConnectionLost)
        );
        sent
    }

    /// Waits where the call is worth another try, and tells whether it is.
    pub(crate) async fn again(&mut self, sent: &Result<Response, Error>) -> bool {
        let Some(reason) = reason(sent).filter(|reason| self.call.retry_rule.allows(*reason)) else {
            return false;
        };
        if self.made >= MAX_ATTEMPTS {
            return false;
        }
        let asked = sent.as_ref().ok().and_then(Response::retry_after);
        let pause = asked.unwrap_or_else(|| full_jitter(self.made));
        if pause > LONGEST_WAIT {
            return false;
        }
        let _hold = (reason == RetryReason::RateLimited).then(|| self.transport.rate_limiter.hold(pause));
        let wait = PendingRetry {
            request: self.call.request.clone(),
            reason,
            attempts: self.made,
            max_attempts: MAX_ATTEMPTS,
            until: Instant::now() + pause,
        };
        self.transport.pending_retries.wait(wait).await
    }
}

impl RetryRule {
    fn allows(self, reason: RetryReason) -> bool {
        match self {
            Self::Idempotent => true,
            Self::IfUnprocessed => reason == RetryReason::RateLimited,
            Self::Never => false,
        }
    }
}

fn reason(sent: &Result<Response, Error>) -> Option<RetryReason> {
    match sent {
        Ok(response) => match response.status() {
            StatusCode::TOO_MANY_REQUESTS => Some(RetryReason::RateLimited),
            StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
                Some(RetryReason::Unavailable)
            }
            _ => None,
        },
        Err(Error::Interrupted { .. }) => Some(RetryReason::ConnectionLost),
        // A host that can't be reached is told of at once, and a timeout has taken its time already.
        Err(_) => None,
    }
}

/// Any time up to a bound that doubles: those who were refused together do not come back together.
fn full_jitter(attempts: u32) -> Duration {
    let most = FIRST_WAIT * 2_u32.saturating_pow(attempts.saturating_sub(1));
    most.mul_f64(rand::random())
}

/// How long a reply asks to wait, in seconds or until a moment on the store's own clock.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let asked = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = asked.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(asked).ok()?;
    let now = headers
        .get(DATE)
        .and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok())
        .unwrap_or_else(SystemTime::now);
    Some(until.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(retry_after: &str) -> Option<Duration> {
        let headers = [
            (RETRY_AFTER, retry_after),
            (DATE, "Wed, 21 Oct 2026 07:28:00 GMT"),
        ];
        let headers = headers.map(|(name, value)| (name, value.parse().unwrap()));
        super::retry_after(&HeaderMap::from_iter(headers))
    }

    #[test]
    fn a_pause_is_read_in_seconds_and_as_a_moment_on_the_stores_clock() {
        assert_eq!(asked("2"), Some(Duration::from_secs(2)));
        assert_eq!(asked(" 0 "), Some(Duration::ZERO));
        assert_eq!(
            asked("Wed, 21 Oct 2026 07:28:05 GMT"),
            Some(Duration::from_secs(5))
        );
        assert_eq!(asked("Wed, 21 Oct 2020 07:28:05 GMT"), Some(Duration::ZERO));
        for nonsense in ["", "soon", "-1", "1.5", "99999999999999999999999"] {
            assert_eq!(asked(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn waits_are_chosen_by_chance_up_to_a_bound_that_doubles() {
        for (attempts, most) in [(1, 500), (2, 1000), (3, 2000)] {
            let waits: Vec<_> = (0..200).map(|_| full_jitter(attempts)).collect();
            let bound = Duration::from_millis(most);
            assert!(waits.iter().all(|wait| *wait <= bound));
            assert!(waits.iter().any(|wait| *wait > bound / 2));
            assert!(waits.iter().any(|wait| *wait < bound / 2));
        }
    }

    #[test]
    fn what_could_do_something_twice_is_not_repeated() {
        use RetryReason::{ConnectionLost, RateLimited, Unavailable};

        assert!(RetryRule::Idempotent.allows(ConnectionLost) && RetryRule::Idempotent.allows(Unavailable));
        assert!(RetryRule::IfUnprocessed.allows(RateLimited));
        for reason in [ConnectionLost, Unavailable] {
            assert!(!RetryRule::IfUnprocessed.allows(reason));
        }
        for reason in [ConnectionLost, Unavailable, RateLimited] {
            assert!(!RetryRule::Never.allows(reason));
        }
    }
}
