//! Signing in as an account member with a one-time code: the store sends it to the member, who
//! reads it out. Nothing is written to the member.

use std::sync::Arc;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use moltin::{AccountMemberId, PasswordProfileId};
use secrecy::ExposeSecret;

use super::Impersonation;
use super::enter::new_session;
use super::enter_member::{checked, member_session};
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::member_error::MemberError;
use crate::sign_in_setup::Profiles;
use crate::view::{
    AccessMode, CodeSignIn, Done, ImpersonationView, InvalidInput, RequestCode, RequestedCodeView,
};

/// How long a code is valid (see `docs/api.md`, "Authentication realm").
const CODE_LASTS: SignedDuration = SignedDuration::from_mins(10);
/// What the audit log says of a sign-in with a code.
const CONSENT: &str = "consent by code";

impl Impersonation {
    /// Asks the store to send a member a one-time code.
    pub(crate) async fn request_code(
        &self,
        connection: &str,
        request: RequestCode,
    ) -> Result<RequestedCodeView, Error> {
        let way = AccessMode::OneTimeCode;
        let rules = self.stores.rules_for(connection, way)?;
        let reason = request.why.checked(rules.production)?;
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                self.audit.check_writable().await?;
                self.audit_export.require_current().await?;
                let id = AccountMemberId::new(request.member.as_str());
                let member = self.member(&store, &id).await?;
                let profiles = self.setup.profiles(&store).await?;
                let profile = self
                    .code_profile(&store, &profiles, &id, &request.username)
                    .await?;
                let event = AuditEvent {
                    way: Some(way.into()),
                    customer_id: Some(id.to_string()),
                    customer_email: Some(member.email.to_string()).filter(|email| !email.is_empty()),
                    reason,
                    ..AuditEvent::new(Action::CodeRequest, store.audit_store())
                };
                self.audit.write(&event, Outcome::Begun).await?;
                let realm = store.admin()?.realm(&profiles.realm);
                let requested = realm.request_one_time_code(&profile, &request.username).await;
                self.audit
                    .conclude(&event, requested.map_err(Error::from), Done::CodeRequested)
                    .await?;
                let now = self.clock.now();
                Ok(RequestedCodeView {
                    username: request.username.clone(),
                    requested_at: now.to_string(),
                    expires_at: now.checked_add(CODE_LASTS).unwrap_or(now).to_string(),
                })
            })
            .await
    }

    /// Signs in as a member with a one-time code. A current session ends first.
    pub(crate) async fn sign_in_with_code(
        self: &Arc<Self>,
        connection: &str,
        request: CodeSignIn,
    ) -> Result<ImpersonationView, Error> {
        let code = request.code.expose_secret().trim().to_owned();
        if code.is_empty() {
            return Err(Error::input("code", InvalidInput::CodeMissing));
        }
        let way = AccessMode::OneTimeCode;
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
            let profile = self
                .code_profile(&store, &profiles, &id, &request.username)
                .await?;
            Ok::<_, Error>((member, profile))
        };
        let (member, profile) = attempt.0.run(Box::pin(preparing)).await?;
        self.make_room(&attempt).await?;

        let about = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(member.email.to_string()).filter(|email| !email.is_empty()),
            detail: Some(CONSENT.to_owned()),
            ..new_session(Action::SignIn, way, reason, &store)
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(&self.audit, &about);
        let entering = async {
            self.audit_export.require_acknowledged().await?;
            let sign_in = moltin::MemberSignIn::passwordless(&profile, request.username.as_str(), code);
            let shopper = store.shopper.recorded(request_audit.recorder());
            match shopper.create_account_tokens(&sign_in).await {
                Ok(signed_in) => checked(&store, &id, signed_in),
                Err(moltin::Error::MemberSignIn(_)) => Err(MemberError::CodeRefused.into()),
                Err(error) => Err(error.into()),
            }
        };
        let entered = attempt.0.run(Box::pin(entering)).await;
        request_audit.record().await?;
        let tokens = self.audit.conclude_read(&about, entered).await?;
        let (viewpoint, subject) = member_session(&member, tokens, request.account);
        self.begin(&attempt, store, &about, way, viewpoint, subject).await
    }

    /// The profile in which this is a username of the member to which a code can be sent.
    async fn code_profile(
        &self,
        store: &OpenStore,
        profiles: &Profiles,
        member: &AccountMemberId,
        username: &str,
    ) -> Result<PasswordProfileId, Error> {
        let usernames = self.code_usernames(store, profiles, member).await?;
        let found = usernames.into_iter().find(|(found, _)| found == username);
        found
            .map(|(_, profile)| profile)
            .ok_or(MemberError::NoUsername.into())
    }

    /// The usernames of a member to which a code can be sent, with their profiles.
    pub(super) async fn code_usernames(
        &self,
        store: &OpenStore,
        profiles: &Profiles,
        member: &AccountMemberId,
    ) -> Result<Vec<(String, PasswordProfileId)>, Error> {
        let with_codes = profiles.with_codes();
        if with_codes.is_empty() {
            return Err(MemberError::CodesOff.into());
        }
        let realm = store.admin()?.realm(&profiles.realm);
        let credentials = match realm.password_credentials(member).list().await {
            Err(error) if error.status() == Some(403) => return Err(MemberError::NeedsRole.into()),
            credentials => credentials?,
        };
        let usernames: Vec<_> = credentials
            .items
            .into_iter()
            .filter_map(|credential| Some((credential.username.to_string(), credential.password_profile_id?)))
            .filter(|(_, profile)| with_codes.contains(profile))
            .collect();
        if usernames.is_empty() {
            return Err(MemberError::NoUsername.into());
        }
        Ok(usernames)
    }
}
