//! The address book of an account, as the admin sees it (see `docs/api.md`, "Addresses of
//! accounts").

use journal::Action;
use moltin::AccountId;

use super::Accounts;
use crate::address_book::{self, EnteredAddress};
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{AddressBookView, SaveAddress, SavedAddressView};
use crate::{Error, view_of};

impl Accounts {
    /// Returns an account's addresses.
    pub(crate) async fn addresses(
        &self,
        connection: &str,
        account: &str,
    ) -> Result<Vec<AddressBookView>, Error> {
        let id = AccountId::new(account);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                let addresses = store.admin()?.account_addresses(&id);
                self.views.record_account(&store, &id, "addresses of").await?;
                Ok(view_of::address_book(addresses.list().await?))
            })
            .await
    }

    /// Adds or updates an address.
    pub(crate) async fn save_address(
        &self,
        connection: &str,
        account: &str,
        save: SaveAddress,
    ) -> Result<SavedAddressView, Error> {
        let account = AccountId::new(account);
        self.stores
            .run(Work::Write, connection, async |store| {
                let addresses = store.admin()?.account_addresses(&account);
                let entered = EnteredAddress::read(save)?;
                self.views
                    .record_account(&store, &account, "addresses of")
                    .await?;
                let event = async |what| self.address_event(&store, &account, what).await;
                entered.save(&addresses, &self.audit, event).await
            })
            .await
    }

    /// Deletes an address.
    pub(crate) async fn delete_address(
        &self,
        connection: &str,
        account: &str,
        address: &str,
    ) -> Result<(), Error> {
        let account = AccountId::new(account);
        self.stores
            .run(Work::Write, connection, async |store| {
                let addresses = store.admin()?.account_addresses(&account);
                let event = async |what| self.address_event(&store, &account, what).await;
                address_book::delete(address, &addresses, &self.audit, event).await
            })
            .await
    }

    /// Returns the event of a change to an address book, with the account's name.
    async fn address_event(
        &self,
        store: &OpenStore,
        account: &AccountId,
        what: String,
    ) -> Result<AuditEvent, Error> {
        let named = self.named(store, account).await?;
        Ok(AuditEvent {
            detail: Some(format!("{named} ({what})")),
            ..AuditEvent::new(Action::AccountChange, store.audit_store())
        })
    }
}
