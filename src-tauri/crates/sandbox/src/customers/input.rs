//! What may be sent to make or change a customer (see `docs/api.md`, "Customers").

use serde_json::Value;

use crate::query::body::Fields;
use crate::refusal::Refusal;

const LONGEST_REFERENCE: usize = 2048;

/// A customer to make.
pub(super) struct New {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) password: Option<String>,
    pub(super) external_ref: Option<String>,
}

/// What to change; what is `None` stays.
#[expect(
    clippy::option_option,
    reason = "a reference can be left alone, taken away, or set"
)]
pub(super) struct Changes {
    pub(super) name: Option<String>,
    pub(super) email: Option<String>,
    pub(super) password: Option<String>,
    pub(super) external_ref: Option<Option<String>>,
}

impl New {
    pub(super) fn read(fields: &Fields) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        if fields.get("type").and_then(Value::as_str) != Some("customer") {
            problems.push("The data.type field must be customer.".to_owned());
        }
        for required in ["name", "email"] {
            if fields.get(required).is_none_or(is_empty) {
                problems.push(format!("The data.{required} field is required."));
            }
        }
        let changes = Changes::collect(fields, &mut problems);
        match (changes.name, changes.email) {
            (Some(name), Some(email)) if problems.is_empty() => Ok(Self {
                name,
                email,
                // An empty password is none (see `docs/api.md`, "Passwords").
                password: changes.password.filter(|password| !password.is_empty()),
                external_ref: changes.external_ref.flatten(),
            }),
            _ => Err(Refusal::validation(&problems)),
        }
    }
}

impl Changes {
    pub(super) fn read(fields: &Fields) -> Result<Self, Refusal> {
        let mut problems = Vec::new();
        if fields.get("type").is_some_and(|kind| kind != "customer") {
            problems.push("The data.type field must be customer.".to_owned());
        }
        for kept in ["name", "email", "password"] {
            if fields.get(kept).is_some_and(is_empty) {
                problems.push(format!("The data.{kept} field may not be empty."));
            }
        }
        let changes = Self::collect(fields, &mut problems);
        if problems.is_empty() {
            Ok(changes)
        } else {
            Err(Refusal::validation(&problems))
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
            .is_some_and(|reference| reference.chars().count() > LONGEST_REFERENCE)
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

/// No more than a glance: the rules of the real service are not known.
fn is_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && text.len() <= 254 && !text.contains(char::is_whitespace)
    })
}
