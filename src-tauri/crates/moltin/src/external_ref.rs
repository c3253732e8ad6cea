//! The merchant's own ID of a customer or an account.

use serde::{Serialize, Serializer};

/// An external reference in a request. An empty one is sent as null, which removes it (see
/// `docs/api.md`, "Customer fields").
pub(crate) struct ExternalRef<'a>(pub(crate) &'a str);

impl Serialize for ExternalRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (!self.0.is_empty()).then_some(self.0).serialize(serializer)
    }
}
