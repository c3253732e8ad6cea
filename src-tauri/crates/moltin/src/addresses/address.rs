//! Postal addresses.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::AddressId;
use crate::lenient::object;
use crate::resource::CustomFields;
use crate::text::Text;

macro_rules! postal_address {
    ($($field:ident)*) => {
        /// A postal address. Unused parts are empty.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the names are the API's and say it all")]
        pub struct PostalAddress {
            $(pub $field: Text,)*
        }

        object! {
            /// A postal address in a response.
            pub(crate) struct ReceivedPostal {
                $($field: Text,)*
            }
        }

        impl From<ReceivedPostal> for PostalAddress {
            fn from(received: ReceivedPostal) -> Self {
                Self {
                    $($field: received.$field.unwrap_or_default(),)*
                }
            }
        }

        /// Setters for all parts.
        #[expect(missing_docs, reason = "the names are the API's and say it all")]
        impl PostalAddress {
            $(#[must_use]
            pub fn $field(mut self, $field: impl Into<Text>) -> Self {
                self.$field = $field.into();
                self
            })*
        }
    };
}

postal_address! {
    first_name last_name company_name
    line_1 line_2 city county region postcode country
    phone_number instructions
}

/// An address of a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Address {
    /// The ID.
    pub id: AddressId,
    /// The customer's name for the address.
    pub name: String,
    /// The postal address.
    pub postal: PostalAddress,
    /// When the address was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the address was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read, such as `name`. They count as missing.
    pub unreadable_fields: Vec<Text>,
}
