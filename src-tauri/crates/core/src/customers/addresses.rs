//! A customer's address book, as the admin sees it (see `docs/api.md`, "Customer addresses").

use journal::Action;
use moltin::CustomerId;

use super::Customers;
use crate::address_book::{self, EnteredAddress};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{AddressBookView, SaveAddress, SavedAddressView};
use crate::{Error, view_of};

impl Customers {
    /// Returns a customer's addresses.
    pub(crate) async fn address_book(
        &self,
        connection: &str,
        customer: &str,
    ) -> Result<Vec<AddressBookView>, Error> {
        let customer = CustomerId::new(customer);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let addresses = store.admin()?.addresses(&customer);
                self.views.record(&store, &customer, "addresses").await?;
                Ok(view_of::address_book(addresses.list().await?))
            })
            .await
    }

    /// Adds or updates an address.
    pub(crate) async fn save_address(
        &self,
        connection: &str,
        customer: &str,
        save: SaveAddress,
    ) -> Result<SavedAddressView, Error> {
        let customer = CustomerId::new(customer);
        self.stores
            .run(Work::Write, connection, async |store| {
                let addresses = store.admin()?.addresses(&customer);
                let entered = EnteredAddress::read(save)?;
                let what = "addresses, before a change";
                self.views.record(&store, &customer, what).await?;
                let event = async |detail| address_event(&store, &customer, detail).await;
                entered.save(&addresses, &self.audit, event).await
            })
            .await
    }

    /// Deletes an address.
    pub(crate) async fn delete_address(
        &self,
        connection: &str,
        customer: &str,
        address: &str,
    ) -> Result<(), Error> {
        let customer = CustomerId::new(customer);
        self.stores
            .run(Work::Write, connection, async |store| {
                let addresses = store.admin()?.addresses(&customer);
                let what = "profile, before a change";
                self.views.record(&store, &customer, what).await?;
                let event = async |detail| address_event(&store, &customer, detail).await;
                address_book::delete(address, &addresses, &self.audit, event).await
            })
            .await
    }
}

/// Returns the event of a change to an address book, with the customer's email address.
async fn address_event(
    store: &OpenStore,
    customer: &CustomerId,
    detail: String,
) -> Result<AuditEvent, Error> {
    Ok(AuditEvent {
        customer_id: Some(customer.to_string()),
        customer_email: Some(store.admin()?.customers().get(customer).await?.email),
        detail: Some(detail),
        ..AuditEvent::new(Action::CustomerChange, store.audit_store())
    })
}
