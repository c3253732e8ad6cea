//! Validates the fields of a new or changed account (see `docs/api.md`, "Accounts").

use serde_json::Value;

use crate::api_error::ApiError;
use crate::query::body::Fields;

const MAX_EXTERNAL_REF: usize = 2048;

/// An account to create.
pub(super) struct NewAccount {
    pub(super) name: String,
    pub(super) legal_name: Option<String>,
    pub(super) registration_id: Option<String>,
    pub(super) external_ref: Option<String>,
    pub(super) parent_id: Option<String>,
}

/// The fields to change; `None` stays as it is, `Some(None)` is removed.
#[expect(clippy::option_option, reason = "a field can be kept, removed or set")]
pub(super) struct AccountChanges {
    pub(super) name: Option<String>,
    pub(super) legal_name: Option<Option<String>>,
    pub(super) registration_id: Option<Option<String>>,
    pub(super) external_ref: Option<Option<String>>,
}

impl NewAccount {
    pub(super) fn read(fields: &Fields) -> Result<Self, ApiError> {
        let changes = AccountChanges::read(fields)?;
        Ok(Self {
            name: changes
                .name
                .ok_or_else(|| ApiError::account_field("Name", "required"))?,
            legal_name: changes.legal_name.flatten(),
            registration_id: changes.registration_id.flatten(),
            external_ref: changes.external_ref.flatten(),
            parent_id: text(fields, "parent_id", "ParentID")?.flatten(),
        })
    }

    /// An account with a name only.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            legal_name: None,
            registration_id: None,
            external_ref: None,
            parent_id: None,
        }
    }
}

impl AccountChanges {
    pub(super) fn read(fields: &Fields) -> Result<Self, ApiError> {
        if fields.get("type").is_none_or(|kind| kind != "account") {
            return Err(ApiError::account_field("Type", "eq"));
        }
        let name = match text(fields, "name", "Name")? {
            None => None,
            Some(None) => return Err(ApiError::account_field("Name", "required")),
            Some(Some(name)) if name.is_empty() => return Err(ApiError::account_field("Name", "min")),
            Some(name) => name,
        };
        let external_ref = text(fields, "external_ref", "ExternalRef")?;
        if let Some(Some(reference)) = &external_ref
            && reference.chars().count() > MAX_EXTERNAL_REF
        {
            return Err(ApiError::account_field("ExternalRef", "max"));
        }
        let not_empty =
            |value: Option<Option<String>>| value.map(|text| text.filter(|text| !text.is_empty()));
        Ok(Self {
            name,
            legal_name: not_empty(text(fields, "legal_name", "LegalName")?),
            registration_id: not_empty(text(fields, "registration_id", "RegistrationID")?),
            external_ref,
        })
    }
}

/// A field that may be missing, null or text.
#[expect(clippy::option_option, reason = "a field can be missing, null or set")]
fn text(fields: &Fields, name: &str, label: &str) -> Result<Option<Option<String>>, ApiError> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(Value::String(text)) => Ok(Some(Some(text.clone()))),
        Some(_) => Err(ApiError::account_field(label, "string")),
    }
}
