//! The invoices of one subscription, the newest first, with the attempts to pay them. Sessions and
//! the admin read them alike.

use std::cmp::Reverse;
use std::collections::HashSet;

use moltin::{Identity, Page, Subscription, SubscriptionId, SubscriptionInvoice, Subscriptions};

use crate::Error;
use crate::currencies::Currencies;
use crate::view::{InvoiceView, SubscriptionView};
use crate::view_of;

/// How many invoices are read with their payments at once. Each takes a request.
const LIMIT: usize = 12;

/// What the audit log says of a read from `offset` on.
pub(crate) fn description(subscription: &str, offset: u64) -> String {
    match offset {
        0 => format!("subscription {subscription}"),
        _ => format!("subscription {subscription}, invoices from {offset}"),
    }
}

/// Reads a subscription's invoices from `offset` on, newest first, for its view.
///
/// No documentation says in which order the API lists invoices, and it can't sort them. So all of
/// them are listed, a hundred with each request, and only the payments are read page by page.
///
/// # Errors
/// [`Error::Store`] if a request fails. Payments of one invoice that can't be read are no error.
pub(crate) async fn view<I: Identity>(
    subscriptions: &Subscriptions<I>,
    subscription: Subscription,
    offset: u64,
    currencies: &Currencies,
) -> Result<SubscriptionView, Error> {
    let id = subscription.id.clone();
    let all = newest_first(subscriptions.whole_invoice_list(&id).await?);
    let invoice_count = all.len() as u64;
    let shown = all
        .into_iter()
        .skip(usize::try_from(offset).unwrap_or(usize::MAX));
    let mut invoices = Vec::new();
    for listed in shown.take(LIMIT) {
        invoices.push(match listed {
            Listed::Invoice(invoice) => with_payments(subscriptions, &id, *invoice, currencies).await?,
            Listed::Unreadable(id) => view_of::unreadable_invoice(id),
        });
    }
    Ok(SubscriptionView {
        row: view_of::subscription_row(subscription, currencies),
        invoices,
        invoice_count,
        invoice_limit: LIMIT as u64,
    })
}

async fn with_payments<I: Identity>(
    subscriptions: &Subscriptions<I>,
    subscription: &SubscriptionId,
    invoice: SubscriptionInvoice,
    currencies: &Currencies,
) -> Result<InvoiceView, Error> {
    let loaded = subscriptions.payments(subscription, &invoice.id).await;
    let mut payments = view_of::payments_of(loaded)?;
    if let Some(page) = &mut payments {
        page.items.sort_by_key(|payment| Reverse(payment.created_at));
    }
    Ok(view_of::invoice(invoice, payments, currencies))
}

/// An invoice of a list.
enum Listed {
    Invoice(Box<SubscriptionInvoice>),
    /// One that can't be read, with its ID if that can.
    Unreadable(String),
}

/// The invoices of a list, newest first. What can't be read is where it was among the others. One
/// that is listed twice, because the list changed meanwhile, is there once.
fn newest_first(page: Page<SubscriptionInvoice>) -> Vec<Listed> {
    let mut invoices = page.items;
    let when = |invoice: &SubscriptionInvoice| invoice.created_at.or(invoice.period_start);
    let is_oldest_first = invoices.first().and_then(when) < invoices.last().and_then(when);
    let mut seen = HashSet::new();
    invoices.retain(|invoice| invoice.id.as_str().is_empty() || seen.insert(invoice.id.clone()));
    invoices.sort_by_key(|invoice| Reverse(when(invoice)));
    let invoices = invoices
        .into_iter()
        .map(|invoice| Listed::Invoice(Box::new(invoice)));
    let mut all: Vec<_> = invoices.collect();
    for record in page.unreadable {
        let place = record.index.min(all.len());
        let place = if is_oldest_first { all.len() - place } else { place };
        all.insert(place, Listed::Unreadable(record.id.unwrap_or_default()));
    }
    all
}
