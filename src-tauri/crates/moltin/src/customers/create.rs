//! Creating a customer, once: where the answer is lost, the store is asked what became of it.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};

use super::wire::{Read, Reference, Written};
use super::{Customer, Customers, PATH};
use crate::error::Error;
use crate::filter::CustomerFilter;
use crate::identity::send;
use crate::page;
use crate::response::Document;
use crate::tolerant::OneOrMany;
use crate::transport::Call;

/// Before each look for a customer who may have been created: some reads lag behind writes (see
/// `docs/api.md`, "Retries").
const LOOKS: [Duration; 3] = [Duration::ZERO, Duration::from_millis(500), Duration::from_secs(1)];
/// The store's times are in whole seconds.
const PRECISION: Duration = Duration::from_secs(2);

/// A customer to create.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The first password; without one nobody can sign in as the customer.
    pub password: Option<SecretString>,
    /// The merchant's own reference.
    pub external_ref: Option<String>,
}

/// A customer who was created, and how that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Created {
    /// The customer.
    pub customer: Customer,
    /// How it is known.
    pub confirmed_by: Confirmation,
}

/// How it is known that a customer was created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmation {
    /// The store said so.
    Response,
    /// The reply was lost; a customer of this address was found who had not been there before.
    LookUp,
}

impl Customers<'_> {
    /// Creates a customer. The request is repeated only where the store says that it has not looked at it (429) or does not
    /// take the bearer (401). Where the reply is lost, the store is asked for the e-mail address.
    ///
    /// # Errors
    /// [`Error::is_duplicate_email`] where another customer has the address; [`Error::NotCreated`] and
    /// [`Error::CreationUnknown`] where the reply was lost.
    pub async fn create(&self, new: &NewCustomer) -> Result<Created, Error> {
        let body = Written {
            name: Some(&new.name),
            email: Some(&new.email),
            password: new.password.as_ref().map(ExposeSecret::expose_secret),
            external_ref: new.external_ref.as_deref().map(Reference),
            ..Written::default()
        };
        let asked_at = Instant::now();
        let call = Call::new(Method::POST, PATH).data(&body).confidential();
        match self.single(call).await {
            Ok(customer) => Ok(Created {
                customer,
                confirmed_by: Confirmation::Response,
            }),
            Err(lost) if is_in_doubt(&lost) => self.look_up(&new.email, asked_at, lost).await,
            Err(error) => Err(error),
        }
    }

    async fn look_up(&self, email: &str, asked_at: Instant, lost: Error) -> Result<Created, Error> {
        let source = Box::new(lost);
        for pause in LOOKS {
            tokio::time::sleep(pause).await;
            match self.find(email, asked_at).await {
                Ok(Found::Created(customer)) => {
                    return Ok(Created {
                        customer: *customer,
                        confirmed_by: Confirmation::LookUp,
                    });
                }
                Ok(Found::Before) => {
                    return Err(Error::NotCreated {
                        is_taken: true,
                        source,
                    });
                }
                Ok(Found::Nobody) => {}
                Ok(Found::Undated) | Err(_) => return Err(Error::CreationUnknown { source }),
            }
        }
        // A store that was not waited for may be at it still.
        if matches!(*source, Error::Timeout { .. }) {
            return Err(Error::CreationUnknown { source });
        }
        Err(Error::NotCreated {
            is_taken: false,
            source,
        })
    }

    async fn find(&self, email: &str, asked_at: Instant) -> Result<Found, Error> {
        let call = Call::get(PATH)
            .query(page::parameters(1, 0))
            .filter(CustomerFilter::email(email).parameter());
        let response = send(self.admin, &call).await?;
        // Both moments are on the store's clock.
        let now = response
            .answered_at()
            .and_then(|now| Timestamp::try_from(now).ok())
            .unwrap_or_else(Timestamp::now);
        let found = response.decode::<Document<OneOrMany<Read>>>()?;
        let Some(customer) = found.data.0.into_iter().next().map(Customer::from) else {
            return Ok(Found::Nobody);
        };
        let Some(created_at) = customer.created_at else {
            return Ok(Found::Undated);
        };
        if created_at >= now - (asked_at.elapsed() + PRECISION) {
            Ok(Found::Created(Box::new(customer)))
        } else {
            Ok(Found::Before)
        }
    }
}

/// Who has the e-mail address of a customer who may have been created.
enum Found {
    Nobody,
    Created(Box<Customer>),
    /// Somebody who was there before.
    Before,
    /// Somebody of whom the store does not say since when.
    Undated,
}

/// Whether the customer may have been created although the reply does not say so. What went wrong while a bearer was asked
/// for happened before.
fn is_in_doubt(error: &Error) -> bool {
    error
        .request()
        .is_some_and(|request| request.method == Method::POST && request.path == PATH)
        && error.leaves_doubt()
}
