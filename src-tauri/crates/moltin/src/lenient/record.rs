//! Records: the resources of a list, or a single one.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Place, Readable};
/// The most records that are read of a list inside of another response.
const MAX_INCLUDED: usize = 20_000;

/// A record of a list that can't be read: it has no valid ID, or is no JSON object. The other
/// records of the list are not affected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UnreadableRecord {
    /// The ID as text, if the record has one.
    pub id: Option<String>,
    /// The position on its page, from 0, unreadable records included.
    pub index: usize,
}

impl UnreadableRecord {
    /// A record at this position, for lists that your own code makes.
    pub fn new(id: Option<String>, index: usize) -> Self {
        Self { id, index }
    }
}

/// A resource with an ID.
pub(crate) trait Record: Sized {
    /// Reads a record, or what is known of one that can't be read.
    fn read<'de, A: MapAccess<'de>>(fields: A) -> Result<Result<Self, Option<String>>, A::Error>;
}

/// Reads one record.
struct RecordReader<R>(PhantomData<R>);

impl<'de, R: Record> DeserializeSeed<'de> for RecordReader<R> {
    type Value = Result<R, Option<String>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Record> Visitor<'de> for RecordReader<R> {
    type Value = Result<R, Option<String>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a resource")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        R::read(fields)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        IgnoredAny.visit_seq(list)?;
        Ok(Err(None))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Err(None))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Err(None))
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Err(None))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Err(None))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Err(None))
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Err(None))
    }
}

/// Reads one record, as the records of a list are read.
#[cfg(test)]
pub(crate) fn read_record<R: Record>(json: &str) -> Result<R, Option<String>> {
    super::parse(json, |deserializer| {
        RecordReader(PhantomData).deserialize(deserializer)
    })
    .unwrap()
}

/// The records of a list.
pub(crate) struct RecordList<R> {
    pub(crate) records: Vec<R>,
    pub(crate) unreadable: Vec<UnreadableRecord>,
}

impl<R> Default for RecordList<R> {
    fn default() -> Self {
        Self {
            records: Vec::new(),
            unreadable: Vec::new(),
        }
    }
}

impl<R: Record> RecordList<R> {
    fn len(&self) -> usize {
        self.records.len().saturating_add(self.unreadable.len())
    }

    fn push(&mut self, record: Result<R, Option<String>>) {
        let index = self.len();
        match record {
            Ok(record) => self.records.push(record),
            Err(id) => self.unreadable.push(UnreadableRecord { id, index }),
        }
    }
}

/// The records in the `included` part of a response. More than [`MAX_INCLUDED`] are not read.
impl<R: Record> Readable for RecordList<R> {
    fn from_list<'de, A: SeqAccess<'de>>(mut list: A, _: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let mut records = Self::default();
        while let Some(record) = list.next_element_seed(RecordReader(PhantomData))? {
            records.push(record);
            if records.len() == MAX_INCLUDED {
                IgnoredAny.visit_seq(list)?;
                break;
            }
        }
        Ok(Some(records))
    }
}

/// Reads the `data` of a list: at most `limit` records. It may be a single record, as in some
/// scoped responses (see `docs/api.md`, "Quirks": scoped customer list).
pub(crate) struct ListReader<'a, R> {
    pub(crate) limit: usize,
    /// Set if the list has more records.
    pub(crate) is_exceeded: &'a Cell<bool>,
    pub(crate) record: PhantomData<R>,
}

impl<R> Clone for ListReader<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for ListReader<'_, R> {}

impl<'de, R: Record> DeserializeSeed<'de> for ListReader<'_, R> {
    type Value = RecordList<R>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, R: Record> Visitor<'de> for ListReader<'_, R> {
    type Value = RecordList<R>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of resources, or one resource")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut records = RecordList::default();
        while let Some(record) = list.next_element_seed(RecordReader(PhantomData))? {
            if records.len() >= self.limit {
                self.is_exceeded.set(true);
                return Err(A::Error::custom("too many records"));
            }
            records.push(record);
        }
        Ok(records)
    }

    fn visit_map<A: MapAccess<'de>>(self, one: A) -> Result<Self::Value, A::Error> {
        let mut records = RecordList::default();
        records.push(R::read(one)?);
        Ok(records)
    }
}

/// Reads the `data` of a single resource.
pub(crate) struct OneReader<R>(pub(crate) PhantomData<R>);

impl<R> Clone for OneReader<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for OneReader<R> {}

impl<'de, R: Record> DeserializeSeed<'de> for OneReader<R> {
    type Value = R;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<R, D::Error> {
        let record = RecordReader::<R>(PhantomData).deserialize(deserializer)?;
        record.map_err(|_| D::Error::custom("expected a resource with an ID"))
    }
}
