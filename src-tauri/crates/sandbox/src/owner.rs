//! Whose carts and subscriptions a request reads (see `docs/api.md`, "Cart lists" and
//! "Subscription calls").

use crate::access_tokens::Grant;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::permissions::Area;

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
    /// Whose carts a request reads.
    ///
    /// # Errors
    /// Refuses a key whose role has no access.
    pub(crate) fn of_carts(caller: &Caller) -> Result<Self, ApiError> {
        Self::of(caller, Area::Carts)
    }

    /// Whose subscriptions a request reads. Customers have none.
    ///
    /// # Errors
    /// Refuses a key whose role has no access, customers, and, by switches, others.
    pub(crate) fn of_subscriptions(caller: &Caller) -> Result<Self, ApiError> {
        let switches = caller.switches();
        match Self::of(caller, Area::Subscriptions)? {
            Self::Customer(_) => Err(ApiError::forbidden()),
            Self::Account(_) if switches.members_lack_subscriptions => Err(ApiError::forbidden()),
            Self::Unknown if !switches.implicit_lists_subscriptions => Err(ApiError::forbidden()),
            owner => Ok(owner),
        }
    }

    fn of(caller: &Caller, area: Area) -> Result<Self, ApiError> {
        let grant = caller.grant();
        match grant {
            Grant::BasicUser => return Err(ApiError::forbidden()),
            Grant::ClientCredentials if !caller.switches().role.may_read(area) => {
                return Err(ApiError::forbidden());
            }
            Grant::ClientCredentials | Grant::Implicit => {}
        }
        if let Some(customer) = caller.customer() {
            return Ok(Self::Customer(customer.to_owned()));
        }
        if let Some(session) = caller.session()? {
            return Ok(Self::Account(session.account.clone()));
        }
        if grant == Grant::Implicit {
            Ok(Self::Unknown)
        } else {
            Ok(Self::Everyone)
        }
    }
}
