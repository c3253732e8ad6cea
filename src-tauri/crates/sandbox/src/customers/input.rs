//! Validates the fields of a new or changed customer (see `docs/api.md`, "Customers").

use serde_json::Value;

use crate::api_error::ApiError;
use crate::query::body::Fields;

const MAX_EXTERNAL_REF: usize = 2048;

/// A customer to create.
pub(super) struct NewCustomer {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) password: Option<String>,
    pub(super) external_ref: Option<String>,
}

/// The fields to change; `None` stays as it is.
#[expect(clippy::option_option, reason = "a reference can be kept, removed or set")]
pub(super) struct CustomerChanges {
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) password: Option<String>,
    pub(super) external_ref: Option<Option<String>>,
}

impl NewCustomer {
    pub(super) fn read(fields: &Fields) -> Result<Self, ApiError> {
        let mut problems = Vec::new();
        if fields.get("type").and_then(Value::as_str) != Some("customer") {
            problems.push("The data.type field must be customer.".to_owned());
        }
        for required in ["name", "email"] {
            if fields.get(required).is_none_or(is_empty) {
                problems.push(format!("The data.{required} field is required."));
            }
        }
        let changes = CustomerChanges::collect(fields, &mut problems);
        match (changes.name, changes.email) {
            (Some(name), Some(email)) if problems.is_empty() => Ok(Self {
                name,
                email,
                // An empty password means none (see `docs/api.md`, "Passwords").
                password: changes.password.filter(|password| !password.is_empty()),
                external_ref: changes.external_ref.flatten(),
            }),
            _ => Err(ApiError::validation(&problems)),
        }
    }
}

impl CustomerChanges {
    pub(super) fn read(fields: &Fields) -> Result<Self, ApiError> {
        let mut problems = Vec::new();
        if fields.get("type").is_some_and(|kind| kind != "customer") {
            problems.push("The data.type field must be customer.".to_owned());
        }
        for name in ["name", "email", "password"] {
            if fields.get(name).is_some_and(is_empty) {
                problems.push(format!("The data.{name} field may not be empty."));
            }
        }
        let changes = Self::collect(fields, &mut problems);
        if problems.is_empty() {
            Ok(changes)
        } else {
            Err(ApiError::validation(&problems))
        }
    }

    fn collect(fields: &Fields, problems: &mut Vec<String>) -> Self {
        let mut text = |name: &str| match fields.get(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => Some(text.clone()),
            Some(_) => {
                problems.push(format!("The data.{name} field must be a string."));
                None
            }
        };
        let (name, email) = (text("name"), text("email"));
        let (password, reference) = (text("password"), text("external_ref"));
        if email
            .as_ref()
            .is_some_and(|email| !email.is_empty() && !is_email(email))
        {
            problems.push("The data.email field must be a valid email address.".to_owned());
        }
        if reference
            .as_ref()
            .is_some_and(|reference| reference.chars().count() > MAX_EXTERNAL_REF)
        {
            problems.push("The data.external_ref field may not be greater than 2048 characters.".to_owned());
        }
        let external_ref = fields.contains_key("external_ref").then_some(reference);
        Self {
            name,
            email,
            password,
            external_ref,
        }
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value == ""
}

/// A minimal check: the rules of the real service are unknown.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && text.len() <= 254 && !text.contains(char::is_whitespace)
    })
}
