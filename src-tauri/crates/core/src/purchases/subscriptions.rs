//! The subscriptions of one account, or those with the email address of one customer.

use moltin::{Subscription, SubscriptionFilter, SubscriptionId, SubscriptionQuery};

use crate::connections::OpenStore;
use crate::view::{Owner, OwnerSubscriptionsView, SubscriptionRowView, SubscriptionView};
use crate::{Error, invoices, view_of};

/// How many subscriptions a request returns.
const PAGE: u32 = 100;
/// How many subscriptions are read: ten requests.
const MOST: u64 = 1000;

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
        (Owner::Customer { .. }, Some(email)) if email.contains('@') => SubscriptionFilter::email(email),
        (Owner::Customer { .. }, _) => return Ok(view),
    };
    let subscriptions = store.admin()?.subscriptions();
    let currencies = store.currencies().await;
    let mut offset = 0;
    loop {
        let query = SubscriptionQuery::new().limit(PAGE).offset(offset);
        let mut page = subscriptions.list(&query.filter(filter.clone())).await?;
        // A store may send less than was requested.
        offset = offset.saturating_add(page.limit);
        let is_last = offset >= page.total;
        // A store may ignore the filter.
        if let Some(email) = &view.by_email {
            page.items.retain(|found| has_email(found, email));
        }
        let rows = view_of::subscription_page(page, &currencies).subscriptions;
        // One that moved to the next page meanwhile is not repeated.
        for row in rows {
            let is_known = |known: &SubscriptionRowView| !row.id.is_empty() && known.id == row.id;
            if !view.subscriptions.iter().any(is_known) {
                view.subscriptions.push(row);
            }
        }
        if is_last || offset >= MOST {
            view.is_complete = is_last;
            return Ok(view);
        }
    }
}

/// One subscription with a page of its invoices and their payments. `offset` is how many invoices
/// to skip, newest first.
///
/// # Errors
/// [`Error::WrongCustomer`] if it is another's, [`Error::Store`] if a request fails.
pub(super) async fn one(
    store: &OpenStore,
    owner: &Owner,
    subscription: &str,
    offset: u64,
) -> Result<SubscriptionView, Error> {
    let id = SubscriptionId::new(subscription);
    let subscriptions = store.admin()?.subscriptions();
    let by_email = email(store, owner).await?;
    let found = subscriptions.get(&id).await?;
    if !is_of(&found, owner, by_email.as_deref()) {
        return Err(Error::WrongCustomer);
    }
    let currencies = store.currencies().await;
    invoices::view(&subscriptions, found, offset, &currencies).await
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
        Owner::Customer { .. } => email.is_some_and(|email| has_email(subscription, email)),
    }
}

/// Whether a subscription has an email address.
pub(crate) fn has_email(subscription: &Subscription, email: &str) -> bool {
    let own = subscription.email.as_ref();
    own.is_some_and(|own| crate::email::is_same(own, email))
}
