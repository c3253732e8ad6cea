//! The subscriptions of a session's account, with their invoices and payments.

use moltin::{
    AccountId, Identity, ListQuery, Page, Subscription, SubscriptionFilter, SubscriptionId,
    SubscriptionInvoice, SubscriptionPayment, SubscriptionQuery, Subscriptions, UnreadableRecord,
};

use super::Impersonation;
use super::session_read::SessionRead;
use super::viewpoint::Viewpoint;
use crate::member_error::MemberError;
use crate::view::{SeenView, SubscriptionPageView, SubscriptionView};
use crate::{Error, view_of};

/// How many subscriptions a page of the list has.
const PAGE: u32 = 50;
/// How many invoices are read with their payments. Each takes a request.
const INVOICES: u32 = 12;

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

    /// Returns one subscription with its latest invoices and their payments.
    pub(crate) async fn subscription(
        &self,
        session: &str,
        subscription: &str,
    ) -> Result<SeenView<SubscriptionView>, Error> {
        let id = SubscriptionId::new(subscription);
        let detail = format!("subscription {subscription}");
        self.read(session, detail, async |session_read: &SessionRead| {
            let read = match &session_read.viewpoint {
                Viewpoint::Admin(..) | Viewpoint::Customer(_) => {
                    return Err(MemberError::WrongSubject.into());
                }
                Viewpoint::AccountAdmin(account) => {
                    Read::of(&account.admin().subscriptions(), &id, account.account()?).await?
                }
                Viewpoint::Member(tokens) => {
                    let member = tokens.opened()?;
                    Read::of(&member.subscriptions(), &id, member.account_id()).await?
                }
            };
            let currencies = session_read.currencies().await;
            let mut invoices: Vec<_> = read
                .invoices
                .into_iter()
                .map(|(invoice, payments)| view_of::invoice(invoice, payments, &currencies))
                .collect();
            let unreadable = read.unreadable.into_iter();
            invoices
                .extend(unreadable.map(|record| view_of::unreadable_invoice(record.id.unwrap_or_default())));
            Ok(SubscriptionView {
                row: view_of::subscription_row(read.subscription, &currencies),
                invoices,
                invoice_count: read.count,
            })
        })
        .await
    }
}

/// A subscription with its invoices and payments.
struct Read {
    subscription: Subscription,
    /// With their payments, if those could be loaded.
    invoices: Vec<(SubscriptionInvoice, Option<Page<SubscriptionPayment>>)>,
    unreadable: Vec<UnreadableRecord>,
    count: u64,
}

impl Read {
    async fn of<I: Identity>(
        subscriptions: &Subscriptions<I>,
        id: &SubscriptionId,
        account: &AccountId,
    ) -> Result<Self, Error> {
        let subscription = subscriptions.get(id).await?;
        may_show(&subscription, account)?;
        let page = subscriptions
            .invoices(id, &ListQuery::new().limit(INVOICES))
            .await?;
        let count = page.total;
        let mut invoices = Vec::with_capacity(page.items.len());
        for invoice in page.items {
            let payments = view_of::payments_of(subscriptions.payments(id, &invoice.id).await)?;
            invoices.push((invoice, payments));
        }
        invoices.sort_by_key(|(invoice, _)| std::cmp::Reverse(invoice.created_at));
        Ok(Self {
            subscription,
            invoices,
            unreadable: page.unreadable,
            count,
        })
    }
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
