//! Deserializing resources: known fields as types, all others as raw JSON.
//!
//! `#[serde(flatten)]` would parse every unknown field, and most of a page of orders is unknown.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::lenient::{self, Readable};

/// Up to this size, custom fields take no more memory than they need. Above it, growing by what
/// each field needs would take quadratic time.
const MAX_EXACT_BYTES: usize = 16 * 1024;

/// The fields of a resource that this client does not know, such as a store's own custom fields
/// (see `docs/api.md`, "Custom fields").
///
/// They are stored as the text of one JSON object and parsed only on access.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CustomFields(String);

impl CustomFields {
    /// Reads a JSON object, for tests of your own code.
    ///
    /// # Errors
    /// Returns an error if the text is not a JSON object.
    pub fn from_json(object: &str) -> Result<Self, serde_json::Error> {
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(object)?;
        let mut custom_fields = Self::default();
        for (name, value) in fields {
            custom_fields.push(&name, value);
        }
        Ok(custom_fields)
    }

    pub(crate) fn push(&mut self, name: &str, value: &RawValue) {
        let value = value.get();
        let text = &mut self.0;
        let added = name.len().saturating_add(value.len()).saturating_add(5);
        if text.len() < MAX_EXACT_BYTES {
            text.reserve_exact(added);
        } else {
            text.reserve(added);
        }
        if text.pop().is_some() {
            text.push(',');
        } else {
            text.push('{');
        }
        if name.contains(['"', '\\']) || name.contains(char::is_control) {
            text.push_str(&Value::from(name).to_string());
        } else {
            text.push('"');
            text.push_str(name);
            text.push('"');
        }
        text.push(':');
        text.push_str(value);
        text.push('}');
    }

    /// Whether there are no such fields.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All fields as JSON values, without those that [`Value`] can't hold: a number outside of
    /// `f64`, half of a surrogate pair, arrays nested 128 levels deep.
    /// [`CustomFields::texts`] has those too.
    pub fn fields(&self) -> Map<String, Value> {
        let value = |(name, text): (String, &RawValue)| Some((name, parsed(text)?));
        self.raw().into_iter().filter_map(value).collect()
    }

    /// All fields by name, each as the JSON that the store sent: `1.50` stays `1.50`.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let text = |(name, text): (String, &RawValue)| (name, text.get().to_owned());
        self.raw().into_iter().map(text).collect()
    }

    /// The field of this name, if [`CustomFields::fields`] contains it.
    pub fn get(&self, name: &str) -> Option<Value> {
        parsed(self.raw().get(name)?)
    }

    /// A field of a known shape.
    pub(crate) fn read<T: Readable>(&self, name: &str) -> Option<T> {
        lenient::from_json(self.raw().get(name)?.get())
    }

    fn raw(&self) -> BTreeMap<String, &RawValue> {
        if self.is_empty() {
            return BTreeMap::new();
        }
        serde_json::from_str(&self.0).expect("the text was built from valid JSON")
    }
}

fn parsed(text: &RawValue) -> Option<Value> {
    serde_json::from_str(text.get()).ok()
}

/// As one JSON object.
impl Serialize for CustomFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for CustomFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = BTreeMap::<String, Box<RawValue>>::deserialize(deserializer)?;
        let mut custom_fields = Self::default();
        for (name, value) in &fields {
            custom_fields.push(name, value);
        }
        Ok(custom_fields)
    }
}

impl fmt::Debug for CustomFields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_empty() { "{}" } else { &self.0 })
    }
}

/// A struct that is read from a resource. All known fields except the ID may be missing. Unknown
/// fields go to `extra`, except the ignored ones.
macro_rules! resource {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $($field:ident $(= $json:literal)?: $kind:ty,)*
        } ignored [$($ignored:literal),+]
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $visibility id: String,
            $($visibility $field: Option<$kind>,)*
            $visibility extra: $crate::resource::CustomFields,
            $visibility unreadable_fields: Vec<$crate::text::Text>,
        }

        impl $crate::lenient::Record for $name {
            fn read<'de, A: serde::de::MapAccess<'de>>(
                mut fields: A,
            ) -> Result<Result<Self, Option<String>>, A::Error> {
                use $crate::lenient::RecordId;

                let notes = $crate::lenient::Notes::default();
                let place = $crate::lenient::Place::root(&notes);
                let mut id = None;
                $(let mut $field = None;)*
                let mut extra = $crate::resource::CustomFields::default();
                while let Some($crate::lenient::FieldName(name)) = fields.next_key()? {
                    match &*name {
                        "id" => id = fields.next_value_seed(place.field("id").read())?,
                        $($crate::lenient::object!(@name $field $(= $json)?) => {
                            let name = $crate::lenient::object!(@name $field $(= $json)?);
                            $field = fields.next_value_seed(place.field(name).read())?;
                        })*
                        $($ignored)|+ => {
                            fields.next_value::<serde::de::IgnoredAny>()?;
                        }
                        _ => extra.push(&name, fields.next_value::<&serde_json::value::RawValue>()?),
                    }
                }
                Ok(match id {
                    Some(RecordId::Valid(id)) => Ok($name {
                        id,
                        $($field,)*
                        extra,
                        unreadable_fields: notes.into_paths(),
                    }),
                    Some(RecordId::Invalid(id)) => Err(Some(id)),
                    None => Err(None),
                })
            }
        }
    };
}
pub(crate) use resource;

#[cfg(test)]
mod tests {
    use super::CustomFields;
    use crate::lenient::read_record;

    resource! {
        #[derive(Debug, PartialEq)]
        struct Thing {
            name: String,
            kind = "thing-kind": String,
        } ignored ["links"]
    }

    fn read(json: &str) -> Result<Thing, Option<String>> {
        read_record(json)
    }

    #[test]
    fn field_may_be_missing_or_null_except_id() {
        let bare = read(r#"{"id":"1"}"#).unwrap();

        assert_eq!(
            read(r#"{"id":"1","name":null,"thing-kind":null,"links":{}}"#),
            Ok(bare)
        );
        assert_eq!(read(r#"{"name":"x"}"#), Err(None));
        assert_eq!(read(r#"{"id":null}"#), Err(None));
        assert_eq!(read(r#"{"id":5}"#), Err(Some("5".to_owned())));
    }

    #[test]
    fn unknown_field_keeps_its_json() {
        let thing =
            read(r#"{"favorite":{"b":1.50,"a":[null]},"id":"1","thing-kind":"x","\u006eew":true}"#).unwrap();

        assert_eq!(thing.kind.as_deref(), Some("x"));
        assert_eq!(thing.extra.get("favorite").unwrap()["b"], 1.5);
        assert_eq!(thing.extra.get("new").unwrap(), true);
        assert_eq!(thing.extra.get("old"), None);
        assert_eq!(thing.extra.fields().len(), 2);
        let texts = thing.extra.texts();
        assert_eq!(texts["favorite"], r#"{"b":1.50,"a":[null]}"#);
        assert_eq!(texts["new"], "true");
        let odd = read(r#"{"a\"b\\c\n":1,"id":"1","é":2}"#).unwrap().extra;
        assert_eq!(odd.get("a\"b\\c\n").unwrap(), 1);
        assert_eq!(odd.get("é").unwrap(), 2);
    }

    #[test]
    fn custom_fields_are_built_from_a_json_object() {
        let fields = CustomFields::from_json(r#"{ "loyalty": "gold", "points": 1.50 }"#).unwrap();

        assert_eq!(fields.get("loyalty").unwrap(), "gold");
        assert_eq!(fields.texts()["points"], "1.50");
        assert!(CustomFields::from_json("[]").is_err());
    }

    #[test]
    fn unrepresentable_value_is_kept_as_text() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        let json = format!(r#"{{"id":"1","huge":1e999,"half":"\ud83d","deep":{deep},"plain":7}}"#);
        let extra = read(&json).unwrap().extra;

        for name in ["huge", "half", "deep"] {
            assert_eq!(extra.get(name), None, "{name}");
        }
        assert_eq!(extra.get("plain").unwrap(), 7);
        assert_eq!(
            extra.fields().into_iter().collect::<Vec<_>>(),
            [("plain".to_owned(), 7.into())]
        );
        let texts = extra.texts();
        assert_eq!(texts["huge"], "1e999");
        assert_eq!(texts["half"], r#""\ud83d""#);
        assert_eq!(texts["deep"], deep);
        assert_eq!(texts["plain"], "7");
    }
}
