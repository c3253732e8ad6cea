//! The area of the search box: customers, accounts, members and orders by anything that staff
//! paste, and the records that they opened last or pinned.

mod accounts;
mod customers;
mod found;
mod link;
mod members;
mod orders;
mod query;
mod recent;
mod record_key;

use std::sync::{Arc, Mutex, PoisonError};

use crate::accounts::access::AccessCache;
use crate::admin_views::AdminViews;
use crate::connections::Stores;
use crate::error::Error;
use crate::lifecycle::{Task, Work};
use crate::ports::Preferences;
use crate::view::{
    FindHomeView, FindResultsView, FoundRecordView, InvalidInput, LinkTargetView, LinkedRecord,
};
use found::Found;
use link::Link;
use query::FindQuery;
use recent::Recent;
use record_key::RecordKey;

/// The search box of all stores.
pub(crate) struct Find {
    stores: Arc<Stores>,
    views: Arc<AdminViews>,
    accounts: Arc<AccessCache>,
    recent: Recent,
    /// The current search. There is one at a time.
    current: Mutex<Option<Task>>,
}

impl Find {
    pub(crate) fn new(
        stores: Arc<Stores>,
        views: Arc<AdminViews>,
        accounts: Arc<AccessCache>,
        preferences: Arc<dyn Preferences>,
    ) -> Self {
        Self {
            stores,
            views,
            accounts,
            recent: Recent::read(preferences),
            current: Mutex::default(),
        }
    }

    /// Searches for what a text may mean, and cancels the search before.
    ///
    /// # Errors
    /// [`Error::Stopped`] after another search has begun, [`Error::NeedsSecret`] for a sign-in-only
    /// connection, [`Error::AuditLog`] if the audit log can't be written. A failure of the store is
    /// part of the results.
    pub(crate) async fn search(&self, connection: &str, text: &str) -> Result<FindResultsView, Error> {
        let (task, store) = self.stores.begin(Work::ListRead, connection)?;
        self.replace_current(task.clone());
        let query = FindQuery::read(text);
        if query.is_empty() {
            return Ok(FindResultsView::default());
        }
        let search = async {
            store.admin()?;
            // All requests are sent at once, so that a search takes one round trip. Only the ID of
            // a member takes another.
            let organizations = async {
                if self.accounts.has_accounts(&store).await {
                    let members = members::search(&store, &query);
                    Some(tokio::join!(accounts::search(&store, &query), members))
                } else {
                    None
                }
            };
            let (customers, organizations, orders) = tokio::join!(
                customers::search(&store, &self.views, &query),
                Box::pin(organizations),
                orders::search(&store, &self.views, &query),
            );
            let (customers, orders) = (customers?, orders?);
            let (accounts, members) = match organizations {
                Some((accounts, members)) => {
                    let found = customers.found.iter().map(|customer| &customer.id);
                    let found = found.chain(accounts.found.iter().map(|account| &account.id));
                    let found: Vec<_> = found.chain(orders.found.iter().map(|order| &order.id)).collect();
                    // Reading a member opens the member, so what else has the ID comes first.
                    let mut ids = query.ids.clone();
                    ids.retain(|id| !found.contains(&id));
                    let by_id = members::search_ids(&store, &self.views, ids).await?;
                    (accounts, members?.and(by_id))
                }
                None => (Found::default(), Found::default()),
            };
            Ok::<_, Error>(FindResultsView {
                orders_first: orders.is_exact,
                terms: query.values().cloned().collect(),
                is_excerpt: query.is_excerpt,
                customers: customers.found,
                more_customers: customers.more,
                customers_problem: customers.problem,
                accounts: accounts.found,
                more_accounts: accounts.more,
                accounts_problem: accounts.problem,
                members: members.found,
                more_members: members.more,
                members_problem: members.problem,
                orders: orders.found,
                more_orders: orders.more,
                orders_problem: orders.problem,
            })
        };
        task.run(Box::pin(search)).await
    }

    fn replace_current(&self, task: Task) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = current.replace(task) {
            before.cancel();
        }
    }

    /// The pinned records of a store, and those that were opened last. Their names are read from
    /// the store, and are kept in memory only. Deleted ones are forgotten.
    ///
    /// # Errors
    /// [`Error::NeedsSecret`] for a sign-in-only connection, [`Error::AuditLog`] if the audit log
    /// can't be written. A failure of the store is part of the result.
    pub(crate) async fn home(&self, connection: &str, again: bool) -> Result<FindHomeView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                self.recent.home(&store, again).await
            })
            .await
    }

    /// Pins or unpins a customer, an account or a member.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] if the store is not open, [`Error::Input`] if too many are
    /// pinned, and for an order, [`Error::Preferences`] if it can't be saved: nothing has changed
    /// then.
    pub(crate) async fn pin(
        &self,
        connection: &str,
        record: LinkedRecord,
        id: &str,
        is_pinned: bool,
    ) -> Result<(), Error> {
        self.stores.get(connection)?;
        let key =
            RecordKey::new(record, id).ok_or_else(|| Error::input("pinned", InvalidInput::OrderNotPinned))?;
        self.recent.pin(connection, &key, is_pinned).await
    }

    /// The link to a record of a store.
    ///
    /// # Errors
    /// [`Error::UnknownConnection`] for an unknown store, [`Error::Input`] if the store's IDs can't
    /// be in a link.
    pub(crate) fn link(&self, connection: &str, record: LinkedRecord, id: &str) -> Result<String, Error> {
        let (address, client_id) = self.stores.key_of(connection)?;
        let link = Link {
            address,
            client_id,
            record,
            id: id.to_owned(),
        };
        if link.is_plain() {
            Ok(link.to_string())
        } else {
            Err(Error::input("link", InvalidInput::IdsNotLinkable))
        }
    }

    /// Where a link leads.
    ///
    /// # Errors
    /// [`Error::Input`] for a malformed link, and if its store isn't connected.
    pub(crate) fn link_target(&self, link: &str) -> Result<LinkTargetView, Error> {
        let link = Link::parse(link).ok_or_else(|| Error::input("link", InvalidInput::MalformedLink))?;
        let connection = self.stores.with_key(&link.address, &link.client_id);
        let connection =
            connection.ok_or_else(|| Error::input("link", InvalidInput::StoreOfLinkNotConnected))?;
        Ok(LinkTargetView {
            connection,
            record: link.record,
            id: link.id,
        })
    }

    /// Remembers that staff opened a record. Returns whether [`Find::save_recent`] has something to
    /// save.
    pub(crate) fn opened(&self, connection: &str, record: FoundRecordView) -> bool {
        self.recent.opened(connection, record)
    }

    /// Saves which records were opened last.
    pub(crate) async fn save_recent(&self) {
        if let Err(error) = self.recent.save().await {
            error.warn("a recent record is not saved");
        }
    }

    /// Has a record that was changed read again.
    pub(crate) fn changed(&self, connection: &str, record: LinkedRecord, id: &str) {
        if let Some(key) = RecordKey::new(record, id) {
            self.recent.forget_name(connection, &key);
        }
    }

    /// Forgets a customer that was deleted.
    pub(crate) async fn deleted(&self, connection: &str, customer: &str) {
        let key = RecordKey::new(LinkedRecord::Customer, customer);
        let keys: Vec<RecordKey> = key.into_iter().collect();
        if let Err(error) = self.recent.remove(connection, &keys).await {
            error.warn("a deleted customer is not removed from the recent ones");
        }
    }

    /// Forgets the records of a store that was removed.
    pub(crate) async fn store_removed(&self, connection: &str) {
        if let Err(error) = self.recent.remove_store(connection).await {
            error.warn("recent records of a removed store are not removed");
        }
    }
}
