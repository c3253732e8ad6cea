//! Customers as the page sees them.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A customer. Never their password: only whether there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerView {
    /// The store's id for the customer.
    pub id: String,
    /// Full name.
    pub name: String,
    /// E-mail address, unique in the store.
    pub email: String,
    /// Whether a password is set; `None` where the store does not say.
    pub has_password: Option<bool>,
    /// The merchant's own reference.
    pub external_ref: Option<String>,
    /// When the customer was created.
    pub created_at: Option<String>,
    /// When the customer was last changed.
    pub updated_at: Option<String>,
}

/// A customer who has just been created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedView {
    /// The customer.
    pub customer: CustomerView,
    /// Whether the store's reply was lost and the customer was found by looking for them.
    pub looked_up: bool,
}

/// Which customers to list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerQueryView {
    /// Part of a name, or of an e-mail address when it has an `@`; empty for all.
    pub search: String,
    /// How many customers to pass over.
    #[ts(type = "number")]
    pub offset: u64,
}

/// One page of customers, newest first.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerPageView {
    /// The customers of this page.
    pub customers: Vec<CustomerView>,
    /// How many match in all.
    #[ts(type = "number")]
    pub total: u64,
    /// How many come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// How many a page holds at most.
    #[ts(type = "number")]
    pub limit: u64,
}

/// A customer to create.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomerView {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The first password, if there is to be one.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
}

/// A password to set.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPassword {
    /// Whose.
    pub customer: String,
    /// The new password; the old one is gone for good.
    #[ts(type = "string")]
    pub password: SecretString,
}
