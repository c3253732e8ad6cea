//! The distinct texts of a column, in one buffer that is searched as a whole.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use memchr::memmem;

use crate::query::filter::{Pattern, Test};

/// The code of a missing text.
pub(super) const NONE: u32 = 0;
/// Surrounds each text. No text contains it, because it is never part of UTF-8.
const SEPARATOR: u8 = 0xff;

/// Distinct texts with ASCII letters in lower case. Each has a code, from 1 up.
pub(super) struct Texts {
    /// All texts with a separator before each, and one at the end.
    bytes: Vec<u8>,
    /// Where the separator before each text is, and the one at the end.
    starts: Vec<u32>,
    /// The codes by the hash of their text, while many texts are added.
    by_hash: Option<HashMap<u64, u32>>,
    hasher: RandomState,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            bytes: vec![SEPARATOR],
            starts: vec![0],
            by_hash: None,
            hasher: RandomState::new(),
        }
    }
}

impl Texts {
    /// How many codes there are, [`NONE`] included.
    pub(super) fn codes(&self) -> usize {
        self.starts.len()
    }

    /// The text with this code.
    pub(super) fn text(&self, code: u32) -> Option<&[u8]> {
        let index = (code as usize).checked_sub(1)?;
        let (start, end) = (self.starts[index], self.starts[index + 1]);
        Some(&self.bytes[start as usize + 1..end as usize])
    }

    /// Whether this code has this text.
    pub(super) fn is(&self, code: u32, text: Option<&str>) -> bool {
        match (self.text(code), text) {
            (None, None) => true,
            (Some(known), Some(text)) => known.eq_ignore_ascii_case(text.as_bytes()),
            _ => false,
        }
    }

    /// Prepares to add many texts. Takes memory until [`Texts::end_adding`].
    pub(super) fn begin_adding(&mut self) {
        let codes = (1..self.codes()).filter_map(|code| u32::try_from(code).ok());
        let by_hash = codes
            .map(|code| (self.hasher.hash_one(self.text(code)), code))
            .collect();
        self.by_hash = Some(by_hash);
    }

    pub(super) fn end_adding(&mut self) {
        self.by_hash = None;
        self.bytes.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// The code of a text, which is added if it is new.
    pub(super) fn code(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return NONE };
        let text = text.to_ascii_lowercase();
        let hash = self
            .by_hash
            .is_some()
            .then(|| self.hasher.hash_one(Some(text.as_bytes())));
        let known = match (&self.by_hash, hash) {
            (Some(by_hash), Some(hash)) => match by_hash.get(&hash) {
                None => None,
                Some(code) if self.is(*code, Some(&text)) => Some(*code),
                // Another text with the same hash.
                Some(_) => self.find(&text),
            },
            _ => self.find(&text),
        };
        known.unwrap_or_else(|| {
            let code = u32::try_from(self.codes()).expect("there are fewer texts than codes");
            self.bytes.extend_from_slice(text.as_bytes());
            let end = u32::try_from(self.bytes.len()).expect("the texts take less than 4 GB");
            self.starts.push(end);
            self.bytes.push(SEPARATOR);
            if let (Some(by_hash), Some(hash)) = (&mut self.by_hash, hash) {
                by_hash.insert(hash, code);
            }
            code
        })
    }

    fn find(&self, text: &str) -> Option<u32> {
        let mut found = None;
        self.search(&needle(text, false, false), |code| found = Some(code));
        found
    }

    /// Which codes have a text that passes the test.
    pub(super) fn matches(&self, test: &Test) -> Vec<bool> {
        let mut matches = vec![false; self.codes()];
        match test {
            Test::IsNull => matches[0] = true,
            Test::OneOf(texts) => self.equal_to(texts, &mut matches),
            Test::Like(Pattern {
                text,
                any_before,
                any_after,
            }) => {
                if text.is_empty() && (*any_before || *any_after) {
                    matches[1..].fill(true);
                } else {
                    let needle = needle(text, *any_before, *any_after);
                    self.search(&needle, |code| matches[code as usize] = true);
                }
            }
            Test::Id(comparison, id) => {
                for (code, is_match) in (0..).zip(&mut matches) {
                    let own = self.text(code);
                    *is_match = own.is_some_and(|own| comparison.accepts(own.cmp(id.as_bytes())));
                }
            }
            Test::Within(_) => {}
        }
        matches
    }

    fn equal_to(&self, texts: &[String], matches: &mut [bool]) {
        if let [text] = texts {
            self.search(&needle(text, false, false), |code| matches[code as usize] = true);
            return;
        }
        let wanted: HashSet<Vec<u8>> = texts
            .iter()
            .map(|text| text.to_ascii_lowercase().into_bytes())
            .collect();
        for (code, is_match) in (0..).zip(matches) {
            *is_match = self.text(code).is_some_and(|text| wanted.contains(text));
        }
    }

    /// Calls `found` with the code of each text in which the needle begins.
    fn search(&self, needle: &[u8], mut found: impl FnMut(u32)) {
        let mut index = 0;
        for position in memmem::find_iter(&self.bytes, needle) {
            while self.starts[index + 1] as usize <= position {
                index += 1;
            }
            found(u32::try_from(index + 1).unwrap_or(NONE));
        }
    }
}

/// What to search for: the text, with a separator where nothing may be before or after it.
fn needle(text: &str, any_before: bool, any_after: bool) -> Vec<u8> {
    let mut needle = Vec::with_capacity(text.len() + 2);
    if !any_before {
        needle.push(SEPARATOR);
    }
    needle.extend(text.bytes().map(|byte| byte.to_ascii_lowercase()));
    if !any_after {
        needle.push(SEPARATOR);
    }
    needle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(texts: &Texts, text: &str, any_before: bool, any_after: bool) -> Vec<usize> {
        let matches = texts.matches(&Test::Like(Pattern {
            text: text.into(),
            any_before,
            any_after,
        }));
        (0..matches.len()).filter(|code| matches[*code]).collect()
    }

    #[test]
    fn equal_texts_have_one_code() {
        let mut texts = Texts::default();
        for is_bulk in [false, true] {
            if is_bulk {
                texts.begin_adding();
            }
            for (text, code) in [
                (Some("Ron"), 1),
                (None, NONE),
                (Some(""), 2),
                (Some("rON"), 1),
                (Some("É"), 3),
                (Some("é"), 4),
            ] {
                assert_eq!(texts.code(text), code, "{text:?}");
                assert!(texts.is(code, text));
            }
        }
        texts.end_adding();
        assert_eq!(texts.code(Some("ron")), 1);
    }

    #[test]
    fn patterns_match_whole_texts_or_parts() {
        let mut texts = Texts::default();
        for text in ["ab", "", "abab", "b", "xabx"] {
            texts.code(Some(text));
        }

        assert_eq!(find(&texts, "AB", false, false), [1]);
        assert_eq!(find(&texts, "ab", false, true), [1, 3]);
        assert_eq!(find(&texts, "ab", true, false), [1, 3]);
        assert_eq!(find(&texts, "ab", true, true), [1, 3, 5]);
        assert_eq!(find(&texts, "b", true, false), [1, 3, 4]);
        assert_eq!(find(&texts, "", false, false), [2]);
        assert_eq!(find(&texts, "", true, false), [1, 2, 3, 4, 5]);
        assert_eq!(find(&texts, "", true, true), [1, 2, 3, 4, 5]);
    }
}
