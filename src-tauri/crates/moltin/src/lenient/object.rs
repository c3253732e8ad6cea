//! Objects inside of a record.

/// A struct that is read from a JSON object. Each field may be missing; other fields are ignored.
macro_rules! object {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $($field:ident $(= $json:literal)?: $kind:ty,)*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Default)]
        $visibility struct $name {
            $($visibility $field: Option<$kind>,)*
        }

        impl $crate::lenient::Readable for $name {
            fn from_object<'de, A: serde::de::MapAccess<'de>>(
                mut fields: A,
                place: &$crate::lenient::Place<'_>,
            ) -> Result<Option<Self>, A::Error> {
                let mut object = Self::default();
                while let Some($crate::lenient::FieldName(name)) = fields.next_key()? {
                    match &*name {
                        $($crate::lenient::object!(@name $field $(= $json)?) => {
                            let name = $crate::lenient::object!(@name $field $(= $json)?);
                            object.$field = fields.next_value_seed(place.field(name).read())?;
                        })*
                        _ => {
                            fields.next_value::<serde::de::IgnoredAny>()?;
                        }
                    }
                }
                Ok(Some(object))
            }

            /// PHP writes an empty object as an empty list.
            fn from_list<'de, A: serde::de::SeqAccess<'de>>(
                mut list: A,
                _: &$crate::lenient::Place<'_>,
            ) -> Result<Option<Self>, A::Error> {
                if list.next_element::<serde::de::IgnoredAny>()?.is_none() {
                    return Ok(Some(Self::default()));
                }
                serde::de::Visitor::visit_seq(serde::de::IgnoredAny, list)?;
                Ok(None)
            }
        }
    };
    (@name $name:ident) => { stringify!($name) };
    (@name $field:ident = $name:literal) => { $name };
}
pub(crate) use object;
