//! Postal addresses.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::AddressId;
use crate::resource::CustomFields;
use crate::text::Text;
use crate::tolerant::or_default;

macro_rules! postal_address {
    ($($field:ident)*) => {
        /// A postal address. Unused parts are empty.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[non_exhaustive]
        #[expect(missing_docs, reason = "the names are the API's and say it all")]
        pub struct PostalAddress {
            $(#[serde(deserialize_with = "or_default")]
            pub $field: Text,)*
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
#[derive(Debug, Clone, PartialEq)]
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
}
