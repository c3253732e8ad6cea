//! View models of customers.

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AccessReason;

/// A customer, without their password.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerView {
    /// The store's ID of the customer.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Email address, unique in the store.
    pub email: String,
    /// Whether a password is set; `None` if the store does not say.
    pub has_password: Option<bool>,
    /// The external reference.
    pub external_ref: Option<String>,
    /// When the customer was created.
    pub created_at: Option<String>,
    /// When the customer was last updated.
    pub updated_at: Option<String>,
    /// The custom fields, by name.
    pub custom_fields: Vec<CustomFieldView>,
    /// The JSON paths of the fields that could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub unreadable_fields: Vec<String>,
    /// Whether nothing but perhaps the ID could be read, or may be shown.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub is_unreadable: bool,
}

/// A custom field: the store added it to its customers, accounts or members.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomFieldView {
    /// The name.
    pub name: String,
    /// The value, as JSON.
    pub value: String,
}

/// A created customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreatedView {
    /// The customer.
    pub customer: CustomerView,
    /// Whether the response was lost and the customer was found by a lookup of the email address.
    pub looked_up: bool,
}

/// A search for customers and its order.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CustomerQueryView {
    /// The text to search for: part of a name or an email address, or a whole external reference
    /// or ID. Empty for all customers.
    pub search: String,
    /// The order; by default newest first.
    #[ts(as = "Option<CustomerSortView>", optional)]
    pub sort: CustomerSortView,
    /// How many customers to skip. Of a search, in each attribute that it compares.
    #[ts(type = "number")]
    pub offset: u64,
}

/// What customers can be sorted by (see `docs/api.md`, "Customer lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are self-explanatory")]
pub enum CustomerKey {
    CreatedAt,
    UpdatedAt,
    Name,
    Email,
    Id,
}

/// The order of customers. The store sorts all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CustomerSortView {
    /// The key.
    pub by: CustomerKey,
    /// Whether the last or newest come first.
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
    /// How many match.
    #[ts(type = "number")]
    pub total: u64,
    /// How many customers come before this page.
    #[ts(type = "number")]
    pub offset: u64,
    /// The most customers of a page.
    #[ts(type = "number")]
    pub limit: u64,
    /// The customers that pages can reach, of those in front.
    #[ts(type = "number")]
    pub reachable: u64,
}

/// A customer to create.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NewCustomerView {
    /// Full name.
    pub name: String,
    /// Email address.
    pub email: String,
    /// The first password, if staff entered one.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
    /// Whether to generate the first password, instead of an entered one.
    #[serde(default)]
    pub generate_password: bool,
    /// The external reference; empty for none.
    #[serde(default)]
    pub external_ref: String,
}

/// A password to set.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetPassword {
    /// The store's ID of the customer.
    pub customer: String,
    /// The customer's email address, entered as a confirmation.
    pub email: String,
    /// The new password; `None` generates one. The old one is lost.
    #[ts(type = "string | null")]
    pub password: Option<SecretString>,
    /// The reason.
    pub why: AccessReason,
}
