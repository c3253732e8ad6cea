//! The row of headings: which it is, and what may be displayed of it.

use super::cells;
use super::record::Record;
use super::secret_headings;
use super::vocabulary::{self, Role};

/// How many rows are searched for headings.
const SEARCHED: usize = 30;

/// The row of headings of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its place among the rows; `None` for a file without headings.
    pub(super) place: Option<usize>,
    /// Whether its headings are known. Else staff have to say which row it is.
    pub(super) is_certain: bool,
}

/// Finds the row of headings, or the most likely one.
pub(super) fn find(rows: &[Record]) -> Found {
    let searched = &rows[..rows.len().min(SEARCHED)];
    let first_customer = searched.iter().position(Record::may_be_a_customer);
    let known = searched.iter().position(has_known_headings);
    if let Some(place) = known {
        return Found {
            place: Some(place),
            is_certain: first_customer.is_none_or(|customer| place < customer),
        };
    }
    // The headings stand above the first customer.
    let above = first_customer.and_then(|customer| searched[..customer].iter().rposition(may_be_headings));
    Found {
        place: above,
        is_certain: false,
    }
}

/// Whether a row has the headings of a customer.
pub(super) fn has_known_headings(row: &Record) -> bool {
    let has_email = row.cells().any(|cell| role(cell) == Some(Role::Email));
    may_be_headings(row) && (has_email || count_known(row) > 1)
}

/// How many headings of a row are known.
pub(super) fn count_known(row: &Record) -> usize {
    row.cells().filter(|cell| role(cell).is_some()).count()
}

/// Whether a row may be one of headings: several texts, and no email address.
pub(super) fn may_be_headings(row: &Record) -> bool {
    row.flaw.is_none() && row.width() > 1 && !row.may_be_a_customer()
}

fn role(cell: &str) -> Option<Role> {
    vocabulary::role(&vocabulary::normalize(cell))
}

/// The titles of the columns. A heading that could be a password is not displayed.
pub(super) fn titles(row: Option<&Record>, width: usize, is_of_a_shop: bool) -> Vec<String> {
    let is_known = row.is_some_and(has_known_headings);
    let title = |column: usize| {
        let column_number = u32::try_from(column).unwrap_or(u32::MAX);
        let cell = row.map_or("", |row| row.get(column_number)).trim();
        if !cell.is_empty() && (is_of_a_shop || is_displayable(cell, is_known)) {
            cell.to_owned()
        } else {
            format!("Column {}", column + 1)
        }
    };
    (0..width).map(title).collect()
}

/// Whether a heading may be displayed: it is known, or a text without digits and symbols in a row
/// of known headings.
fn is_displayable(cell: &str, is_among_known: bool) -> bool {
    let is_plain = || {
        let is_usual =
            |letter: char| letter.is_alphabetic() || letter.is_whitespace() || "_-./()*:'’&".contains(letter);
        cell.chars().any(char::is_alphabetic) && cell.chars().all(is_usual)
    };
    let is_harmless = || secret_headings::is_harmless(&vocabulary::normalize(cell));
    role(cell).is_some() || is_among_known && (is_plain() || is_harmless())
}

/// What a cell looks like, for staff who look for the headings. Only known headings and email
/// addresses are displayed as they are.
pub(super) fn described(cell: &str) -> String {
    let text = cell.trim();
    if text.is_empty() {
        String::new()
    } else if role(text).is_some() || cells::is_email(text) {
        text.to_owned()
    } else if text
        .chars()
        .all(|letter| letter.is_numeric() || ".,-+ ".contains(letter))
    {
        "number".to_owned()
    } else {
        "text".to_owned()
    }
}
