//! JSON on one line: no line breaks, and no controls that change the reading direction.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Control characters, line and paragraph separators, and bidirectional controls.
fn breaks_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Formats JSON with these characters as `\u` escapes. The value is the same, on one line.
pub(crate) struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        for part in fragment.split_inclusive(breaks_line) {
            let mut characters = part.chars();
            match characters.next_back() {
                Some(last) if breaks_line(last) => {
                    to.write_all(characters.as_str().as_bytes())?;
                    write!(to, "\\u{:04x}", u32::from(last))?;
                }
                _ => to.write_all(part.as_bytes())?,
            }
        }
        Ok(())
    }
}
