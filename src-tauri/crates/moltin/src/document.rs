//! The envelope of resources and lists: `data`, `meta` and `included`.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};

use crate::error::Error;
use crate::lenient::{
    self, FieldName, ListReader, Notes, OneReader, Place, Readable, Record, RecordList, UnreadableRecord,
};
use crate::page::{Meta, Page};
use crate::response::Response;

/// The most records of a list that the API does not paginate.
const MAX_UNPAGED: u32 = 10_000;

/// The `included` part of a response that needs none.
#[derive(Default)]
pub(crate) struct NotIncluded;

impl Readable for NotIncluded {}

/// A list of records.
pub(crate) struct ListDocument<R, I> {
    records: Vec<R>,
    unreadable: Vec<UnreadableRecord>,
    meta: Meta,
    pub(crate) included: Option<I>,
}

impl<R, I> ListDocument<R, I> {
    /// The page that was requested with this limit and offset.
    pub(crate) fn into_page<T>(self, limit: u32, offset: u64, convert: impl FnMut(R) -> T) -> Page<T> {
        let records = self.records.into_iter().map(convert).collect();
        Page::new(records, self.unreadable, &self.meta, limit, offset)
    }
}

impl Response {
    /// Reads a page of a list.
    ///
    /// # Errors
    /// [`Error::TooManyRecords`] if the page has more records than `limit`.
    pub(crate) fn list<R: Record, I: Readable>(self, limit: u32) -> Result<ListDocument<R, I>, Error> {
        let is_exceeded = Cell::new(false);
        let data = ListReader {
            limit: limit.try_into().unwrap_or(usize::MAX),
            is_exceeded: &is_exceeded,
            record: PhantomData,
        };
        let response = self.error_for_status()?;
        let document = response.document::<_, I>(data);
        if is_exceeded.get() {
            return Err(Error::TooManyRecords {
                limit,
                request: response.into_request(),
            });
        }
        let Document { data, meta, included } = document?;
        let RecordList { records, unreadable } = data;
        Ok(ListDocument {
            records,
            unreadable,
            meta,
            included,
        })
    }

    /// Reads a list that the API does not paginate.
    ///
    /// # Errors
    /// As [`Response::list`].
    pub(crate) fn whole_list<R: Record, T: From<R>>(self) -> Result<Page<T>, Error> {
        let document = self.list::<R, NotIncluded>(MAX_UNPAGED)?;
        let records = document.records.into_iter().map(T::from).collect();
        Ok(Page::whole(records, document.unreadable))
    }

    /// Reads a single resource.
    pub(crate) fn one<R: Record, I: Readable>(self) -> Result<(R, Option<I>), Error> {
        let response = self.error_for_status()?;
        let document = response.document::<OneReader<R>, I>(OneReader(PhantomData))?;
        Ok((document.data, document.included))
    }

    fn document<D, I>(&self, data: D) -> Result<Document<D::Output, I>, Error>
    where
        D: Data + Copy,
        I: Readable,
    {
        let included = PhantomData;
        let document = lenient::parse(&self.text()?, |deserializer| {
            DocumentReader { data, included }.deserialize(deserializer)
        });
        document.map_err(|error| self.decode_error("data", &error))
    }
}

/// A reader of the `data` of a document.
trait Data: for<'de> DeserializeSeed<'de, Value = Self::Output> {
    type Output;
}

impl<R: Record> Data for ListReader<'_, R> {
    type Output = RecordList<R>;
}

impl<R: Record> Data for OneReader<R> {
    type Output = R;
}

struct Document<T, I> {
    data: T,
    meta: Meta,
    included: Option<I>,
}

struct DocumentReader<D, I> {
    data: D,
    included: PhantomData<I>,
}

impl<'de, D: Data + Copy, I: Readable> DeserializeSeed<'de> for DocumentReader<D, I> {
    type Value = Document<D::Output, I>;

    fn deserialize<T: Deserializer<'de>>(self, deserializer: T) -> Result<Self::Value, T::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, D: Data + Copy, I: Readable> Visitor<'de> for DocumentReader<D, I> {
    type Value = Document<D::Output, I>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object with `data`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self::Value, A::Error> {
        let notes = Notes::default();
        let place = Place::root(&notes);
        let (mut data, mut meta, mut included) = (None, None, None);
        while let Some(FieldName(name)) = fields.next_key()? {
            match &*name {
                "data" => data = Some(fields.next_value_seed(self.data)?),
                "meta" => meta = fields.next_value_seed(place.read())?,
                "included" => included = fields.next_value_seed(place.read())?,
                _ => {
                    fields.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Document {
            data: data.ok_or_else(|| A::Error::missing_field("data"))?,
            meta: meta.unwrap_or_default(),
            included,
        })
    }
}
