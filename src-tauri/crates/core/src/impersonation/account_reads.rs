//! What only sessions of accounts show: the member, the open account, and the colleagues.

use moltin::{AccountMembership, Page};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::member_error::MemberError;
use crate::view::{AccountProfileView, MemberProfileView, SeenView, SessionMemberView};
use crate::{Error, view_of};

impl Impersonation {
    /// Returns the profile of the member and the open account.
    pub(crate) async fn member_profile(&self, session: &str) -> Result<SeenView<MemberProfileView>, Error> {
        self.read(session, "profile".into(), async |session_read: &SessionRead| {
            member_profile(&session_read.viewpoint).await
        })
        .await
    }
}

async fn member_profile(viewpoint: &Viewpoint) -> Result<MemberProfileView, Error> {
    let (member, account, mut colleagues) = match viewpoint {
        Viewpoint::Admin(..) | Viewpoint::Customer(_) => return Err(MemberError::WrongSubject.into()),
        Viewpoint::AccountAdmin(preview) => {
            let admin = preview.admin();
            let member = match preview.member() {
                Some(member) => Some(admin.account_members().get(member).await?),
                None => None,
            };
            let id = preview.account()?;
            let account = admin.accounts().get(id).await?;
            let is_member = member.as_ref().map(|member| &member.id) == preview.member();
            if !is_member || account.id != *id {
                return Err(Error::WrongCustomer);
            }
            (member, account, admin.account_memberships(id).list().await?)
        }
        Viewpoint::Member(tokens) => {
            let member = tokens.opened()?;
            let account = member.account().await?;
            let profile = member.profile().await?;
            if profile.id != *member.member_id() || account.id != *member.account_id() {
                return Err(Error::WrongCustomer);
            }
            (Some(profile), account, member.colleagues().await?)
        }
    };
    let own = member.as_ref().map(|member| member.id.clone());
    let count = colleagues.total;
    colleagues
        .items
        .retain(|membership| membership.account_id.as_ref().is_none_or(|id| *id == account.id));
    Ok(MemberProfileView {
        member: member.map(view_of::session_member),
        account: Some(AccountProfileView {
            id: account.id.to_string(),
            name: account.name.to_string(),
            legal_name: account.legal_name.map(Into::into).unwrap_or_default(),
            registration_id: account.registration_id.map(Into::into).unwrap_or_default(),
            created_at: account.created_at.map(|at| at.to_string()),
        }),
        colleagues: others(colleagues, own.as_ref().map(AsRef::as_ref)),
        colleague_count: count,
    })
}

/// The members of an account without the session's own. One that can't be read has only an ID.
fn others(memberships: Page<AccountMembership>, own: Option<&str>) -> Vec<SessionMemberView> {
    let members = memberships.items.into_iter().map(|membership| {
        let id = membership.member_id.map(String::from);
        match membership.member {
            Some(member) => view_of::session_member(member),
            None => SessionMemberView {
                id: id.unwrap_or_else(|| membership.id.into()),
                ..SessionMemberView::default()
            },
        }
    });
    members.filter(|member| Some(member.id.as_str()) != own).collect()
}
