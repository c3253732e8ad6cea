//! The customer's carts, and the subscriptions with their email address.

use std::collections::HashSet;

use moltin::{
    Cart, CartDetails, CartQuery, OFFSET_LIMIT, Subscription, SubscriptionFilter, SubscriptionInvoice,
    SubscriptionPayment, SubscriptionQuery,
};
use serde::Serialize;

use super::Reading;
use crate::Error;
use crate::email;
use crate::privacy::is_refusal;
use crate::privacy::package::rows;
use crate::purchases::has_email;
use crate::view::ExportProgress;

/// How many records a request returns.
const PAGE: u32 = 100;

/// The invoices of one subscription.
#[derive(Serialize)]
struct OfSubscription<'a> {
    subscription_id: &'a str,
    records: Vec<InvoiceRecord<'a>>,
}

#[derive(Serialize)]
struct InvoiceRecord<'a> {
    #[serde(flatten)]
    invoice: &'a SubscriptionInvoice,
    /// `None` if the store refused them.
    payments: Option<Vec<SubscriptionPayment>>,
}

impl<T: FnMut(ExportProgress) + Send> Reading<'_, T> {
    /// The API filters carts by account only, so all of them are listed. A cart is read right after
    /// the list that has it: the store creates one for an unknown ID.
    pub(super) async fn carts(&mut self) -> Result<(), Error> {
        let carts = self.admin.carts();
        let mut known = HashSet::new();
        let mut offset = 0;
        loop {
            let page = match carts.list(&CartQuery::new().limit(PAGE).offset(offset)).await {
                Ok(page) => page,
                Err(error) if offset == 0 => return self.person.carts.refuse(error.into()),
                Err(error) => return Err(error.into()),
            };
            self.person.carts.list(page.unreadable.len());
            let length = (page.items.len() + page.unreadable.len()) as u64;
            for cart in page.items {
                if self.is_of_customer(&cart) && known.insert(cart.id.clone()) {
                    self.cart(&cart).await?;
                } else if has_unreadable_owner(&cart) {
                    self.person.carts.unreadable += 1;
                }
            }
            offset += length;
            if length == 0 || offset >= page.total {
                return Ok(());
            }
            if offset + u64::from(PAGE) > OFFSET_LIMIT {
                self.person.has_more_carts = true;
                return Ok(());
            }
        }
    }

    async fn cart(&mut self, listed: &Cart) -> Result<(), Error> {
        let details = match self.admin.carts().get(&listed.id).await.map_err(Error::from) {
            Ok(details) => details,
            Err(error) if is_refusal(&error) => {
                self.person.carts.unreadable += 1;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        // One that expired since the list is created again, empty.
        if details.cart.created_at == listed.created_at && self.is_of_customer(&details.cart) {
            self.add_cart(&details).await?;
        }
        Ok(())
    }

    async fn add_cart(&mut self, details: &CartDetails) -> Result<(), Error> {
        let row = rows::cart(details, self.made);
        self.person.carts.add(details, &[row]).await
    }

    /// Whether a cart is linked to the customer, or is a guest's with their email address.
    fn is_of_customer(&self, cart: &Cart) -> bool {
        let customer = &self.person.customer;
        let is_guest = cart.customer_ids.is_empty() && cart.account_ids.is_empty();
        let contact = cart.contact_email.as_deref();
        let has_address = |contact| self.person.has_email() && email::is_same(contact, &customer.email);
        cart.customer_ids.contains(&customer.id)
            || (is_guest && !has_unreadable_owner(cart) && contact.is_some_and(has_address))
    }

    pub(super) async fn subscriptions(&mut self) -> Result<(), Error> {
        if !self.person.has_email() {
            self.person.subscriptions.is_sought = false;
            self.person.invoices.is_sought = false;
            return Ok(());
        }
        let address = self.person.customer.email.clone();
        let mut known = HashSet::new();
        for spelling in email::spellings(&address) {
            let mut offset = 0;
            loop {
                let filter = SubscriptionFilter::email(&spelling);
                let query = SubscriptionQuery::new().limit(PAGE).offset(offset);
                let page = match self.admin.subscriptions().list(&query.filter(filter)).await {
                    Ok(page) => page,
                    Err(error) if known.is_empty() && offset == 0 => {
                        self.person.invoices.is_sought = false;
                        return self.person.subscriptions.refuse(error.into());
                    }
                    Err(error) => return Err(error.into()),
                };
                self.person.subscriptions.list(page.unreadable.len());
                let length = (page.items.len() + page.unreadable.len()) as u64;
                for subscription in page.items {
                    // A store may ignore the filter.
                    if has_email(&subscription, &address) && known.insert(subscription.id.clone()) {
                        self.subscription(&subscription).await?;
                    }
                }
                offset += length;
                if length == 0 || offset >= page.total || offset >= OFFSET_LIMIT {
                    break;
                }
            }
        }
        Ok(())
    }

    async fn subscription(&mut self, subscription: &Subscription) -> Result<(), Error> {
        let row = rows::subscription(subscription, self.made);
        self.person.subscriptions.add(subscription, &[row]).await?;
        let part = &mut self.person.invoices;
        let api = self.admin.subscriptions();
        let page = match api.whole_invoice_list(&subscription.id).await {
            Ok(page) => page,
            Err(error) => return part.refuse(error.into()),
        };
        part.list(page.unreadable.len());
        let name = rows::name(subscription);
        let (mut records, mut lines) = (Vec::new(), Vec::new());
        for invoice in &page.items {
            let payments = match api.payments(&subscription.id, &invoice.id).await {
                Ok(page) => Some(page.items),
                Err(error) => {
                    part.refuse(error.into())?;
                    None
                }
            };
            lines.push(rows::invoice(&name, invoice, payments.as_deref(), self.made));
            records.push(InvoiceRecord { invoice, payments });
        }
        if records.is_empty() {
            return Ok(());
        }
        let record = OfSubscription {
            subscription_id: subscription.id.as_str(),
            records,
        };
        part.add(&record, &lines).await
    }
}

/// Whether it can't be read whose a cart is.
fn has_unreadable_owner(cart: &Cart) -> bool {
    let mut paths = cart.unreadable_fields.iter();
    paths.any(|path| path.as_str().starts_with("relationships"))
}
