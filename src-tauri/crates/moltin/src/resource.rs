//! Reading resources: the fields that are known, and all others as they came.
//!
//! `#[serde(flatten)]` would take every field apart before it is known to be wanted, and most of a page of orders is not.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The fields of a resource that this client has no name for, such as a store's own custom fields, as they came.
#[derive(Clone, Default)]
pub struct Extra(Vec<(Box<str>, Box<RawValue>)>);

impl Extra {
    pub(crate) fn keep(&mut self, name: &str, value: Box<RawValue>) {
        self.0.push((name.into(), value));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The field of this name.
    pub fn get(&self, name: &str) -> Option<Value> {
        let (_, raw) = self.0.iter().find(|(found, _)| **found == *name)?;
        Some(value(raw))
    }

    /// All of them, in the store's order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Value)> {
        self.0.iter().map(|(name, raw)| (&**name, value(raw)))
    }
}

fn value(raw: &RawValue) -> Value {
    serde_json::from_str(raw.get()).expect("it was read as JSON")
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let text = |(name, raw): &(Box<str>, Box<RawValue>)| (name.clone(), raw.get().to_owned());
        self.0.iter().map(text).eq(other.0.iter().map(text))
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
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
            pub(crate) extra: $crate::resource::Extra,
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
                        let mut extra = $crate::resource::Extra::default();
                        while let Some($crate::resource::FieldName(name)) = fields.next_key()? {
                            match &*name {
                                $(stringify!($required) => $required = Some(fields.next_value()?),)*
                                $(resource!(@name $optional $(= $optional_name)?) => {
                                    $optional = fields.next_value::<Option<_>>()?.unwrap_or_default();
                                })*
                                $($ignored)|* => {
                                    fields.next_value::<serde::de::IgnoredAny>()?;
                                }
                                _ => extra.keep(&name, fields.next_value()?),
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
    use super::resource;

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
        let names: Vec<_> = thing.extra.iter().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names, ["favourite", "new"]);
    }
}
