//! Reading resources: the fields that are known, and all others as they came.
//!
//! `#[serde(flatten)]` would take every field apart before it is known to be wanted, and most of a page of orders is not.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The fields of a resource that this client has no name for, such as a store's own custom fields, as they came.
///
/// Kept as the text of one JSON object: most are never looked at.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CustomFields(String);

impl CustomFields {
    pub(crate) fn keep(&mut self, name: &str, value: &RawValue) {
        let value = value.get();
        let text = &mut self.0;
        text.reserve_exact(name.len() + value.len() + 5);
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

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, but for those that are JSON and yet no value: a number past any `f64`, half of a surrogate pair, 128 arrays in each
    /// other. [`CustomFields::texts`] has those too.
    pub fn fields(&self) -> Map<String, Value> {
        let value = |(name, text): (String, &RawValue)| Some((name, parsed(text)?));
        self.raw().into_iter().filter_map(value).collect()
    }

    /// All of them by name, each as the very JSON that came: `1.50` is not `1.5` here.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let text = |(name, text): (String, &RawValue)| (name, text.get().to_owned());
        self.raw().into_iter().map(text).collect()
    }

    /// The field of this name, if it is among [`CustomFields::fields`].
    pub fn get(&self, name: &str) -> Option<Value> {
        parsed(self.raw().get(name)?)
    }

    fn raw(&self) -> BTreeMap<String, &RawValue> {
        if self.is_empty() {
            return BTreeMap::new();
        }
        serde_json::from_str(&self.0).expect("it was read as JSON")
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

/// The name of a field, without a copy where its text has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct FieldName<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

/// A resource as it is received. Fields that are required have no default; those that are optional may be missing or null;
/// those that are ignored are known and of no use. Everything else is `extra`.
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
                                _ => extra.keep(&name, fields.next_value::<&serde_json::value::RawValue>()?),
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
    fn what_is_optional_may_be_missing_or_null() {
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
    fn what_has_no_name_here_is_kept_as_it_came() {
        let thing =
            read(r#"{"favourite":{"b":1.50,"a":[null]},"id":"1","thing-kind":"x","\u006eew":true}"#).unwrap();

        assert_eq!(thing.kind.as_deref(), Some("x"));
        assert_eq!(thing.extra.get("favourite").unwrap()["b"], 1.5);
        assert_eq!(thing.extra.get("new").unwrap(), true);
        assert_eq!(thing.extra.get("old"), None);
        assert_eq!(thing.extra.fields().len(), 2);
        let texts = thing.extra.texts();
        assert_eq!(texts["favourite"], r#"{"b":1.50,"a":[null]}"#);
        assert_eq!(texts["new"], "true");
        let odd = read(r#"{"a\"b\\c\n":1,"id":"1","é":2}"#).unwrap().extra;
        assert_eq!(odd.get("a\"b\\c\n").unwrap(), 1);
        assert_eq!(odd.get("é").unwrap(), 2);
    }

    #[test]
    fn what_no_value_can_hold_is_kept_as_text_and_hides_nothing_else() {
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
