//! Finding and deleting the support credentials that are left over, from a process that was killed
//! or from another computer: those of the audit log, and those of the members that were changed
//! since the last look. `pass.rs` looks at all other members.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::SignedDuration;
use moltin::{
    AccountMemberId, AuthenticationRealmId, RequestRecorder, UserAuthenticationInfo,
    UserAuthenticationInfoQuery, UserAuthenticationInfoSort,
};

use super::SupportCredentials;
use super::audit_trace::{self, Trace, Traced};
use super::place::{Place, account_realm};
use crate::connections::OpenStore;
use crate::{Error, blocking};

/// How many of the members that were changed last are listed at once.
const PAGE: u32 = 50;
/// How many changed members are looked at without a pause. More are left to the pass.
const AT_ONCE: u64 = 200;
/// How far looks overlap: the clocks of a store's servers may differ.
const OVERLAP: SignedDuration = SignedDuration::from_mins(5);

/// What a sweep of the audit log has found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Swept {
    /// Whether this installation has ever created a credential in the store.
    pub(crate) is_used: bool,
    /// False if a credential may still be created late, so that it has to be looked for again.
    pub(crate) is_settled: bool,
}

impl SupportCredentials {
    /// What the audit log says about support credentials.
    pub(super) async fn trace(&self) -> Result<Trace, Error> {
        let log = self.audit.log();
        blocking::run(move || audit_trace::read(&log)).await
    }

    /// Deletes the credentials of the audit log that are left over in a store. Sends no request if
    /// there are none.
    ///
    /// # Errors
    /// [`Error::AuditLogUnread`] if the audit log can't be read, [`Error::Member`] if the store has
    /// no realm or the key may not read it. What can't be deleted is no error: it is shown, and
    /// tried again.
    pub(crate) async fn sweep_traced(self: &Arc<Self>, store: &OpenStore) -> Result<Swept, Error> {
        let mut trace = self.trace().await?;
        let mut swept = Swept {
            is_used: trace.used_in.contains(&store.connection),
            is_settled: true,
        };
        let url = store.endpoint.to_string();
        trace.open.retain(|traced| {
            let is_here = traced.connection.as_ref() == Some(&store.connection);
            let is_known = self.registry().has(&traced.member, &traced.username);
            !is_known && (is_here || traced.url.as_ref() == Some(&url))
        });
        if trace.open.is_empty() {
            return Ok(swept);
        }
        let realm = account_realm(store.admin()?).await;
        while let Some(first) = trace.open.first() {
            let is_own = first.connection.as_ref() == Some(&store.connection);
            let place = Place {
                store: store.clone(),
                realm: realm.as_ref().ok().cloned(),
                member: AccountMemberId::new(first.member.as_str()),
                email: first.email.clone(),
            };
            let connection = first.connection.clone();
            let is_same =
                |traced: &Traced| traced.member == place.member.as_str() && traced.connection == connection;
            let (mut of_member, others): (Vec<_>, Vec<_>) = trace.open.into_iter().partition(is_same);
            trace.open = others;
            if !is_own {
                let Some(found) = usernames_in(&place).await else {
                    continue;
                };
                of_member.retain(|traced| found.contains(&traced.username) || self.is_of_removed(traced));
                if of_member.is_empty() {
                    continue;
                }
            }
            match self.sweep_member(&place, of_member, None).await {
                Ok(settled) => swept.is_settled &= settled,
                Err(error) => error.warn("support credentials could not be looked for"),
            }
        }
        realm.map(|_| swept)
    }

    /// Deletes what is left over of the members that were changed since the last look: a new
    /// credential changes its member. False if one may be in use right now, so that it has to be
    /// looked at again. `key` names the store in the preferences.
    ///
    /// # Errors
    /// As [`SupportCredentials::sweep_traced`], and [`Error::Store`] if the store can't be listed.
    pub(crate) async fn sweep_changed(self: &Arc<Self>, store: &OpenStore, key: &str) -> Result<bool, Error> {
        let admin = store.admin()?;
        let realm = account_realm(admin).await?;
        let since = self.progress.of(key).changed_until;
        let begun = self.store_now(store);
        let query = UserAuthenticationInfoQuery::new()
            .sort(UserAuthenticationInfoSort::LastChangedFirst)
            .limit(PAGE);
        let (mut is_settled, mut offset, mut is_seen) = (true, 0, false);
        while !is_seen {
            let users = admin.realm(&realm).users();
            let page = users.list(&query.clone().offset(offset)).await?;
            let count = page.items.len() + page.unreadable.len();
            for user in page.items {
                let is_earlier = since.zip(user.updated_at);
                is_seen = is_earlier.is_some_and(|(since, updated)| updated < since);
                if is_seen {
                    break;
                }
                let place = place_of(store, &realm, &user);
                is_settled &= self.sweep_member(&place, Vec::new(), None).await?;
            }
            offset += count as u64;
            // Without an earlier look the pass looks at all of them.
            is_seen |= since.is_none() || count < PAGE as usize;
            if !is_seen && offset >= AT_ONCE {
                self.progress.begin_again(key).await?;
                is_seen = true;
            }
        }
        if is_settled {
            let until = begun.checked_sub(OVERLAP).unwrap_or(begun);
            self.progress.set_changed_until(key, until).await?;
        }
        Ok(is_settled)
    }
}

/// Where the credentials of a listed member are.
pub(super) fn place_of(
    store: &OpenStore,
    realm: &AuthenticationRealmId,
    user: &UserAuthenticationInfo,
) -> Place {
    Place {
        store: store.clone(),
        realm: Some(realm.clone()),
        member: user.id.clone(),
        email: Some(user.email.to_string()).filter(|email| !email.is_empty()),
    }
}

/// The usernames of a member, or `None` if the store does not have this member. Stores of one
/// service have one address: what another connection has left behind may be in another store.
async fn usernames_in(place: &Place) -> Option<HashSet<String>> {
    let credentials = place.credentials(&RequestRecorder::default()).await.ok()?;
    let listed = credentials.list().await.ok()?.items.into_iter();
    Some(listed.map(|found| found.username.to_string()).collect())
}
