//! Words in details that no language changes.

use sheet::isolated;

use crate::view::EntryDetail;

/// Words that are the same in each language.
pub(super) fn words(text: &str) -> EntryDetail {
    EntryDetail::Text { text: shown(text) }
}

/// Words of a store, of staff or of the system, as the page shows them.
pub(super) fn shown(text: &str) -> String {
    isolated(text).into_owned()
}
