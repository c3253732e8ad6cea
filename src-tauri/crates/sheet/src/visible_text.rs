//! Texts whose invisible characters are visible, so that no text passes for another one. The page
//! has the same rules in `ui/src/lib/visible-text.ts`; both are tested with one fixture.

use std::borrow::Cow;
use std::fmt::Write;

type Range = std::ops::RangeInclusive<char>;

/// Characters that show nothing, break the line, or change the reading direction.
const HIDDEN: [Range; 23] = [
    '\0'..='\u{1f}',
    '\u{7f}'..='\u{9f}',
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{13430}'..='\u{1343f}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d159}'..='\u{1d159}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{16fe4}'..='\u{16fe4}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Scripts whose spelling uses joiners: Arabic to Tibetan and Myanmar, Khmer and Mongolian.
const JOINED: [Range; 4] = [
    '\u{600}'..='\u{8ff}',
    '\u{900}'..='\u{dff}',
    '\u{f00}'..='\u{109f}',
    '\u{1780}'..='\u{18af}',
];

const HAN: [Range; 3] = [
    '\u{3400}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{20000}'..='\u{3fffd}',
];

const EMOJI: [Range; 5] = [
    '\u{a9}'..='\u{a9}',
    '\u{ae}'..='\u{ae}',
    '\u{203c}'..='\u{2bff}',
    '\u{3030}'..='\u{3299}',
    '\u{1f000}'..='\u{1faff}',
];

/// The flags of England, Scotland and Wales are a black flag and these tags.
const FLAG: char = '\u{1f3f4}';
const FLAG_TAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];

/// Replaces each hidden character by its number, as in `[U+202E]`. Joiners and variation selectors
/// stay where a script or an emoji needs them.
pub fn visible_text(text: &str) -> Cow<'_, str> {
    replace_hidden(text, |to, hidden| {
        write!(to, "[U+{:04X}]", u32::from(hidden)).expect("writing to a String never fails");
    })
}

/// Replaces each hidden character by U+FFFD, which keeps the text on one line.
pub fn one_line(text: &str) -> Cow<'_, str> {
    replace_hidden(text, |to, _| to.push(char::REPLACEMENT_CHARACTER))
}

/// Removes each hidden character that [`visible_text`] makes visible.
pub fn without_hidden_characters(text: &str) -> Cow<'_, str> {
    replace_hidden(text, |_, _| {})
}

fn replace_hidden(text: &str, replace: impl Fn(&mut String, char)) -> Cow<'_, str> {
    if !text.chars().any(|character| within(&HIDDEN, character)) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut visible = String::with_capacity(text.len());
    let mut flag_tags_left = 0;
    for (index, &character) in characters.iter().enumerate() {
        if flag_tags_left > 0 {
            flag_tags_left -= 1;
            visible.push(character);
        } else if within(&HIDDEN, character) && !is_needed(&characters, index) {
            replace(&mut visible, character);
        } else {
            visible.push(character);
            if character == FLAG {
                flag_tags_left = flag_tags(&characters[index + 1..]);
            }
        }
    }
    Cow::Owned(visible)
}

/// Whether a character shows nothing by itself, breaks the line, or changes the reading direction.
pub fn is_hidden(character: char) -> bool {
    within(&HIDDEN, character)
}

/// Whether a text has characters that [`visible_text`] replaces.
pub fn has_hidden_characters(text: &str) -> bool {
    visible_text(text) != text
}

/// Makes a text visible, and isolates it from the reading direction of the text around it.
pub fn isolated(text: &str) -> Cow<'_, str> {
    let visible = visible_text(text);
    let is_right_to_left = |character| {
        within(
            &[
                '\u{590}'..='\u{8ff}',
                '\u{fb1d}'..='\u{fdff}',
                '\u{fe70}'..='\u{fefc}',
                '\u{10800}'..='\u{10fff}',
                '\u{1e800}'..='\u{1efff}',
            ],
            character,
        )
    };
    if visible.chars().any(is_right_to_left) {
        Cow::Owned(format!("\u{2068}{visible}\u{2069}"))
    } else {
        visible
    }
}

/// Whether the character before or after makes this one part of a letter or an emoji.
fn is_needed(characters: &[char], index: usize) -> bool {
    let before = index.checked_sub(1).map_or('\0', |before| characters[before]);
    let after = characters.get(index + 1).copied().unwrap_or('\0');
    match characters[index] {
        '\u{200c}' => joins(before),
        '\u{200d}' => {
            joins(before) || (within(&EMOJI, before) || before == '\u{fe0f}') && within(&EMOJI, after)
        }
        '\u{180b}'..='\u{180f}' => within(&['\u{1820}'..='\u{18aa}'], before),
        '\u{fe0f}' if after == '\u{20e3}' => matches!(before, '0'..='9' | '#' | '*'),
        '\u{fe00}'..='\u{fe0f}' => after != '\u{20e3}' && (within(&EMOJI, before) || within(&HAN, before)),
        '\u{e0100}'..='\u{e01ef}' => within(&HAN, before),
        _ => false,
    }
}

fn joins(character: char) -> bool {
    within(&JOINED, character) && !within(&HIDDEN, character)
}

/// Returns how many characters after a black flag belong to it.
fn flag_tags(after: &[char]) -> usize {
    let tag = |letter: u8| char::from_u32(0xe0000 + u32::from(letter));
    let begins_with = |name: &&&str| {
        let tags = name.bytes().map(tag).chain([Some('\u{e007f}')]);
        after.len() > name.len() && tags.zip(after).all(|(tag, found)| tag == Some(*found))
    };
    FLAG_TAGS
        .iter()
        .find(begins_with)
        .map_or(0, |name| name.len() + 1)
}

fn within(ranges: &[Range], character: char) -> bool {
    ranges.iter().any(|range| range.contains(&character))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Fixture {
        changed: Vec<(String, String)>,
        unchanged: Vec<String>,
    }

    fn fixture() -> Fixture {
        serde_json::from_str(include_str!("../../../../tests/fixtures/visible_text.json")).unwrap()
    }

    #[test]
    fn hidden_characters_become_visible() {
        for (text, visible) in fixture().changed {
            assert_eq!(visible_text(&text), visible);
            assert!(has_hidden_characters(&text), "{visible}");
        }
    }

    #[test]
    fn names_of_all_scripts_and_emoji_stay() {
        for text in fixture().unchanged {
            assert_eq!(visible_text(&text), text);
            assert!(!has_hidden_characters(&text), "{text}");
        }
    }

    #[test]
    fn hidden_characters_are_removed() {
        assert_eq!(without_hidden_characters("\u{feff}ro\u{200b}n"), "ron");
        assert_eq!(without_hidden_characters("👩\u{200d}🌾"), "👩\u{200d}🌾");
    }

    #[test]
    fn right_to_left_text_is_isolated() {
        assert_eq!(isolated("דוד"), "\u{2068}דוד\u{2069}");
        assert_eq!(isolated("\u{202e}Ron"), "[U+202E]Ron");
        assert_eq!(isolated("דוד\u{2069}x"), "\u{2068}דוד[U+2069]x\u{2069}");
    }
}
