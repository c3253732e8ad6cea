//! The texts of the letter and of the exported page. The page of the app does not use them, so they
//! are beside the core.

use crate::texts::{MessageFile, Texts};

const FILES: [MessageFile; 1] = [("en", include_str!("../../messages/en/personal-data.ftl"))];

/// The texts of a language such as `de` or `de-CH`, or the English ones.
pub(super) fn of(language: &str) -> Texts {
    Texts::of(language, &FILES)
}
