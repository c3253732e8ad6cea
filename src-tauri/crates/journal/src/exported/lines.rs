//! The lines of a file that anyone may have written: of any length, and in no certain encoding.

use std::io::{BufRead, Read, Result as IoResult};

/// The longest line that is read, in bytes. Servers write many entries in one line at most.
const LONGEST: u64 = 64 * 1024 * 1024;
/// What some programs begin a text in UTF-8 with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The number of a line, from 1 on, and its text; `None` in the place of one that is too long.
pub(super) type NumberedLine<'a> = (i64, Option<&'a [u8]>);

pub(super) struct Lines<R> {
    from: R,
    longest: u64,
    number: i64,
    line: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            longest: LONGEST,
            number: 0,
            line: Vec::new(),
        }
    }

    /// The next line that is not blank.
    pub(super) fn next_line(&mut self) -> IoResult<Option<NumberedLine<'_>>> {
        loop {
            self.line.clear();
            let read = Read::take(&mut self.from, self.longest).read_until(b'\n', &mut self.line)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if read as u64 == self.longest && !self.line.ends_with(b"\n") {
                self.from.skip_until(b'\n')?;
                return Ok(Some((self.number, None)));
            }
            if self.number == 1 && self.line.starts_with(BYTE_ORDER_MARK) {
                self.line.drain(..BYTE_ORDER_MARK.len());
            }
            if !self.line.trim_ascii().is_empty() {
                return Ok(Some((self.number, Some(self.line.trim_ascii()))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_read_in_any_form() {
        let mut lines = Lines::new(&b"\xef\xbb\xbf{}\r\n\r\n  \n\xff\nlast"[..]);
        assert_eq!(lines.next_line().unwrap(), Some((1, Some(&b"{}"[..]))));
        assert_eq!(lines.next_line().unwrap(), Some((4, Some(&b"\xff"[..]))));
        assert_eq!(lines.next_line().unwrap(), Some((5, Some(&b"last"[..]))));
        assert_eq!(lines.next_line().unwrap(), None);
    }

    #[test]
    fn line_that_is_too_long_is_not_kept() {
        let mut lines = Lines {
            longest: 8,
            ..Lines::new(&b"12345678901234567890\n1234567\n12345678"[..])
        };
        assert_eq!(lines.next_line().unwrap(), Some((1, None)));
        assert!(lines.line.len() <= 8);
        assert_eq!(lines.next_line().unwrap(), Some((2, Some(&b"1234567"[..]))));
        assert_eq!(lines.next_line().unwrap(), Some((3, None)));
        assert_eq!(lines.next_line().unwrap(), None);
    }
}
