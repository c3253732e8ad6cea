//! The address book of an account, as the admin sees it (see `docs/api.md`, "Account addresses").

use journal::{Action, Outcome};
use moltin::{AccountId, AddressId};

use super::Accounts;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::customers::addresses::{FORM, postal_address};
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::view::{AddressBookView, SaveAccountAddress, SavedAddressView};
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

    /// Adds or updates an address. The store decides which fields are required.
    pub(crate) async fn save_address(
        &self,
        connection: &str,
        save: SaveAccountAddress,
    ) -> Result<SavedAddressView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.save_address_in(&store, save).await
            })
            .await
    }

    async fn save_address_in(
        &self,
        store: &OpenStore,
        save: SaveAccountAddress,
    ) -> Result<SavedAddressView, Error> {
        let admin = store.admin()?;
        let postal = postal_address(&save.address)?;
        let name = save.name.trim();
        let account = AccountId::new(save.account);
        let addresses = admin.account_addresses(&account);
        self.views.record_account(store, &account, "addresses of").await?;
        if let Some(was) = &save.was {
            let current = view_of::book_entry(addresses.get(&AddressId::new(&was.id)).await?);
            let is_done = current.name == name
                && postal_address(&current.address).is_ok_and(|address| address == postal);
            if is_done {
                return Ok(SavedAddressView::Saved { entry: current });
            }
            if current != *was {
                return Ok(SavedAddressView::Conflict { theirs: current });
            }
        }
        let id = save.was.map(|was| was.id);
        let what = match &id {
            None => "address added".to_owned(),
            Some(id) => format!("address {id} changed"),
        };
        let event = self.address_event(store, &account, &what).await?;
        self.audit.write(&event, Outcome::Begun).await?;
        let saved = match id {
            None => addresses.create(name, &postal).await,
            Some(id) => addresses.update(&AddressId::new(id), name, &postal).await,
        };
        let saved = saved.map_err(|error| field_error(error, FORM));
        let saved = self
            .audit
            .conclude(&event, saved, "The address was saved")
            .await?;
        let entry = view_of::book_entry(saved);
        Ok(SavedAddressView::Saved { entry })
    }

    /// Deletes an address. Succeeds if the store no longer has it.
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
                let what = format!("address {address} deleted");
                let event = self.address_event(&store, &account, &what).await?;
                self.audit.write(&event, Outcome::Begun).await?;
                let deleted = match addresses.delete(&AddressId::new(address)).await {
                    Err(error) if error.is_not_found() => Ok(()),
                    deleted => deleted.map_err(Error::from),
                };
                self.audit
                    .conclude(&event, deleted, "The address was deleted")
                    .await
            })
            .await
    }

    /// Returns the event of a change to an address book, with the account's name.
    async fn address_event(
        &self,
        store: &OpenStore,
        account: &AccountId,
        what: &str,
    ) -> Result<AuditEvent, Error> {
        let named = self.named(store, account).await?;
        Ok(AuditEvent {
            detail: Some(format!("{named} ({what})")),
            ..AuditEvent::new(Action::AccountChange, store.audit_store())
        })
    }
}
