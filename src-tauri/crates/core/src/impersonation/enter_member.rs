//! Signing in as an account member with a support credential. The member's own password is neither
//! known nor changed.
//!
//! The credential is created after its entry in the audit log, used for one request, and deleted
//! before the session begins. From its creation on it belongs to a task of `support_credentials`,
//! which deletes it however this attempt ends.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{
    AccountId, AccountMember, AccountMemberId, AsMember, PasswordProfileId, RequestRecorder, SignedInMember,
};

use super::Impersonation;
use super::account_viewpoint::MemberTokens;
use super::enter::{Subject, new_session};
use super::viewpoint::Viewpoint;
use crate::audit::{AuditEvent, RequestAudit};
use crate::connections::OpenStore;
use crate::lifecycle::Task;
use crate::member_error::MemberError;
use crate::sign_in_setup::Profiles;
use crate::support_credentials::{Place, is_support_credential};
use crate::view::{AccessMode, ImpersonationView, MemberSignIn, SessionAccountView, SubjectView};
use crate::{Error, clock};

impl Impersonation {
    /// Signs in as a member with a support credential. A current session ends first.
    pub(crate) async fn sign_in_as_member(
        self: &Arc<Self>,
        connection: &str,
        request: MemberSignIn,
    ) -> Result<ImpersonationView, Error> {
        let way = AccessMode::SupportCredential;
        let attempt = self.begin_attempt(connection, way)?;
        let store = self.stores.get(connection)?;
        store.admin()?;
        let rules = self.stores.rules_for(connection, way)?;
        let reason = request.why.checked(rules.production)?;
        // Before the first request that names the member.
        self.audit.check_writable().await?;
        self.audit_export.require_current().await?;
        let id = AccountMemberId::new(request.member);
        let preparing = async {
            let member = self.member(&store, &id).await?;
            let profiles = self.setup.profiles(&store).await?;
            profiles.used()?;
            Ok::<_, Error>((profiles, member))
        };
        let (profiles, member) = attempt.0.run(Box::pin(preparing)).await?;
        self.make_room(&attempt).await?;

        let about = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(member.email.to_string()).filter(|email| !email.is_empty()),
            ..new_session(Action::SignIn, way, reason, &store)
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(&self.audit, &about);
        let recorder = request_audit.recorder();
        let entering = async {
            self.audit_export.require_acknowledged().await?;
            self.tokens_by_credential(&store, &profiles, &member, &about, recorder, &attempt.0)
                .await
        };
        let entered = attempt.0.run(Box::pin(entering)).await;
        request_audit.record().await?;
        let tokens = self.audit.conclude_read(&about, entered).await?;
        let (viewpoint, subject) = member_session(&member, tokens, request.account);
        self.begin(&attempt, store, &about, way, viewpoint, subject).await
    }

    /// Reads a member before a sign-in. That is recorded.
    ///
    /// # Errors
    /// [`Error::WrongCustomer`] if the store responds with another member.
    pub(super) async fn member(
        &self,
        store: &OpenStore,
        id: &AccountMemberId,
    ) -> Result<AccountMember, Error> {
        match self.views.member(store, id, "profile, before a sign-in").await {
            Err(Error::Store(error)) if error.status() == Some(403) => Err(MemberError::NeedsRole.into()),
            member => member,
        }
    }

    /// Requests account tokens with a credential that exists for this request only.
    async fn tokens_by_credential(
        &self,
        store: &OpenStore,
        profiles: &Profiles,
        member: &AccountMember,
        about: &AuditEvent,
        recorder: &RequestRecorder,
        attempt: &Task,
    ) -> Result<SignedIn, Error> {
        let place = Place {
            store: store.clone(),
            realm: Some(profiles.realm.clone()),
            member: member.id.clone(),
            email: about.customer_email.clone(),
        };
        if !self.credentials.sweep_before(&place, about).await? {
            return Err(MemberError::LeftoverStays.into());
        }
        let profile = &profiles.used()?.id;
        let credential = self.credentials.create(place, profile, about, attempt).await;
        let credential = match credential {
            Ok(credential) => credential,
            Err(error) => return Err(self.explained(store, &member.id, error).await),
        };
        let sign_in = moltin::MemberSignIn::password(
            profile,
            credential.username.as_str(),
            credential.password.clone(),
        );
        let shopper = store.shopper.recorded(recorder);
        let signed_in = shopper.create_account_tokens(&sign_in).await;
        drop(sign_in);
        credential.delete().await;
        let signed_in = match signed_in {
            Ok(signed_in) => signed_in,
            Err(moltin::Error::MemberSignIn(_)) => {
                let refused = MemberError::CredentialRefused.into();
                return Err(self.explained(store, &member.id, refused).await);
            }
            Err(error) => return Err(error.into()),
        };
        let signed_in = checked(store, &member.id, signed_in)?;
        check_still_valid(&signed_in, recorder).await?;
        Ok(signed_in)
    }

    /// Why a credential could not be created or used: the profile may be gone since it was chosen,
    /// or have a credential of the member already.
    async fn explained(&self, store: &OpenStore, member: &AccountMemberId, error: Error) -> Error {
        let is_name = matches!(error, Error::Member(MemberError::UsernameTaken));
        let may_be_profile = match &error {
            Error::Member(MemberError::CredentialRefused) => true,
            Error::Store(error) => matches!(error.status(), Some(400 | 404 | 422)),
            _ => is_name,
        };
        if !may_be_profile {
            return error;
        }
        let Ok(profiles) = self.setup.profiles(store).await else {
            return error;
        };
        let used = match profiles.used() {
            Ok(used) => used.id.clone(),
            Err(error) => return error.into(),
        };
        if !is_name {
            return error;
        }
        match credential_of(store, &profiles, member, &used).await {
            // What is left over was deleted before: a colleague's app may be using it.
            Some(username) if is_support_credential(&username) => MemberError::ColleagueSigningIn.into(),
            Some(_) => MemberError::OnePerProfile.into(),
            None => error,
        }
    }
}

/// Checks that the tokens outlive their credential: no documentation says so.
///
/// # Errors
/// [`MemberError::TokenEnded`] if the store refuses them, [`Error::WrongCustomer`] if it takes them
/// for another member's. Any other failure is that of one request.
async fn check_still_valid(signed_in: &SignedIn, recorder: &RequestRecorder) -> Result<(), Error> {
    let Some(first) = signed_in.members.first() else {
        return Ok(());
    };
    match first.recorded(recorder).profile().await {
        Ok(profile) if profile.id != *first.member_id() => Err(Error::WrongCustomer),
        Err(error) if matches!(error.status(), Some(401 | 403)) => Err(MemberError::TokenEnded.into()),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// The username of a credential that a member has in a profile.
async fn credential_of(
    store: &OpenStore,
    profiles: &Profiles,
    member: &AccountMemberId,
    profile: &PasswordProfileId,
) -> Option<String> {
    let credentials = store
        .admin()
        .ok()?
        .realm(&profiles.realm)
        .password_credentials(member);
    let listed = credentials.list().await.ok()?.items.into_iter();
    let mut in_profile = listed.filter(|item| item.password_profile_id.as_ref() == Some(profile));
    in_profile.next().map(|item| item.username.to_string())
}

/// A member with a token for each account.
pub(super) struct SignedIn {
    members: Vec<AsMember>,
    /// How many accounts the member has by the store's count.
    total: u64,
}

/// Checks that tokens are those of the member, and keeps those that can be used: one account with
/// an odd token does not keep staff from the others.
///
/// # Errors
/// [`Error::WrongCustomer`] if they are another member's, [`MemberError::NoAccount`] if there are
/// none, [`Error::TokenExpired`] if all have expired already.
pub(super) fn checked(
    store: &OpenStore,
    member: &AccountMemberId,
    mut signed_in: SignedInMember,
) -> Result<SignedIn, Error> {
    if signed_in.member_id != *member {
        return Err(Error::WrongCustomer);
    }
    if signed_in.accounts.is_empty() {
        return Err(MemberError::NoAccount.into());
    }
    signed_in.accounts.retain(|token| !token.time_left().is_zero());
    if signed_in.accounts.is_empty() {
        let clock_note = clock::difference(store.store.clock_offset());
        return Err(Error::TokenExpired { clock_note });
    }
    let tokens = signed_in.accounts.into_iter();
    Ok(SignedIn {
        members: tokens.map(|token| store.shopper.as_member(token)).collect(),
        total: signed_in.total,
    })
}

/// The viewpoint of a member who signed in, and what the session shows of them. `wanted` is the
/// account to open, if the member has it.
pub(super) fn member_session(
    member: &AccountMember,
    signed_in: SignedIn,
    wanted: Option<String>,
) -> (Viewpoint, Subject) {
    let count = signed_in.total;
    let roster = signed_in.members.iter();
    let roster: Vec<_> = roster
        .map(|member| SessionAccountView {
            id: member.account_id().to_string(),
            name: member.account_name().to_owned(),
        })
        .collect();
    let viewpoint = Viewpoint::Member(MemberTokens::new(signed_in.members));
    account_session(viewpoint, member, roster, count, wanted)
}

/// A session of a member, in the account that was wanted or the only one.
pub(super) fn account_session(
    mut viewpoint: Viewpoint,
    member: &AccountMember,
    roster: Vec<SessionAccountView>,
    count: u64,
    wanted: Option<String>,
) -> (Viewpoint, Subject) {
    let only = match &roster[..] {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let account = wanted.or(only);
    let account = account.filter(|account| viewpoint.open(&AccountId::new(account.as_str())).is_ok());
    let subject = Subject {
        view: SubjectView::Member {
            accounts: roster,
            account,
            account_count: count,
        },
        id: member.id.to_string(),
        name: member.name.to_string(),
        email: member.email.to_string(),
    };
    (viewpoint, subject)
}
