//! The ways to view the shop as an account member: which are possible, and why the others are not.

use moltin::{AccountMember, AccountMemberId};

use super::Impersonation;
use super::enter_account::roster;
use crate::Error;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::member_error::MemberError;
use crate::view::{AccessMode, MemberWaysView, Policy, Problem, SessionAccountView, SessionMemberView};

/// What was found about a member.
struct Found {
    member: AccountMember,
    accounts: Vec<SessionAccountView>,
    /// Why there are no support credentials.
    credential: Result<(), Error>,
    codes: Result<Vec<String>, Error>,
}

impl Impersonation {
    /// The ways for this member, who is looked up first.
    pub(crate) async fn member_ways(&self, connection: &str, member: &str) -> Result<MemberWaysView, Error> {
        let id = AccountMemberId::new(member);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let policy = self.stores.rules_of(connection)?.policy;
                match self.found(&store, &id).await {
                    Err(error @ (Error::AuditLog(_) | Error::NotShown(_))) => Err(error),
                    found => Ok(ways(policy, found)),
                }
            })
            .await
    }

    async fn found(&self, store: &OpenStore, id: &AccountMemberId) -> Result<Found, Error> {
        let admin = store.admin()?;
        let member = self.views.member(store, id, "profile").await?;
        let accounts = roster(admin, id).await?;
        let (credential, codes) = match self.setup.profiles(store).await {
            Ok(profiles) => (
                profiles.used().map(drop).map_err(Error::from),
                self.code_usernames(store, &profiles, id).await,
            ),
            Err(Error::Member(error)) => (Err(error.into()), Err(error.into())),
            Err(error) => return Err(error),
        };
        let codes = codes.map(|usernames| usernames.into_iter().map(|(username, _)| username).collect());
        Ok(Found {
            member,
            accounts,
            credential,
            codes,
        })
    }
}

fn ways(policy: Policy, found: Result<Found, Error>) -> MemberWaysView {
    let forbidden = |way: AccessMode| {
        let error = Error::Forbidden { way };
        (!policy.allows(way)).then(|| Problem::from(&error))
    };
    let mut view = MemberWaysView {
        member: None,
        accounts: Vec::new(),
        preview: forbidden(AccessMode::Preview),
        support_credential: forbidden(AccessMode::SupportCredential),
        needs_setup: false,
        one_time_code: forbidden(AccessMode::OneTimeCode),
        usernames: Vec::new(),
        recommended: None,
    };
    match found {
        Err(error) => {
            let problem = Problem::from(&error);
            view.preview.get_or_insert_with(|| problem.clone());
            view.support_credential.get_or_insert_with(|| problem.clone());
            view.one_time_code.get_or_insert(problem);
        }
        Ok(found) => fill(&mut view, found),
    }
    view.recommended = recommended(&view);
    view
}

fn fill(view: &mut MemberWaysView, found: Found) {
    if found.accounts.is_empty() {
        let problem = Problem::from(&Error::from(MemberError::NoAccount));
        view.preview.get_or_insert_with(|| problem.clone());
        view.support_credential.get_or_insert_with(|| problem.clone());
        view.one_time_code.get_or_insert(problem);
    }
    if let Err(error) = found.credential
        && view.support_credential.is_none()
    {
        view.needs_setup = matches!(
            error,
            Error::Member(
                MemberError::NoProfile
                    | MemberError::ProfileDeleted
                    | MemberError::ProfileNeedsEmail
                    | MemberError::ProfileUnclear
            )
        );
        view.support_credential = Some(Problem::from(&error));
    }
    match found.codes {
        Ok(usernames) => view.usernames = usernames,
        Err(error) => drop(
            view.one_time_code
                .get_or_insert_with(|| Problem::from(&error))
                .clone(),
        ),
    }
    view.accounts = found.accounts;
    view.member = Some(SessionMemberView {
        id: found.member.id.to_string(),
        name: found.member.name.to_string(),
        email: found.member.email.to_string(),
    });
}

/// The code has the member's consent, and writes nothing to the member.
fn recommended(view: &MemberWaysView) -> Option<AccessMode> {
    if view.one_time_code.is_none() {
        Some(AccessMode::OneTimeCode)
    } else if view.support_credential.is_none() {
        Some(AccessMode::SupportCredential)
    } else {
        view.preview.is_none().then_some(AccessMode::Preview)
    }
}
