//! What the text of a cell may be: a damaged value, a hashed password, or something that could be a
//! password and is not displayed.

use crate::email;
use crate::pasted_text;
use crate::view::RowReason;

/// Values that databases and programs write for "nothing".
const NO_VALUE: [&str; 11] = [
    "NULL",
    "null",
    "(null)",
    "[null]",
    "<null>",
    "\\N",
    "None",
    "NaN",
    "undefined",
    "N/A",
    "n/a",
];
/// Error values of spreadsheets that do not end with `!` or `?`.
const NOT_AVAILABLE: [&str; 4] = ["#N/A", "#NV", "#N/D", "#N/B"];
/// The lengths of hashes in hexadecimal, from MD5 to SHA-512.
const HEX_HASHES: [usize; 6] = [32, 40, 56, 64, 96, 128];
/// What hashes of the usual schemes begin with.
const HASH_PREFIXES: [&str; 17] = [
    "$1$", "$2a$", "$2b$", "$2x$", "$2y$", "$5$", "$6$", "$7$", "$argon2", "$P$", "$H$", "$S$", "$wp$",
    "$pbkdf2", "pbkdf2_", "{SSHA", "scrypt:",
];

/// Says what is wrong with a value that a program has damaged. The text itself is not in it.
pub(super) fn damage(text: &str) -> Option<RowReason> {
    let text = text.trim();
    if text.contains(char::REPLACEMENT_CHARACTER) {
        Some(RowReason::UnreadableCharacter)
    } else if is_scientific(text) {
        Some(RowReason::RoundedNumber)
    } else if is_error_value(text) {
        Some(RowReason::SpreadsheetError)
    } else if text.len() >= 3 && text.chars().all(|letter| letter == '#') {
        Some(RowReason::ColumnTooNarrow)
    } else if NO_VALUE.contains(&text) {
        Some(RowReason::Placeholder)
    } else {
        None
    }
}

/// Whether a spreadsheet has shortened a number, as in `4.91761E+12`.
fn is_scientific(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.trim_start_matches('-');
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    digits(whole) && digits(fraction) && digits(exponent)
}

fn is_error_value(text: &str) -> bool {
    let Some(word) = text.strip_prefix('#') else {
        return false;
    };
    let word = word.strip_suffix(['!', '?']);
    let is_word = |word: &str| {
        word.len() >= 3
            && word
                .chars()
                .all(|letter| letter.is_uppercase() || matches!(letter, '/' | '0'))
    };
    NOT_AVAILABLE.contains(&text) || word.is_some_and(is_word)
}

/// Whether a value in a column of passwords is none: a hash, as a shop keeps it, or a mask.
pub(super) fn is_odd_password(text: &str) -> bool {
    let text = text.trim();
    is_mask(text) || is_hash(text)
}

fn is_mask(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    let is_alike = first.is_some_and(|first| letters.all(|letter| letter == first));
    let stands_for_others =
        first.is_some_and(|first| matches!(first, '*' | '•' | '●' | '·' | '.' | '#' | '-' | '_' | '?'));
    let has_word = matches!(
        text.to_lowercase().as_str(),
        "[hidden]"
            | "(hidden)"
            | "hidden"
            | "[redacted]"
            | "redacted"
            | "[filtered]"
            | "(masked)"
            | "[masked]"
    );
    let is_xs = text.len() >= 4 && text.chars().all(|letter| matches!(letter, 'x' | 'X'));
    (is_alike && stands_for_others && text.chars().count() >= 3) || is_xs || has_word
}

fn is_hash(text: &str) -> bool {
    let is_hex =
        |text: &str| HEX_HASHES.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    // `hash:salt`, as Magento and others keep it, or `salt:hash`, or `sha1$salt$hash`.
    let has_hash = |separator: char| text.contains(separator) && text.split(separator).any(is_hex);
    HASH_PREFIXES.iter().any(|prefix| text.starts_with(prefix))
        || is_hex(text.strip_prefix("0x").unwrap_or(text))
        || has_hash(':')
        || has_hash('$')
        || is_base64_hash(text)
}

/// Whether a text is the base64 form of a SHA-1, SHA-256 or SHA-512 hash.
fn is_base64_hash(text: &str) -> bool {
    let text = text.strip_prefix("{SHA}").unwrap_or(text);
    let body = text.trim_end_matches('=');
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let padding = text.len() - body.len();
    matches!((text.len(), padding), (28 | 44, 1) | (88, 2)) && body.bytes().all(is_base64)
}

/// Whether a cell names an email address, alone or among other words.
pub(super) fn has_email(text: &str) -> bool {
    if !text.contains(['@', '＠']) {
        return false;
    }
    let cleaned = pasted_text::cleaned(text);
    let separates = |letter: char| letter.is_whitespace() || "<>\"';,|()[]".contains(letter);
    cleaned.split(separates).any(is_email)
}

/// Whether a cell is an email address.
pub(super) fn is_email(text: &str) -> bool {
    email::is_well_formed(text)
}

/// Whether a text could be a password, and must not be displayed: one word with digits or with
/// symbols that names do not have.
pub(super) fn could_be_password(text: &str) -> bool {
    let text = text.trim();
    let is_of_names = |letter: char| match letter {
        '\'' | '’' | '.' | '-' | '&' => true,
        // Signs and currencies.
        '\u{a1}'..='\u{bf}' | '\u{20a0}'..='\u{20cf}' => false,
        // Vowel signs and other marks are not alphabetic.
        letter => letter.is_alphabetic() || !letter.is_ascii() && !letter.is_numeric(),
    };
    let has_spaces = text.chars().any(char::is_whitespace);
    !text.is_empty() && !has_spaces && !text.chars().all(is_of_names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_values_are_recognized() {
        for text in [
            "4.91761E+12",
            "4,91761E+12",
            "1E+15",
            "-1.5e+10",
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NV",
            "#BEZUG!",
            "########",
            "NULL",
            "null",
            "\\N",
            "(null)",
            "undefined",
            "M\u{fffd}ller",
        ] {
            assert!(damage(text).is_some(), "{text}");
        }
        for text in [
            "",
            "Null",
            "Nan",
            "Jennifer Null",
            "4917612345678",
            "1E5",
            "E+12",
            "A1E+05B",
            "#10042",
            "#1",
            "C#",
            "#Hello!",
            "00042",
            "Nil",
            "##",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }

    #[test]
    fn hashes_and_masks_are_not_passwords() {
        for text in [
            "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "$P$BDTmeTYIoB6tS2MxyvkZ7K3Jk6AHz31",
            "$wp$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "5F4DCC3B5AA765D61D8327DEB882CF99",
            "5f4dcc3b5aa765d61d8327deb882cf99:aB3dEf",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08:Xy12:1",
            "sha1$a1b2$a94a8fe5ccb19ba61c4c0873d391e987982fbbd3",
            "pbkdf2_sha256$600000$salt$hash",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b",
            "qUqP5cyxm6YcTAhz05Hph5gvu9M=",
        ] {
            assert!(is_hash(text) && is_odd_password(text), "{text}");
        }
        for text in ["********", "•••••", "...", "xxxxxxxx", "[hidden]"] {
            assert!(is_mask(text) && is_odd_password(text), "{text}");
        }
        for text in [
            "",
            "hunter2",
            "correct horse battery",
            "$money$",
            "deadbeef",
            "x",
            "xx",
            "**",
            "a1b2c3d4e5f6",
            "swordfish:pond",
            "Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!Aa1!",
        ] {
            assert!(!is_odd_password(text), "{text}");
        }
    }

    #[test]
    fn words_with_digits_or_symbols_could_be_passwords() {
        for text in [
            "hunter2",
            "P@ssw0rd!",
            "12345678",
            "swordfish!",
            "a_b",
            "p£ssword",
        ] {
            assert!(could_be_password(text), "{text}");
        }
        for text in [
            "",
            "Ron",
            "Ron Swanson",
            "O’Brien",
            "Jean-Luc",
            "Studio 54",
            "Zoë",
            "Zoe\u{308}",
            "李小龙",
            "นิดา",
            "विक्रम",
            "Ltd.",
        ] {
            assert!(!could_be_password(text), "{text}");
        }
    }

    #[test]
    fn email_is_found_among_other_words() {
        for text in [
            "ron@pawnee.test",
            " ron@pawnee.test ",
            "Ron <ron@pawnee.test>",
            "\"ron@pawnee.test\"",
            "a, ron@pawnee.test",
        ] {
            assert!(has_email(text), "{text}");
        }
        for text in ["", "@", "Name @ work", "P@ss word"] {
            assert!(!has_email(text), "{text}");
        }
    }
}
