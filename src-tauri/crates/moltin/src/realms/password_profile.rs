//! Password profiles: rules for user names, and a set of them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::PasswordProfileId;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::ResourceMeta;

/// A password profile of a realm (see `docs/api.md`, "Password profiles").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PasswordProfile {
    /// The ID.
    pub id: PasswordProfileId,
    /// The name; empty if the store sends none.
    pub name: Text,
    /// `email` or `any`: what a user name may be.
    pub username_format: Text,
    /// Whether members can sign in with one-time codes; `None` if the store does not say.
    pub enable_one_time_password_token: Option<bool>,
    /// When the profile was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the profile was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// A password profile to create.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewPasswordProfile {
    /// The name.
    pub name: String,
    /// Whether a user name must be an email address.
    pub usernames_are_emails: bool,
    /// Whether members can sign in with one-time codes.
    pub enable_one_time_password_token: bool,
}

impl NewPasswordProfile {
    /// A profile with user names of any form, without one-time codes.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            usernames_are_emails: false,
            enable_one_time_password_token: false,
        }
    }

    /// Sets whether a user name must be an email address.
    #[must_use]
    pub fn usernames_are_emails(mut self, usernames_are_emails: bool) -> Self {
        self.usernames_are_emails = usernames_are_emails;
        self
    }

    /// Sets whether members can sign in with one-time codes.
    #[must_use]
    pub fn one_time_codes(mut self, enable: bool) -> Self {
        self.enable_one_time_password_token = enable;
        self
    }
}

/// A profile in a request.
#[derive(Serialize)]
pub(super) struct Sent<'a> {
    r#type: &'static str,
    name: &'a str,
    username_format: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    enable_one_time_password_token: bool,
}

impl<'a> From<&'a NewPasswordProfile> for Sent<'a> {
    fn from(new: &'a NewPasswordProfile) -> Self {
        Self {
            r#type: "password_profile",
            name: &new.name,
            username_format: if new.usernames_are_emails { "email" } else { "any" },
            enable_one_time_password_token: new.enable_one_time_password_token,
        }
    }
}

resource! {
    /// A profile in a response.
    pub(super) struct Received {
        name: Text,
        username_format: Text,
        enable_one_time_password_token: bool,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

impl From<Received> for PasswordProfile {
    fn from(received: Received) -> Self {
        let timestamps = received.meta.unwrap_or_default().timestamps.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            username_format: received.username_format.unwrap_or_default(),
            enable_one_time_password_token: received.enable_one_time_password_token,
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_profile_has_the_documented_fields() {
        let support = NewPasswordProfile::new("Support");

        assert_eq!(
            serde_json::to_value(Sent::from(&support)).unwrap(),
            serde_json::json!({"type": "password_profile", "name": "Support", "username_format": "any"})
        );
    }
}
