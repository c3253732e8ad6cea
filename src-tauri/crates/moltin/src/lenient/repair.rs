//! JSON that is valid and that the parser refuses: numbers outside of `f64` such as `1e999`, and
//! halves of surrogate pairs such as `"\ud83d"`.

use serde::de::DeserializeSeed;
use serde_json::Deserializer;
use serde_json::value::RawValue;

use super::{Notes, Place, Readable};

/// The largest floating-point number. It is neither an amount nor an ID.
const LARGEST: &str = "1.7976931348623157e308";

/// Reads a document. If it contains values that the parser refuses, they are repaired first.
pub(crate) fn parse<T>(
    text: &str,
    read: impl Fn(&mut Deserializer<serde_json::de::StrRead<'_>>) -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    let parse = |text: &str| {
        let mut deserializer = Deserializer::from_str(text);
        let value = read(&mut deserializer)?;
        deserializer.end()?;
        Ok(value)
    };
    parse(text).or_else(|error: serde_json::Error| {
        // Skipping a value accepts all valid JSON.
        if error.is_syntax() && serde_json::from_str::<&RawValue>(text).is_ok() {
            return parse(&repaired(text));
        }
        Err(error)
    })
}

/// Reads one value. `None` if it is null, or can't be read.
pub(crate) fn from_json<T: Readable>(text: &str) -> Option<T> {
    let notes = Notes::default();
    let value = parse(text, |deserializer| {
        Place::root(&notes).read().deserialize(deserializer)
    });
    value.ok().flatten()
}

/// Valid JSON with [`LARGEST`] instead of huge numbers, and U+FFFD instead of halves of surrogate
/// pairs.
fn repaired(json: &str) -> String {
    let mut repaired = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string_length(rest),
            '-' | '0'..='9' => number_length(rest),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        match first {
            '"' => push_string(&mut repaired, token),
            '-' | '0'..='9' if !is_finite(token) => repaired.push_str(LARGEST),
            _ => repaired.push_str(token),
        }
        rest = after;
    }
    repaired
}

/// The length of the string at the start of the text, quotes included.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end.saturating_add(2))
}

fn number_length(text: &str) -> usize {
    let end = text.find(|next: char| !matches!(next, '0'..='9' | '+' | '-' | '.' | 'e' | 'E'));
    end.unwrap_or(text.len())
}

fn is_finite(number: &str) -> bool {
    number.parse::<f64>().is_ok_and(f64::is_finite)
}

fn push_string(repaired: &mut String, token: &str) {
    let mut rest = token;
    while let Some(at) = rest.find('\\') {
        let (plain, escape) = rest.split_at(at);
        repaired.push_str(plain);
        let (length, replacement) = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, None),
            (Some(0xD800..=0xDFFF), _) => (6, Some("\\ufffd")),
            (Some(_), _) => (6, None),
            (None, _) => (2, None),
        };
        let (escape, after) = escape.split_at(length);
        repaired.push_str(replacement.unwrap_or(escape));
        rest = after;
    }
    repaired.push_str(rest);
}

/// The code unit of a `\uXXXX` escape at the start of the text.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    #[test]
    fn refused_values_are_repaired_and_others_stay() {
        for (json, expected) in [
            (
                r#"{"a":1e999,"b":-1e999,"c":1.50}"#,
                r#"{"a":1.7976931348623157e308,"b":1.7976931348623157e308,"c":1.50}"#,
            ),
            (
                r#"["\ud83d","\ude00","\ud83d\ude00"]"#,
                r#"["\ufffd","\ufffd","\ud83d\ude00"]"#,
            ),
            (
                r#""\\ud83d \" 1e999 é \ud83d\n""#,
                r#""\\ud83d \" 1e999 é \ufffd\n""#,
            ),
            (r#""\ud83d\u0041""#, r#""\ufffd\u0041""#),
        ] {
            let repaired = repaired(json);
            assert_eq!(repaired, expected);
            assert!(serde_json::from_str::<Value>(&repaired).is_ok(), "{repaired}");
        }
    }

    proptest! {
        #[test]
        fn valid_json_stays_the_same(text in ".{0,30}", number in any::<f64>(), whole in any::<u64>()) {
            let json = serde_json::json!({ text.clone(): [number, whole, text, Value::Null] }).to_string();
            prop_assert_eq!(repaired(&json), json);
        }
    }
}
