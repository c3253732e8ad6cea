//! Validates the fields of a user authentication info (see `docs/api.md`, "User authentication
//! infos").

use serde_json::Value;

use crate::api_error::ApiError;
use crate::query::body::Fields;

/// A user to create.
pub(crate) struct NewUser {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) given_name: Option<String>,
    pub(crate) middle_name: Option<String>,
    pub(crate) family_name: Option<String>,
}

/// The fields to change; `None` stays as it is, `Some(None)` is removed.
#[expect(clippy::option_option, reason = "a name part can be kept, removed or set")]
pub(crate) struct UserChanges {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) given_name: Option<Option<String>>,
    pub(crate) middle_name: Option<Option<String>>,
    pub(crate) family_name: Option<Option<String>>,
}

impl NewUser {
    pub(crate) fn read(fields: &Fields) -> Result<Self, ApiError> {
        Self::from_changes(UserChanges::read(fields)?)
    }

    /// Reads the fields of someone who signs up, among which `type` means the token.
    pub(crate) fn of_signup(fields: &Fields) -> Result<Self, ApiError> {
        Self::from_changes(UserChanges::collect(fields)?)
    }

    fn from_changes(changes: UserChanges) -> Result<Self, ApiError> {
        let required = |value: Option<String>, name: &str| {
            value.ok_or_else(|| ApiError::realm_part_invalid(&format!("{name} must not be blank")))
        };
        Ok(Self {
            name: required(changes.name, "name")?,
            email: required(changes.email, "email")?,
            given_name: changes.given_name.flatten(),
            middle_name: changes.middle_name.flatten(),
            family_name: changes.family_name.flatten(),
        })
    }

    /// The fields that it sets.
    pub(crate) fn fields(&self) -> Fields {
        let parts = [
            ("name", Some(&self.name)),
            ("email", Some(&self.email)),
            ("given_name", self.given_name.as_ref()),
            ("middle_name", self.middle_name.as_ref()),
            ("family_name", self.family_name.as_ref()),
        ];
        let set = parts.into_iter().filter_map(|(name, value)| Some((name, value?)));
        set.map(|(name, value)| (name.to_owned(), Value::from(value.as_str())))
            .collect()
    }
}

impl UserChanges {
    pub(crate) fn read(fields: &Fields) -> Result<Self, ApiError> {
        if fields
            .get("type")
            .is_none_or(|kind| kind != "user_authentication_info")
        {
            return Err(ApiError::realm_part_invalid(
                "type must be user_authentication_info",
            ));
        }
        Self::collect(fields)
    }

    fn collect(fields: &Fields) -> Result<Self, ApiError> {
        let required = |name: &str| match text(fields, name)? {
            None => Ok(None),
            Some(Some(text)) if !text.trim().is_empty() => Ok(Some(text)),
            Some(_) => Err(ApiError::realm_part_invalid(&format!("{name} must not be blank"))),
        };
        let email = required("email")?;
        if email.as_ref().is_some_and(|email| !is_email(email)) {
            return Err(ApiError::realm_part_invalid("email must be an email address"));
        }
        Ok(Self {
            name: required("name")?,
            email,
            given_name: text(fields, "given_name")?,
            middle_name: text(fields, "middle_name")?,
            family_name: text(fields, "family_name")?,
        })
    }
}

/// A minimal check: the rules of the real service are unknown.
pub(crate) fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !text.contains(char::is_whitespace)
    })
}

/// A field that may be missing, null or text.
#[expect(clippy::option_option, reason = "a field can be missing, null or set")]
fn text(fields: &Fields, name: &str) -> Result<Option<Option<String>>, ApiError> {
    match fields.get(name) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(Value::String(text)) => Ok(Some(Some(text.clone()))),
        Some(_) => Err(ApiError::realm_part_invalid(&format!("{name} must be a text"))),
    }
}
