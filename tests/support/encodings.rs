//! The encoded forms of a text, to search files for a secret however it was written.

use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{GeneralPurpose, general_purpose::NO_PAD};

/// The byte sequences of a text as plain text, base64, percent-encoded and UTF-16.
pub(crate) fn encodings_of(text: &str) -> Vec<Vec<u8>> {
    let mut forms = vec![text.as_bytes().to_vec()];
    for alphabet in [&STANDARD, &URL_SAFE] {
        forms.extend((0..3).map(|offset| base64(text, alphabet, offset)));
    }
    forms.push(percent_encoded(text, |byte| format!("%{byte:02X}")));
    forms.push(percent_encoded(text, |byte| format!("%{byte:02x}")));
    forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    forms.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
    forms
}

/// The characters that a text has inside the base64 form of a longer one, `offset` bytes after a
/// group of three.
fn base64(text: &str, alphabet: &Alphabet, offset: usize) -> Vec<u8> {
    let mut bytes = vec![0; offset];
    bytes.extend(text.as_bytes());
    let encoded = GeneralPurpose::new(alphabet, NO_PAD).encode(&bytes);
    // The outer characters also hold bits of the neighbors.
    let (first, end) = ((8 * offset).div_ceil(6), 8 * bytes.len() / 6);
    encoded.as_bytes()[first..end].to_vec()
}

fn percent_encoded(text: &str, escape: impl Fn(u8) -> String) -> Vec<u8> {
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let encode = |byte: u8| match byte {
        byte if is_unreserved(byte) => char::from(byte).to_string(),
        byte => escape(byte),
    };
    text.bytes().map(encode).collect::<String>().into_bytes()
}

/// Whether the bytes contain the text in any of these forms.
pub(crate) fn contains_encoded(bytes: &[u8], text: &str) -> bool {
    encodings_of(text)
        .iter()
        .any(|form| bytes.windows(form.len()).any(|window| window == form))
}

#[test]
fn encoded_secrets_are_found() {
    use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};

    let secret = "top/secret+7?";
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
    let mut samples = vec![
        b"before top/secret+7? after".to_vec(),
        b"secret=top%2Fsecret%2B7%3F&x=y".to_vec(),
        b"secret=top%2fsecret%2b7%3f".to_vec(),
        utf16("before top/secret+7? after"),
        "top/secret+7?"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
    ];
    for before in ["", "a", "ab", "abc"] {
        let text = format!("{before}{secret}after");
        samples.push(BASE64_STANDARD.encode(&text).into_bytes());
        samples.push(BASE64_URL_SAFE_NO_PAD.encode(&text).into_bytes());
    }
    for sample in samples {
        assert!(
            contains_encoded(&sample, secret),
            "{}",
            String::from_utf8_lossy(&sample)
        );
    }
    assert!(!contains_encoded(b"top/secret+8?", secret));
}
