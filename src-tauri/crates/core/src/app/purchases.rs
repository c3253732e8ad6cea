//! Carts and subscriptions as the admin reads them, for the shell.

use super::App;
use crate::Error;
use crate::view::{CartView, Owner, OwnerCartsView, OwnerSubscriptionsView, SubscriptionView};

impl App {
    /// Returns the carts of a customer or an account.
    ///
    /// # Errors
    /// As [`App::customer`].
    pub async fn carts_of(&self, connection: &str, owner: Owner) -> Result<OwnerCartsView, Error> {
        self.areas.purchases.carts(connection, &owner).await
    }

    /// Returns one cart of a customer or an account. It is looked up in their list first, because
    /// the API creates a cart for an ID that it does not know.
    ///
    /// # Errors
    /// As [`App::customer`].
    pub async fn cart_of(&self, connection: &str, owner: Owner, cart: &str) -> Result<CartView, Error> {
        self.areas.purchases.cart(connection, &owner, cart).await
    }

    /// Returns the subscriptions of an account, or those with a customer's email address.
    ///
    /// # Errors
    /// As [`App::customer`].
    pub async fn subscriptions_of(
        &self,
        connection: &str,
        owner: Owner,
    ) -> Result<OwnerSubscriptionsView, Error> {
        self.areas.purchases.subscriptions(connection, &owner).await
    }

    /// Returns one subscription of a customer or an account with a page of its invoices. `offset`
    /// is how many invoices to skip, newest first.
    ///
    /// # Errors
    /// As [`App::customer`].
    pub async fn subscription_of(
        &self,
        connection: &str,
        owner: Owner,
        subscription: &str,
        offset: u64,
    ) -> Result<SubscriptionView, Error> {
        self.areas
            .purchases
            .subscription(connection, &owner, subscription, offset)
            .await
    }
}
