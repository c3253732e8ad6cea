//! The JSON of customers.

use serde::Serialize;

use super::customer::Customer;
use crate::null_if_empty::NullIfEmpty;
use crate::resource::resource;
use crate::timestamps::ResourceMeta;

/// A customer in a request, with only the fields to set. Some calls require the type, and all
/// accept it.
#[derive(Serialize)]
pub(super) struct Sent<'a> {
    pub(super) r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_ref: Option<NullIfEmpty<'a>>,
}

impl Default for Sent<'_> {
    fn default() -> Self {
        Self {
            r#type: "customer",
            name: None,
            email: None,
            password: None,
            external_ref: None,
        }
    }
}

resource! {
    /// A customer in a response.
    pub(super) struct Received {
        name: String,
        email: String,
        password: bool,
        external_ref: String,
        authentication_mechanism: String,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

impl From<Received> for Customer {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            email: received.email.unwrap_or_default(),
            has_password: received.password,
            external_ref: received.external_ref,
            authentication_mechanism: received.authentication_mechanism,
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
