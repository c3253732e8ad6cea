//! An account, and changes to one.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AccountId, AccountTagId};
use crate::resource::CustomFields;
use crate::text::Text;

/// An account of an organization (see `docs/api.md`, "Accounts").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Account {
    /// The ID.
    pub id: AccountId,
    /// The name of the organization; empty if the store sends none.
    pub name: Text,
    /// The name by which it is registered.
    pub legal_name: Option<Text>,
    /// The number by which it is registered, unique in the store.
    pub registration_id: Option<Text>,
    /// The merchant's own ID for the account, at most 2,048 characters.
    pub external_ref: Option<Text>,
    /// The account above it.
    pub parent_id: Option<AccountId>,
    /// All accounts above it, the topmost first.
    pub ancestor_ids: Vec<AccountId>,
    /// Its tags.
    pub tag_ids: Vec<AccountTagId>,
    /// When the account was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the account was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields, such as custom fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// An account to create.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewAccount {
    /// The name of the organization.
    pub name: String,
    /// The name by which it is registered.
    pub legal_name: Option<String>,
    /// The number by which it is registered, unique in the store.
    pub registration_id: Option<String>,
    /// The merchant's own ID.
    pub external_ref: Option<String>,
    /// The account above it. It can't be changed later.
    pub parent_id: Option<AccountId>,
}

impl NewAccount {
    /// An account with a name alone.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            legal_name: None,
            registration_id: None,
            external_ref: None,
            parent_id: None,
        }
    }

    /// Sets the name by which it is registered.
    #[must_use]
    pub fn legal_name(mut self, legal_name: impl Into<String>) -> Self {
        self.legal_name = Some(legal_name.into());
        self
    }

    /// Sets the number by which it is registered.
    #[must_use]
    pub fn registration_id(mut self, registration_id: impl Into<String>) -> Self {
        self.registration_id = Some(registration_id.into());
        self
    }

    /// Sets the merchant's own ID.
    #[must_use]
    pub fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }

    /// Sets the account above it.
    #[must_use]
    pub fn parent(mut self, parent: &AccountId) -> Self {
        self.parent_id = Some(parent.clone());
        self
    }
}

/// Changes to an account. A field that is `None` is not changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccountPatch {
    /// The name of the organization.
    pub name: Option<String>,
    /// The name by which it is registered.
    pub legal_name: Option<String>,
    /// The number by which it is registered.
    pub registration_id: Option<String>,
    /// The merchant's own ID; an empty one removes it.
    pub external_ref: Option<String>,
}

impl AccountPatch {
    /// A patch without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Changes the name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Changes the name by which it is registered.
    #[must_use]
    pub fn legal_name(mut self, legal_name: impl Into<String>) -> Self {
        self.legal_name = Some(legal_name.into());
        self
    }

    /// Changes the number by which it is registered.
    #[must_use]
    pub fn registration_id(mut self, registration_id: impl Into<String>) -> Self {
        self.registration_id = Some(registration_id.into());
        self
    }

    /// Changes the merchant's own ID; an empty one removes it.
    #[must_use]
    pub fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }
}
