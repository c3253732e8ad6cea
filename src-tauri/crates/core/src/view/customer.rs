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
    /// What else the store keeps of its customers, by name.
    pub custom_fields: Vec<CustomFieldView>,
}

/// A field that the store has added to its customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomFieldView {
    /// Its name.
    pub name: String,
    /// Its value, as the JSON that came.
    pub value: String,
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

/// Which customers to list, in which order.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerQueryView {
    /// What is searched for; empty for all.
    pub search: String,
    /// What it is compared with; part of a name where nothing is said.
    #[ts(as = "Option<Matching>", optional)]
    pub matching: Matching,
    /// In which order; the newest first where nothing is said.
    #[ts(as = "Option<CustomerSortView>", optional)]
    pub sort: CustomerSortView,
    /// How many customers to pass over.
    #[ts(type = "number")]
    pub offset: u64,
}

/// What a search is compared with. With an `@` in it, it is an e-mail address, else a name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Matching {
    /// Any part of the name or address.
    #[default]
    Contains,
    /// The whole name or address.
    Exactly,
    /// The whole external reference.
    ExternalRef,
}

/// What customers can be sorted by (see `docs/api.md`, "Customer lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it all")]
pub enum CustomerKey {
    CreatedAt,
    UpdatedAt,
    Name,
    Email,
    Id,
}

/// In which order customers are listed. The store sorts, over all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerSortView {
    /// By what.
    pub by: CustomerKey,
    /// The last or latest first.
    pub descending: bool,
}

impl Default for CustomerSortView {
    fn default() -> Self {
        Self {
            by: CustomerKey::CreatedAt,
            descending: true,
        }
    }
}

/// One page of customers.
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
#[derive(Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomerView {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The first password, if there is to be one.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
    /// The merchant's own reference, or nothing.
    #[serde(default)]
    pub external_ref: String,
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
