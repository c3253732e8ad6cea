//! The JSON of addresses.

use serde::Serialize;

use super::address::{Address, PostalAddress};
use crate::id::AddressId;
use crate::resource::resource;
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// An address in a request.
#[derive(Serialize)]
pub(crate) struct Sent<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a AddressId>,
    name: &'a str,
    #[serde(flatten)]
    postal: &'a PostalAddress,
}

impl<'a> Sent<'a> {
    pub(crate) fn new(id: Option<&'a AddressId>, name: &'a str, postal: &'a PostalAddress) -> Self {
        Self {
            r#type: "address",
            id,
            name,
            postal,
        }
    }
}

resource! {
    /// An address in a response.
    pub(crate) struct Received {
        name: String,
        first_name: Text,
        last_name: Text,
        company_name: Text,
        line_1: Text,
        line_2: Text,
        city: Text,
        county: Text,
        region: Text,
        postcode: Text,
        country: Text,
        phone_number: Text,
        instructions: Text,
        meta: ResourceMeta,
    } ignored ["type", "links", "relationships"]
}

impl From<Received> for Address {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            postal: PostalAddress {
                first_name: received.first_name.unwrap_or_default(),
                last_name: received.last_name.unwrap_or_default(),
                company_name: received.company_name.unwrap_or_default(),
                line_1: received.line_1.unwrap_or_default(),
                line_2: received.line_2.unwrap_or_default(),
                city: received.city.unwrap_or_default(),
                county: received.county.unwrap_or_default(),
                region: received.region.unwrap_or_default(),
                postcode: received.postcode.unwrap_or_default(),
                country: received.country.unwrap_or_default(),
                phone_number: received.phone_number.unwrap_or_default(),
                instructions: received.instructions.unwrap_or_default(),
            },
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
