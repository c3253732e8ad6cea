//! Which ways there are to see the shop as a customer, and why the others are closed.

use moltin::CustomerId;

use crate::view::{CustomerView, Policy, Problem, WayView, WaysView};
use crate::{App, Error, view_of};

impl App {
    /// The ways in which staff may see the shop as this customer. Looks the customer up, and changes nothing.
    ///
    /// # Errors
    /// Where the connection itself can't be used. What the store answers about the customer is no error here: it closes ways.
    pub async fn ways(&self, connection: &str, customer: &str) -> Result<WaysView, Error> {
        let store = self.store(connection)?;
        let policy = self.rules_of(connection)?.policy;
        let found = match store.admin() {
            Ok(admin) => {
                let found = admin.customers().get(&CustomerId::new(customer)).await;
                found.map(view_of::customer).map_err(Error::from)
            }
            Err(error) => Err(error),
        };
        Ok(ways(policy, found))
    }
}

fn ways(policy: Policy, found: Result<CustomerView, Error>) -> WaysView {
    let obstacle = found.as_ref().err().map(why_not);
    let closed = |way| {
        let allowed = policy.allows(way);
        if allowed {
            obstacle.clone()
        } else {
            Some(why_not(&Error::Forbidden { way }))
        }
    };
    let has_none = matches!(&found, Ok(customer) if customer.has_password == Some(false));
    WaysView {
        preview: closed(WayView::Preview),
        sign_in: closed(WayView::SignIn).or_else(|| has_none.then(|| why_not(&Error::NoPassword))),
        new_password: closed(WayView::SignIn),
        customer: found.ok(),
    }
}

fn why_not(error: &Error) -> String {
    match error {
        Error::Store(error) if error.status() == Some(404) => {
            "This customer is no longer in the store: somebody has deleted them.".into()
        }
        error => Problem::from(error).message,
    }
}
