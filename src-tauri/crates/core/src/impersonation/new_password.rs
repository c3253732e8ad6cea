//! Setting a new password for a customer and signing in with it, for when a preview is not enough.

use std::sync::Arc;

use journal::Action;
use moltin::CustomerId;
use secrecy::SecretString;

use super::Impersonation;
use super::enter::{Target, new_session};
use crate::password_clipboard::generate_password;
use crate::view::{AccessMode, NewPasswordSignIn, NewPasswordView, Problem};
use crate::{Error, password_rules};

impl Impersonation {
    /// Sets a new password for a customer, generated or entered, and signs in with it. A current
    /// session ends first. The password is kept to be copied, until the page no longer needs it.
    pub(crate) async fn set_password_and_sign_in(
        self: &Arc<Self>,
        connection: &str,
        request: NewPasswordSignIn,
    ) -> Result<NewPasswordView, Error> {
        if let Some(entered) = &request.password {
            password_rules::check(entered, &request.email)?;
        }
        let attempt = self.begin_attempt(connection, AccessMode::SignIn)?;
        let store = self.stores.get(connection)?;
        let customers = &self.customers;
        self.stores.rules_for(connection, AccessMode::SignIn)?;
        let id = CustomerId::new(request.customer);
        // Before the first request that names the customer.
        self.audit.check_writable().await?;
        // The password must not be replaced for a session that can't begin.
        self.audit_export.require_acknowledged().await?;
        let confirming = customers.confirm_password(&store, &id, &request.email, &request.why);
        let confirmed = attempt.0.run(confirming).await?;
        let changing = self.password_clipboard.changing().await;
        self.make_room(&attempt).await?;

        let password: SecretString = request.password.unwrap_or_else(generate_password);
        let mut about = confirmed.event(new_session(Action::PasswordSet, AccessMode::SignIn, None, &store));
        let cancellable = store.cancelled_by(&attempt.0);
        let setting = customers.change_password(&cancellable, &confirmed, &about, &password);
        let doubt = match attempt.0.run_to_end(setting).await {
            Ok(_) => None,
            Err(error @ Error::OutcomeNotRecorded { .. }) => Some(error),
            // The sign-in shows whether it was set.
            Err(error) if error.leaves_outcome_unknown() => Some(error),
            Err(error) => return Err(error),
        };
        self.password_clipboard.hold(password.clone()).await;
        drop(changing);
        if let Some(unrecorded @ Error::OutcomeNotRecorded { .. }) = &doubt {
            return Ok(without_session(unrecorded));
        }
        let target = Target {
            id: Some(id),
            email: confirmed.customer().email.clone(),
        };
        about.action = Action::SignIn;
        let entered = self
            .enter_with_password(store, about, target, password, &attempt)
            .await;
        match (entered, doubt) {
            (Ok(session), _) => Ok(NewPasswordView {
                session: Some(session),
                problem: None,
            }),
            (Err(error), Some(doubt)) => {
                // The store does not know the new password, so there is none to pass on.
                if matches!(error.cause(), Error::Store(moltin::Error::SignIn(_))) {
                    self.password_clipboard.forget().await;
                    return Err(doubt);
                }
                Ok(without_session(&doubt))
            }
            // The password was set.
            (Err(Error::AuditLog(error)), None) => Ok(without_session(&Error::NotShown(error))),
            (Err(error), None) => Ok(without_session(&error)),
        }
    }
}

fn without_session(error: &Error) -> NewPasswordView {
    NewPasswordView {
        session: None,
        problem: Some(Problem::from(error)),
    }
}
