//! Reading what the API leaves out, sends as null, or spells in several ways.

use std::fmt;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeOwned, IgnoredAny, MapAccess, SeqAccess, Visitor};
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

/// What is of the type, and anything else as absent.
#[derive(Debug)]
pub(crate) struct OrAbsent<T>(pub(crate) Option<T>);

impl<T> Default for OrAbsent<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for OrAbsent<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self(serde_json::from_value(value).ok()))
    }
}

/// A list, or the one resource that some scoped replies have in its place (see `docs/api.md`,
/// "Quirks": scoped customer list).
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

/// A timestamp in any form of `docs/api.md`, "Timestamps". Anything else reads as absent.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Moment(pub(crate) Option<Timestamp>);

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MomentVisitor)
    }
}

struct MomentVisitor;

impl<'de> Visitor<'de> for MomentVisitor {
    type Value = Moment;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a moment")
    }

    fn visit_str<E>(self, text: &str) -> Result<Moment, E> {
        Ok(Moment(text.parse().ok()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Moment, E> {
        Ok(Moment(epoch(number).ok()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Moment, E> {
        Ok(Moment(
            i64::try_from(number).ok().and_then(|number| epoch(number).ok()),
        ))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Moment, E> {
        Ok(Moment(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Moment, E> {
        Ok(Moment(None))
    }

    fn visit_unit<E>(self) -> Result<Moment, E> {
        Ok(Moment(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Moment, A::Error> {
        IgnoredAny.visit_seq(list)?;
        Ok(Moment(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Moment, A::Error> {
        IgnoredAny.visit_map(fields)?;
        Ok(Moment(None))
    }
}

/// Reads seconds since the epoch, or milliseconds where they can't be seconds (see `docs/api.md`,
/// "Quirks": `expires` unit).
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
        serde_json::from_str::<Moment>(json).unwrap().0
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
