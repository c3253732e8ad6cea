//! Reading what the API leaves out, sends as null, or spells in several ways.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Seconds since the epoch reach this in the year 5138; milliseconds reached it in 1973.
const LARGER_ARE_MILLISECONDS: i64 = 100_000_000_000;

/// Reads null as the type's default.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads what is of the type, and anything else as absent.
pub(crate) fn or_absent<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: serde::de::DeserializeOwned,
{
    let value = Value::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).ok())
}

/// A list, or the one resource that some scoped replies have in its place (contract section 9, row 10).
pub(crate) struct OneOrMany<T>(pub(crate) Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of resources, or one")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(list)).map(OneOrMany)
    }

    fn visit_map<A: MapAccess<'de>>(self, one: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(one)).map(|one| OneOrMany(vec![one]))
    }
}

/// Reads a moment in any of the forms of contract section 8, and anything else as absent.
pub(crate) fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_i64().and_then(|number| epoch(number).ok()),
        _ => None,
    })
}

/// Reads seconds since the epoch, or milliseconds where they can't be seconds (contract section 9, row 9).
pub(crate) fn epoch(number: i64) -> Result<Timestamp, jiff::Error> {
    if number > LARGER_ARE_MILLISECONDS {
        Timestamp::from_millisecond(number)
    } else {
        Timestamp::from_second(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Timestamp> {
        moment(&mut serde_json::Deserializer::from_str(json)).unwrap()
    }

    #[test]
    fn every_form_of_a_moment_is_read() {
        let expected = "2024-03-01T09:00:45Z".parse::<Timestamp>().unwrap();
        for form in [
            r#""2024-03-01T09:00:45Z""#,
            r#""2024-03-01T09:00:45+00:00""#,
            "1709283645",
            "1709283645000",
        ] {
            assert_eq!(read(form), Some(expected), "{form}");
        }
        assert_eq!(
            read(r#""2024-03-01T09:00:45.738Z""#)
                .unwrap()
                .subsec_millisecond(),
            738
        );
        assert_eq!(
            read(r#""2024-03-01T09:00:45.487679744Z""#)
                .unwrap()
                .subsec_nanosecond(),
            487_679_744
        );
        for nonsense in ["null", r#""""#, r#""yesterday""#, "true", "{}"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
