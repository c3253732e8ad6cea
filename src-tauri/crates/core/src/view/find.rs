//! View models of the search box.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AccountView, CustomerView, MemberView, Problem, StoreOrderRowView};

/// What a search found. The part of a kind that failed has a problem, and hides nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the flags are independent of each other"
)]
pub struct FindResultsView {
    /// The values in the text that were searched for.
    pub terms: Vec<String>,
    /// Whether the text has more than these values, as a line of a ticket does.
    pub is_excerpt: bool,
    /// Whether the text names an order, so that orders come first.
    pub orders_first: bool,
    /// The customers, the best match first.
    pub customers: Vec<FoundCustomerView>,
    /// Whether the store has more customers that match.
    pub more_customers: bool,
    /// Why some or all customers are missing.
    pub customers_problem: Option<Problem>,
    /// The accounts, the best match first. Empty if the store has none that may be read.
    pub accounts: Vec<FoundAccountView>,
    /// Whether the store has more accounts that match.
    pub more_accounts: bool,
    /// Why some or all accounts are missing.
    pub accounts_problem: Option<Problem>,
    /// The members of accounts, the best match first.
    pub members: Vec<FoundMemberView>,
    /// Whether the store has more members that match.
    pub more_members: bool,
    /// Why some or all members are missing.
    pub members_problem: Option<Problem>,
    /// The orders, the best match first, then the newest.
    pub orders: Vec<StoreOrderRowView>,
    /// Whether the store has more orders that match.
    pub more_orders: bool,
    /// Why some or all orders are missing.
    pub orders_problem: Option<Problem>,
}

/// A customer that was found, or opened before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundCustomerView {
    /// The store's ID of the customer.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// Whether a password is set; `None` if the store does not say.
    pub has_password: Option<bool>,
    /// The external reference.
    pub external_ref: Option<String>,
}

impl From<&CustomerView> for FoundCustomerView {
    fn from(customer: &CustomerView) -> Self {
        Self {
            id: customer.id.clone(),
            name: customer.name.clone(),
            email: customer.email.clone(),
            has_password: customer.has_password,
            external_ref: customer.external_ref.clone(),
        }
    }
}

/// An account that was found, or opened before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundAccountView {
    /// The store's ID of the account.
    pub id: String,
    /// The name.
    pub name: String,
    /// The legal name.
    pub legal_name: Option<String>,
    /// The registration ID.
    pub registration_id: Option<String>,
    /// The external reference.
    pub external_ref: Option<String>,
}

impl From<&AccountView> for FoundAccountView {
    fn from(account: &AccountView) -> Self {
        Self {
            id: account.id.clone(),
            name: account.name.clone(),
            legal_name: account.legal_name.clone(),
            registration_id: account.registration_id.clone(),
            external_ref: account.external_ref.clone(),
        }
    }
}

/// A member of accounts who was found, or opened before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundMemberView {
    /// The store's ID of the member.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
}

impl From<&MemberView> for FoundMemberView {
    fn from(member: &MemberView) -> Self {
        Self {
            id: member.id.clone(),
            name: member.name.clone(),
            email: member.email.clone(),
        }
    }
}

/// A record that was opened before, or pinned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FoundRecordView {
    /// A customer.
    Customer(FoundCustomerView),
    /// An account.
    Account(FoundAccountView),
    /// A member of accounts.
    Member(FoundMemberView),
}

/// The customers, accounts and members to show before a search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FindHomeView {
    /// The pinned ones, the first pinned first.
    pub pinned: Vec<FoundRecordView>,
    /// The others that were opened last, the last one first.
    pub recent: Vec<FoundRecordView>,
    /// Why some or all are missing.
    pub problem: Option<Problem>,
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkedRecord {
    /// A customer.
    Customer,
    /// An order.
    Order,
    /// An account.
    Account,
    /// A member of accounts.
    Member,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkTargetView {
    /// The connection to its store.
    pub connection: String,
    /// What it leads to.
    pub record: LinkedRecord,
    /// The store's ID of the record.
    pub id: String,
}
