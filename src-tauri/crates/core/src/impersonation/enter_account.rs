//! Previews of account members and accounts: with the admin's token, and without a write.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{AccountId, AccountMemberId, Admin};

use super::Impersonation;
use super::account_viewpoint::AccountAsAdmin;
use super::enter::{Subject, new_session};
use super::enter_member::account_session;
use super::viewpoint::Viewpoint;
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};
use crate::member_error::MemberError;
use crate::view::{
    AccessMode, ImpersonationView, MemberPreview, PreviewSubject, SessionAccountView, SubjectView,
};

impl Impersonation {
    /// Begins a preview of a member or an account. A current session ends first.
    pub(crate) async fn preview_member(
        self: &Arc<Self>,
        connection: &str,
        request: MemberPreview,
    ) -> Result<ImpersonationView, Error> {
        let way = AccessMode::Preview;
        let attempt = self.begin_attempt(connection, way)?;
        let store = self.stores.get(connection)?;
        let admin = store.admin()?.clone();
        let rules = self.stores.rules_for(connection, way)?;
        let reason = request.why.checked(rules.production)?;
        self.audit_export.require_current().await?;
        self.make_room(&attempt).await?;

        let id = match &request.subject {
            PreviewSubject::Member { id, .. } | PreviewSubject::Account { id } => id.clone(),
        };
        let mut about = AuditEvent {
            customer_id: Some(id),
            ..new_session(Action::Preview, way, reason, &store)
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(&self.audit, &about);
        let recorded = admin.recorded(request_audit.recorder());
        let entering = async {
            self.audit_export.require_acknowledged().await?;
            match request.subject {
                PreviewSubject::Member { id, account } => member(&recorded, admin, &id, account).await,
                PreviewSubject::Account { id } => account(&recorded, admin, &id).await,
            }
        };
        let entered = attempt.0.run(Box::pin(entering)).await;
        request_audit.record().await?;
        if let Ok((_, Subject { email, .. })) = &entered {
            about.customer_email = Some(email.clone()).filter(|email| !email.is_empty());
        }
        let (viewpoint, subject) = self.audit.conclude_read(&about, entered).await?;
        self.begin(&attempt, store, &about, way, viewpoint, subject).await
    }
}

/// A member with the accounts that the admin sees them in.
async fn member(
    recorded: &Admin,
    admin: Admin,
    id: &str,
    wanted: Option<String>,
) -> Result<(Viewpoint, Subject), Error> {
    let id = AccountMemberId::new(id);
    let member = recorded.account_members().get(&id).await?;
    if member.id != id {
        return Err(Error::WrongCustomer);
    }
    let roster = roster(recorded, &id).await?;
    if roster.is_empty() {
        return Err(MemberError::NoAccount.into());
    }
    let accounts = roster.iter().map(|account| AccountId::new(account.id.as_str()));
    let viewpoint = AccountAsAdmin::new(admin, Some(id), accounts.collect());
    let count = roster.len() as u64;
    Ok(account_session(
        Viewpoint::AccountAdmin(viewpoint),
        &member,
        roster,
        count,
        wanted,
    ))
}

/// The accounts of a member, as the admin sees them. An account whose name can't be read has none.
pub(super) async fn roster(
    admin: &Admin,
    member: &AccountMemberId,
) -> Result<Vec<SessionAccountView>, Error> {
    let memberships = admin.memberships_of(member).await?;
    let mut roster = Vec::with_capacity(memberships.items.len());
    for membership in memberships.items {
        // A membership of another member leads to accounts that are not this one's.
        if membership.member_id.as_ref() != Some(member) {
            continue;
        }
        let Some(id) = membership.account_id else { continue };
        // An account that is listed twice is one choice.
        if roster
            .iter()
            .any(|known: &SessionAccountView| *known.id == *id.as_str())
        {
            continue;
        }
        let name = match membership.account {
            Some(account) => account.name.to_string(),
            // Some stores do not include the accounts.
            None => match admin.accounts().get(&id).await {
                Ok(account) => account.name.to_string(),
                Err(error) if is_of_this_account(&error) => String::new(),
                Err(error) => return Err(error.into()),
            },
        };
        roster.push(SessionAccountView {
            id: id.to_string(),
            name,
        });
    }
    Ok(roster)
}

/// Whether an error is about one account only, and not about the store or the key.
fn is_of_this_account(error: &moltin::Error) -> bool {
    error.is_not_found() || matches!(error, moltin::Error::Decode { .. })
}

/// An account without a member.
async fn account(recorded: &Admin, admin: Admin, id: &str) -> Result<(Viewpoint, Subject), Error> {
    let id = AccountId::new(id);
    let account = recorded.accounts().get(&id).await?;
    if account.id != id {
        return Err(Error::WrongCustomer);
    }
    let mut viewpoint = AccountAsAdmin::new(admin, None, vec![id.clone()]);
    viewpoint.open(&id)?;
    let subject = Subject {
        view: SubjectView::Account,
        id: id.to_string(),
        name: account.name.to_string(),
        email: String::new(),
    };
    Ok((Viewpoint::AccountAdmin(viewpoint), subject))
}
