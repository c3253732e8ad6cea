//! Which failures of a call allow a retry (see `docs/api.md`, "Retries").

use super::pending_retries::RetryReason;

/// When a call may be sent again. It depends on what a duplicate request could do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RetryRule {
    /// After any temporary failure: a duplicate changes nothing.
    Idempotent,
    /// Only if the store says that it did not process the request (429).
    IfUnprocessed,
    /// Never: the request checks a password, and stores count failed sign-ins.
    Never,
}

impl RetryRule {
    pub(super) fn allows(self, reason: RetryReason) -> bool {
        match self {
            Self::Idempotent => true,
            Self::IfUnprocessed => reason == RetryReason::RateLimited,
            Self::Never => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn non_idempotent_call_is_retried_after_429_only() {
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
