//! Carts and subscriptions of one customer or one account, as the admin reads them. Those of a
//! session are in `impersonation`.
//!
//! The API creates a cart when an unknown ID is read, and narrows single carts to no identity. So a
//! cart is looked up in the list of its owner right before it is read.

mod carts;
mod subscriptions;

use std::sync::Arc;

use crate::Error;
use crate::admin_views::AdminViews;
use crate::connections::{OpenStore, Stores};
use crate::invoices;
use crate::lifecycle::Work;
use crate::view::{CartView, Owner, OwnerCartsView, OwnerSubscriptionsView, SubscriptionView};
pub(crate) use subscriptions::has_email;

/// The area of carts and subscriptions.
pub(crate) struct Purchases {
    stores: Arc<Stores>,
    views: Arc<AdminViews>,
}

impl Purchases {
    pub(crate) fn new(stores: Arc<Stores>, views: Arc<AdminViews>) -> Self {
        Self { stores, views }
    }

    /// Returns the carts of a customer or an account.
    pub(crate) async fn carts(&self, connection: &str, owner: &Owner) -> Result<OwnerCartsView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                self.record(&store, owner, "carts").await?;
                carts::list(&store, owner).await
            })
            .await
    }

    /// Returns one cart of a customer or an account.
    pub(crate) async fn cart(&self, connection: &str, owner: &Owner, cart: &str) -> Result<CartView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                self.record(&store, owner, &format!("cart {cart}")).await?;
                carts::one(&store, owner, cart).await
            })
            .await
    }

    /// Returns the subscriptions of an account, or those with a customer's email address.
    pub(crate) async fn subscriptions(
        &self,
        connection: &str,
        owner: &Owner,
    ) -> Result<OwnerSubscriptionsView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                self.record(&store, owner, "subscriptions").await?;
                subscriptions::list(&store, owner).await
            })
            .await
    }

    /// Returns one subscription of a customer or an account, with a page of its invoices and their
    /// payments. `offset` is how many invoices to skip.
    pub(crate) async fn subscription(
        &self,
        connection: &str,
        owner: &Owner,
        subscription: &str,
        offset: u64,
    ) -> Result<SubscriptionView, Error> {
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let what = invoices::description(subscription, offset);
                self.record(&store, owner, &what).await?;
                subscriptions::one(&store, owner, subscription, offset).await
            })
            .await
    }

    /// Records what is opened, before it is requested.
    async fn record(&self, store: &OpenStore, owner: &Owner, what: &str) -> Result<(), Error> {
        store.admin()?;
        match owner {
            Owner::Customer { id } => self.views.record(store, &id.as_str().into(), what).await,
            Owner::Account { id } => {
                self.views
                    .record_of_account(store, &id.as_str().into(), what)
                    .await
            }
        }
    }
}
