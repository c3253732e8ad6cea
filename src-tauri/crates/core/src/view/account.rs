//! View models of accounts and their members, as the admin reads them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CustomFieldView;

/// Whether a store has accounts that its application key may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AccountsAccess {
    /// The store has none and never had, or does not let this application key read them.
    None,
    /// The store has none yet.
    Empty,
    /// The store has some.
    Some,
}

/// An account: an organization whose members place orders for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountView {
    /// The store's ID of the account.
    pub id: String,
    /// The name.
    pub name: String,
    /// The legal name.
    pub legal_name: Option<String>,
    /// The registration ID, such as a tax number; unique in the store.
    pub registration_id: Option<String>,
    /// The external reference.
    pub external_ref: Option<String>,
    /// The account above it.
    pub parent_id: Option<String>,
    /// When it was created.
    pub created_at: Option<String>,
    /// When it was last updated.
    pub updated_at: Option<String>,
    /// The custom fields, by name.
    pub custom_fields: Vec<CustomFieldView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// An account by its ID and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountNameView {
    /// The store's ID of the account.
    pub id: String,
    /// The name; `None` if it could not be read.
    pub name: Option<String>,
}

/// A tag of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountTagView {
    /// The store's ID of the tag.
    pub id: String,
    /// The name; `None` if it could not be read.
    pub name: Option<String>,
    /// What the tag means.
    pub description: Option<String>,
}

/// An account with the accounts above it and its tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountDetailsView {
    /// The account.
    pub account: AccountView,
    /// The accounts above it, the topmost first.
    pub ancestors: Vec<AccountNameView>,
    /// The tags.
    pub tags: Vec<AccountTagView>,
}

/// The accounts directly below an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountChildrenView {
    /// The accounts, by name.
    pub children: Vec<AccountNameView>,
    /// Whether all accounts of the store were looked through. If there are too many, staff have to
    /// ask for it.
    pub is_complete: bool,
    /// How many accounts the store has.
    #[ts(type = "number")]
    pub total: u64,
}

/// A search for accounts and its order.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AccountQueryView {
    /// The text to search for: part of a name, or a whole registration ID, external reference or
    /// ID. Empty for all accounts.
    pub search: String,
    /// The ID of a tag that the accounts have; empty for all.
    pub tag: String,
    /// The order; by default newest first.
    #[ts(as = "Option<AccountSortView>", optional)]
    pub sort: AccountSortView,
    /// How many accounts to skip. Of a search, in each attribute that it compares.
    #[ts(type = "number")]
    pub offset: u64,
}

/// What accounts can be sorted by (see `docs/api.md`, "Account lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are self-explanatory")]
pub enum AccountKey {
    CreatedAt,
    UpdatedAt,
    Name,
    Id,
}

/// The order of accounts. The store sorts all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountSortView {
    /// The key.
    pub by: AccountKey,
    /// Whether the last or newest come first.
    pub descending: bool,
}

impl Default for AccountSortView {
    fn default() -> Self {
        Self {
            by: AccountKey::Name,
            descending: false,
        }
    }
}

/// One page of accounts.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountPageView {
    /// The accounts of this page.
    pub accounts: Vec<AccountView>,
    /// How many match.
    #[ts(type = "number")]
    pub total: u64,
    /// How many accounts come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// The most accounts of a page.
    #[ts(type = "number")]
    pub limit: u64,
    /// The accounts that pages can reach, of those in front.
    #[ts(type = "number")]
    pub reachable: u64,
}

/// An account member: a person who orders for accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// The store's ID of the member.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// When the member was created.
    pub created_at: Option<String>,
    /// When the member was last updated.
    pub updated_at: Option<String>,
    /// The custom fields, by name.
    pub custom_fields: Vec<CustomFieldView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// A member of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembershipView {
    /// The store's ID of the membership.
    pub id: String,
    /// The member.
    pub member: MemberView,
    /// When the member was added to the account.
    pub added_at: Option<String>,
}

/// The members of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersView {
    /// The members, those who were added first in front.
    pub members: Vec<MembershipView>,
    /// How many memberships the store counts.
    #[ts(type = "number")]
    pub total: u64,
}

/// An account that a member belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberAccountView {
    /// The store's ID of the membership.
    pub membership: String,
    /// The account.
    pub account: AccountNameView,
    /// When the member was added to the account.
    pub added_at: Option<String>,
}

/// The members that are not in an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnassignedMembersView {
    /// The members that match.
    pub members: Vec<MemberView>,
    /// Whether the store has more that match.
    pub has_more: bool,
}
