//! The subscriptions of one account, or those with the email address of one customer.

use moltin::{
    ListQuery, Page, Subscription, SubscriptionFilter, SubscriptionId, SubscriptionInvoice,
    SubscriptionPayment, SubscriptionQuery,
};

use crate::connections::OpenStore;
use crate::view::{Owner, OwnerSubscriptionsView, SubscriptionView};
use crate::{Error, view_of};

/// How many subscriptions are read: one request.
const MOST: u32 = 100;
/// How many invoices are read with their payments. Each takes a request.
const INVOICES: u32 = 12;

/// The subscriptions of an owner.
///
/// # Errors
/// [`Error::Store`] if a request fails.
pub(super) async fn list(store: &OpenStore, owner: &Owner) -> Result<OwnerSubscriptionsView, Error> {
    let by_email = email(store, owner).await?;
    let mut view = OwnerSubscriptionsView {
        subscriptions: Vec::new(),
        by_email,
        is_complete: true,
    };
    let filter = match (owner, &view.by_email) {
        (Owner::Account { id }, _) => SubscriptionFilter::account(&id.as_str().into()),
        (Owner::Customer { .. }, Some(email)) if !email.is_empty() => SubscriptionFilter::email(email),
        (Owner::Customer { .. }, _) => return Ok(view),
    };
    let query = SubscriptionQuery::new().limit(MOST).filter(filter);
    let page = store.admin()?.subscriptions().list(&query).await?;
    let currencies = store.currencies().await;
    view.is_complete = page.total <= u64::from(MOST);
    view.subscriptions = view_of::subscription_page(page, &currencies).subscriptions;
    Ok(view)
}

/// One subscription with its latest invoices and their payments.
///
/// # Errors
/// [`Error::WrongCustomer`] if it is another's, [`Error::Store`] if a request fails.
pub(super) async fn one(
    store: &OpenStore,
    owner: &Owner,
    subscription: &str,
) -> Result<SubscriptionView, Error> {
    let id = SubscriptionId::new(subscription);
    let subscriptions = store.admin()?.subscriptions();
    let by_email = email(store, owner).await?;
    let found = subscriptions.get(&id).await?;
    if !is_of(&found, owner, by_email.as_deref()) {
        return Err(Error::WrongCustomer);
    }
    let page = subscriptions
        .invoices(&id, &ListQuery::new().limit(INVOICES))
        .await?;
    let invoice_count = page.total;
    let mut read: Vec<(SubscriptionInvoice, Option<Page<SubscriptionPayment>>)> = Vec::new();
    for invoice in page.items {
        let payments = view_of::payments_of(subscriptions.payments(&id, &invoice.id).await)?;
        read.push((invoice, payments));
    }
    read.sort_by_key(|(invoice, _)| std::cmp::Reverse(invoice.created_at));
    let currencies = store.currencies().await;
    let unreadable = page.unreadable.into_iter();
    let invoices = read
        .into_iter()
        .map(|(invoice, payments)| view_of::invoice(invoice, payments, &currencies))
        .chain(unreadable.map(|record| view_of::unreadable_invoice(record.id.unwrap_or_default())))
        .collect();
    Ok(SubscriptionView {
        row: view_of::subscription_row(found, &currencies),
        invoices,
        invoice_count,
    })
}

/// The email address of a customer, which is all that a subscription has of them.
async fn email(store: &OpenStore, owner: &Owner) -> Result<Option<String>, Error> {
    let Owner::Customer { id } = owner else {
        return Ok(None);
    };
    let customer = store.admin()?.customers().get(&id.as_str().into()).await?;
    Ok(Some(customer.email))
}

fn is_of(subscription: &Subscription, owner: &Owner, email: Option<&str>) -> bool {
    match owner {
        Owner::Account { id } => {
            let account = subscription.account_id.as_ref();
            account.is_some_and(|account| account.as_str() == id)
        }
        Owner::Customer { .. } => {
            let own = subscription.email.as_ref().map(moltin::Text::as_str);
            own.is_some_and(|own| email.is_some_and(|email| own.eq_ignore_ascii_case(email)))
        }
    }
}
