//! The account token.

use std::fmt;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use secrecy::SecretString;

use crate::id::{AccountId, AccountMemberId};
use crate::text::Text;

/// A token of one member for one account. It may be valid for days, and the API can't revoke it.
/// The client treats it as opaque.
pub struct AccountToken {
    member_id: AccountMemberId,
    account_id: AccountId,
    account_name: Text,
    secret: SecretString,
    expires: Timestamp,
    /// On the monotonic clock, if the token was just received.
    deadline: Option<Instant>,
}

/// A member who signed in, with one token for each of their accounts.
#[derive(Debug)]
#[non_exhaustive]
pub struct SignedInMember {
    /// Who signed in, according to the store. Compare it with who was meant before anything is
    /// shown.
    pub member_id: AccountMemberId,
    /// One token for each account, in the order of the store. Empty for a member of no account.
    pub accounts: Vec<AccountToken>,
    /// How many accounts the member has by the store's count.
    pub total: u64,
}

impl SignedInMember {
    /// Whether there is a token for every account that the store counts.
    pub fn is_complete(&self) -> bool {
        self.accounts.len() as u64 >= self.total
    }
}

impl AccountToken {
    /// Rebuilds a token from its stored parts.
    pub fn from_parts(
        member_id: impl Into<AccountMemberId>,
        account_id: impl Into<AccountId>,
        account_name: impl Into<Text>,
        secret: impl Into<SecretString>,
        expires: Timestamp,
    ) -> Self {
        Self {
            member_id: member_id.into(),
            account_id: account_id.into(),
            account_name: account_name.into(),
            secret: secret.into(),
            expires,
            deadline: None,
        }
    }

    /// A token that was just received and is valid for this long by the store's clock.
    pub(super) fn valid_for(self, left: Duration) -> Self {
        Self {
            deadline: Instant::now().checked_add(left),
            ..self
        }
    }

    /// The member that the token is for, according to the store.
    pub fn member_id(&self) -> &AccountMemberId {
        &self.member_id
    }

    /// The account that the token is for, according to the store.
    pub fn account_id(&self) -> &AccountId {
        &self.account_id
    }

    /// The name of the account; empty if the store sends none.
    pub fn account_name(&self) -> &str {
        &self.account_name
    }

    /// The token itself. Anyone who has it can act as the member until it expires.
    pub fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// How much longer the token is valid: by the store's clock since the token was received, or by
    /// this computer's clock if it was rebuilt from its parts.
    pub fn time_left(&self) -> Duration {
        match self.deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => Duration::try_from(self.expires.duration_since(Timestamp::now())).unwrap_or_default(),
        }
    }

    /// When the token expires, on the store's clock.
    pub fn expires(&self) -> Timestamp {
        self.expires
    }
}

impl fmt::Debug for AccountToken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AccountToken")
            .field("member_id", &self.member_id)
            .field("account_id", &self.account_id)
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_has_no_secret() {
        let expires = Timestamp::UNIX_EPOCH;
        let token = AccountToken::from_parts("m-1", "a-1", "Harbor Tools", "unmistakable", expires);

        assert!(!format!("{token:?}").contains("unmistakable"));
    }
}
