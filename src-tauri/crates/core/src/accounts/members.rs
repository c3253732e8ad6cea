//! The members of an account, the members that it does not have, and the accounts of a member.

use std::collections::HashSet;

use futures_util::future::try_join_all;
use moltin::{AccountId, AccountMemberId, UnassignedMemberFilter, UnassignedMemberQuery};

use super::{Accounts, views};
use crate::lifecycle::Work;
use crate::view::{MemberAccountView, MembersView, UnassignedMembersView};
use crate::{Error, pasted_text};

/// How many members are offered to be added.
const MOST_OFFERED: u32 = 10;

impl Accounts {
    /// Returns the members of an account.
    pub(crate) async fn members(&self, connection: &str, account: &str) -> Result<MembersView, Error> {
        let id = AccountId::new(account);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let memberships = store.admin()?.account_memberships(&id);
                self.views.record_account(&store, &id, "members of").await?;
                Ok(views::members(memberships.list().await?))
            })
            .await
    }

    /// Returns members of the store that an account does not have: those whose name or email
    /// address has the text in it.
    pub(crate) async fn unassigned(
        &self,
        connection: &str,
        account: &str,
        search: &str,
    ) -> Result<UnassignedMembersView, Error> {
        let id = AccountId::new(account);
        let queries: Vec<UnassignedMemberQuery> = filters(search)
            .into_iter()
            .map(|filter| UnassignedMemberQuery::new().filter(filter).limit(MOST_OFFERED))
            .collect();
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let memberships = store.admin()?.account_memberships(&id);
                let pages = try_join_all(queries.iter().map(|query| memberships.unassigned(query))).await?;
                let mut found = UnassignedMembersView::default();
                let mut known = HashSet::new();
                for page in pages {
                    found.has_more |= page.total > page.items.len() as u64 + page.unreadable.len() as u64;
                    let new = views::unassigned(page).into_iter();
                    found
                        .members
                        .extend(new.filter(|member| known.insert(member.id.clone())));
                }
                found
                    .members
                    .sort_by_cached_key(|member| member.name.to_lowercase());
                let most = MOST_OFFERED as usize;
                found.has_more |= found.members.len() > most;
                found.members.truncate(most);
                Ok(found)
            })
            .await
    }

    /// Returns the accounts that a member belongs to.
    pub(crate) async fn member_accounts(
        &self,
        connection: &str,
        member: &str,
    ) -> Result<Vec<MemberAccountView>, Error> {
        let id = AccountMemberId::new(member);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                self.views
                    .record_member(&store, &id, "accounts of the member")
                    .await?;
                let memberships = store.admin()?.memberships_of(&id).await?;
                Ok(views::member_accounts(memberships))
            })
            .await
    }
}

fn filters(search: &str) -> Vec<UnassignedMemberFilter> {
    let text = pasted_text::searched(search);
    let part = format!("*{text}*");
    if text.is_empty() {
        vec![UnassignedMemberFilter::default()]
    } else if text.contains('@') {
        vec![UnassignedMemberFilter::email_like(&part)]
    } else {
        vec![
            UnassignedMemberFilter::name_like(&part),
            UnassignedMemberFilter::email_like(&part),
        ]
    }
}
