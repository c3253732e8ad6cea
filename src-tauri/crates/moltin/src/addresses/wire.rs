//! The JSON of addresses.

use serde::Serialize;

use super::address::{Address, PostalAddress};
use crate::id::AddressId;
use crate::resource::resource;
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// An address in a request.
#[derive(Serialize)]
pub(super) struct Sent<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a AddressId>,
    name: &'a str,
    #[serde(flatten)]
    postal: &'a PostalAddress,
}

impl<'a> Sent<'a> {
    pub(super) fn new(id: Option<&'a AddressId>, name: &'a str, postal: &'a PostalAddress) -> Self {
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
    pub(super) struct Received {
        required id: AddressId,
        optional name: String,
        optional first_name: Text,
        optional last_name: Text,
        optional company_name: Text,
        optional line_1: Text,
        optional line_2: Text,
        optional city: Text,
        optional county: Text,
        optional region: Text,
        optional postcode: Text,
        optional country: Text,
        optional phone_number: Text,
        optional instructions: Text,
        optional meta: ResourceMeta,
        ignored "type",
        ignored "links",
        ignored "relationships",
    }
}

impl From<Received> for Address {
    fn from(received: Received) -> Self {
        Self {
            id: received.id,
            name: received.name,
            postal: PostalAddress {
                first_name: received.first_name,
                last_name: received.last_name,
                company_name: received.company_name,
                line_1: received.line_1,
                line_2: received.line_2,
                city: received.city,
                county: received.county,
                region: received.region,
                postcode: received.postcode,
                country: received.country,
                phone_number: received.phone_number,
                instructions: received.instructions,
            },
            created_at: received.meta.timestamps.created_at.0,
            updated_at: received.meta.timestamps.updated_at.0,
            extra: received.extra,
        }
    }
}
