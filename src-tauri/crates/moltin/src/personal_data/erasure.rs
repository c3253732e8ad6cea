//! A request to erase personal data.

use jiff::Timestamp;
use serde::Serialize;

use super::entry::DataEntry;
use crate::id::ErasureRequestId;
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// A request to erase a resource and all that is related to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ErasureRequest {
    /// The ID.
    pub id: ErasureRequestId,
    /// What is erased, with all that is related to it.
    pub entry: DataEntry,
    /// How far it is.
    pub status: ErasureStatus,
    /// The store's words about the status.
    pub description: Text,
    /// When it was made, UTC.
    pub created_at: Option<Timestamp>,
    /// When its status changed last, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// How far a request to erase personal data is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub enum ErasureStatus {
    /// The store has not carried it out yet.
    Created,
    /// The data is erased.
    Success,
    /// Nothing is erased, or not all. The API advises a new request.
    Failure,
    /// A status that this client does not know, in the store's own word.
    Other(Text),
}

resource! {
    /// A request in a response.
    pub(super) struct Received {
        resource_type: String,
        resource_id: String,
        status: Text,
        status_description: Text,
        created_at: Timestamp,
        updated_at: Timestamp,
    } ignored ["type", "links", "initiator"]
}

impl From<Received> for ErasureRequest {
    fn from(received: Received) -> Self {
        let status = received.status.unwrap_or_default();
        Self {
            id: received.id.into(),
            entry: DataEntry::new(
                received.resource_type.unwrap_or_default(),
                received.resource_id.unwrap_or_default(),
            ),
            status: match &*status {
                "CREATED" => ErasureStatus::Created,
                "SUCCESS" => ErasureStatus::Success,
                "FAILURE" => ErasureStatus::Failure,
                _ => ErasureStatus::Other(status),
            },
            description: received.status_description.unwrap_or_default(),
            created_at: received.created_at,
            updated_at: received.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
