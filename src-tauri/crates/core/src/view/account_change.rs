//! View models of changes to accounts and their members, and of their results.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountView, CustomFieldView, MemberView, MembershipView};

/// The fields of an account that staff can change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountFields {
    /// The name.
    pub name: String,
    /// The legal name; empty for none.
    pub legal_name: String,
    /// The registration ID; empty for none.
    pub registration_id: String,
    /// The external reference; empty for none.
    pub external_ref: String,
}

/// An account to create.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewAccountView {
    /// The fields.
    pub fields: AccountFields,
    /// The store's ID of the account above it. It can't be changed later.
    pub parent: Option<String>,
}

/// A change to an account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeAccount {
    /// The store's ID of the account.
    pub account: String,
    /// The fields as they were read. If the store has others by now, nothing is changed.
    pub was: AccountFields,
    /// The new fields. Only the fields that differ are sent.
    pub becomes: AccountFields,
}

/// The result of a change to an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ChangedAccountView {
    /// The account was changed.
    Changed {
        /// The account as the store has it now.
        account: AccountView,
    },
    /// The account was changed elsewhere since it was read, so nothing was changed.
    Conflict {
        /// The account as the store has it now.
        theirs: AccountView,
    },
}

/// A member to add to an account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddMember {
    /// The store's ID of the account.
    pub account: String,
    /// The store's ID of the member.
    pub member: String,
}

/// A person to create as a member and to add to an account.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewMemberView {
    /// The store's ID of the account.
    pub account: String,
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
}

/// A new member of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedMemberView {
    /// The membership.
    pub membership: MembershipView,
    /// Whether the member was in the account already.
    pub was_member: bool,
}

/// A member to remove from an account. The member stays in the store.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveMember {
    /// The store's ID of the account.
    pub account: String,
    /// The store's ID of the membership.
    pub membership: String,
    /// The store's ID of the member.
    pub member: String,
}

/// A change to the custom fields of a member. The API changes no other field of a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeMember {
    /// The store's ID of the member.
    pub member: String,
    /// The fields as they were read. If the store has others by now, nothing is changed.
    pub was: Vec<CustomFieldView>,
    /// The new fields. Only those that differ are sent.
    pub becomes: Vec<CustomFieldView>,
}

/// The result of a change to a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum ChangedMemberView {
    /// The member was changed.
    Changed {
        /// The member as the store has them now.
        member: MemberView,
    },
    /// The member was changed elsewhere since they were read, so nothing was changed.
    Conflict {
        /// The member as the store has them now.
        theirs: MemberView,
    },
}
