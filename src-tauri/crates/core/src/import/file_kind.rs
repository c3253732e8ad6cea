//! What a file is, by its first bytes: text or a workbook can be imported, anything else says what
//! it is.

use crate::Error;
use crate::view::{InvalidInput, OtherFile};

/// A file that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Text,
    Workbook,
}

/// The first bytes of files that are no tables, and what such a file is.
const OTHERS: [(&[u8], OtherFile); 16] = [
    (b"%PDF", OtherFile::Pdf),
    (b"\x89PNG", OtherFile::Image),
    (b"\xff\xd8\xff", OtherFile::Image),
    (b"GIF8", OtherFile::Image),
    (b"BM", OtherFile::Image),
    (b"II*\0", OtherFile::Image),
    (b"MM\0*", OtherFile::Image),
    (b"\0\0\x01\0", OtherFile::Image),
    (b"\x1f\x8b", OtherFile::Compressed),
    (b"7z\xbc\xaf", OtherFile::Compressed),
    (b"Rar!", OtherFile::Compressed),
    (b"\xfd7zXZ", OtherFile::Compressed),
    (b"BZh", OtherFile::Compressed),
    (b"SQLite format 3", OtherFile::Database),
    (b"MZ", OtherFile::Program),
    (b"\x7fELF", OtherFile::Program),
];

/// How much of a file is read.
const START: usize = 4096;

/// Recognizes a file.
///
/// # Errors
/// [`Error::Input`] for a file that cannot be imported, saying what it is.
pub(super) fn recognize(bytes: &[u8]) -> Result<FileKind, Error> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(refused(InvalidInput::FileEmpty));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(FileKind::Workbook);
    }
    let start = &bytes[..bytes.len().min(START)];
    let others = OTHERS.iter().find(|(first, _)| is_file_of(start, first));
    let webp = (start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP")).then_some(OtherFile::Image);
    if let Some(what) = others.map(|(_, what)| *what).or(webp).or_else(|| markup(start)) {
        return Err(refused(InvalidInput::NotATable { what }));
    }
    Ok(FileKind::Text)
}

/// Whether a file starts with these bytes. Two letters may also start a text: then the file has
/// zeros, which texts do not have next to each other.
fn is_file_of(start: &[u8], first: &[u8]) -> bool {
    start.starts_with(first)
        && (first.len() > 2 || first[0] == 0x1f || start.windows(2).any(|pair| pair == [0, 0]))
}

/// HTML, XML and JSON, of which text is.
fn markup(start: &[u8]) -> Option<OtherFile> {
    let (decoded, _, _) = super::encoding::by_bytes(start).decode(start);
    let text = decoded.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let lower = text.to_ascii_lowercase();
    if [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<meta",
        "<script",
    ]
    .iter()
    .any(|tag| lower.starts_with(tag))
    {
        return Some(OtherFile::Html);
    }
    if lower.starts_with("<?xml") || lower.starts_with('<') && lower.contains("</") {
        return Some(OtherFile::Xml);
    }
    let mut letters = text.chars();
    let opens = letters.next()?;
    let next = letters.find(|letter| !letter.is_whitespace());
    let is_json = match opens {
        '{' => matches!(next, Some('"' | '}')),
        '[' => matches!(next, Some('{' | '[' | '"' | ']')),
        _ => false,
    };
    is_json.then_some(OtherFile::Json)
}

fn refused(why: InvalidInput) -> Error {
    Error::input("file", why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> Option<String> {
        recognize(bytes).err().map(|error| error.to_string())
    }

    #[test]
    fn other_files_say_what_they_are() {
        for (bytes, what) in [
            (&b"<!DOCTYPE html><html>"[..], "an HTML page"),
            (b"\n  <table><tr><td>Ron</td>", "an HTML page"),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>", "an XML file"),
            (b"[ {\"name\": \"Ron\"} ]", "a JSON file"),
            (b"{\n  \"data\": []}", "a JSON file"),
            (b"\x89PNG\r\n\x1a\n", "an image"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "an image"),
            (b"%PDF-1.7", "a PDF document"),
            (b"\x1f\x8b\x08", "a compressed file"),
            (b"MZ\x90\0\x03\0\0\0", "a program"),
        ] {
            let message = refusal(bytes).unwrap_or_default();
            assert!(message.contains(what), "{what}: {message}");
        }
        assert_eq!(refusal(b" \r\n").as_deref(), Some("The file is empty."));
    }

    #[test]
    fn tables_are_recognized() {
        for text in [
            "name,email\n",
            "MZ,email\n",
            "BMW owners;E-mail\n",
            "[Name];[E-mail]\n",
            "{name},email\n",
            "<name>,email\n",
            "\u{feff}name,email\n",
        ] {
            assert_eq!(refusal(text.as_bytes()), None, "{text}");
        }
        assert!(matches!(recognize(b"PK\x03\x04\x14\0"), Ok(FileKind::Workbook)));
        let utf16: Vec<u8> = "BM,email\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(refusal(&utf16), None);
    }
}
