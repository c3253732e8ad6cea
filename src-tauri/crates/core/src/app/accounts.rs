//! Accounts and their members, for the shell.

use std::sync::Arc;

use super::App;
use crate::error::Error;
use crate::view::{
    AccountChildrenView, AccountDetailsView, AccountNameView, AccountPageView, AccountQueryView,
    AccountTagView, AccountView, AccountsAccess, AddMember, AddedMemberView, AddressBookView, ChangeAccount,
    ChangeMember, ChangedAccountView, ChangedMemberView, FoundRecordView, LinkedRecord, MemberAccountView,
    MemberView, MembersView, NewAccountView, NewMemberView, RemoveMember, SaveAddress, SavedAddressView,
    UnassignedMembersView,
};

impl App {
    /// Asks a store whether it has accounts that the application key may read.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the store fails.
    pub async fn accounts_access(&self, connection: &str) -> Result<AccountsAccess, Error> {
        self.areas.accounts.access(connection).await
    }

    /// Returns one page of a store's accounts.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::Store`] if the store fails.
    pub async fn accounts(
        &self,
        connection: &str,
        query: &AccountQueryView,
    ) -> Result<AccountPageView, Error> {
        self.areas.accounts.list(connection, query).await
    }

    /// Returns the store's account tags.
    ///
    /// # Errors
    /// As [`App::accounts`].
    pub async fn account_tags(&self, connection: &str) -> Result<Vec<AccountTagView>, Error> {
        self.areas.accounts.tags(connection).await
    }

    /// Returns an account, with the names of the accounts above it and of its tags.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// cannot be written and nothing was sent, [`Error::Store`] if the store fails.
    pub async fn account_details(
        &self,
        connection: &str,
        account: &str,
    ) -> Result<AccountDetailsView, Error> {
        let details = self.areas.accounts.details(connection, account).await?;
        self.opened(connection, FoundRecordView::Account((&details.account).into()));
        Ok(details)
    }

    /// Returns the name of the account that an order was placed for.
    ///
    /// # Errors
    /// As [`App::account_details`].
    pub async fn account_name(&self, connection: &str, account: &str) -> Result<AccountNameView, Error> {
        self.areas.accounts.name(connection, account).await
    }

    /// Returns the accounts directly below an account. More than 500 accounts of the store are
    /// looked through only if `all` is set.
    ///
    /// # Errors
    /// As [`App::accounts`].
    pub async fn account_children(
        &self,
        connection: &str,
        account: &str,
        all: bool,
    ) -> Result<AccountChildrenView, Error> {
        self.areas.accounts.children(connection, account, all).await
    }

    /// Returns the members of an account.
    ///
    /// # Errors
    /// As [`App::account_details`].
    pub async fn account_members(&self, connection: &str, account: &str) -> Result<MembersView, Error> {
        self.areas.accounts.members(connection, account).await
    }

    /// Returns an account's addresses.
    ///
    /// # Errors
    /// As [`App::account_details`].
    pub async fn account_addresses(
        &self,
        connection: &str,
        account: &str,
    ) -> Result<Vec<AddressBookView>, Error> {
        self.areas.accounts.addresses(connection, account).await
    }

    /// Adds or updates an address of an account, as [`App::save_address`] does for customers.
    ///
    /// # Errors
    /// As [`App::save_address`].
    pub async fn save_account_address(
        &self,
        connection: &str,
        account: &str,
        save: SaveAddress,
    ) -> Result<SavedAddressView, Error> {
        let accounts = &self.areas.accounts;
        accounts.save_address(connection, account, save).await
    }

    /// Deletes an address of an account. Succeeds if the store no longer has it.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the audit log cannot be written and nothing was sent,
    /// [`Error::Store`] if the store fails.
    pub async fn delete_account_address(
        &self,
        connection: &str,
        account: &str,
        address: &str,
    ) -> Result<(), Error> {
        let accounts = &self.areas.accounts;
        accounts.delete_address(connection, account, address).await
    }

    /// Creates an account.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid input, [`Error::AuditLog`] if the audit log cannot be
    /// written and nothing was sent, [`Error::Refused`] for a field that the store refuses,
    /// [`Error::Store`] if the store fails.
    pub async fn create_account(&self, connection: &str, new: NewAccountView) -> Result<AccountView, Error> {
        self.areas.accounts.create(connection, new).await
    }

    /// Changes an account.
    ///
    /// The API has no conditional update, so the account is read first. If it differs from `was`,
    /// nothing is sent, and the caller gets the current account.
    ///
    /// # Errors
    /// As [`App::create_account`].
    pub async fn change_account(
        &self,
        connection: &str,
        change: ChangeAccount,
    ) -> Result<ChangedAccountView, Error> {
        self.areas
            .find
            .changed(connection, LinkedRecord::Account, &change.account);
        self.areas.accounts.change(connection, change).await
    }

    /// Returns members of the store that an account does not have.
    ///
    /// # Errors
    /// As [`App::accounts`].
    pub async fn unassigned_members(
        &self,
        connection: &str,
        account: &str,
        search: &str,
    ) -> Result<UnassignedMembersView, Error> {
        self.areas.accounts.unassigned(connection, account, search).await
    }

    /// Adds a member of the store to an account.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if the audit log cannot be written and nothing was sent,
    /// [`Error::Store`] if the store fails.
    pub async fn add_member(&self, connection: &str, add: AddMember) -> Result<AddedMemberView, Error> {
        self.areas.accounts.add_member(connection, add).await
    }

    /// Creates a member in the store's authentication realm, without a password, and adds them to
    /// an account.
    ///
    /// # Errors
    /// [`Error::Input`] for an invalid input or an email address that a member has already,
    /// [`Error::NoAccountRealm`] if the store has no realm, [`Error::CreatedNotAdded`] if the
    /// member was created and not added, [`Error::AuditLog`] if the audit log cannot be written and
    /// nothing was sent, [`Error::Refused`] for a field that the store refuses, [`Error::Store`] if
    /// the store fails.
    pub async fn create_member(
        &self,
        connection: &str,
        new: NewMemberView,
    ) -> Result<AddedMemberView, Error> {
        self.areas.accounts.create_member(connection, new).await
    }

    /// Removes a member from an account. The member stays in the store. Succeeds if the account no
    /// longer has the member.
    ///
    /// # Errors
    /// As [`App::add_member`].
    pub async fn remove_member(&self, connection: &str, remove: RemoveMember) -> Result<(), Error> {
        self.areas.accounts.remove_member(connection, remove).await
    }

    /// Returns one account member.
    ///
    /// # Errors
    /// As [`App::account_details`].
    pub async fn member(&self, connection: &str, member: &str) -> Result<MemberView, Error> {
        let member = self.areas.accounts.member(connection, member).await?;
        self.opened(connection, FoundRecordView::Member((&member).into()));
        Ok(member)
    }

    /// Returns the accounts that a member belongs to.
    ///
    /// # Errors
    /// As [`App::account_details`].
    pub async fn member_accounts(
        &self,
        connection: &str,
        member: &str,
    ) -> Result<Vec<MemberAccountView>, Error> {
        self.areas.accounts.member_accounts(connection, member).await
    }

    /// Changes custom fields of a member, with the same check as [`App::change_account`].
    ///
    /// # Errors
    /// As [`App::create_account`].
    pub async fn change_member(
        &self,
        connection: &str,
        change: ChangeMember,
    ) -> Result<ChangedMemberView, Error> {
        self.areas
            .find
            .changed(connection, LinkedRecord::Member, &change.member);
        self.areas.accounts.change_member(connection, change).await
    }

    /// Remembers a record that staff opened. The page doesn't wait for the disk.
    pub(super) fn opened(&self, connection: &str, record: FoundRecordView) {
        if self.areas.find.opened(connection, record) {
            let areas = Arc::clone(&self.areas);
            tokio::spawn(async move { areas.find.save_recent().await });
        }
    }
}
