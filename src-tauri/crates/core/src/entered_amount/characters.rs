//! The characters of amounts, in one spelling each.

use crate::pasted_text;

/// The zero of each script whose digits people enter. The other digits follow it.
const ZEROS: [u32; 20] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0x1C50, 0x1E950,
];

/// The text with ASCII digits, one kind of space, apostrophe and minus, and no full-width forms.
/// Raised digits stay as they are: `19⁹⁹` is not 1999.
pub(super) fn plain(text: &str) -> String {
    pasted_text::cleaned(text).chars().map(character).collect()
}

fn character(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '’' | '‘' | 'ʼ' | '′' => '\'',
        '−' | '–' | '—' | '‐' | '‑' | '﹣' => '-',
        '،' | '﹐' => ',',
        '﹒' => '.',
        space if space.is_whitespace() => ' ',
        other => digit(other),
    }
}

fn digit(character: char) -> char {
    let value = ZEROS
        .iter()
        .filter_map(|zero| u32::from(character).checked_sub(*zero))
        .find(|value| *value < 10);
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(character)
}
