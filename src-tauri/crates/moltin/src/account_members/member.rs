//! An account member.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::AccountMemberId;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// An account member (see `docs/api.md`, "Account members").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountMember {
    /// The ID.
    pub id: AccountMemberId,
    /// The full name; empty if the store sends none.
    pub name: Text,
    /// The given name.
    pub given_name: Option<Text>,
    /// The middle name.
    pub middle_name: Option<Text>,
    /// The family name.
    pub family_name: Option<Text>,
    /// The email address; empty if the store sends none. It need not be unique.
    pub email: Text,
    /// When the member was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the member was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields, such as custom fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A member in a response.
    #[derive(Clone)]
    pub(crate) struct Received {
        name: Text,
        given_name: Text,
        middle_name: Text,
        family_name: Text,
        email: Text,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

impl From<Received> for AccountMember {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            given_name: received.given_name,
            middle_name: received.middle_name,
            family_name: received.family_name,
            email: received.email.unwrap_or_default(),
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
