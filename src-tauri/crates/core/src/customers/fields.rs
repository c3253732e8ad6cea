//! The fields of a customer in forms.

use crate::field_errors::Field;

/// The fields of a customer in forms.
pub(super) const CUSTOMER: &[Field] = &[
    Field {
        api: "name",
        form: "name",
        words: "the name",
    },
    Field {
        api: "email",
        form: "email",
        words: "the e-mail address",
    },
    Field {
        api: "external_ref",
        form: "externalRef",
        words: "the external reference",
    },
];
