//! Authentication infos: the people of a realm. Each is also an account member with the same ID.

use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::Realm;
use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter::filter;
use crate::id::{AccountMemberId, AuthenticationRealmId};
use crate::identity::{Admin, send};
use crate::lenient::object;
use crate::list::{ListCall, ListQuery, SortKey};
use crate::null_if_empty::NullIfEmpty;
use crate::page::Page;
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::transport::{Call, Path};

/// A person of a realm (see `docs/api.md`, "User authentication infos").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserAuthenticationInfo {
    /// The ID, which is also the account member's.
    pub id: AccountMemberId,
    /// The full name; empty if the store sends none.
    pub name: Text,
    /// The given name.
    pub given_name: Option<Text>,
    /// The middle name.
    pub middle_name: Option<Text>,
    /// The family name.
    pub family_name: Option<Text>,
    /// The email address; empty if the store sends none.
    pub email: Text,
    /// `COMPLETE` or `IN_PROGRESS`; empty if the store sends none.
    pub creation_status: Text,
    /// When it was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When it or one of its credentials was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

/// A person of a realm to create, or with changed fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NewUserAuthenticationInfo {
    /// The full name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The given name.
    pub given_name: Option<String>,
    /// The middle name.
    pub middle_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
}

impl NewUserAuthenticationInfo {
    /// A person with a name and an email address.
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            email: email.into(),
            given_name: None,
            middle_name: None,
            family_name: None,
        }
    }

    /// Sets the given name.
    #[must_use]
    pub fn given_name(mut self, name: impl Into<String>) -> Self {
        self.given_name = Some(name.into());
        self
    }

    /// Sets the middle name.
    #[must_use]
    pub fn middle_name(mut self, name: impl Into<String>) -> Self {
        self.middle_name = Some(name.into());
        self
    }

    /// Sets the family name.
    #[must_use]
    pub fn family_name(mut self, name: impl Into<String>) -> Self {
        self.family_name = Some(name.into());
        self
    }
}

filter! {
    /// Selects people of a realm (see `docs/api.md`, "Lists of accounts"). The default selects all.
    /// `ilike` ignores upper and lower case; patterns have a `*` at either end.
    UserAuthenticationInfoFilter {
        /// The people with this email address.
        email(email: &str) = "eq" "email",
        /// People whose email address matches a pattern, or is this text.
        email_ilike(pattern: &str) = "ilike" "email",
        /// The people with this full name.
        name(name: &str) = "eq" "name",
        /// People whose full name matches a pattern, or is this text.
        name_ilike(pattern: &str) = "ilike" "name",
        /// People whose given name matches a pattern, or is this text.
        given_name_ilike(pattern: &str) = "ilike" "given_name",
        /// People whose middle name matches a pattern, or is this text.
        middle_name_ilike(pattern: &str) = "ilike" "middle_name",
        /// People whose family name matches a pattern, or is this text.
        family_name_ilike(pattern: &str) = "ilike" "family_name",
        /// People created after this time.
        created_after(time: Timestamp) = "gt" "created_at",
        /// People created before this time.
        created_before(time: Timestamp) = "lt" "created_at",
        /// People last updated after this time.
        updated_after(time: Timestamp) = "gt" "updated_at",
        /// People last updated before this time.
        updated_before(time: Timestamp) = "lt" "updated_at",
    }
}

/// The sort order of the people of a realm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[expect(missing_docs, reason = "the names say it all")]
pub enum UserAuthenticationInfoSort {
    NewestFirst,
    OldestFirst,
    LastChangedFirst,
    LastChangedLast,
    Id,
    IdDescending,
}

impl SortKey for UserAuthenticationInfoSort {
    fn key(self) -> &'static str {
        match self {
            Self::NewestFirst => "-created_at",
            Self::OldestFirst => "created_at",
            Self::LastChangedFirst => "-updated_at",
            Self::LastChangedLast => "updated_at",
            Self::Id => "id",
            Self::IdDescending => "-id",
        }
    }
}

/// One page of the people of a realm.
pub type UserAuthenticationInfoQuery = ListQuery<UserAuthenticationInfoFilter, UserAuthenticationInfoSort>;

/// The people of a realm, as the admin sees them.
#[derive(Debug, Clone)]
pub struct UserAuthenticationInfos {
    admin: Admin,
    realm: AuthenticationRealmId,
}

impl Realm<Admin> {
    /// The people of the realm.
    pub fn users(&self) -> UserAuthenticationInfos {
        UserAuthenticationInfos {
            admin: self.identity.clone(),
            realm: self.id.clone(),
        }
    }
}

impl UserAuthenticationInfos {
    /// One page of people.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter, [`Error::InvalidLimit`] for a limit
    /// out of range.
    pub async fn list(
        &self,
        query: &UserAuthenticationInfoQuery,
    ) -> Result<Page<UserAuthenticationInfo>, Error> {
        ListCall::new(self.path())
            .filter(query.filter.parameter())
            .sort(query.sort)
            .page::<Received, _>(&self.admin, query.limit, query.offset)
            .await
    }

    /// One person.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the realm has no person with this ID.
    pub async fn get(&self, id: &AccountMemberId) -> Result<UserAuthenticationInfo, Error> {
        self.single(Call::get(self.path().id(id.as_str()))).await
    }

    /// Creates a person, who is also an account member then. The request is retried only if the
    /// store did not process it. After a lost response, [`UserAuthenticationInfos::list`] shows
    /// whether the person was created.
    ///
    /// # Errors
    /// [`Error::Api`] with status 422 if the store refuses a field.
    pub async fn create(&self, new: &NewUserAuthenticationInfo) -> Result<UserAuthenticationInfo, Error> {
        let body = Sent::new(None, new);
        self.single(Call::new(Method::POST, self.path()).data(&body))
            .await
    }

    /// Changes a person: name and email address are replaced, name parts only if they are set. An
    /// empty name part is removed.
    ///
    /// # Errors
    /// As [`UserAuthenticationInfos::create`], and [`Error::is_not_found`] if the realm has no
    /// person with this ID.
    pub async fn update(
        &self,
        id: &AccountMemberId,
        changed: &NewUserAuthenticationInfo,
    ) -> Result<UserAuthenticationInfo, Error> {
        let body = Sent::new(Some(id), changed);
        let path = self.path().id(id.as_str());
        self.single(Call::new(Method::PUT, path).data(&body)).await
    }

    /// Deletes a person with all their credentials. The account member is deleted, too.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the realm has no person with this ID.
    pub async fn delete(&self, id: &AccountMemberId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.admin, &call).await?.accept_deletion()
    }

    async fn single(&self, call: Call) -> Result<UserAuthenticationInfo, Error> {
        let response = send(&self.admin, &call).await?;
        let (user, _) = response.one::<Received, NotIncluded>()?;
        Ok(user.into())
    }

    fn path(&self) -> Path {
        Path::new("/v2/authentication-realms")
            .id(self.realm.as_str())
            .join("user-authentication-info")
    }
}

/// A person in a request.
#[derive(Serialize)]
struct Sent<'a> {
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a AccountMemberId>,
    name: &'a str,
    email: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<NullIfEmpty<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    middle_name: Option<NullIfEmpty<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    family_name: Option<NullIfEmpty<'a>>,
}

impl<'a> Sent<'a> {
    fn new(id: Option<&'a AccountMemberId>, new: &'a NewUserAuthenticationInfo) -> Self {
        Self {
            r#type: "user_authentication_info",
            id,
            name: &new.name,
            email: &new.email,
            given_name: new.given_name.as_deref().map(NullIfEmpty),
            middle_name: new.middle_name.as_deref().map(NullIfEmpty),
            family_name: new.family_name.as_deref().map(NullIfEmpty),
        }
    }
}

resource! {
    /// A person in a response.
    struct Received {
        name: Text,
        given_name: Text,
        middle_name: Text,
        family_name: Text,
        email: Text,
        meta: Meta,
    } ignored ["type", "links"]
}

object! {
    struct Meta {
        created_at: Timestamp,
        updated_at: Timestamp,
        creation_status: Text,
    }
}

impl From<Received> for UserAuthenticationInfo {
    fn from(received: Received) -> Self {
        let meta = received.meta.unwrap_or_default();
        Self {
            id: received.id.into(),
            name: received.name.unwrap_or_default(),
            given_name: received.given_name,
            middle_name: received.middle_name,
            family_name: received.family_name,
            email: received.email.unwrap_or_default(),
            creation_status: meta.creation_status.unwrap_or_default(),
            created_at: meta.created_at,
            updated_at: meta.updated_at,
            extra: received.extra,
            unreadable_fields: received.unreadable_fields,
        }
    }
}
