//! Selecting and sorting accounts (see `docs/api.md`, "Lists of accounts").

use jiff::Timestamp;

use crate::filter::{AnyOf, Terms, filter};
use crate::id::{AccountId, AccountTagId};
use crate::list::SortKey;

filter! {
    /// Selects accounts (see `docs/api.md`, "Lists of accounts"). The default selects all. Patterns
    /// have a `*` at either end.
    AccountFilter {
        /// The account with this ID.
        id(id: &AccountId) = "eq" "id",
        /// Accounts with this name.
        name(name: &str) = "eq" "name",
        /// Accounts whose name matches a pattern.
        name_like(pattern: &str) = "like" "name",
        /// Accounts with this legal name.
        legal_name(name: &str) = "eq" "legal_name",
        /// Accounts whose legal name matches a pattern.
        legal_name_like(pattern: &str) = "like" "legal_name",
        /// The account with this registration number.
        registration_id(id: &str) = "eq" "registration_id",
        /// Accounts whose registration number matches a pattern.
        registration_id_like(pattern: &str) = "like" "registration_id",
        /// Accounts with this external reference.
        external_ref(reference: &str) = "eq" "external_ref",
        /// Accounts whose external reference matches a pattern.
        external_ref_like(pattern: &str) = "like" "external_ref",
        /// Accounts with this tag.
        tag(id: &AccountTagId) = "contains" "account_tags",
        /// Accounts created after this time.
        created_after(time: Timestamp) = "gt" "created_at",
        /// Accounts created before this time.
        created_before(time: Timestamp) = "lt" "created_at",
        /// Accounts last updated after this time.
        updated_after(time: Timestamp) = "gt" "updated_at",
        /// Accounts last updated before this time.
        updated_before(time: Timestamp) = "lt" "updated_at",
    }
}

impl AccountFilter {
    /// The accounts with these IDs. No IDs select none.
    pub fn ids(ids: &[AccountId]) -> Self {
        Self(Terms::one("in", "id", &AnyOf(ids)))
    }
}

/// The sort order of an account list (see `docs/api.md`, "Lists of accounts").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum AccountSort {
    NewestFirst,
    OldestFirst,
    LastChangedFirst,
    LastChangedLast,
    Name,
    NameDescending,
    Id,
    IdDescending,
}

impl SortKey for AccountSort {
    fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LastChangedFirst => "-updated_at",
            Self::LastChangedLast => "updated_at",
            Self::Name => "name",
            Self::NameDescending => "-name",
            Self::Id => "id",
            Self::IdDescending => "-id",
        }
    }
}
