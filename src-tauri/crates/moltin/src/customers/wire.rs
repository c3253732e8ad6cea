//! Customers as they are sent and received.

use jiff::Timestamp;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Customer;
use crate::id::CustomerId;
use crate::tolerant::{moment, or_absent, or_default};

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
    pub(super) external_ref: Option<&'a str>,
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

/// A customer as it is received.
#[derive(Deserialize)]
pub(super) struct Read {
    id: CustomerId,
    name: String,
    email: String,
    #[serde(default, rename = "type")]
    _kind: IgnoredAny,
    #[serde(default, rename = "links")]
    _links: IgnoredAny,
    #[serde(default, deserialize_with = "or_absent")]
    password: Option<bool>,
    #[serde(default)]
    external_ref: Option<String>,
    #[serde(default)]
    authentication_mechanism: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    meta: Meta,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

#[derive(Default, Deserialize)]
struct Meta {
    #[serde(default, deserialize_with = "or_default")]
    timestamps: Timestamps,
}

/// When a resource was made and last changed.
#[derive(Default, Deserialize)]
pub(crate) struct Timestamps {
    #[serde(default, deserialize_with = "moment")]
    pub(crate) created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "moment")]
    pub(crate) updated_at: Option<Timestamp>,
}

impl From<Read> for Customer {
    fn from(read: Read) -> Self {
        Self {
            id: read.id,
            name: read.name,
            email: read.email,
            has_password: read.password,
            external_ref: read.external_ref,
            authentication_mechanism: read.authentication_mechanism,
            created_at: read.meta.timestamps.created_at,
            updated_at: read.meta.timestamps.updated_at,
            extra: read.extra,
        }
    }
}
