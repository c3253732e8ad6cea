//! Signing in with a new password, for when nobody has the old one and a preview does not tell enough.

use journal::Action;
use moltin::CustomerId;
use secrecy::{ExposeSecret, SecretString};

use super::enter::{Target, new_session, why};
use crate::customers::valid_email;
use crate::password_clipboard::made_up;
use crate::view::{NewPasswordSignIn, NewPasswordView, Problem, WayView};
use crate::{App, Error};

impl App {
    /// Sets a new password for a customer, made up or typed, and signs in with it. A session that is under way ends first.
    /// The password is held for [`App::copy_password`] until it is dropped.
    ///
    /// # Errors
    /// As [`App::sign_in`], and [`Error::Input`] where the e-mail address is not the customer's: then the password is the old one.
    /// Once the password is set there is no error: the view says whether the sign-in came off. Where the store does not say whether it
    /// was set and then refuses it, it was not, and the error is that of the setting.
    pub async fn set_password_and_sign_in(
        &self,
        connection: &str,
        request: NewPasswordSignIn,
    ) -> Result<NewPasswordView, Error> {
        let typed = request.password.as_ref();
        if typed.is_some_and(|typed| typed.expose_secret().is_empty()) {
            return Err(Error::input(
                "password",
                "Type the new password, or have one made up.",
            ));
        }
        let attempt = self.begin_attempt();
        let store = self.store(connection)?;
        let customers = store.admin()?.customers();
        let rules = self.rules_for(connection, WayView::SignIn)?;
        let reason = why(&request.why, rules.production)?;
        let email = valid_email(&request.email)?;
        let id = CustomerId::new(request.customer);
        // Before the store is asked who that is.
        self.shared.audit.check_writable().await?;
        let customer = attempt.during(customers.get(&id)).await?;
        if !customer.email.eq_ignore_ascii_case(email) {
            let message = format!("This is not the e-mail address of {}.", customer.name);
            return Err(Error::input("email", message));
        }
        let changing = self.shared.changing_password.lock().await;
        self.make_room(&attempt).await?;

        let password: SecretString = request.password.unwrap_or_else(made_up);
        let mut about = new_session(Action::PasswordSet, WayView::SignIn, reason, &store);
        about.customer_id = Some(id.to_string());
        about.customer_email = Some(customer.email.clone());
        let doubt = match self.change_password(&store, &about, &id, &password).await {
            Ok(_) => None,
            // Signing in tells whether it was set.
            Err(error) if error.leaves_outcome_unknown() => Some(error),
            Err(error) => return Err(error),
        };
        self.hold_password(password.clone()).await;
        drop(changing);
        let target = Target {
            id: Some(id),
            email: customer.email,
        };
        about.action = Action::SignIn;
        let entered = self
            .enter_with(store.clone(), about, target, password, &attempt)
            .await;
        let notice = notice(
            &customer.name,
            &store.name,
            &self.shared.clock.now().strftime("%-d %B %Y").to_string(),
        );
        let (session, error) = match (entered, doubt) {
            (Ok(session), _) => (Some(session), None),
            // The store does not know the new password: there is none to hand over.
            (Err(Error::Store(moltin::Error::SignIn(_))), Some(doubt)) => {
                self.forget_password().await;
                return Err(doubt);
            }
            (Err(error), doubt) => (None, Some(doubt.unwrap_or(error))),
        };
        Ok(NewPasswordView {
            session,
            problem: error.as_ref().map(Problem::from),
            notice,
        })
    }
}

/// What to write to the customer.
fn notice(name: &str, store: &str, day: &str) -> String {
    format!(
        "Hello {name},\n\n\
         To look into your request, we have set a new password for your account at {store} on {day} (UTC). \
         Your old password no longer works.\n\n\
         You get the new password from us separately. Please sign in with it, and choose one of your own at once.\n\n\
         If you did not ask us for help, please answer this message without delay.\n"
    )
}
