//! Selecting, sorting and limiting a list of customers.

use crate::filter::CustomerFilter;
use crate::list::{ListQuery, ListScan, SortKey};

/// One page of a customer list. Without a sort order, the store's default is newest first.
pub type CustomerQuery = ListQuery<CustomerFilter, CustomerSort>;

/// A whole list of customers.
pub type CustomerScan = ListScan<CustomerFilter>;

/// The sort order of a customer list (see `docs/api.md`, "Customer lists").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum CustomerSort {
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

impl SortKey for CustomerSort {
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
