//! Tags of accounts.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::AccountTagId;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// A tag that accounts can have, for prices and promotions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountTag {
    /// The ID.
    pub id: AccountTagId,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// What it is for.
    pub description: Option<Text>,
    /// When the tag was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the tag was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A tag in a response.
    pub(super) struct Received {
        name: Text,
        description: Text,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

impl From<Received> for AccountTag {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            description: received.description,
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
