//! A customer, and changes to one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::CustomerId;
use crate::resource::CustomFields;
use crate::text::Text;

/// A customer (see `docs/api.md`, "Customer fields").
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Customer {
    /// The ID.
    pub id: CustomerId,
    /// The full name; empty if the store sends none.
    pub name: String,
    /// The email address, unique in the store; empty if the store sends none.
    pub email: String,
    /// Whether a password is set; `None` if the store does not say. The password itself can't be
    /// read.
    pub has_password: Option<bool>,
    /// The merchant's own ID for the customer, at most 2,048 characters.
    pub external_ref: Option<String>,
    /// How the customer signs in, such as `password`.
    pub authentication_mechanism: Option<String>,
    /// When the customer was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the customer was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields, such as custom fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read, such as `name`. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// Changes to a customer. A field that is `None` is not changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CustomerPatch {
    /// The full name.
    pub name: Option<String>,
    /// The email address.
    pub email: Option<String>,
    /// The merchant's own ID; an empty one removes it.
    pub external_ref: Option<String>,
}

impl CustomerPatch {
    /// A patch without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes the full name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Changes the email address.
    #[must_use]
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.email = Some(email.into());
        self
    }

    /// Changes the merchant's own ID; an empty one removes it.
    #[must_use]
    pub fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }
}
