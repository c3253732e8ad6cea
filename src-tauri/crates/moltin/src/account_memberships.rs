//! Memberships: which members act for which accounts (see `docs/api.md`, "Account memberships").

use jiff::Timestamp;
use reqwest::Method;
use serde::{Deserialize, Serialize};

use crate::account_members::{AccountMember, ReceivedMember};
use crate::accounts::{Account, ReceivedAccount};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter::filter;
use crate::id::{AccountId, AccountMemberId, AccountMembershipId};
use crate::identity::sealed::Authenticate;
use crate::identity::{Admin, AsMember, send};
use crate::lenient::{StrictText, object};
use crate::list::{ListCall, ListQuery};
use crate::page::Page;
use crate::relationships::{Included, ToOne};
use crate::resource::{CustomFields, resource};
use crate::text::Text;
use crate::timestamps::ResourceMeta;
use crate::transport::{Call, Path};

/// A membership: one member in one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AccountMembership {
    /// The ID.
    pub id: AccountMembershipId,
    /// The account.
    pub account_id: Option<AccountId>,
    /// The member.
    pub member_id: Option<AccountMemberId>,
    /// The account itself, where the memberships of a member are listed and the store sends it.
    pub account: Option<Account>,
    /// The member, where the memberships of an account are listed and the store sends it.
    pub member: Option<AccountMember>,
    /// When the membership was created, UTC.
    pub created_at: Option<Timestamp>,
    /// When the membership was last updated, UTC.
    pub updated_at: Option<Timestamp>,
    /// All other fields, such as custom fields.
    pub extra: CustomFields,
    /// The JSON paths of the fields that can't be read. They count as missing.
    pub unreadable_fields: Vec<Text>,
}

filter! {
    /// Selects members that an account does not have (see `docs/api.md`, "Lists of accounts"). The
    /// default selects all. Patterns have a `*` at either end.
    UnassignedMemberFilter {
        /// The members with this email address.
        email(email: &str) = "eq" "email",
        /// Members whose email address matches a pattern.
        email_like(pattern: &str) = "like" "email",
        /// The members with this name.
        name(name: &str) = "eq" "name",
        /// Members whose name matches a pattern.
        name_like(pattern: &str) = "like" "name",
    }
}

/// One page of the members that an account does not have.
pub type UnassignedMemberQuery = ListQuery<UnassignedMemberFilter>;

/// The memberships of one account, as the admin sees them: 1,000 at most.
#[derive(Debug, Clone)]
pub struct AccountMemberships {
    admin: Admin,
    account: AccountId,
}

impl Admin {
    /// The memberships of an account.
    pub fn account_memberships(&self, account: &AccountId) -> AccountMemberships {
        AccountMemberships {
            admin: self.clone(),
            account: account.clone(),
        }
    }

    /// All memberships of a member, with their accounts: up to 10,000.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no member with this ID.
    pub async fn memberships_of(&self, member: &AccountMemberId) -> Result<Page<AccountMembership>, Error> {
        of_member(self, member).await
    }
}

impl AsMember {
    /// The member's own memberships, with their accounts.
    ///
    /// # Errors
    /// [`Error::AccountTokenRejected`] if the token is not valid any more.
    pub async fn memberships(&self) -> Result<Page<AccountMembership>, Error> {
        of_member(self, self.member_id()).await
    }

    /// The memberships of the token's account, with their members: the colleagues.
    ///
    /// # Errors
    /// As [`AsMember::memberships`].
    pub async fn colleagues(&self) -> Result<Page<AccountMembership>, Error> {
        of_account(self, self.account_id()).await
    }
}

impl AccountMemberships {
    /// All memberships of the account, with their members.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no account with this ID.
    pub async fn list(&self) -> Result<Page<AccountMembership>, Error> {
        of_account(&self.admin, &self.account).await
    }

    /// The members of the store that the account does not have: one page.
    ///
    /// # Errors
    /// As [`AccountMemberships::list`].
    pub async fn unassigned(&self, query: &UnassignedMemberQuery) -> Result<Page<AccountMember>, Error> {
        ListCall::new(self.path().join("unassigned-account-members"))
            .filter(query.filter.parameter())
            .page::<ReceivedMember, _>(&self.admin, query.limit, query.offset)
            .await
    }

    /// Adds a member to the account. The request is retried only if the store did not process it.
    ///
    /// # Errors
    /// [`Error::Api`] with status 409 if the account has the member already.
    pub async fn create(&self, member: &AccountMemberId) -> Result<AccountMembership, Error> {
        #[derive(Serialize)]
        struct Sent<'a> {
            r#type: &'static str,
            account_member_id: &'a AccountMemberId,
        }
        let body = Sent {
            r#type: "account_membership",
            account_member_id: member,
        };
        let call = Call::new(Method::POST, self.path()).data(&body);
        let response = send(&self.admin, &call).await?;
        let (received, _) = response.one::<Received, NotIncluded>()?;
        Ok(AccountMembership {
            account_id: Some(self.account.clone()),
            ..received.into_membership()
        })
    }

    /// Removes a member from the account, by the ID of the membership. Account tokens of the member
    /// may stay valid until they expire.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the account has no such membership.
    pub async fn delete(&self, id: &AccountMembershipId) -> Result<(), Error> {
        let call = Call::new(Method::DELETE, self.path().id(id.as_str()));
        send(&self.admin, &call).await?.accept_deletion()
    }

    fn path(&self) -> Path {
        account_path(&self.account).join("account-memberships")
    }
}

async fn of_account(
    identity: &impl Authenticate,
    account: &AccountId,
) -> Result<Page<AccountMembership>, Error> {
    let list = ListCall::new(account_path(account).join("account-memberships")).include("account_member");
    let convert = |received: Received, members: &mut Included<ReceivedMember>| {
        let membership = received.into_membership();
        let is_member = |member: &&ReceivedMember| is(&member.id, membership.member_id.as_ref());
        AccountMembership {
            // What the store says counts, so that a membership of another account shows.
            account_id: membership.account_id.clone().or_else(|| Some(account.clone())),
            member: members.iter().find(is_member).cloned().map(Into::into),
            ..membership
        }
    };
    list.all_with(identity, convert).await
}

async fn of_member(
    identity: &impl Authenticate,
    member: &AccountMemberId,
) -> Result<Page<AccountMembership>, Error> {
    let path = Path::new("/v2/account-members")
        .id(member.as_str())
        .join("account-memberships");
    let convert = |received: Received, accounts: &mut Included<ReceivedAccount>| {
        let membership = received.into_membership();
        let is_account = |account: &&ReceivedAccount| is(&account.id, membership.account_id.as_ref());
        AccountMembership {
            member_id: membership.member_id.clone().or_else(|| Some(member.clone())),
            account: accounts.iter().find(is_account).cloned().map(Into::into),
            ..membership
        }
    };
    ListCall::new(path)
        .include("account")
        .all_with(identity, convert)
        .await
}

fn is(id: &str, wanted: Option<&impl AsRef<str>>) -> bool {
    wanted.is_some_and(|wanted| wanted.as_ref() == id)
}

fn account_path(account: &AccountId) -> Path {
    Path::new("/v2/accounts").id(account.as_str())
}

resource! {
    /// A membership in a response.
    struct Received {
        account_member_id: StrictText,
        relationships: Relationships,
        meta: ResourceMeta,
    } ignored ["type", "links"]
}

object! {
    struct Relationships {
        account: ToOne,
        account_member: ToOne,
    }
}

impl Received {
    fn into_membership(self) -> AccountMembership {
        let timestamps = self.meta.unwrap_or_default().timestamps.unwrap_or_default();
        let relationships = self.relationships.unwrap_or_default();
        let flat = self.account_member_id.map(|id| id.0);
        let member = relationships.account_member.and_then(ToOne::into_id).or(flat);
        AccountMembership {
            id: self.id.into(),
            account_id: relationships.account.and_then(ToOne::into_id).map(Into::into),
            member_id: member.map(Into::into),
            account: None,
            member: None,
            created_at: timestamps.created_at,
            updated_at: timestamps.updated_at,
            extra: self.extra,
            unreadable_fields: self.unreadable_fields,
        }
    }
}
