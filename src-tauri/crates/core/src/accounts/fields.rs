//! The fields of accounts and of new members in forms, and what they may have in them.

use moltin::Account;

use crate::Error;
use crate::customers::MAX_EXTERNAL_REF_LENGTH;
use crate::field_errors::Field;
use crate::view::{AccountFields, FormField, InvalidInput};

/// The fields of an account.
pub(super) const ACCOUNT: &[Field] = &[
    Field {
        api: "name",
        form: "name",
        is: FormField::Name,
    },
    Field {
        api: "legal_name",
        form: "legalName",
        is: FormField::LegalName,
    },
    Field {
        api: "registration_id",
        form: "registrationId",
        is: FormField::RegistrationId,
    },
    Field {
        api: "external_ref",
        form: "externalRef",
        is: FormField::ExternalRef,
    },
];

/// The fields of a new member.
pub(super) const MEMBER: &[Field] = &[
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
];

/// The fields of an account as forms have them.
pub(super) fn of(account: &Account) -> AccountFields {
    let text = |text: &Option<moltin::Text>| text.as_deref().unwrap_or_default().to_owned();
    AccountFields {
        name: account.name.to_string(),
        legal_name: text(&account.legal_name),
        registration_id: text(&account.registration_id),
        external_ref: text(&account.external_ref),
    }
}

/// Validates the name of an account and trims it.
pub(super) fn valid_name(text: &str) -> Result<&str, Error> {
    match text.trim() {
        "" => Err(Error::input("name", InvalidInput::AccountNameMissing)),
        name => Ok(name),
    }
}

/// Trims a text that the store validates.
#[expect(clippy::unnecessary_wraps, reason = "it is one of several validations")]
pub(super) fn trimmed(text: &str) -> Result<&str, Error> {
    Ok(text.trim())
}

/// Validates an external reference, which may be empty, and trims it.
pub(super) fn valid_reference(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.chars().count() > MAX_EXTERNAL_REF_LENGTH {
        return Err(Error::input("externalRef", InvalidInput::ReferenceTooLong));
    }
    Ok(text)
}
