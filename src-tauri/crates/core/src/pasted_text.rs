//! What staff paste: as it was meant, without what came along.

use icu_normalizer::ComposingNormalizer;
use sheet::{is_hidden, without_hidden_characters};

/// Quotes that come along with a value.
const QUOTES: [char; 11] = [
    '"', '\'', '`', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', ',', '<', '>',
];

/// A text as it was meant: without blanks around it, zero-width characters and direction marks,
/// which come along when it is copied, and with composed accents. Control characters become line
/// breaks.
pub(crate) fn cleaned(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    // What is between control characters.
    for (index, part) in text.trim().split(is_control).enumerate() {
        if index > 0 {
            visible.push('\n');
        }
        visible.push_str(&without_hidden_characters(part));
    }
    ComposingNormalizer::new_nfc()
        .normalize(visible.trim())
        .into_owned()
}

/// A value without blanks and quotes around it, and without invisible characters.
pub(crate) fn unquoted(pasted: &str) -> String {
    let visible = pasted.trim_matches(surrounds).chars();
    visible.filter(|character| !is_hidden(*character)).collect()
}

/// Whether a character comes along around a value.
pub(crate) fn surrounds(character: char) -> bool {
    character.is_whitespace() || is_hidden(character) || QUOTES.contains(&character)
}

/// A text to search for: as it was meant, without the quotes and brackets around it.
pub(crate) fn searched(text: &str) -> String {
    cleaned(text.trim_matches(surrounds))
}

/// Whether a text is an ID as the API makes them: a UUID.
pub(crate) fn is_id(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').map(str::len).collect();
    let is_hexadecimal = |character: char| character.is_ascii_hexdigit() || character == '-';
    parts == [8, 4, 4, 4, 12] && text.chars().all(is_hexadecimal)
}

pub(crate) fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// An order number, without a `#` in front and with ASCII digits. Spaces between digits group them.
pub(crate) fn order_number(text: &str) -> String {
    let compatible = ComposingNormalizer::new_nfkc();
    let text = cleaned(&compatible.normalize(text));
    let number = text.trim_start_matches('#').trim();
    if number
        .chars()
        .all(|character| character.is_ascii_digit() || character.is_whitespace())
    {
        number.split_whitespace().collect()
    } else {
        number.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_number_is_read_in_every_spelling() {
        for text in [
            "10042",
            "#10042",
            " # 10042 ",
            "１００４２",
            "＃１００４２",
            "10 042",
            "10\u{202f}042",
            "\u{200b}10042\u{feff}",
            "\t10042\r\n",
        ] {
            assert_eq!(order_number(text), "10042", "{text:?}");
        }
        for (text, number) in [
            ("A-100 42", "A-100 42"),
            ("#R/2024/7", "R/2024/7"),
            ("#", ""),
            ("№10042", "No10042"),
        ] {
            assert_eq!(order_number(text), number);
        }
    }
}
