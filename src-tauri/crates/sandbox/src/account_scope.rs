//! What a request may read and write of accounts and what belongs to them (see `docs/api.md`, "What
//! an account token limits").

use crate::access_tokens::Grant;
use crate::api_error::ApiError;
use crate::auth::Caller;
use crate::member_session::MemberSession;
use crate::permissions::Area;
use crate::switches::Switches;

/// Which accounts and members a request may read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum AccountScope {
    Everything,
    /// Only the account and the member of this session.
    Own(MemberSession),
}

impl Caller {
    /// What the request may read of this area.
    ///
    /// # Errors
    /// Refuses a key without permission, and an implicit token alone.
    pub(crate) fn account_scope(&self, area: Area) -> Result<AccountScope, ApiError> {
        self.scope_of(|switches| switches.role.may_read(area))
    }

    /// What the request may write of this area.
    ///
    /// # Errors
    /// Refuses a key without permission, and an implicit token alone.
    pub(crate) fn account_write_scope(&self, area: Area) -> Result<AccountScope, ApiError> {
        self.scope_of(|switches| switches.role.may_write(area))
    }

    /// Refuses everyone but a key that may write this area.
    pub(crate) fn require_key(&self, area: Area) -> Result<(), ApiError> {
        match self.account_write_scope(area)? {
            AccountScope::Everything => Ok(()),
            AccountScope::Own(_) => Err(ApiError::forbidden()),
        }
    }

    /// Refuses everyone but a key that may read settings.
    pub(crate) fn require_settings(&self) -> Result<(), ApiError> {
        match self.account_scope(Area::Settings)? {
            AccountScope::Everything => Ok(()),
            AccountScope::Own(_) => Err(ApiError::forbidden()),
        }
    }

    /// Refuses a key that may not read realms. Storefronts may: they need the password profiles to
    /// sign members in.
    pub(crate) fn require_realms(&self) -> Result<(), ApiError> {
        match self.grant() {
            Grant::Implicit => Ok(()),
            Grant::ClientCredentials if self.switches().role.may_read(Area::Realms) => Ok(()),
            Grant::ClientCredentials | Grant::BasicUser => Err(ApiError::forbidden()),
        }
    }

    fn scope_of(&self, is_allowed: impl Fn(Switches) -> bool) -> Result<AccountScope, ApiError> {
        if self.has_customer_token() {
            return Err(ApiError::forbidden());
        }
        if let Some(session) = self.session()? {
            return Ok(AccountScope::Own(session.clone()));
        }
        match self.grant() {
            Grant::ClientCredentials if is_allowed(self.switches()) => Ok(AccountScope::Everything),
            Grant::ClientCredentials | Grant::BasicUser => Err(ApiError::forbidden()),
            Grant::Implicit => Err(ApiError::missing_account_token(
                self.switches().missing_account_token,
            )),
        }
    }
}

impl AccountScope {
    /// Checks that the scope includes this account. Others are as if they did not exist.
    pub(crate) fn require_account(&self, account: &str) -> Result<(), ApiError> {
        match self {
            Self::Own(session) if session.account != account => Err(ApiError::account_not_found()),
            _ => Ok(()),
        }
    }

    /// Checks that the scope includes this member. Others are as if they did not exist.
    pub(crate) fn require_member(&self, member: &str) -> Result<(), ApiError> {
        match self {
            Self::Own(session) if session.member != member => Err(ApiError::account_member_not_found()),
            _ => Ok(()),
        }
    }

    /// Checks that a member may write what the scope includes.
    pub(crate) fn require_write(&self, switches: Switches) -> Result<(), ApiError> {
        match self {
            Self::Own(_) if !switches.members_write => Err(ApiError::forbidden()),
            _ => Ok(()),
        }
    }
}
