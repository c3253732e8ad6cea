//! A record by its kind and ID, as the preferences have it.

use crate::view::{FoundRecordView, LinkedRecord};

const ACCOUNT: &str = "account:";
const MEMBER: &str = "member:";

/// A customer, an account or a member. A customer's is the ID alone, as it was before there were
/// accounts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub(super) struct RecordKey(String);

/// What a key names.
pub(super) enum Keyed<'a> {
    Customer(&'a str),
    Account(&'a str),
    Member(&'a str),
}

impl RecordKey {
    /// `None` for an order, which is not kept.
    pub(super) fn new(record: LinkedRecord, id: &str) -> Option<Self> {
        let prefix = match record {
            LinkedRecord::Customer => "",
            LinkedRecord::Account => ACCOUNT,
            LinkedRecord::Member => MEMBER,
            LinkedRecord::Order => return None,
        };
        Some(Self(format!("{prefix}{id}")))
    }

    pub(super) fn of(record: &FoundRecordView) -> Self {
        match record {
            FoundRecordView::Customer(customer) => Self(customer.id.clone()),
            FoundRecordView::Account(account) => Self(format!("{ACCOUNT}{}", account.id)),
            FoundRecordView::Member(member) => Self(format!("{MEMBER}{}", member.id)),
        }
    }

    pub(super) fn keyed(&self) -> Keyed<'_> {
        let Self(text) = self;
        if let Some(id) = text.strip_prefix(ACCOUNT) {
            Keyed::Account(id)
        } else if let Some(id) = text.strip_prefix(MEMBER) {
            Keyed::Member(id)
        } else {
            Keyed::Customer(text)
        }
    }
}
