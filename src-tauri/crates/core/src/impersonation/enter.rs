//! Beginning to see the shop as a customer: written down first, checked against the customer asked for, then kept.

use journal::{Action, Outcome};
use moltin::{Customer, CustomerId, RequestRecorder};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::{Life, Living, RequestAudit, Session, Viewpoint};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::customers::valid_email;
use crate::view::{EndReason, ImpersonationView, Preview, SignIn, SignInTarget, WayView, Why};
use crate::{App, Error};

/// The shortest reason that is one, in characters.
const SHORTEST_REASON: usize = 10;

/// Whom the store is asked about, before it has answered.
pub(super) struct Target {
    /// Known when the customer was chosen from the store's list.
    pub(super) id: Option<CustomerId>,
    pub(super) email: String,
}

impl App {
    /// Signs in as a customer with that customer's password. A session that is under way ends first.
    ///
    /// # Errors
    /// [`Error::Input`] for what can't be used, [`Error::NoPassword`] where the customer has none, [`Error::Store`] where the store
    /// refuses, [`Error::WrongCustomer`] where it answers for somebody else, [`Error::AuditLog`] where it can't be written down.
    /// In every case there is no session.
    pub async fn sign_in(&self, connection: &str, request: SignIn) -> Result<ImpersonationView, Error> {
        if request.password.expose_secret().is_empty() {
            return Err(Error::input("password", "Type the customer’s password."));
        }
        let attempt = self.begin_attempt();
        let store = self.store(connection)?;
        let rules = self.rules_for(connection, WayView::SignIn)?;
        let reason = why(&request.why, rules.production)?;
        // Before the store is asked who that is.
        self.shared.audit.check_writable().await?;
        let target = attempt.during(self.target(&store, request.target)).await?;
        self.make_room(&attempt).await?;
        let about = AuditEvent {
            customer_id: target.id.as_ref().map(ToString::to_string),
            customer_email: Some(target.email.clone()),
            ..new_session(Action::SignIn, WayView::SignIn, reason, &store)
        };
        self.enter_with(store, about, target, request.password, &attempt)
            .await
    }

    /// Signs in with a password, and begins the session.
    pub(super) async fn enter_with(
        &self,
        store: OpenStore,
        about: AuditEvent,
        target: Target,
        password: SecretString,
        attempt: &Living,
    ) -> Result<ImpersonationView, Error> {
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(self, &about);
        let entering = sign_in(&store, &target, &password, request_audit.recorder());
        let entered = attempt.during(entering).await;
        drop(password);
        request_audit.record().await?;
        self.shared.audit.conclude(&about, &entered).await?;

        let (viewpoint, profile) = entered?;
        self.begin(attempt, store, &about, viewpoint, profile).await
    }

    /// Begins to see what the merchant can see of a customer. A session that is under way ends first.
    ///
    /// # Errors
    /// [`Error::Input`] for a reason that can't be used, [`Error::Forbidden`] where the store's policy does not allow it, [`Error::NeedsSecret`]
    /// for a sign-in only connection, [`Error::Store`] where the store refuses, [`Error::AuditLog`] where it can't be written down.
    /// In every case there is no session.
    pub async fn preview(&self, connection: &str, request: Preview) -> Result<ImpersonationView, Error> {
        let attempt = self.begin_attempt();
        let store = self.store(connection)?;
        let admin = store.admin()?.clone();
        let rules = self.rules_for(connection, WayView::Preview)?;
        let reason = why(&request.why, rules.production)?;
        self.make_room(&attempt).await?;

        let mut about = AuditEvent {
            customer_id: Some(request.customer.clone()),
            ..new_session(Action::Preview, WayView::Preview, reason, &store)
        };
        self.shared.audit.write(&about, Outcome::Begun).await?;
        let request_audit = RequestAudit::new(self, &about);
        let viewpoint = Viewpoint::Admin(admin, CustomerId::new(request.customer));
        let profile = attempt
            .during(viewpoint.traced(request_audit.recorder()).profile())
            .await;
        request_audit.record().await?;
        about.customer_email = profile.as_ref().ok().map(|profile| profile.email.clone());
        self.shared.audit.conclude(&about, &profile).await?;
        self.begin(&attempt, store, &about, viewpoint, profile?).await
    }

    async fn target(&self, store: &OpenStore, target: SignInTarget) -> Result<Target, Error> {
        match target {
            SignInTarget::Email { email } => Ok(Target {
                id: None,
                email: valid_email(&email)?.to_owned(),
            }),
            SignInTarget::Customer { id } => {
                let id = CustomerId::new(id);
                let customer = store.admin()?.customers().get(&id).await?;
                if customer.has_password == Some(false) {
                    return Err(Error::NoPassword);
                }
                Ok(Target {
                    id: Some(id),
                    email: customer.email,
                })
            }
        }
    }

    /// Keeps the session, unless the attempt is over: another has begun, or somebody has pressed Stop.
    async fn begin(
        &self,
        attempt: &Living,
        store: OpenStore,
        about: &AuditEvent,
        viewpoint: Viewpoint,
        profile: Customer,
    ) -> Result<ImpersonationView, Error> {
        let began = self.now();
        let lasts = self.shared.settings.read().session();
        let lasts = viewpoint
            .expires()
            .map_or(lasts, |expires| lasts.min(expires.duration_since(began.at)));
        let view = ImpersonationView {
            session: about.session_id.clone().unwrap_or_default(),
            way: viewpoint.way(),
            connection: store.connection.clone(),
            store: store.name.clone(),
            customer: profile.id.to_string(),
            name: profile.name,
            email: profile.email,
            started_at: began.at.to_string(),
            ends_at: (began.at + lasts).to_string(),
        };
        let session = Session {
            view: view.clone(),
            began,
            lasts,
            viewpoint,
            store,
            life: Life::default(),
        };
        let overtaken = {
            let mut state = self.impersonation_state();
            if attempt.is_over() {
                Some(session)
            } else {
                state.attempt = None;
                state.session = Some(session);
                None
            }
        };
        if overtaken.is_some() {
            self.wind_up(overtaken, EndReason::Replaced).await;
            return Err(Error::SessionEnded);
        }
        self.watch(view.session.clone());
        Ok(view)
    }
}

/// What the journal says of a session that begins.
pub(super) fn new_session(
    action: Action,
    way: WayView,
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

/// The reason as the journal keeps it, with the ticket behind it.
pub(super) fn why(why: &Why, is_required: bool) -> Result<Option<String>, Error> {
    let (reason, ticket) = (why.reason.trim(), why.ticket.trim());
    if is_required && reason.chars().count() < SHORTEST_REASON {
        return Err(Error::input(
            "reason",
            format!(
                "This store is in production: say in {SHORTEST_REASON} characters or more why you look at it as this customer."
            ),
        ));
    }
    let is_link = ["https://", "http://"]
        .iter()
        .any(|scheme| ticket.starts_with(scheme));
    if !ticket.is_empty() && (!is_link || ticket.contains(char::is_whitespace)) {
        return Err(Error::input(
            "ticket",
            "Type the ticket’s address, such as https://desk.example/tickets/1234.",
        ));
    }
    Ok(match (reason, ticket) {
        ("", "") => None,
        (reason, "") => Some(reason.to_owned()),
        ("", ticket) => Some(ticket.to_owned()),
        (reason, ticket) => Some(format!("{reason} ({ticket})")),
    })
}

/// Gets a customer token and makes sure that it is for the customer who was asked for.
async fn sign_in(
    store: &OpenStore,
    target: &Target,
    password: &SecretString,
    trace: &RequestRecorder,
) -> Result<(Viewpoint, Customer), Error> {
    let token = store
        .shopper
        .recorded(trace)
        .sign_in(&target.email, password.clone())
        .await?;
    if target.id.as_ref().is_some_and(|id| id != token.customer_id()) {
        return Err(Error::WrongCustomer);
    }
    let viewpoint = Viewpoint::Customer(store.shopper.as_customer(token));
    let profile = viewpoint.traced(trace).profile().await?;
    if profile.email.eq_ignore_ascii_case(&target.email) {
        Ok((viewpoint, profile))
    } else {
        Err(Error::WrongCustomer)
    }
}
