//! Selecting and sorting account members (see `docs/api.md`, "Lists of accounts").

use crate::filter::filter;
use crate::list::SortKey;

filter! {
    /// Selects account members (see `docs/api.md`, "Lists of accounts"). The default selects all.
    /// Upper and lower case count as the same. Patterns have a `*` at either end.
    AccountMemberFilter {
        /// Members whose email address matches a pattern, or is this text.
        email_ilike(pattern: &str) = "ilike" "email",
        /// Members whose full name matches a pattern, or is this text.
        name_ilike(pattern: &str) = "ilike" "name",
        /// Members whose given name matches a pattern, or is this text.
        given_name_ilike(pattern: &str) = "ilike" "given_name",
        /// Members whose middle name matches a pattern, or is this text.
        middle_name_ilike(pattern: &str) = "ilike" "middle_name",
        /// Members whose family name matches a pattern, or is this text.
        family_name_ilike(pattern: &str) = "ilike" "family_name",
    }
}

/// The sort order of a list of account members (see `docs/api.md`, "Lists of accounts").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum AccountMemberSort {
    NewestFirst,
    OldestFirst,
    LastChangedFirst,
    LastChangedLast,
    Name,
    NameDescending,
    Email,
    EmailDescending,
    Id,
    IdDescending,
}

impl SortKey for AccountMemberSort {
    fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LastChangedFirst => "-updated_at",
            Self::LastChangedLast => "updated_at",
            Self::Name => "name",
            Self::NameDescending => "-name",
            Self::Email => "email",
            Self::EmailDescending => "-email",
            Self::Id => "id",
            Self::IdDescending => "-id",
        }
    }
}
