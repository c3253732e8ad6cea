//! Whose carts and subscriptions a request reads (see `docs/api.md`, "Cart lists" and
//! "Subscription calls").

use crate::api_error::ApiError;
use crate::auth::{Caller, Scope};

/// Whose carts and subscriptions a request reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The admin: everything.
    Everyone,
    Customer(String),
    /// The account of an account token.
    Account(String),
    /// An implicit token alone.
    Unknown,
}

impl Owner {
    /// # Errors
    /// A key for basic users has no access.
    pub(crate) fn of(caller: Caller) -> Result<Self, ApiError> {
        let is_implicit = caller.is_implicit();
        match caller.order_scope() {
            Ok(Scope::Everything) => Ok(Self::Everyone),
            Ok(Scope::Own(customer)) => Ok(Self::Customer(customer)),
            Ok(Scope::Account(account)) => Ok(Self::Account(account)),
            Err(_) if is_implicit => Ok(Self::Unknown),
            Err(error) => Err(error),
        }
    }

    /// As [`Owner::of`], for subscriptions: customers have none.
    ///
    /// # Errors
    /// Only the admin and members have access.
    pub(crate) fn of_subscriptions(caller: Caller) -> Result<Self, ApiError> {
        match Self::of(caller)? {
            owner @ (Self::Everyone | Self::Account(_)) => Ok(owner),
            Self::Customer(_) | Self::Unknown => Err(ApiError::forbidden()),
        }
    }
}
