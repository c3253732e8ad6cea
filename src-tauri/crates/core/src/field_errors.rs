//! Errors of the store that are about a field of a form, in all the formats that stores use (see
//! `docs/api.md`, "Customer errors" and "Customer addresses").

use moltin::ErrorEntry;

use crate::Error;
use crate::view::FormField;

/// A field of a form.
pub(crate) struct Field {
    /// The name in the API.
    pub(crate) api: &'static str,
    /// The name in the command's input.
    pub(crate) form: &'static str,
    /// What it is, for staff.
    pub(crate) is: FormField,
}

impl Field {
    /// Whether an error names this field, as in `first_name is required`, `data.first_name` or
    /// `field 'FirstName'`.
    fn is_named_in(&self, entry: &ErrorEntry) -> bool {
        let name = normalize(self.api);
        let mut texts = [&entry.source, &entry.detail, &entry.title].into_iter().flatten();
        texts.any(|text| {
            text.split(|character: char| !character.is_alphanumeric() && character != '_')
                .any(|word| normalize(word) == name)
        })
    }
}

/// Makes `first_name` and `FirstName` equal.
fn normalize(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// Returns [`Error::Refused`] for an error that names fields of the form, else the error itself.
pub(crate) fn field_error(error: moltin::Error, form: &[Field]) -> Error {
    let entries = match &error {
        moltin::Error::Api(refusal) if matches!(refusal.status, 400 | 422) => refusal.entries.as_slice(),
        _ => &[],
    };
    let named: Vec<&Field> = form
        .iter()
        .filter(|field| entries.iter().any(|entry| field.is_named_in(entry)))
        .collect();
    let Some(first) = named.first() else {
        return error.into();
    };
    let is_missing = |entry: &ErrorEntry| {
        let says = |text: &Option<String>| text.as_deref().is_some_and(|text| text.contains("required"));
        says(&entry.title) || says(&entry.detail)
    };
    let missing = entries
        .iter()
        .all(is_missing)
        .then(|| named.iter().map(|field| field.is).collect());
    Error::Refused {
        field: first.form,
        missing,
        source: error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(detail: &str) -> bool {
        let name = Field {
            api: "name",
            form: "name",
            is: FormField::Name,
        };
        let mut entry = ErrorEntry::default();
        entry.detail = Some(detail.into());
        name.is_named_in(&entry)
    }

    #[test]
    fn field_is_found_in_every_error_format() {
        assert!(names("The data.name field is required."));
        assert!(names("name is required"));
        assert!(names("Validation failed: field 'Name' on the 'min' tag."));
        assert!(!names("first_name is required"));
        assert!(!names("The data.email field is required."));
    }
}
