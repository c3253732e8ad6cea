//! Deserializing resources: known fields as types, all others as raw JSON.
//!
//! `#[serde(flatten)]` would parse every unknown field, and most of a page of orders is unknown.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

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
        text.reserve_exact(name.len().saturating_add(value.len()).saturating_add(5));
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

impl fmt::Debug for CustomFields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_empty() { "{}" } else { &self.0 })
    }
}

/// The name of a field, borrowed if its JSON has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct FieldName<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// A struct that deserializes a resource. Required fields have no default, optional fields may be
/// missing or null, and ignored fields are dropped. Every other field goes to `extra`.
macro_rules! resource {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $(required $required:ident: $required_kind:ty,)*
            $(optional $optional:ident $(= $optional_name:literal)?: $optional_kind:ty,)*
            $(ignored $ignored:literal,)*
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $name {
            $(pub(crate) $required: $required_kind,)*
            $(pub(crate) $optional: $optional_kind,)*
            pub(crate) extra: $crate::resource::CustomFields,
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str("a resource")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut fields: A) -> Result<$name, A::Error> {
                        $(let mut $required = None;)*
                        $(let mut $optional = <$optional_kind>::default();)*
                        let mut extra = $crate::resource::CustomFields::default();
                        while let Some($crate::resource::FieldName(name)) = fields.next_key()? {
                            match &*name {
                                $(stringify!($required) => $required = Some(fields.next_value()?),)*
                                $(resource!(@name $optional $(= $optional_name)?) => {
                                    $optional = fields.next_value::<Option<_>>()?.unwrap_or_default();
                                })*
                                $($ignored)|* => {
                                    fields.next_value::<serde::de::IgnoredAny>()?;
                                }
                                _ => extra.push(&name, fields.next_value::<&serde_json::value::RawValue>()?),
                            }
                        }
                        Ok($name {
                            $($required: $required
                                .ok_or_else(|| <A::Error as serde::de::Error>::missing_field(stringify!($required)))?,)*
                            $($optional,)*
                            extra,
                        })
                    }
                }

                deserializer.deserialize_map(Visitor)
            }
        }
    };
    (@name $name:ident) => { stringify!($name) };
    (@name $field:ident = $name:literal) => { $name };
}
pub(crate) use resource;

#[cfg(test)]
mod tests {
    use super::CustomFields;

    resource! {
        #[derive(Debug, PartialEq)]
        struct Thing {
            required id: String,
            optional name: String,
            optional kind = "thing-kind": Option<String>,
            ignored "links",
        }
    }

    fn read(json: &str) -> Result<Thing, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn optional_field_may_be_missing_or_null() {
        let bare = read(r#"{"id":"1"}"#).unwrap();

        assert_eq!(
            read(r#"{"id":"1","name":null,"thing-kind":null,"links":{}}"#).unwrap(),
            bare
        );
        assert!(bare.extra.is_empty());
        assert!(
            read(r#"{"name":"x"}"#)
                .unwrap_err()
                .starts_with("missing field `id`")
        );
        assert!(read(r#"{"id":null}"#).is_err());
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
