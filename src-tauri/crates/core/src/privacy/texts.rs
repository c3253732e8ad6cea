//! The texts of the letter and of the exported page. The page of the app does not use them, so they
//! are beside the core.

use crate::texts::{MessageFile, Texts};

const FILES: [MessageFile; 4] = [
    ("en", include_str!("../../messages/en/personal-data.ftl")),
    ("de", include_str!("../../messages/de/personal-data.ftl")),
    ("fr", include_str!("../../messages/fr/personal-data.ftl")),
    ("es", include_str!("../../messages/es/personal-data.ftl")),
];

/// The texts of a language such as `de` or `de-CH`, or the English ones.
pub(super) fn of(language: &str) -> Texts {
    Texts::of(language, &FILES)
}
