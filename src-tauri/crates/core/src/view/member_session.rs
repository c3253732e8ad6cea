//! View models of sessions as an account member. The account tokens are in none of them.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccessMode, AccessReason, Problem, SessionAccountView};

/// A person among the account members, as a session shows them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionMemberView {
    /// The store's ID of the member.
    pub id: String,
    /// Full name; empty if the store has none.
    pub name: String,
    /// Email address; empty if the store does not show it.
    pub email: String,
}

/// Which ways to view the shop as an account member are available. A problem says why one is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberWaysView {
    /// The member, if the connection can read members.
    pub member: Option<SessionMemberView>,
    /// The member's accounts.
    pub accounts: Vec<SessionAccountView>,
    /// Why there is no preview.
    pub preview: Option<Problem>,
    /// Why staff can't sign in with a support credential.
    pub support_credential: Option<Problem>,
    /// Whether the setup solves the problem of `support_credential`.
    pub needs_setup: bool,
    /// Why staff can't sign in with a one-time code that the member reads out.
    pub one_time_code: Option<Problem>,
    /// The usernames to which the store can send a one-time code.
    pub usernames: Vec<String>,
    /// The way to offer first: the one-time code where the store has it enabled.
    pub recommended: Option<AccessMode>,
}

/// A request to preview what a member sees, or what an account has.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberPreview {
    /// Whose view.
    pub subject: PreviewSubject,
    /// The reason.
    pub why: AccessReason,
}

/// Whose view a preview shows, besides customers.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum PreviewSubject {
    /// A member.
    Member {
        /// The store's ID of the member.
        id: String,
        /// The account to open, if the member has it.
        account: Option<String>,
    },
    /// An account.
    Account {
        /// The store's ID of the account.
        id: String,
    },
}

/// A request to sign in as a member with a support credential.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberSignIn {
    /// The store's ID of the member.
    pub member: String,
    /// The account to open, if the member has it.
    pub account: Option<String>,
    /// The reason.
    pub why: AccessReason,
}

/// A request that the store sends a member a one-time code.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestCode {
    /// The store's ID of the member.
    pub member: String,
    /// One of the member's usernames, as `MemberWaysView` has them.
    pub username: String,
    /// The reason.
    pub why: AccessReason,
}

/// A one-time code that the store was asked to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestedCodeView {
    /// The username that it is for.
    pub username: String,
    /// When the store accepted the request.
    pub requested_at: String,
    /// When the code expires.
    pub expires_at: String,
}

/// A request to sign in as a member with the one-time code that they read out.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeSignIn {
    /// The store's ID of the member.
    pub member: String,
    /// The account to open, if the member has it.
    pub account: Option<String>,
    /// The username that the code was sent to.
    pub username: String,
    /// The code.
    #[ts(type = "string")]
    pub code: SecretString,
    /// The reason.
    pub why: AccessReason,
}

/// The profile of a member in a session, and the accounts that it can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberProfileView {
    /// The member; `None` in a preview of an account.
    pub member: Option<SessionMemberView>,
    /// The open account.
    pub account: Option<AccountProfileView>,
    /// The members of the open account that the session sees.
    pub colleagues: Vec<SessionMemberView>,
    /// How many members the account has.
    #[ts(type = "number")]
    pub colleague_count: u64,
}

/// An account in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountProfileView {
    /// The store's ID of the account.
    pub id: String,
    /// Name.
    pub name: String,
    /// Legal name; empty if the store has none.
    pub legal_name: String,
    /// Registration ID; empty if the store has none.
    pub registration_id: String,
    /// When it was created.
    pub created_at: Option<String>,
}
