//! The attempts of one call: rate limiter, retries with backoff, request log and `tracing` span
//! (see `docs/api.md`, "Retries").

use std::time::Duration;

use reqwest::StatusCode;
use tracing::{Instrument, Span, field};

use super::call::Call;
use super::pending_retries::{PendingRetry, RetryReason};
use super::send::{Credentials, Transport};
use crate::error::Error;
use crate::log::{Outcome, PendingEntry, RequestRecorder, SentAs};
use crate::response::Response;

/// A store that asks for a longer wait gets no retry; the caller gets its `Retry-After`.
const MAX_RETRY_AFTER: Duration = Duration::from_secs(30);
/// The upper bound of the first backoff. It doubles with each attempt.
const FIRST_BACKOFF: Duration = Duration::from_millis(500);

/// The attempts of one call.
pub(crate) struct Attempts<'a> {
    transport: &'a Transport,
    call: &'a Call,
    log: PendingEntry<'a>,
    span: Span,
    made: u32,
    /// Whether an earlier attempt may have been carried out without a response.
    is_ambiguous: bool,
}

impl<'a> Attempts<'a> {
    pub(crate) fn new(
        transport: &'a Transport,
        call: &'a Call,
        sent_as: SentAs,
        recorder: Option<&RequestRecorder>,
    ) -> Self {
        Self {
            transport,
            call,
            log: transport.log.begin(call.log_entry(sent_as), recorder),
            span: tracing::info_span!(
                "store_request",
                method = %call.request.method,
                path = call.path_template,
                status = field::Empty,
                attempts = field::Empty,
            ),
            made: 0,
            is_ambiguous: false,
        }
    }

    /// Waits until the rate limiter allows the call.
    pub(crate) async fn wait_for_turn(&self) {
        let rate_limiter = &self.transport.rate_limiter;
        rate_limiter
            .acquire(self.call.priority)
            .instrument(self.span.clone())
            .await;
    }

    /// Whether an earlier attempt may have been carried out without a response.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    /// Sends the call once. The rate limiter has allowed it.
    pub(crate) async fn send(&mut self, credentials: Option<&Credentials<'_>>) -> Result<Response, Error> {
        self.made = self.made.saturating_add(1);
        self.log.attempt_started();
        let mut result = self
            .transport
            .send(self.call, credentials)
            .instrument(self.span.clone())
            .await;
        let (outcome, request_id) = outcome(&result);
        self.log.attempt_finished(outcome, request_id);
        if let Ok(response) = &mut result {
            response.follows_ambiguous_attempt = self.is_ambiguous;
        }
        self.is_ambiguous |= matches!(
            retry_reason(&result),
            Some(RetryReason::Unavailable | RetryReason::ConnectionLost)
        );
        result
    }

    /// If the result allows a retry, waits for the backoff and returns true.
    pub(crate) async fn wait_for_retry(&mut self, result: &Result<Response, Error>) -> bool {
        let Some(reason) = retry_reason(result).filter(|reason| self.call.retry_rule.allows(*reason)) else {
            return false;
        };
        let max_attempts = self.transport.max_attempts;
        if self.made >= max_attempts {
            return false;
        }
        let retry_after = result.as_ref().ok().and_then(Response::retry_after);
        let backoff = retry_after.unwrap_or_else(|| full_jitter(self.made));
        if backoff > MAX_RETRY_AFTER {
            return false;
        }
        let is_rate_limited = reason == RetryReason::RateLimited;
        let _pause = is_rate_limited.then(|| self.transport.rate_limiter.pause(backoff));
        tracing::info!(parent: &self.span, ?reason, ?backoff, attempts = self.made, "retry after backoff");
        let request = self.call.request.clone();
        let retry = PendingRetry::new(request, reason, self.made, max_attempts, backoff);
        self.transport.pending_retries.wait(retry, backoff).await
    }
}

impl Drop for Attempts<'_> {
    fn drop(&mut self) {
        self.span.record("attempts", self.made);
        match self.log.outcome() {
            Outcome::Status(status) => {
                self.span.record("status", status);
                tracing::debug!(parent: &self.span, "response received");
            }
            Outcome::Failed(reason) => tracing::warn!(parent: &self.span, reason, "request failed"),
            Outcome::Cancelled => tracing::debug!(parent: &self.span, "request cancelled"),
        }
    }
}

fn outcome(result: &Result<Response, Error>) -> (Outcome, Option<String>) {
    match result {
        Ok(response) => (Outcome::Status(response.status().as_u16()), response.request_id()),
        Err(error) => (
            error
                .status()
                .map_or(Outcome::Failed(error.label()), Outcome::Status),
            error.request_id().map(str::to_owned),
        ),
    }
}

fn retry_reason(result: &Result<Response, Error>) -> Option<RetryReason> {
    match result {
        Ok(response) => match response.status() {
            StatusCode::TOO_MANY_REQUESTS => Some(RetryReason::RateLimited),
            StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
                Some(RetryReason::Unavailable)
            }
            _ => None,
        },
        Err(Error::ConnectionLost { .. }) => Some(RetryReason::ConnectionLost),
        // Callers learn of an unreachable host at once, and a timeout has taken long enough.
        Err(_) => None,
    }
}

/// A random backoff between zero and a bound that doubles with each attempt, so that clients that
/// failed together do not retry together.
fn full_jitter(attempts: u32) -> Duration {
    let bound = FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1)));
    bound.min(MAX_RETRY_AFTER).mul_f64(rand::random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backoff_is_random_below_a_bound_that_doubles() {
        for (attempts, bound) in [(1, 500), (2, 1000), (3, 2000), (99, 30_000)] {
            let backoffs: Vec<_> = (0..200).map(|_| full_jitter(attempts)).collect();
            let bound = Duration::from_millis(bound);
            assert!(backoffs.iter().all(|backoff| *backoff <= bound));
            assert!(backoffs.iter().any(|backoff| *backoff > bound / 2));
            assert!(backoffs.iter().any(|backoff| *backoff < bound / 2));
        }
    }
}
