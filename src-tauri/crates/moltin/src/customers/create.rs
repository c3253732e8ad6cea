//! Creating a customer exactly once: after a lost response, a lookup shows whether it was created.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};

use super::customer::Customer;
use super::wire::{Received, Sent};
use super::{Customers, PATH, single};
use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter::CustomerFilter;
use crate::identity::send;
use crate::null_if_empty::NullIfEmpty;
use crate::page;
use crate::transport::{Call, Path};

/// The wait before each lookup: some reads of the store lag behind its writes (see `docs/api.md`,
/// "Retries").
const LOOKUP_DELAYS: [Duration; 3] = [Duration::ZERO, Duration::from_millis(500), Duration::from_secs(1)];
/// The store's timestamps are whole seconds, in two clock readings.
const CLOCK_PRECISION: Duration = Duration::from_secs(2);

/// A customer to create.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct NewCustomer {
    /// The full name.
    pub name: String,
    /// The email address.
    pub email: String,
    /// The first password. Without one, the customer can't sign in.
    pub password: Option<SecretString>,
    /// The merchant's own ID.
    pub external_ref: Option<String>,
}

impl NewCustomer {
    /// A customer without password and external reference.
    pub fn new(name: impl Into<String>, email: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            email: email.into(),
            password: None,
            external_ref: None,
        }
    }

    /// Sets the first password.
    #[must_use]
    pub fn password(mut self, password: impl Into<SecretString>) -> Self {
        self.password = Some(password.into());
        self
    }

    /// Sets the merchant's own ID.
    #[must_use]
    pub fn external_ref(mut self, external_ref: impl Into<String>) -> Self {
        self.external_ref = Some(external_ref.into());
        self
    }
}

/// A created customer, and what confirmed the creation.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Created {
    /// The customer.
    pub customer: Customer,
    /// What confirmed the creation.
    pub confirmed_by: Confirmation,
}

/// What confirmed the creation of a customer or an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Confirmation {
    /// The response to the creation.
    Response,
    /// A lookup after a lost response found it.
    Lookup,
}

impl Customers {
    /// Creates a customer. The request is retried only if the store did not process it: after a 429
    /// or a rejected access token. After a lost response, the customer is looked up by email
    /// address.
    ///
    /// # Errors
    /// [`Error::is_duplicate_email`] if another customer has the email address.
    /// [`Error::NotCreated`] or [`Error::CreationUnknown`] after a lost response.
    pub async fn create(&self, new: &NewCustomer) -> Result<Created, Error> {
        let body = Sent {
            name: Some(&new.name),
            email: Some(&new.email),
            password: new.password.as_ref().map(ExposeSecret::expose_secret),
            external_ref: new.external_ref.as_deref().map(NullIfEmpty),
            ..Sent::default()
        };
        let sent_at = Instant::now();
        let mut call = Call::new(Method::POST, Path::new(PATH)).data(&body);
        if new.password.is_some() {
            call = call.confidential();
        }
        match single(&self.admin, call).await {
            Ok(customer) => Ok(Created {
                customer,
                confirmed_by: Confirmation::Response,
            }),
            Err(lost) if lost.may_have_been_done() => self.look_up(&new.email, sent_at, lost).await,
            Err(error) => Err(error),
        }
    }

    async fn look_up(&self, email: &str, sent_at: Instant, lost: Error) -> Result<Created, Error> {
        let source = Box::new(lost);
        for delay in LOOKUP_DELAYS {
            tokio::time::sleep(delay).await;
            match self.find_new(email, sent_at).await {
                Ok(Found::New(customer)) => {
                    return Ok(Created {
                        customer: *customer,
                        confirmed_by: Confirmation::Lookup,
                    });
                }
                Ok(Found::Older) => {
                    return Err(Error::NotCreated {
                        is_taken: true,
                        source,
                    });
                }
                Ok(Found::None) => {}
                Ok(Found::OfUnknownAge) | Err(_) => return Err(Error::CreationUnknown { source }),
            }
        }
        // After a timeout, the store may still be at work.
        if matches!(*source, Error::Timeout { .. }) {
            return Err(Error::CreationUnknown { source });
        }
        Err(Error::NotCreated {
            is_taken: false,
            source,
        })
    }

    async fn find_new(&self, email: &str, sent_at: Instant) -> Result<Found, Error> {
        let call = Call::get(Path::new(PATH))
            .query(page::parameters(1, 0))
            .filter(CustomerFilter::email(email).parameter());
        let response = send(&self.admin, &call).await?;
        // `created_at` and the `Date` header come from the same clock: the store's.
        let now = response.date().unwrap_or_else(Timestamp::now);
        let found = response
            .list::<Received, NotIncluded>(1)?
            .into_page(1, 0, Customer::from);
        if !found.unreadable.is_empty() {
            return Ok(Found::OfUnknownAge);
        }
        let Some(customer) = found.into_iter().next() else {
            return Ok(Found::None);
        };
        let Some(created_at) = customer.created_at else {
            return Ok(Found::OfUnknownAge);
        };
        let age = sent_at.elapsed().saturating_add(CLOCK_PRECISION);
        let Ok(earliest) = now.checked_sub(age) else {
            return Ok(Found::OfUnknownAge);
        };
        if created_at >= earliest {
            Ok(Found::New(Box::new(customer)))
        } else {
            Ok(Found::Older)
        }
    }
}

/// The customer that a lookup found, compared with the time of the creation.
enum Found {
    None,
    New(Box<Customer>),
    Older,
    /// The store sent no creation time.
    OfUnknownAge,
}
