//! Texts for people and for programs that read line by line: no text begins a line of its own, or turns the one that it stands in around.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// The text, with a replacement character for whatever would break a line or change the direction in which it is read.
pub fn one_line(text: &str) -> String {
    let letter = |letter| if strays(letter) { '\u{fffd}' } else { letter };
    text.chars().map(letter).collect()
}

/// Control characters, the separators of lines and paragraphs, and what embeds, overrides or isolates a direction.
fn strays(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes JSON in which those letters stand as their numbers: the value is the same, and the line is one to everybody.
pub(crate) struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        for part in fragment.split_inclusive(strays) {
            let mut letters = part.chars();
            match letters.next_back() {
                Some(last) if strays(last) => {
                    to.write_all(letters.as_str().as_bytes())?;
                    write!(to, "\\u{:04x}", u32::from(last))?;
                }
                _ => to.write_all(part.as_bytes())?,
            }
        }
        Ok(())
    }
}
