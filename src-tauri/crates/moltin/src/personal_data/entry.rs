//! A resource with personal data, as the log and erasure requests name it.

use serde::Serialize;

use crate::id::{AddressId, CustomerId, OrderId};

/// A resource with personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DataEntry {
    /// `customer`, `address`, `order` or another type of the API.
    pub resource_type: String,
    /// The ID.
    pub resource_id: String,
}

impl DataEntry {
    /// A customer.
    pub fn customer(id: &CustomerId) -> Self {
        Self::new("customer", id.as_str())
    }

    /// An address.
    pub fn address(id: &AddressId) -> Self {
        Self::new("address", id.as_str())
    }

    /// An order.
    pub fn order(id: &OrderId) -> Self {
        Self::new("order", id.as_str())
    }

    pub(super) fn new(resource_type: impl Into<String>, resource_id: impl Into<String>) -> Self {
        Self {
            resource_type: resource_type.into(),
            resource_id: resource_id.into(),
        }
    }
}
