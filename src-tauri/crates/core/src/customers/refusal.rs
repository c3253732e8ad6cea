//! Refusals that are about a field of a form, in whichever dialect the store says so (see
//! `docs/api.md`, "Customer errors" and "Customer addresses").

use moltin::ErrorEntry;

use crate::Error;

/// A field of a form.
pub(super) struct Field {
    /// As the API names it.
    pub(super) api: &'static str,
    /// As the form's request names it.
    pub(super) form: &'static str,
    /// As people name it.
    pub(super) words: &'static str,
}

impl Field {
    /// Whether the store speaks of this field: `first_name is required`, `data.first_name`, `field 'FirstName'`.
    fn is_named_by(&self, entry: &ErrorEntry) -> bool {
        let name = bare(self.api);
        let mut texts = [&entry.source, &entry.detail, &entry.title].into_iter().flatten();
        texts.any(|text| {
            text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .any(|word| bare(word) == name)
        })
    }
}

/// A name without regard to how it is joined: `first_name` and `FirstName` are one.
fn bare(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// Puts what the store says of a field of the form at that field. What it says of no field stays as it is.
pub(super) fn at_its_field(error: moltin::Error, form: &[Field]) -> Error {
    let entries = match &error {
        moltin::Error::Api(refusal) if matches!(refusal.status, 400 | 422) => refusal.entries.as_slice(),
        _ => &[],
    };
    let named: Vec<&Field> = form
        .iter()
        .filter(|field| entries.iter().any(|entry| field.is_named_by(entry)))
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
        .then(|| named.iter().map(|field| field.words).collect());
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
            words: "name",
        };
        name.is_named_by(&ErrorEntry {
            detail: Some(detail.into()),
            ..ErrorEntry::default()
        })
    }

    #[test]
    fn a_field_is_found_in_every_dialect_and_not_within_another() {
        assert!(names("The data.name field is required."));
        assert!(names("name is required"));
        assert!(names("Validation failed: field 'Name' on the 'min' tag."));
        assert!(!names("first_name is required"));
        assert!(!names("The data.email field is required."));
    }
}
