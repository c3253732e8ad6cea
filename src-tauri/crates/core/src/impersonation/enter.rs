//! Entering a session: written to the audit log first, checked against the requested customer, then
//! kept.

use std::sync::Arc;

use jiff::SignedDuration;
use journal::{Action, Outcome};
use moltin::{Customer, CustomerId, RequestRecorder};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::Impersonation;
use super::session::{Session, session_work};
use super::session_length;
use super::state::{Attempt, State};
use super::viewpoint::Viewpoint;
use crate::Error;
use crate::audit::{AuditEvent, RequestAudit};
use crate::clock::{self, ClockReading};
use crate::connections::OpenStore;
use crate::email;
use crate::view::{
    AccessMode, EndReason, ImpersonationView, InvalidInput, Preview, SignIn, SignInTarget, SubjectView,
};

/// Whose view of the shop a session shows.
pub(super) struct Subject {
    pub(super) view: SubjectView,
    /// The store's ID of the customer, the member or the account.
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
}

impl Subject {
    fn customer(profile: Customer) -> Self {
        Self {
            view: SubjectView::Customer,
            id: profile.id.to_string(),
            name: profile.name,
            email: profile.email,
        }
    }
}

/// The customer to sign in as.
pub(super) struct Target {
    /// `None` if only the email address was entered.
    pub(super) id: Option<CustomerId>,
    pub(super) email: String,
}

impl Impersonation {
    /// Signs in as a customer with that customer's password. A current session ends first.
    pub(crate) async fn begin_sign_in(
        self: &Arc<Self>,
        connection: &str,
        request: SignIn,
    ) -> Result<ImpersonationView, Error> {
        if request.password.expose_secret().is_empty() {
            return Err(Error::input("password", InvalidInput::CustomerPasswordMissing));
        }
        let attempt = self.begin_attempt(connection, AccessMode::SignIn)?;
        let store = self.stores.get(connection)?;
        let rules = self.stores.rules_for(connection, AccessMode::SignIn)?;
        let reason = request.why.checked(rules.production)?;
        // Before the first request that names the customer.
        self.audit.check_writable().await?;
        self.audit_export.require_current().await?;
        let target = attempt.0.run(self.target(&store, request.target)).await?;
        self.make_room(&attempt).await?;
        let about = AuditEvent {
            customer_id: target.id.as_ref().map(ToString::to_string),
            customer_email: Some(target.email.clone()),
            ..new_session(Action::SignIn, AccessMode::SignIn, reason, &store)
        };
        self.enter_with_password(store, about, target, request.password, &attempt)
            .await
    }

    /// Signs in with a password, and begins the session.
    ///
    /// # Errors
    /// As [`Impersonation::begin_sign_in`].
    pub(super) async fn enter_with_password(
        self: &Arc<Self>,
        store: OpenStore,
        about: AuditEvent,
        target: Target,
        password: SecretString,
        attempt: &Attempt,
    ) -> Result<ImpersonationView, Error> {
        self.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(&self.audit, &about);
        let entering = async {
            self.audit_export.require_acknowledged().await?;
            customer_viewpoint(&store, &target, &password, request_audit.recorder()).await
        };
        let entered = attempt.0.run(entering).await;
        drop(password);
        request_audit.record().await?;
        let (viewpoint, profile) = self.audit.conclude_read(&about, entered).await?;
        let subject = Subject::customer(profile);
        self.begin(attempt, store, &about, AccessMode::SignIn, viewpoint, subject)
            .await
    }

    /// Begins a preview: a session with the admin's token, limited to one customer. A current
    /// session ends first.
    pub(crate) async fn preview(
        self: &Arc<Self>,
        connection: &str,
        request: Preview,
    ) -> Result<ImpersonationView, Error> {
        let attempt = self.begin_attempt(connection, AccessMode::Preview)?;
        let store = self.stores.get(connection)?;
        let admin = store.admin()?.clone();
        let rules = self.stores.rules_for(connection, AccessMode::Preview)?;
        let reason = request.why.checked(rules.production)?;
        self.audit_export.require_current().await?;
        self.make_room(&attempt).await?;

        let mut about = AuditEvent {
            customer_id: Some(request.customer.clone()),
            ..new_session(Action::Preview, AccessMode::Preview, reason, &store)
        };
        self.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(&self.audit, &about);
        let viewpoint = Viewpoint::Admin(admin, CustomerId::new(request.customer));
        let entering = async {
            self.audit_export.require_acknowledged().await?;
            viewpoint.recorded(request_audit.recorder()).profile().await
        };
        let profile = attempt.0.run(entering).await;
        request_audit.record().await?;
        about.customer_email = profile.as_ref().ok().map(|profile| profile.email.clone());
        let profile = self.audit.conclude_read(&about, profile).await?;
        let subject = Subject::customer(profile);
        self.begin(&attempt, store, &about, AccessMode::Preview, viewpoint, subject)
            .await
    }

    async fn target(&self, store: &OpenStore, target: SignInTarget) -> Result<Target, Error> {
        match target {
            SignInTarget::Email { email } => Ok(Target {
                id: None,
                email: email::entered(&email)?,
            }),
            SignInTarget::Customer { id } => {
                let id = CustomerId::new(id);
                let customers = store.admin()?.customers();
                let now = ClockReading::now(self.clock.as_ref());
                let customer = if let Some(known) = self.looked_up.take(&store.connection, &id, now) {
                    known
                } else {
                    self.views.record(store, &id, "profile, before a sign-in").await?;
                    customers.get(&id).await?
                };
                if customer.has_password == Some(false) {
                    return Err(Error::NoPassword);
                }
                if customer.email.is_empty() {
                    return Err(Error::input("email", InvalidInput::CustomerWithoutEmail));
                }
                Ok(Target {
                    id: Some(id),
                    email: customer.email,
                })
            }
        }
    }

    /// Keeps the session, unless the attempt was cancelled.
    pub(super) async fn begin(
        self: &Arc<Self>,
        attempt: &Attempt,
        store: OpenStore,
        about: &AuditEvent,
        way: AccessMode,
        viewpoint: Viewpoint,
        subject: Subject,
    ) -> Result<ImpersonationView, Error> {
        let began = ClockReading::now(self.clock.as_ref());
        let lasts = self.settings.read().session();
        let token_lasts = viewpoint
            .time_left()
            .map(|left| SignedDuration::try_from(left).unwrap_or(SignedDuration::MAX));
        let lasts = token_lasts.map_or(lasts, |left| lasts.min(left));
        let longest = session_length::longest(lasts, token_lasts, self.settings.is_session_length_managed());
        let view = ImpersonationView {
            session: about.session_id.clone().unwrap_or_default(),
            way,
            connection: store.connection.clone(),
            store: store.name.clone(),
            subject: subject.view,
            name: if subject.name.is_empty() {
                subject.id.clone()
            } else {
                subject.name
            },
            customer: subject.id,
            email: subject.email,
            started_at: began.at.to_string(),
            ends_at: began.at.checked_add(lasts).unwrap_or(began.at).to_string(),
            extension_minutes: session_length::minutes(lasts, longest),
            clock_note: clock::difference(store.store.clock_offset()),
        };
        let work = session_work(view.way);
        let session = Session {
            view: view.clone(),
            began,
            lasts,
            longest,
            viewpoint,
            task: self.lifecycle.begin_or_cancel(work, Some(&store.connection)),
            store,
            listed_carts: Arc::default(),
            switches: 0,
        };
        let overtaken = {
            let mut state = self.state();
            if attempt.0.is_cancelled() || session.task.is_cancelled() {
                Some(session.end(EndReason::Replaced))
            } else {
                *state = State::Inside {
                    session: Box::new(session),
                    next: None,
                };
                None
            }
        };
        if overtaken.is_some() {
            self.conclude_end(overtaken).await;
            return Err(Error::SessionEnded);
        }
        tracing::info!(way = ?view.way, "session started");
        self.watch_deadline(view.session.clone());
        Ok(view)
    }
}

/// The audit event for a session that begins.
pub(super) fn new_session(
    action: Action,
    way: AccessMode,
    reason: Option<String>,
    store: &OpenStore,
) -> AuditEvent {
    AuditEvent {
        way: Some(way.into()),
        session_id: Some(Uuid::new_v4().to_string()),
        reason,
        ..AuditEvent::new(action, store.audit_store())
    }
}

/// Requests a customer token, and checks that it is for the requested customer.
async fn customer_viewpoint(
    store: &OpenStore,
    target: &Target,
    password: &SecretString,
    recorder: &RequestRecorder,
) -> Result<(Viewpoint, Customer), Error> {
    let token = store
        .shopper
        .recorded(recorder)
        .create_customer_token(&target.email, password.clone())
        .await?;
    if target.id.as_ref().is_some_and(|id| id != token.customer_id()) {
        return Err(Error::WrongCustomer);
    }
    if token.time_left().is_zero() {
        let clock_note = clock::difference(store.store.clock_offset());
        return Err(Error::TokenExpired { clock_note });
    }
    let viewpoint = Viewpoint::Customer(store.shopper.as_customer(token));
    let profile = viewpoint.recorded(recorder).profile().await?;
    // `profile` has compared the IDs. By email address, only that tells who was meant.
    if target.id.is_some() || email::is_same(&profile.email, &target.email) {
        Ok((viewpoint, profile))
    } else {
        Err(Error::WrongCustomer)
    }
}
