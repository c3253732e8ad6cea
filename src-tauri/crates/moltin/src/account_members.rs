//! Account members: the people who sign in for accounts (see `docs/api.md`, "Account members").

mod filter;
mod member;

use reqwest::Method;
use serde::Serialize;
use serde_json::{Map, Value};

pub use filter::{AccountMemberFilter, AccountMemberSort};
pub use member::AccountMember;
pub(crate) use member::Received as ReceivedMember;

use crate::document::NotIncluded;
use crate::error::Error;
use crate::id::AccountMemberId;
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, AsMember, send};
use crate::list::{ListCall, ListQuery};
use crate::page::Page;
use crate::transport::{Call, Path};

const PATH: &str = "/v2/account-members";

/// One page of a list of account members.
pub type AccountMemberQuery = ListQuery<AccountMemberFilter, AccountMemberSort>;

/// The store's account members, as the admin sees them.
#[derive(Debug, Clone)]
pub struct AccountMembers {
    admin: Admin,
}

impl Admin {
    /// The store's account members.
    pub fn account_members(&self) -> AccountMembers {
        AccountMembers { admin: self.clone() }
    }
}

impl AsMember {
    /// The member's own profile.
    ///
    /// # Errors
    /// [`Error::AccountTokenRejected`] if the token is not valid any more.
    pub async fn profile(&self) -> Result<AccountMember, Error> {
        single(self, Call::get(path(self.member_id()))).await
    }
}

impl AccountMembers {
    /// One page of members.
    ///
    /// # Errors
    /// [`Error::Api`] if the store does not support the filter, [`Error::InvalidLimit`] for a limit
    /// out of range.
    pub async fn list(&self, query: &AccountMemberQuery) -> Result<Page<AccountMember>, Error> {
        ListCall::new(Path::new(PATH))
            .filter(query.filter.parameter())
            .sort(query.sort)
            .page::<member::Received, _>(&self.admin, query.limit, query.offset)
            .await
    }

    /// One member.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no member with this ID.
    pub async fn get(&self, id: &AccountMemberId) -> Result<AccountMember, Error> {
        single(&self.admin, Call::get(path(id))).await
    }

    /// Changes custom fields of a member. Name and email address are changed in the realm: see
    /// [`UserAuthenticationInfos::update`](crate::UserAuthenticationInfos::update).
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no member with this ID.
    pub async fn update(
        &self,
        id: &AccountMemberId,
        fields: &Map<String, Value>,
    ) -> Result<AccountMember, Error> {
        #[derive(Serialize)]
        struct Sent<'a> {
            r#type: &'static str,
            id: &'a AccountMemberId,
            #[serde(flatten)]
            fields: &'a Map<String, Value>,
        }
        let body = Sent {
            r#type: "account_member",
            id,
            fields,
        };
        single(&self.admin, Call::new(Method::PUT, path(id)).data(&body)).await
    }
}

async fn single(identity: &impl Authenticate, call: Call) -> Result<AccountMember, Error> {
    let response = send(identity, &call).await?;
    let (member, _) = response.one::<member::Received, NotIncluded>()?;
    Ok(member.into())
}

fn path(id: &AccountMemberId) -> Path {
    Path::new(PATH).id(id.as_str())
}
