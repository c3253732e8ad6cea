//! What the request log says about errors.

use super::Error;

impl Error {
    /// A short description for the request log.
    pub(crate) fn label(&self) -> &'static str {
        match self {
            Self::Api(_) => "refused",
            Self::Credentials(_) => "credentials",
            Self::SignIn(_) => "sign-in",
            Self::CustomerTokenRejected(_) => "customer token",
            Self::MemberSignIn(_) => "member sign-in",
            Self::AccountTokenRejected(_) => "account token",
            Self::Redirected { .. } => "redirect",
            Self::NotJson { .. } => "not JSON",
            Self::EmptyResponse { .. } => "empty",
            Self::TruncatedJson { .. } => "truncated JSON",
            Self::Decode { .. } => "unexpected JSON",
            Self::TooLarge { .. } => "too large",
            Self::TooManyRecords { .. } => "too many records",
            Self::Timeout { .. } => "timeout",
            Self::Unreachable { failure, .. } => failure.label(),
            Self::ConnectionLost { .. } => "connection lost",
            Self::NotCreated { .. } => "not created",
            Self::CreationUnknown { .. } => "unknown",
            Self::Cancelled => "cancelled",
            Self::OffsetLimit { .. } => "offset limit",
            Self::Incomplete { .. } => "incomplete list",
            Self::UnreadableRecord { .. } => "unreadable record",
            Self::InvalidEndpoint(_)
            | Self::InvalidProxy(_)
            | Self::NoCertificate
            | Self::InvalidHeader { .. }
            | Self::InvalidLimit { .. }
            | Self::InvalidPath
            | Self::InvalidId
            | Self::ReadOnly { .. }
            | Self::InvalidBody(_)
            | Self::Setup(_) => "setup",
        }
    }
}
