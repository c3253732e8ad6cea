//! The viewpoints of accounts: the admin limited to one account, and a member by their own tokens.
//! They have no writes.

use std::sync::Arc;
use std::time::Duration;

use moltin::{AccountId, AccountMemberId, Admin, AsMember, RequestRecorder};

use crate::member_error::MemberError;

/// The admin, limited to one account at a time.
#[derive(Clone)]
pub(crate) struct AccountAsAdmin {
    admin: Admin,
    member: Option<AccountMemberId>,
    accounts: Arc<[AccountId]>,
    open: Option<AccountId>,
}

impl AccountAsAdmin {
    /// A preview of a member, or of one account without a member.
    pub(super) fn new(admin: Admin, member: Option<AccountMemberId>, accounts: Vec<AccountId>) -> Self {
        Self {
            admin,
            member,
            accounts: accounts.into(),
            open: None,
        }
    }

    pub(super) fn admin(&self) -> &Admin {
        &self.admin
    }

    pub(super) fn member(&self) -> Option<&AccountMemberId> {
        self.member.as_ref()
    }

    pub(super) fn account(&self) -> Result<&AccountId, MemberError> {
        self.open.as_ref().ok_or(MemberError::AccountNotOpen)
    }

    pub(super) fn open(&mut self, account: &AccountId) -> Result<(), MemberError> {
        if !self.accounts.contains(account) {
            return Err(MemberError::AccountUnknown);
        }
        self.open = Some(account.clone());
        Ok(())
    }

    pub(super) fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            admin: self.admin.recorded(recorder),
            ..self.clone()
        }
    }
}

/// An account member with one token for each of their accounts, of which one is open.
#[derive(Clone)]
pub(crate) struct MemberTokens {
    tokens: Arc<[AsMember]>,
    open: Option<AsMember>,
}

impl MemberTokens {
    pub(super) fn new(tokens: Vec<AsMember>) -> Self {
        Self {
            tokens: tokens.into(),
            open: None,
        }
    }

    /// The member in the open account.
    pub(super) fn opened(&self) -> Result<&AsMember, MemberError> {
        self.open.as_ref().ok_or(MemberError::AccountNotOpen)
    }

    /// How much longer the first of the tokens is valid.
    pub(super) fn time_left(&self) -> Duration {
        let left = self.tokens.iter().map(AsMember::time_left).min();
        left.unwrap_or_default()
    }

    pub(super) fn open(&mut self, account: &AccountId) -> Result<(), MemberError> {
        let token = self.tokens.iter().find(|token| token.account_id() == account);
        self.open = Some(token.ok_or(MemberError::AccountUnknown)?.clone());
        Ok(())
    }

    pub(super) fn recorded(&self, recorder: &RequestRecorder) -> Self {
        Self {
            open: self.open.as_ref().map(|open| open.recorded(recorder)),
            ..self.clone()
        }
    }
}
