//! The subscriptions of a session's account, with their invoices and payments.

use moltin::{
    AccountId, Identity, Page, Subscription, SubscriptionFilter, SubscriptionId, SubscriptionQuery,
    Subscriptions, UnreadableRecord,
};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::member_error::MemberError;
use crate::view::{SeenView, SubscriptionPageView, SubscriptionView};
use crate::{Error, invoices, view_of};

/// How many subscriptions a page of the list has.
const PAGE: u32 = 50;

impl Impersonation {
    /// Returns one page of the subscriptions. `offset` is how many to skip.
    pub(crate) async fn subscriptions(
        &self,
        session: &str,
        offset: u64,
    ) -> Result<SeenView<SubscriptionPageView>, Error> {
        self.read(
            session,
            "subscriptions".into(),
            async |session_read: &SessionRead| {
                let query = SubscriptionQuery::new().limit(PAGE).offset(offset);
                let page = match &session_read.viewpoint {
                    // The API has no filter by customer.
                    Viewpoint::Admin(..) | Viewpoint::Customer(_) => {
                        return Err(MemberError::WrongSubject.into());
                    }
                    Viewpoint::AccountAdmin(account) => {
                        let filter = SubscriptionFilter::account(account.account()?);
                        let subscriptions = account.admin().subscriptions();
                        let page = subscriptions.list(&query.filter(filter)).await?;
                        shown(page, account.account()?)?
                    }
                    Viewpoint::Member(tokens) => {
                        let member = tokens.opened()?;
                        shown(member.subscriptions().list(&query).await?, member.account_id())?
                    }
                };
                let currencies = session_read.currencies().await;
                Ok(view_of::subscription_page(page, &currencies))
            },
        )
        .await
    }

    /// Returns one subscription with a page of its invoices and their payments. `offset` is how
    /// many invoices to skip, newest first.
    pub(crate) async fn subscription(
        &self,
        session: &str,
        subscription: &str,
        offset: u64,
    ) -> Result<SeenView<SubscriptionView>, Error> {
        let id = SubscriptionId::new(subscription);
        let detail = invoices::description(subscription, offset);
        self.read(
            session,
            detail,
            async |session_read: &SessionRead| match &session_read.viewpoint {
                Viewpoint::Admin(..) | Viewpoint::Customer(_) => Err(MemberError::WrongSubject.into()),
                Viewpoint::AccountAdmin(account) => {
                    let subscriptions = account.admin().subscriptions();
                    one(session_read, &subscriptions, &id, account.account()?, offset).await
                }
                Viewpoint::Member(tokens) => {
                    let member = tokens.opened()?;
                    one(
                        session_read,
                        &member.subscriptions(),
                        &id,
                        member.account_id(),
                        offset,
                    )
                    .await
                }
            },
        )
        .await
    }
}

/// A subscription of the account, with a page of its invoices.
async fn one<I: Identity>(
    session_read: &SessionRead,
    subscriptions: &Subscriptions<I>,
    id: &SubscriptionId,
    account: &AccountId,
    offset: u64,
) -> Result<SubscriptionView, Error> {
    let subscription = subscriptions.get(id).await?;
    may_show(&subscription, account)?;
    let currencies = session_read.currencies().await;
    invoices::view(subscriptions, subscription, offset, &currencies).await
}

/// The subscriptions that may be shown in the account. What can't be read of whose they are is not
/// shown.
///
/// # Errors
/// [`Error::WrongCustomer`] if one is another account's.
fn shown(mut page: Page<Subscription>, account: &AccountId) -> Result<Page<Subscription>, Error> {
    let mut items = Vec::with_capacity(page.items.len());
    for (index, subscription) in page.items.into_iter().enumerate() {
        match may_show(&subscription, account) {
            Ok(()) => items.push(subscription),
            Err(Error::UnclearCustomer) => {
                let id = Some(subscription.id.into());
                page.unreadable.push(UnreadableRecord::new(id, index));
            }
            Err(error) => return Err(error),
        }
    }
    page.items = items;
    page.unreadable.sort_by_key(|record| record.index);
    Ok(page)
}

/// Refuses another account's subscription, even if the store returned it.
fn may_show(subscription: &Subscription, account: &AccountId) -> Result<(), Error> {
    match &subscription.account_id {
        Some(owner) if owner == account => Ok(()),
        Some(_) => Err(Error::WrongCustomer),
        None => Err(Error::UnclearCustomer),
    }
}
