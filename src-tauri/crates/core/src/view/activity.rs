//! View models of what staff opened.

use serde::Serialize;
use ts_rs::TS;

/// What staff opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ActivityView {
    /// The customer's profile.
    Profile,
    /// The customer's profile, to check it before a sign-in.
    ProfileBeforeSignIn,
    /// The customer's addresses.
    Addresses,
    /// The customer's orders.
    Orders,
    /// One page of the customer's orders.
    OrderPage {
        /// The page, from 1.
        #[ts(type = "number")]
        page: u64,
    },
    /// One order.
    Order {
        /// The store's ID of the order.
        order: String,
    },
    /// The payments of an order.
    Payments {
        /// The store's ID of the order.
        order: String,
    },
    /// Orders with the customer's email that are not linked to the customer.
    UnlinkedOrders,
    /// The orders, as the admin and as the customer see them.
    Comparison,
    /// What the customer spent.
    Spending,
    /// The carts of the customer or account.
    Carts,
    /// One cart.
    Cart {
        /// The store's ID of the cart.
        cart: String,
    },
    /// The subscriptions of the customer or account.
    Subscriptions,
    /// One subscription.
    Subscription {
        /// The store's ID of the subscription.
        subscription: String,
    },
    /// An account, or a change of it or of its members.
    Account {
        /// The store's ID of the account.
        account: String,
        /// Its name, and what was changed; `None` if it was not read.
        name: Option<String>,
    },
    /// The members of an account.
    AccountMembers {
        /// The store's ID of the account.
        account: String,
    },
    /// The addresses of an account.
    AccountAddresses {
        /// The store's ID of the account.
        account: String,
    },
    /// The orders of an account.
    AccountOrders {
        /// The store's ID of the account.
        account: String,
    },
    /// The profile of an account member.
    MemberProfile,
    /// The accounts that a member belongs to.
    MemberAccounts,
    /// The orders that a member placed.
    MemberOrders,
    /// The profile, to compare it before a change.
    ProfileBeforeChange,
    /// The profile as someone else changed it.
    ProfileAfterConflict,
    /// The profile, to check it before a deletion.
    ProfileBeforeDeletion,
    /// The profile, to check it before a new password.
    ProfileBeforePassword,
    /// The profile, to check it before an order is anonymized.
    ProfileBeforeAnonymizing,
    /// The profile, to check it before an erasure.
    ProfileBeforeErasure,
    /// The profile, for a new order.
    ProfileForNewOrder,
    /// The profile as the store sent it.
    ProfileJson,
    /// The addresses, to compare them before a change.
    AddressesBeforeChange,
    /// The store’s log of personal data.
    PersonalDataLog,
    /// What would be anonymized and erased.
    ForgetPlan,
    /// The customer account of an order that is not linked to the customer.
    AccountOfOrder,
    /// An order as the store sent it.
    OrderJson {
        /// The store's ID of the order.
        order: String,
    },
    /// The parcels of an order.
    Parcels {
        /// The store's ID of the order.
        order: String,
    },
    /// An order that may have been created.
    NewOrder {
        /// The store's ID of the order.
        order: String,
    },
    /// The tracking page of a parcel, in the browser.
    TrackingPage {
        /// The host of the page.
        host: String,
        /// The store's ID of the order.
        order: String,
    },
    /// The carts of an account.
    AccountCarts {
        /// The store's ID of the account.
        account: String,
    },
    /// A cart of an account.
    AccountCart {
        /// The store's ID of the cart.
        cart: String,
        /// The store's ID of the account.
        account: String,
    },
    /// The subscriptions of an account.
    AccountSubscriptions {
        /// The store's ID of the account.
        account: String,
    },
    /// A subscription of an account.
    AccountSubscription {
        /// The store's ID of the subscription.
        subscription: String,
        /// The store's ID of the account.
        account: String,
    },
    /// The requests to erase the customer's personal data.
    ErasureRequests,
}
