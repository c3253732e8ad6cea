//! The ID of a cart.

use std::fmt;

use serde::Serialize;

/// The ID of a cart that a list had. There is no other way to make one, because the store creates a
/// cart when an unknown ID is read.
///
/// ```compile_fail,E0277
/// let made_up: moltin::CartId = "a-cart".into();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CartId(String);

impl CartId {
    pub(super) fn listed(id: String) -> Self {
        Self(id)
    }

    /// The ID as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CartId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
