//! The fields of a customer in forms.

use crate::field_errors::Field;
use crate::view::FormField;

/// The fields of a customer in forms.
pub(super) const CUSTOMER: &[Field] = &[
    Field {
        api: "name",
        form: "name",
        is: FormField::Name,
    },
    Field {
        api: "email",
        form: "email",
        is: FormField::Email,
    },
    Field {
        api: "external_ref",
        form: "externalRef",
        is: FormField::ExternalRef,
    },
];
