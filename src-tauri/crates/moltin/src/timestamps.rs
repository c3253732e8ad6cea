//! Timestamps in every form that the API uses (see `docs/api.md`, "Timestamps").

use jiff::Timestamp;

use crate::lenient::object;

object! {
    /// The `meta` of a resource, as far as it is the same for all of them.
    #[derive(Clone)]
    pub(crate) struct ResourceMeta {
        timestamps: Timestamps,
    }
}

object! {
    /// When a resource was created and last updated.
    #[derive(Clone)]
    pub(crate) struct Timestamps {
        created_at: Timestamp,
        updated_at: Timestamp,
    }
}
