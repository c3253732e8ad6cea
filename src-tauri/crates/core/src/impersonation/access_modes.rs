//! The access modes of a customer: which are possible, and why the others are not.

use moltin::CustomerId;

use super::Impersonation;
use crate::clock::ClockReading;
use crate::lifecycle::Work;
use crate::view::{AccessMode, AccessModesView, Code, CustomerView, Policy, Problem, ProblemText};
use crate::{Error, view_of};

impl Impersonation {
    /// The access modes for this customer, who is looked up first.
    pub(crate) async fn access_modes(
        &self,
        connection: &str,
        customer: &str,
    ) -> Result<AccessModesView, Error> {
        let id = CustomerId::new(customer);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let policy = self.stores.rules_of(connection)?.policy;
                let found = match store.admin() {
                    Ok(_) => self.views.customer(&store, &id, "profile").await.map(|customer| {
                        let now = ClockReading::now(self.clock.as_ref());
                        self.looked_up.keep(connection, customer.clone(), now);
                        view_of::customer(customer)
                    }),
                    Err(error) => return Ok(modes(policy, Err(error))),
                };
                Ok(modes(policy, found))
            })
            .await
    }
}

fn modes(policy: Policy, found: Result<CustomerView, Error>) -> AccessModesView {
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
    AccessModesView {
        preview: closed(AccessMode::Preview),
        sign_in: closed(AccessMode::SignIn).or_else(|| has_none.then(|| why_not(&Error::NoPassword))),
        new_password: closed(AccessMode::SignIn),
        customer: found.ok(),
    }
}

fn why_not(error: &Error) -> Problem {
    match error {
        Error::Store(error) if error.status() == Some(404) => Problem {
            text: Some(ProblemText::CustomerDeleted),
            code: Code::NotFound,
            message: "This customer was deleted from the store.".into(),
            advice: None,
            field: None,
            request_id: None,
        },
        error => Problem::from(error),
    }
}
