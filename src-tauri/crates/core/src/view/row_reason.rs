//! Why a row of an import has its state: a sentence in English, and an ID with arguments for other
//! languages.
//!
//! The page has a message `row-<id>` for each in every language but English.

use serde::Serialize;
use ts_rs::TS;

/// Why a row of an import has its state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "row", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the sentences say it")]
pub enum RowReason {
    #[error("A quotation mark in this line isn’t closed or doubled. Correct it in the file.")]
    StrayQuote,
    #[error(
        "The row has {found} cells, but the file has {width} columns. Put quotation marks around cells that contain \
         the delimiter."
    )]
    TooManyCells { found: usize, width: usize },
    #[error("The name is missing.")]
    NameMissing,
    #[error("The name may be a password. Check the row in the file.")]
    NameMayBePassword,
    #[error("The email address is missing.")]
    EmailMissing,
    #[error("This isn’t an email address.")]
    NotAnEmail,
    #[error("This doesn’t look like an email address. The store decides.")]
    OddEmail,
    #[error("It mixes alphabets: “{letter}” is {code}. Check the address.")]
    MixedAlphabets { letter: char, code: String },
    #[error("The external reference is longer than 2,048 characters.")]
    ReferenceTooLong,
    #[error("Without its password, which looks like a hash or a mask.")]
    WithoutPassword,
    #[error("Line {line} has the same address.")]
    SameAddress {
        #[ts(type = "number")]
        line: u64,
    },
    #[error("Line {line} has the same reference.")]
    SameReference {
        #[ts(type = "number")]
        line: u64,
    },
    #[error("It contains an unreadable character. Choose another encoding, or correct the file.")]
    UnreadableCharacter,
    #[error("A spreadsheet rounded this number. Format the column as text, then save the file again.")]
    RoundedNumber,
    #[error("This is a spreadsheet error, not a value.")]
    SpreadsheetError,
    #[error("The spreadsheet column was too narrow when the file was saved.")]
    ColumnTooNarrow,
    #[error("This is a placeholder for a missing value.")]
    Placeholder,
    #[error("It was created, but the audit log couldn’t record that.")]
    CreatedUnrecorded,
    #[error("An earlier import of this file created it.")]
    CreatedEarlier,
    #[error("An earlier attempt may have created it: its response was lost.")]
    MaybeCreatedEarlier,
}
