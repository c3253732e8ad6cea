//! The encoding of a text file, and its lines. A line keeps its bytes, so that rows can be written
//! as they were.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use secrecy::{ExposeSecret, SecretString};

/// The names of the encodings that staff can choose: each that shops and spreadsheets write.
pub(crate) const ENCODINGS: [&str; 14] = [
    "UTF-8",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "ISO-8859-2",
    "Shift_JIS",
    "EUC-JP",
    "gb18030",
    "Big5",
    "EUC-KR",
];

/// A decoded file.
pub(super) struct Decoded {
    pub(super) encoding: &'static Encoding,
    /// Each invalid sequence is U+FFFD.
    pub(super) text: SecretString,
    pub(super) lines: Vec<Line>,
}

/// A line, with its line end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    bytes: Range<u32>,
    text: Range<u32>,
}

impl Line {
    /// A file of 20 MB and its text have fewer than 2³² bytes.
    fn new(bytes: &Range<usize>, text: &Range<usize>) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            bytes: narrow(bytes.start)..narrow(bytes.end),
            text: narrow(text.start)..narrow(text.end),
        }
    }

    /// Its place in the file.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.bytes.start as usize..self.bytes.end as usize
    }

    /// Its place in the text.
    pub(super) fn text(&self) -> Range<usize> {
        self.text.start as usize..self.text.end as usize
    }
}

/// Decodes a file in this encoding, or in a guessed one.
pub(super) fn decode(bytes: &[u8], chosen: Option<&'static Encoding>) -> Decoded {
    let (marked, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), length),
        None => (None, 0),
    };
    let encoding = chosen.unwrap_or_else(|| by_bytes(bytes));
    // A byte order mark of another encoding is not one.
    let start = if marked == Some(encoding) { mark } else { 0 };
    let mut text = String::with_capacity(bytes.len());
    let mut lines = Vec::new();
    for place in lines_of(bytes, start, encoding) {
        let from = text.len();
        let (line, _) = encoding.decode_without_bom_handling(&bytes[place.clone()]);
        text.push_str(&line);
        lines.push(Line::new(&place, &(from..text.len())));
    }
    lines.shrink_to_fit();
    Decoded {
        encoding,
        text: text.into(),
        lines,
    }
}

impl Decoded {
    /// The first line, with its line end.
    pub(super) fn text_of_first_line(&self) -> &str {
        let first = self.lines.first().map(Line::text);
        &self.text.expose_secret()[first.unwrap_or_default()]
    }

    /// The text of a line, without its line end.
    pub(super) fn line(&self, line: usize) -> &str {
        self.text.expose_secret()[self.lines[line].text()].trim_end_matches(['\r', '\n'])
    }
}

/// Returns an encoding by its name. GBK is read as its superset.
pub(super) fn by_name(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Detects the encoding of a file: by its byte order mark, or by its letters.
pub(super) fn by_bytes(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        encoding if encoding == encoding_rs::GBK => encoding_rs::GB18030,
        encoding => encoding,
    }
}

/// UTF-16 has a zero in every other byte of a delimiter, digit or line end.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 8;
    if sample.len() < 4 {
        None
    } else if odd > many && even * 8 < odd {
        Some(UTF_16LE)
    } else if even > many && odd * 8 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether a file is in UTF-8, possibly with a few invalid bytes. A file in an older encoding has
/// hardly any sequences that are valid.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    invalid <= valid
}

/// Splits a file after each CR, LF or CRLF. No encoding uses these bytes in other characters.
fn lines_of(bytes: &[u8], start: usize, encoding: &'static Encoding) -> Vec<Range<usize>> {
    let unit = if encoding == UTF_16LE || encoding == UTF_16BE {
        2
    } else {
        1
    };
    let is = |at: usize, wanted: u8| match bytes.get(at..at + unit) {
        Some([byte]) => *byte == wanted,
        Some([one, other]) if encoding == UTF_16LE => (*one, *other) == (wanted, 0),
        Some([one, other]) => (*one, *other) == (0, wanted),
        _ => false,
    };
    let mut lines = Vec::new();
    let (mut from, mut at) = (start, start);
    while at < bytes.len() {
        let is_return = is(at, b'\r');
        let is_end = is_return || is(at, b'\n');
        at += unit;
        if is_end {
            if is_return && is(at, b'\n') {
                at += unit;
            }
            lines.push(from..at);
            from = at;
        }
    }
    if from < bytes.len() {
        lines.push(from..bytes.len());
    }
    lines
}
