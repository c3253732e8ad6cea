//! Adding a member to an account, and removing one. The member stays in the store.

use journal::{Action, Outcome};
use moltin::{AccountId, AccountMember, AccountMemberId, AccountMembershipId};

use super::{Accounts, views};
use crate::Error;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{AddMember, AddedMemberView, Done, RemoveMember};

impl Accounts {
    /// Adds a member of the store to an account.
    pub(crate) async fn add_member(
        &self,
        connection: &str,
        add: AddMember,
    ) -> Result<AddedMemberView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                let id = AccountMemberId::new(add.member);
                let member = self.views.member(&store, &id, "member profile").await?;
                self.add_in(&store, &AccountId::new(add.account), member).await
            })
            .await
    }

    /// Adds a member who was read before.
    pub(super) async fn add_in(
        &self,
        store: &OpenStore,
        account: &AccountId,
        member: AccountMember,
    ) -> Result<AddedMemberView, Error> {
        let memberships = store.admin()?.account_memberships(account);
        let named = self.named(store, account).await?;
        let event = member_event(Action::MemberAdd, store, &member.id, &member.email, &named);
        self.audit.write(&event, Outcome::Begun).await?;
        let added = memberships.create(&member.id).await.map_err(Error::from);
        let added = self.audit.conclude(&event, added, Done::MemberAdded).await;
        let (mut membership, was_member) = match added {
            Ok(added) => (added, false),
            // The membership that the store refuses to create twice.
            Err(Error::Store(error)) if error.status() == Some(409) => {
                let known = memberships.list().await?;
                let is_same = |one: &moltin::AccountMembership| one.member_id.as_ref() == Some(&member.id);
                let known = known.into_iter().find(is_same);
                (known.ok_or(Error::Store(error))?, true)
            }
            Err(error) => return Err(error),
        };
        membership.member = Some(member);
        Ok(AddedMemberView {
            membership: views::membership(membership),
            was_member,
        })
    }

    /// Removes a member from an account. Succeeds if the account no longer has the member.
    pub(crate) async fn remove_member(&self, connection: &str, remove: RemoveMember) -> Result<(), Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let account = AccountId::new(remove.account);
                let memberships = store.admin()?.account_memberships(&account);
                let id = AccountMemberId::new(remove.member);
                let named = self.named(&store, &account).await?;
                let email = match self.views.member(&store, &id, "member profile").await {
                    Ok(member) => member.email.into(),
                    // A member who is gone can still be removed from the account.
                    Err(Error::Store(error)) if error.is_not_found() => String::new(),
                    Err(error) => return Err(error),
                };
                let event = member_event(Action::MemberRemove, &store, &id, &email, &named);
                self.audit.write(&event, Outcome::Begun).await?;
                let membership = AccountMembershipId::new(remove.membership);
                let removed = match memberships.delete(&membership).await {
                    Err(error) if error.is_not_found() => Ok(()),
                    removed => removed.map_err(Error::from),
                };
                self.audit.conclude(&event, removed, Done::MemberRemoved).await
            })
            .await
    }

    /// Names an account for the audit log.
    pub(super) async fn named(&self, store: &OpenStore, account: &AccountId) -> Result<String, Error> {
        let account = self.views.account(store, account).await?;
        Ok(format!("account {}: {}", account.id, account.name))
    }
}

pub(super) fn member_event(
    action: Action,
    store: &OpenStore,
    member: &AccountMemberId,
    email: &str,
    account: &str,
) -> AuditEvent {
    AuditEvent {
        customer_id: Some(member.to_string()),
        customer_email: Some(email.to_owned()).filter(|email| !email.is_empty()),
        detail: Some(account.to_owned()),
        ..AuditEvent::new(action, store.audit_store())
    }
}
