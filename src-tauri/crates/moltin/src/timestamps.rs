//! Timestamps in every form that the API uses (see `docs/api.md`, "Timestamps").

use std::fmt;

use jiff::Timestamp;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::tolerant::or_default;

/// Seconds since the epoch reach this in the year 5138; milliseconds reached it in 1973.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

/// The `meta` of a resource, as far as it is the same for all of them.
#[derive(Default, Deserialize)]
pub(crate) struct ResourceMeta {
    #[serde(default, deserialize_with = "or_default")]
    pub(crate) timestamps: Timestamps,
}

/// When a resource was created and last updated.
#[derive(Default, Deserialize)]
pub(crate) struct Timestamps {
    #[serde(default)]
    pub(crate) created_at: LenientTimestamp,
    #[serde(default)]
    pub(crate) updated_at: LenientTimestamp,
}

/// A timestamp in any form of `docs/api.md`, "Timestamps". Anything else reads as absent.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LenientTimestamp(pub(crate) Option<Timestamp>);

impl<'de> Deserialize<'de> for LenientTimestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimestampVisitor)
    }
}

struct TimestampVisitor;

impl<'de> Visitor<'de> for TimestampVisitor {
    type Value = LenientTimestamp;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a timestamp")
    }

    fn visit_str<E>(self, text: &str) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(text.parse().ok()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(from_epoch(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(i64::try_from(number).ok().and_then(from_epoch)))
    }

    fn visit_f64<E>(self, _: f64) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(None))
    }

    fn visit_unit<E>(self) -> Result<LenientTimestamp, E> {
        Ok(LenientTimestamp(None))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<LenientTimestamp, A::Error> {
        IgnoredAny.visit_seq(list)?;
        Ok(LenientTimestamp(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<LenientTimestamp, A::Error> {
        IgnoredAny.visit_map(fields)?;
        Ok(LenientTimestamp(None))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Timestamp> {
        serde_json::from_str::<LenientTimestamp>(json).unwrap().0
    }

    #[test]
    fn every_documented_timestamp_format_is_read() {
        let expected = "2024-03-01T09:00:45Z".parse::<Timestamp>().unwrap();
        for format in [
            r#""2024-03-01T09:00:45Z""#,
            r#""2024-03-01T09:00:45+00:00""#,
            "1709283645",
            "1709283645000",
        ] {
            assert_eq!(read(format), Some(expected), "{format}");
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
