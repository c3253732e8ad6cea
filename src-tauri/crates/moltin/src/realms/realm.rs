//! A realm.

use serde::{Deserialize, Serialize};

use crate::id::AuthenticationRealmId;
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// An authentication realm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuthenticationRealm {
    /// The ID.
    pub id: AuthenticationRealmId,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// `allowed` or `api_only`: whether two members may have the same email address.
    pub duplicate_email_policy: Text,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// A realm in a response.
    pub(super) struct Received {
        name: Text,
        duplicate_email_policy: Text,
    } ignored ["type", "links"]
}

impl From<Received> for AuthenticationRealm {
    fn from(received: Received) -> Self {
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            duplicate_email_policy: received.duplicate_email_policy.unwrap_or_default(),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
