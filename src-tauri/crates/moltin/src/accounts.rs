//! Accounts of organizations, whose members place orders for them (see `docs/api.md`, "Accounts of
//! organizations").

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::AccountId;
use crate::identity::{Admin, send};
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::transport::{Call, Path};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Account {
    /// The ID.
    pub id: AccountId,
    /// The name of the organization.
    pub name: Text,
    /// All other fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

resource! {
    /// An account in a response.
    struct Received {
        name: Text,
    } ignored ["type", "links"]
}

impl Admin {
    /// One account.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no account with this ID.
    pub async fn account(&self, id: &AccountId) -> Result<Account, Error> {
        let call = Call::get(Path::new("/v2/accounts").id(id.as_str()));
        let response = send(self, &call).await?;
        let (account, _) = response.one::<Received, NotIncluded>()?;
        Ok(Account {
            id: account.id.into(),
            name: account.name.unwrap_or_default(),
            extra: account.extra,
            unreadable_fields: account.unreadable_fields,
        })
    }
}
