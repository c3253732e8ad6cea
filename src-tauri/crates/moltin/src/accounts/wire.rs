//! The JSON of accounts.

use serde::Serialize;

use super::account::Account;
use crate::id::AccountId;
use crate::lenient::object;
use crate::null_if_empty::NullIfEmpty;
use crate::relationships::{ToMany, ToOne};
use crate::resource::resource;
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// An account in a request, with only the fields to set.
#[derive(Serialize)]
pub(super) struct Sent<'a> {
    pub(super) r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) legal_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) registration_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_ref: Option<NullIfEmpty<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_id: Option<&'a AccountId>,
}

impl Default for Sent<'_> {
    fn default() -> Self {
        Self {
            r#type: "account",
            name: None,
            legal_name: None,
            registration_id: None,
            external_ref: None,
            parent_id: None,
        }
    }
}

resource! {
    /// An account in a response.
    #[derive(Clone)]
    pub(crate) struct Received {
        name: Text,
        legal_name: Text,
        registration_id: Text,
        external_ref: Text,
        relationships: Relationships,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

object! {
    #[derive(Clone)]
    pub(crate) struct Relationships {
        parent: ToOne,
        ancestors: ToMany,
        account_tags: ToMany,
    }
}

impl From<Received> for Account {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        let relationships = received.relationships.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            legal_name: received.legal_name,
            registration_id: received.registration_id,
            external_ref: received.external_ref,
            parent_id: relationships.parent.and_then(ToOne::into_id).map(Into::into),
            ancestor_ids: relationships.ancestors.unwrap_or_default().into_ids(),
            tag_ids: relationships.account_tags.unwrap_or_default().into_ids(),
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
