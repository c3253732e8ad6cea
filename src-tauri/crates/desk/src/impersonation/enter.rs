//! Signing in as a customer: written down first, checked against the customer asked for, then kept.

use jiff::SignedDuration;
use journal::{Action, Outcome};
use moltin::{AsCustomer, Customer, CustomerId};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::Session;
use crate::connections::OpenStore;
use crate::customers::valid_email;
use crate::record::About;
use crate::view::{EndReason, ImpersonationView, SignIn, SignInTarget};
use crate::{Desk, Error};

/// How long a session lasts, if the customer token does.
const SESSION: SignedDuration = SignedDuration::from_mins(15);

/// Whom the store is asked about, before it has answered.
struct Target {
    /// Known when the customer was chosen from the store's list.
    id: Option<CustomerId>,
    email: String,
}

impl Desk {
    /// Signs in as a customer with that customer's password. A session that is under way ends first.
    ///
    /// # Errors
    /// [`Error::Input`] for what can't be used, [`Error::NoPassword`] where the customer has none, [`Error::Store`] where the store
    /// refuses, [`Error::WrongCustomer`] where it answers for somebody else, [`Error::Journal`] where it can't be written down.
    /// In every case there is no session.
    pub async fn sign_in(&self, connection: &str, request: SignIn) -> Result<ImpersonationView, Error> {
        if request.password.expose_secret().is_empty() {
            return Err(Error::input("password", "Type the customer’s password."));
        }
        let store = self.store(connection)?;
        let target = self.target(&store, request.target).await?;
        self.end_any(EndReason::Replaced).await;
        let attempt = self.impersonation_state().attempt;

        let reason = request.reason.trim();
        let about = About {
            customer_id: target.id.as_ref().map(ToString::to_string),
            customer_email: Some(target.email.clone()),
            session: Some(Uuid::new_v4().to_string()),
            reason: (!reason.is_empty()).then(|| reason.to_owned()),
            ..About::new(Action::SignIn, store.for_the_record())
        };
        self.shared.record.write(&about, Outcome::Begun).await?;
        let entered = enter(&store, &target, &request.password).await;
        drop(request.password);
        self.shared.record.conclude(&about, &entered).await?;

        let (customer, profile) = entered?;
        self.begin(attempt, &store, &about, customer, profile).await
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

    /// Keeps the session, unless another attempt has begun or somebody has pressed Stop in the meantime.
    async fn begin(
        &self,
        attempt: u64,
        store: &OpenStore,
        about: &About,
        customer: AsCustomer,
        profile: Customer,
    ) -> Result<ImpersonationView, Error> {
        let started_at = self.shared.clock.now();
        let ends_at = (started_at + SESSION).min(customer.expires());
        let view = ImpersonationView {
            session: about.session.clone().unwrap_or_default(),
            connection: store.connection.clone(),
            store: store.name.clone(),
            customer: profile.id.to_string(),
            name: profile.name,
            email: profile.email,
            started_at: started_at.to_string(),
            ends_at: ends_at.to_string(),
        };
        let session = Session {
            view: view.clone(),
            ends_at,
            customer,
            store: about.store.clone(),
        };
        let overtaken = {
            let mut state = self.impersonation_state();
            if state.attempt == attempt {
                state.session = Some(session);
                None
            } else {
                Some(session)
            }
        };
        if overtaken.is_some() {
            self.wind_up(overtaken, EndReason::Replaced).await;
            return Err(Error::SessionEnded);
        }
        self.watch(view.session.clone(), ends_at);
        Ok(view)
    }
}

/// Gets a customer token and makes sure that it is for the customer who was asked for.
async fn enter(
    store: &OpenStore,
    target: &Target,
    password: &SecretString,
) -> Result<(AsCustomer, Customer), Error> {
    let token = store.shopper.sign_in(&target.email, password).await?;
    if target.id.as_ref().is_some_and(|id| id != token.customer_id()) {
        return Err(Error::WrongCustomer);
    }
    let customer = store.shopper.as_customer(token);
    let profile = customer.profile().await?;
    let asked_for =
        profile.id == *customer.customer_id() && profile.email.eq_ignore_ascii_case(&target.email);
    if !asked_for {
        return Err(Error::WrongCustomer);
    }
    Ok((customer, profile))
}
