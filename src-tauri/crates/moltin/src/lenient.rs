//! Reading JSON whose values may have any type. A value that can't be read is absent and noted, so
//! that one odd value hides neither the rest of its record nor another record.
//!
//! `[]` stands for an empty object, as PHP writes it. Whole numbers may be written as `1000.0` or
//! `"1000"`. Texts may be numbers.

mod number;
mod object;
mod record;
mod repair;
mod scalar;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

pub(crate) use object::object;
pub use record::UnreadableRecord;
#[cfg(test)]
pub(crate) use record::read_record;
pub(crate) use record::{ListReader, OneReader, Record, RecordList};
pub(crate) use repair::{from_json, parse};
pub(crate) use scalar::{RecordId, StrictText, from_epoch};

use crate::text::Text;

/// The most elements that are read of a list inside of a record.
const MAX_ELEMENTS: usize = 5_000;
/// The most notes that are kept of one record.
const MAX_NOTES: usize = 20;

/// A value that can be read from JSON of some types. `None` means that it can't be read.
pub(crate) trait Readable: Sized {
    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_whole(_: i128) -> Option<Self> {
        None
    }

    /// Reads a number that is not whole, or too large for an exact whole number.
    fn from_fraction(_: f64) -> Option<Self> {
        None
    }

    fn from_bool(_: bool) -> Option<Self> {
        None
    }

    fn from_list<'de, A: SeqAccess<'de>>(list: A, _: &Place<'_>) -> Result<Option<Self>, A::Error> {
        IgnoredAny.visit_seq(list)?;
        Ok(None)
    }

    fn from_object<'de, A: MapAccess<'de>>(fields: A, _: &Place<'_>) -> Result<Option<Self>, A::Error> {
        IgnoredAny.visit_map(fields)?;
        Ok(None)
    }
}

/// The name of a field, borrowed if its JSON has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct FieldName<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// The JSON paths of the values of one record that could not be read.
#[derive(Default)]
pub(crate) struct Notes(RefCell<Vec<Text>>);

impl Notes {
    pub(crate) fn into_paths(self) -> Vec<Text> {
        self.0.into_inner()
    }
}

/// Where a value is in its record.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    name: &'static str,
    notes: &'a Notes,
}

impl<'a> Place<'a> {
    /// The record itself.
    pub(crate) fn root(notes: &'a Notes) -> Self {
        Self {
            parent: None,
            name: "",
            notes,
        }
    }

    pub(crate) fn field(&'a self, name: &'static str) -> Self {
        Self {
            parent: Some(self),
            name,
            notes: self.notes,
        }
    }

    /// Reads the value at this place.
    pub(crate) fn read<T: Readable>(self) -> Reader<'a, T> {
        Reader {
            place: self,
            value: PhantomData,
        }
    }

    /// Notes that the value at this place could not be read.
    fn note(&self) {
        let mut notes = self.notes.0.borrow_mut();
        let path = self.path();
        if notes.len() < MAX_NOTES && !notes.iter().any(|noted| **noted == *path) {
            notes.push(path.into());
        }
    }

    fn path(&self) -> String {
        match self.parent.map(Place::path) {
            Some(parent) if !parent.is_empty() => format!("{parent}.{}", self.name),
            _ => self.name.to_owned(),
        }
    }
}

/// Reads a value of any JSON type. It fails only if the text is not JSON.
pub(crate) struct Reader<'a, T> {
    place: Place<'a>,
    value: PhantomData<T>,
}

impl<'de, T: Readable> DeserializeSeed<'de> for Reader<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<T: Readable> Reader<'_, T> {
    fn noted(self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.place.note();
        }
        value
    }
}

impl<'de, T: Readable> Visitor<'de> for Reader<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.noted(T::from_text(text)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(self.noted(T::from_whole(number.into())))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.noted(T::from_whole(number.into())))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(self.noted(match number::whole(number) {
            Some(whole) => T::from_whole(whole.into()),
            None => T::from_fraction(number),
        }))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(self.noted(T::from_bool(flag)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        let value = T::from_list(list, &self.place)?;
        Ok(self.noted(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Self::Value, A::Error> {
        let value = T::from_object(fields, &self.place)?;
        Ok(self.noted(value))
    }
}

/// A list inside of a record, without the elements that can't be read.
impl<T: Readable> Readable for Vec<T> {
    fn from_list<'de, A: SeqAccess<'de>>(mut list: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let mut values = Self::new();
        while values.len() < MAX_ELEMENTS {
            match list.next_element_seed(place.read())? {
                Some(value) => values.extend(value),
                None => return Ok(Some(values)),
            }
        }
        if list.next_element::<IgnoredAny>()?.is_some() {
            IgnoredAny.visit_seq(list)?;
            place.note();
        }
        Ok(Some(values))
    }
}
