//! Texts that a request removes.

use serde::{Serialize, Serializer};

/// A text in a request. An empty one is sent as null, which removes it (see `docs/api.md`,
/// "Customer fields").
pub(crate) struct NullIfEmpty<'a>(pub(crate) &'a str);

impl Serialize for NullIfEmpty<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (!self.0.is_empty()).then_some(self.0).serialize(serializer)
    }
}
