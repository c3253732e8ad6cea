//! Whose view of the shop a session shows.

use serde::Serialize;
use ts_rs::TS;

/// Whose view of the shop a session shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
pub enum SubjectView {
    /// A customer.
    Customer,
    /// An account member, in one of their accounts.
    Member {
        /// The accounts that the session can open.
        accounts: Vec<SessionAccountView>,
        /// The ID of the open account; `None` until staff choose one of several.
        account: Option<String>,
        /// How many accounts the member has, of which `accounts` may be the first.
        #[ts(type = "number")]
        account_count: u64,
    },
    /// An account without a member; in a preview only. The session's `customer` is its ID.
    Account,
}

/// An account that a session can open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionAccountView {
    /// The store's ID of the account.
    pub id: String,
    /// Name.
    pub name: String,
}
