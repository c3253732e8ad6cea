//! Customers as they are sent and received.

use serde::{Deserialize, Serialize, Serializer};

use super::Customer;
use crate::id::CustomerId;
use crate::resource::resource;
use crate::tolerant::{Moment, OrAbsent, or_default};

/// A customer as it is sent: only what is to be set. The type is required on some calls and welcome on all.
#[derive(Serialize)]
pub(super) struct Written<'a> {
    pub(super) r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_ref: Option<Reference<'a>>,
}

/// The merchant's own reference; an empty one is null, which is what customers without one have
/// (see `docs/api.md`, "Customer fields").
pub(super) struct Reference<'a>(pub(super) &'a str);

impl Serialize for Reference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (!self.0.is_empty()).then_some(self.0).serialize(serializer)
    }
}

impl Default for Written<'_> {
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
    /// A customer as it is received.
    pub(super) struct Read {
        required id: CustomerId,
        required name: String,
        required email: String,
        optional password: OrAbsent<bool>,
        optional external_ref: Option<String>,
        optional authentication_mechanism: Option<String>,
        optional meta: Meta,
        ignored "type",
        ignored "links",
    }
}

/// What the store says about a resource.
#[derive(Default, Deserialize)]
pub(crate) struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) timestamps: Timestamps,
}

/// When a resource was made and last changed.
#[derive(Default, Deserialize)]
pub(crate) struct Timestamps {
    #[serde(default)]
    pub(crate) created_at: Moment,
    #[serde(default)]
    pub(crate) updated_at: Moment,
}

impl From<Read> for Customer {
    fn from(read: Read) -> Self {
        Self {
            id: read.id,
            name: read.name,
            email: read.email,
            has_password: read.password.0,
            external_ref: read.external_ref,
            authentication_mechanism: read.authentication_mechanism,
            created_at: read.meta.timestamps.created_at.0,
            updated_at: read.meta.timestamps.updated_at.0,
            extra: read.extra,
        }
    }
}
