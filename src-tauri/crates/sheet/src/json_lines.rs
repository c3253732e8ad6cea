//! JSON Lines for other programs: objects without line breaks, and without controls that change the
//! reading direction.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Map, Serializer, Value};

use crate::cell::Cell;
use crate::error::Result;

pub(crate) struct JsonLines<W: Write> {
    headings: Vec<String>,
    to: W,
}

impl<W: Write> JsonLines<W> {
    pub(crate) fn begin(headings: Vec<String>, to: W) -> Self {
        Self { headings, to }
    }

    pub(crate) fn write(&mut self, row: impl IntoIterator<Item = Cell>) -> Result<()> {
        let headings = self.headings.iter().cloned();
        let object: Map<String, Value> = headings.zip(row.into_iter().map(Value::from)).collect();
        object.serialize(&mut Serializer::with_formatter(&mut self.to, OneLine))?;
        Ok(self.to.write_all(b"\n")?)
    }

    pub(crate) fn flush(&mut self) -> Result<&W> {
        self.to.flush()?;
        Ok(&self.to)
    }

    pub(crate) fn end(mut self) -> Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }
}

/// Control characters, line and paragraph separators, and bidirectional controls.
fn breaks_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Formats JSON with these characters as `\u` escapes. The value is the same, on one line.
struct OneLine;

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
