//! The name of a connection, which staff confirm actions by.

use sheet::{has_hidden_characters, visible_text};

use crate::Error;
use crate::view::InvalidInput;

/// The longest name of a store, in characters.
const LONGEST_NAME: usize = 100;

/// Checks a name, and trims it.
///
/// # Errors
/// [`Error::Input`] for a name that is empty, too long, or has characters that can't be seen.
pub(super) fn validated(name: &str) -> Result<&str, Error> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(invalid(InvalidInput::NameLength { limit: LONGEST_NAME }));
    }
    if has_hidden_characters(name) {
        return Err(invalid(InvalidInput::NameWithHiddenCharacters {
            visible: visible_text(name).to_string(),
        }));
    }
    Ok(name)
}

/// Makes a valid name of one that was saved: the preferences may have been edited by hand.
pub(super) fn repaired(name: &str, base_url: Option<&str>) -> String {
    if let Ok(name) = validated(name) {
        return name.to_owned();
    }
    tracing::warn!("invalid name of a connection repaired");
    let visible: String = visible_text(name.trim()).chars().take(LONGEST_NAME).collect();
    match visible.trim() {
        "" => base_url.unwrap_or("Store without a name").to_owned(),
        visible => visible.to_owned(),
    }
}

fn invalid(why: InvalidInput) -> Error {
    Error::input("name", why)
}
