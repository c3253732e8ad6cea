//! Subscriptions of accounts, read only (see `docs/api.md`, "Subscriptions").

mod filter;
mod invoice;
mod payment;
mod plan;
mod subscription;

pub use filter::{
    SubscriptionFilter, SubscriptionInvoiceFilter, SubscriptionInvoiceQuery, SubscriptionQuery,
};
pub use invoice::{InvoiceItem, SubscriptionInvoice};
pub use payment::SubscriptionPayment;
pub use plan::{PricingOption, SubscriptionPlan};
pub use subscription::Subscription;

use crate::error::Error;
use crate::id::{SubscriptionId, SubscriptionInvoiceId};
use crate::identity::{Admin, AsMember, Identity, send};
use crate::list::{ListCall, ListQuery};
use crate::page::Page;
use crate::transport::{Call, Path};
use subscription::{Included, Received};

const PATH: &str = "/v2/subscriptions/subscriptions";
const INVOICES: &str = "/v2/subscriptions/invoices";
const INCLUDE: &str = "plans,pricing_options";

/// The subscriptions that an identity can see: those of the store for the admin, or those of a
/// member's account. No filter finds those of a customer.
#[derive(Debug, Clone)]
pub struct Subscriptions<I> {
    identity: I,
}

impl Admin {
    /// The store's subscriptions.
    pub fn subscriptions(&self) -> Subscriptions<Self> {
        Subscriptions {
            identity: self.clone(),
        }
    }
}

impl AsMember {
    /// The subscriptions of the token's account.
    pub fn subscriptions(&self) -> Subscriptions<Self> {
        Subscriptions {
            identity: self.clone(),
        }
    }
}

impl<I: Identity> Subscriptions<I> {
    /// One page of subscriptions, with their plans.
    ///
    /// # Errors
    /// [`Error::Api`] with status 403 if the identity may not read them, [`Error::InvalidLimit`]
    /// for a limit out of range.
    pub async fn list(&self, query: &SubscriptionQuery) -> Result<Page<Subscription>, Error> {
        ListCall::new(Path::new(PATH))
            .filter(query.filter.parameter())
            .include(INCLUDE)
            .page_with(
                &self.identity,
                query.limit,
                query.offset,
                Received::into_subscription,
            )
            .await
    }

    /// One subscription, with its plan.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the identity sees no subscription with this ID.
    pub async fn get(&self, id: &SubscriptionId) -> Result<Subscription, Error> {
        let call = Call::get(path(id))
            .query([("include", INCLUDE.to_owned())])
            .allow_large_response();
        let response = send(&self.identity, &call).await?;
        let (subscription, included) = response.one::<Received, Included>()?;
        Ok(subscription.into_subscription(&mut included.unwrap_or_default()))
    }

    /// The plans that a subscription can have; one of them is active. This is the only page.
    ///
    /// # Errors
    /// As [`Subscriptions::get`].
    pub async fn plans(&self, id: &SubscriptionId) -> Result<Page<SubscriptionPlan>, Error> {
        let call = Call::get(path(id).join("plans")).allow_large_response();
        send(&self.identity, &call)
            .await?
            .whole_list::<plan::Received, _>()
    }

    /// One page of the invoices of a subscription.
    ///
    /// # Errors
    /// As [`Subscriptions::get`], and [`Error::InvalidLimit`] for a limit out of range.
    pub async fn invoices(
        &self,
        id: &SubscriptionId,
        query: &ListQuery,
    ) -> Result<Page<SubscriptionInvoice>, Error> {
        ListCall::new(path(id).join("invoices"))
            .page::<invoice::Received, _>(&self.identity, query.limit, query.offset)
            .await
    }

    /// All invoices of a subscription, in the order of the store, which no documentation names.
    ///
    /// # Errors
    /// As [`Subscriptions::get`].
    pub async fn whole_invoice_list(&self, id: &SubscriptionId) -> Result<Page<SubscriptionInvoice>, Error> {
        ListCall::new(path(id).join("invoices"))
            .all::<invoice::Received, _>(&self.identity)
            .await
    }

    /// One page of the invoices of all subscriptions that the identity sees.
    ///
    /// # Errors
    /// As [`Subscriptions::list`].
    pub async fn all_invoices(
        &self,
        query: &SubscriptionInvoiceQuery,
    ) -> Result<Page<SubscriptionInvoice>, Error> {
        ListCall::new(Path::new(INVOICES))
            .filter(query.filter.parameter())
            .page::<invoice::Received, _>(&self.identity, query.limit, query.offset)
            .await
    }

    /// All attempts to take the payment for an invoice, failed ones included.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the identity sees no such invoice.
    pub async fn payments(
        &self,
        id: &SubscriptionId,
        invoice: &SubscriptionInvoiceId,
    ) -> Result<Page<SubscriptionPayment>, Error> {
        let path = path(id).join("invoices").id(invoice.as_str()).join("payments");
        ListCall::new(path)
            .all::<payment::Received, _>(&self.identity)
            .await
    }
}

fn path(id: &SubscriptionId) -> Path {
    Path::new(PATH).id(id.as_str())
}
