//! What the commands are about.

use shopside_core::view::AddressBookView;

use super::{accounts, members, privacy};
use crate::setup::Setup;

/// What the commands are about.
pub(in crate::unrecorded_actions) struct Subject {
    pub(in crate::unrecorded_actions) store: String,
    /// Ron's ID.
    pub(in crate::unrecorded_actions) customer: String,
    /// One of Ron's orders.
    pub(in crate::unrecorded_actions) order: String,
    /// One of Ron's orders that is fulfilled.
    pub(in crate::unrecorded_actions) final_order: String,
    /// An order that an admin created.
    pub(in crate::unrecorded_actions) manual_order: String,
    /// One of Ron's addresses.
    pub(in crate::unrecorded_actions) address: AddressBookView,
    /// An account, its member, and the membership.
    pub(in crate::unrecorded_actions) organization: [String; 3],
    /// The ID of the password profile for support credentials.
    pub(in crate::unrecorded_actions) profile: String,
    /// An account member's username for one-time codes.
    pub(in crate::unrecorded_actions) username: String,
}

impl Subject {
    pub(in crate::unrecorded_actions) async fn find(setup: &Setup, store: String, customer: String) -> Self {
        let mut orders = privacy::newest_orders(&setup.app, &store).await;
        let manual_order = orders.iter().find(|order| order.is_manual).unwrap().id.clone();
        orders.retain(|order| order.customer_id.as_ref() == Some(&customer));
        let [final_order, anonymized] = privacy::final_orders(&orders);
        privacy::anonymize(&setup.app, &store, &customer, &anonymized)
            .await
            .unwrap();
        let order = orders.remove(0).id;
        let mut addresses = setup.app.address_book(&store, &customer).await.unwrap();
        let address = addresses.remove(0);
        let organization = accounts::organization(setup, &store).await;
        let [profile, username] = members::prepare(setup, &store).await;
        Self {
            store,
            customer,
            order,
            final_order,
            manual_order,
            address,
            organization,
            profile,
            username,
        }
    }
}
