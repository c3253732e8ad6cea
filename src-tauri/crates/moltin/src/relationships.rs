//! References to other resources, and the resources that a response includes, in every shape (see
//! `docs/api.md`, "Accounts").

use serde::de::{MapAccess, SeqAccess};

use crate::lenient::{FieldName, Place, Readable, Record, RecordList, StrictText, object};

object! {
    #[derive(Clone)]
    pub(crate) struct Reference {
        id: StrictText,
    }
}

object! {
    /// A reference to one resource: `{"data": {"id": …}}`, or `{"id": …}` as in addresses.
    #[derive(Clone)]
    pub(crate) struct ToOne {
        data: Reference,
        id: StrictText,
    }
}

impl ToOne {
    pub(crate) fn into_id(self) -> Option<String> {
        let id = self.data.and_then(|data| data.id).or(self.id);
        id.map(|id| id.0)
    }
}

/// References to many resources: a list under `data`, or the list itself.
#[derive(Clone, Default)]
pub(crate) struct ToMany(Vec<ToOne>);

object! {
    struct List {
        data: Vec<ToOne>,
    }
}

impl Readable for ToMany {
    fn from_object<'de, A: MapAccess<'de>>(object: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let list = List::from_object(object, place)?;
        Ok(list.map(|list| Self(list.data.unwrap_or_default())))
    }

    fn from_list<'de, A: SeqAccess<'de>>(list: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        Ok(Vec::from_list(list, place)?.map(Self))
    }
}

impl ToMany {
    pub(crate) fn into_ids<T: From<String>>(self) -> Vec<T> {
        self.0
            .into_iter()
            .filter_map(ToOne::into_id)
            .map(T::from)
            .collect()
    }
}

/// The resources of one kind that a response includes: an array, or an array under the name of the
/// kind.
pub(crate) struct Included<R>(Vec<R>);

impl<R> Default for Included<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R: Record> Readable for Included<R> {
    fn from_list<'de, A: SeqAccess<'de>>(list: A, place: &Place<'_>) -> Result<Option<Self>, A::Error> {
        let records = RecordList::from_list(list, place)?;
        Ok(records.map(|list| Self(list.records)))
    }

    fn from_object<'de, A: MapAccess<'de>>(
        mut fields: A,
        place: &Place<'_>,
    ) -> Result<Option<Self>, A::Error> {
        let mut included = Self::default();
        while let Some(FieldName(_)) = fields.next_key()? {
            let list = fields.next_value_seed(place.read::<RecordList<R>>())?;
            included
                .0
                .extend(list.map(|list| list.records).unwrap_or_default());
        }
        Ok(Some(included))
    }
}

impl<R> Included<R> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &R> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AccountTagId;
    use crate::lenient::from_json;

    #[test]
    fn references_are_read_from_every_shape() {
        for json in [
            r#"{"data":[{"type":"account_tag","id":"t1"},{"id":"t2"}]}"#,
            r#"[{"type":"account_tag","id":"t1"},{"id":"t2"}]"#,
            r#"[{"data":{"id":"t1"}},5,{"data":{"id":"t2"}},{"id":7}]"#,
        ] {
            let ids: Vec<AccountTagId> = from_json::<ToMany>(json).unwrap().into_ids();
            assert_eq!(ids, ["t1".into(), "t2".into()], "{json}");
        }
        for none in ["{}", "[]", r#"{"data":[]}"#, r#"{"data":null}"#] {
            let ids: Vec<AccountTagId> = from_json::<ToMany>(none).unwrap().into_ids();
            assert!(ids.is_empty(), "{none}");
        }
    }

    #[test]
    fn reference_to_one_needs_no_data() {
        let id = |json: &str| from_json::<ToOne>(json).unwrap().into_id();

        assert_eq!(
            id(r#"{"data":{"type":"account","id":"a1"}}"#).as_deref(),
            Some("a1")
        );
        assert_eq!(id(r#"{"type":"account","id":"a1"}"#).as_deref(), Some("a1"));
        for none in ["{}", "[]", r#"{"data":null}"#, r#"{"data":{"id":5}}"#] {
            assert_eq!(id(none), None, "{none}");
        }
    }
}
