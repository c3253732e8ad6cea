//! Texts, numbers, flags and timestamps.

use jiff::Timestamp;
use secrecy::SecretString;

use super::Readable;
use super::number::{MAX_EXACT, whole_from_text};
use crate::text::Text;

/// Seconds since the epoch reach this in the year 5138; milliseconds reached it in 1973.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

macro_rules! readable_numbers {
    ($($number:ty)*) => {
        $(impl Readable for $number {
            fn from_text(text: &str) -> Option<Self> {
                Self::from_whole(whole_from_text(text)?)
            }

            fn from_whole(number: i128) -> Option<Self> {
                number.try_into().ok()
            }
        })*
    };
}

readable_numbers! { i64 u64 }

macro_rules! readable_texts {
    ($($text:ty)*) => {
        /// A number is a text too, unless its digits were lost.
        $(impl Readable for $text {
            fn from_text(text: &str) -> Option<Self> {
                Some(text.into())
            }

            fn from_whole(number: i128) -> Option<Self> {
                Some(number.to_string().into())
            }

            fn from_fraction(number: f64) -> Option<Self> {
                (number.abs() < MAX_EXACT).then(|| number.to_string().into())
            }

            fn from_bool(flag: bool) -> Option<Self> {
                Some(flag.to_string().into())
            }
        })*
    };
}

readable_texts! { Text String }

impl Readable for bool {
    fn from_bool(flag: bool) -> Option<Self> {
        Some(flag)
    }
}

/// A timestamp in any form of `docs/api.md`, "Timestamps".
impl Readable for Timestamp {
    fn from_text(text: &str) -> Option<Self> {
        let number = || text.parse().ok().and_then(from_epoch);
        text.parse().ok().or_else(number)
    }

    fn from_whole(number: i128) -> Option<Self> {
        i64::try_from(number).ok().and_then(from_epoch)
    }
}

/// Reads seconds since the epoch, or milliseconds if the number is too large for seconds (see
/// `docs/api.md`, "Quirks": `expires` unit). `None` if no calendar has the date.
pub(crate) fn from_epoch(number: i64) -> Option<Timestamp> {
    if number > FIRST_MILLISECONDS {
        Timestamp::from_millisecond(number).ok()
    } else {
        Timestamp::from_second(number).ok()
    }
}

/// A text that decides whose something is, such as an ID: nothing else is converted to it.
#[derive(Clone)]
pub(crate) struct StrictText(pub(crate) String);

impl Readable for StrictText {
    fn from_text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }
}

impl Readable for SecretString {
    fn from_text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.into())
    }
}

/// The ID of a record. Only a text is a valid one.
pub(crate) enum RecordId {
    Valid(String),
    /// Another value, as text.
    Invalid(String),
}

impl Readable for RecordId {
    fn from_text(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::Valid(text.to_owned()))
    }

    fn from_whole(number: i128) -> Option<Self> {
        Some(Self::Invalid(number.to_string()))
    }

    fn from_fraction(number: f64) -> Option<Self> {
        String::from_fraction(number).map(Self::Invalid)
    }
}

#[cfg(test)]
mod tests {
    use super::super::from_json;
    use super::*;

    #[test]
    fn whole_numbers_are_read_from_every_spelling() {
        for spelling in ["1000", "1000.0", "1e3", r#""1000""#, r#""1000.0""#, r#"" 1000 ""#] {
            assert_eq!(from_json::<i64>(spelling), Some(1000), "{spelling}");
        }
        assert_eq!(from_json::<i64>("-9223372036854775808"), Some(i64::MIN));
        assert_eq!(from_json::<u64>("18446744073709551615"), Some(u64::MAX));
        for unreadable in [
            "1.5",
            "1e999",
            "null",
            "true",
            "[]",
            "{}",
            r#""1,000""#,
            r#""inf""#,
            r#""""#,
            "18446744073709551615",
        ] {
            assert_eq!(from_json::<i64>(unreadable), None, "{unreadable}");
        }
    }

    #[test]
    fn numbers_are_read_as_texts_without_losing_digits() {
        for (number, text) in [
            ("10042", "10042"),
            ("10042.0", "10042"),
            ("18446744073709551615", "18446744073709551615"),
            ("1.5", "1.5"),
            ("true", "true"),
        ] {
            assert_eq!(from_json::<Text>(number).unwrap(), text);
        }
        for unreadable in ["123456789012345678901", "null", "[]", "{}"] {
            assert_eq!(from_json::<Text>(unreadable), None, "{unreadable}");
        }
    }

    #[test]
    fn id_is_a_text_that_is_not_empty() {
        assert_eq!(from_json::<StrictText>(r#""c-1""#).unwrap().0, "c-1");
        for other in [r#""""#, "5", "true", "null", r#"["c-1"]"#, r#"{"id":"c-1"}"#] {
            assert!(from_json::<StrictText>(other).is_none(), "{other}");
        }
    }

    #[test]
    fn every_documented_timestamp_format_is_read() {
        let expected = "2024-03-01T09:00:45Z".parse().ok();
        for format in [
            r#""2024-03-01T09:00:45Z""#,
            r#""2024-03-01T09:00:45+00:00""#,
            "1709283645",
            "1709283645.0",
            r#""1709283645""#,
            "1709283645000",
        ] {
            assert_eq!(from_json::<Timestamp>(format), expected, "{format}");
        }
        let millisecond = from_json::<Timestamp>(r#""2024-03-01T09:00:45.738Z""#).unwrap();
        assert_eq!(millisecond.subsec_millisecond(), 738);
        let nanosecond = from_json::<Timestamp>(r#""2024-03-01T09:00:45.487679744Z""#).unwrap();
        assert_eq!(nanosecond.subsec_nanosecond(), 487_679_744);
        for nonsense in ["null", r#""""#, r#""yesterday""#, "true", "{}"] {
            assert_eq!(from_json::<Timestamp>(nonsense), None, "{nonsense}");
        }
    }
}
