//! An entry of the personal data log.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

use super::entry::DataEntry;
use crate::id::PersonalDataChangeId;
use crate::lenient::object;
use crate::resource::{CustomFields, resource};
use crate::text::Text;

/// A change of personal data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PersonalDataChange {
    /// The ID.
    pub id: PersonalDataChangeId,
    /// When, UTC.
    pub at: Option<Timestamp>,
    /// What happened, such as `customer.event.updated`.
    pub event_type: Text,
    /// What was changed.
    pub entry: DataEntry,
    /// The fields that changed, with their new values.
    pub delta: Map<String, Value>,
    /// Who changed it.
    pub initiator: Initiator,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

impl PersonalDataChange {
    /// What happened without the resource's type: `updated` of `customer.event.updated`.
    pub fn event(&self) -> &str {
        self.event_type.rsplit('.').next().unwrap_or_default()
    }
}

/// The application key behind a change. The store's texts; empty if it does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Initiator {
    /// The ID of the key.
    pub id: Text,
    /// The name of the key.
    pub name: Text,
    /// The email address of who owns the key.
    pub email: Text,
    /// How it got its access token: `client-credentials-token`, `implicit-token`.
    pub kind: Text,
}

resource! {
    /// An entry in a response.
    pub(super) struct Received {
        time: Timestamp,
        event_type: Text,
        resource_type: String,
        resource_id: String,
        initiator: ReceivedInitiator,
    } ignored ["type", "links", "relationships", "store_id"]
}

object! {
    pub(super) struct ReceivedInitiator {
        id = "access-token-id": Text,
        name = "access-token-name": Text,
        email = "access-token-email": Text,
        kind = "access-token-type": Text,
    }
}

impl From<Received> for PersonalDataChange {
    fn from(received: Received) -> Self {
        let delta = match received.extra.get("delta") {
            Some(Value::Object(delta)) => delta,
            _ => Map::new(),
        };
        Self {
            id: received.id.into(),
            at: received.time,
            event_type: received.event_type.unwrap_or_default(),
            entry: DataEntry::new(
                received.resource_type.unwrap_or_default(),
                received.resource_id.unwrap_or_default(),
            ),
            delta,
            initiator: received.initiator.unwrap_or_default().into(),
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

impl From<ReceivedInitiator> for Initiator {
    fn from(received: ReceivedInitiator) -> Self {
        Self {
            id: received.id.unwrap_or_default(),
            name: received.name.unwrap_or_default(),
            email: received.email.unwrap_or_default(),
            kind: received.kind.unwrap_or_default(),
        }
    }
}
