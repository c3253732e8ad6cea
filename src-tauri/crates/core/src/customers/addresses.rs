//! A customer's address book, as the admin sees it (see `docs/api.md`, "Customer addresses").

use journal::{Action, Outcome};
use moltin::{AddressId, CustomerId, PostalAddress};

use super::Customers;
use super::delete::not_found_to_none;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::field_errors::{Field, field_error};
use crate::lifecycle::Work;
use crate::view::{AddressBookView, AddressView, InvalidInput, SaveAddress, SavedAddressView};
use crate::{Error, view_of};

macro_rules! form {
    ($($api:literal $form:literal $words:literal,)*) => {
        &[$(Field { api: $api, form: $form, words: $words },)*]
    };
}

/// The fields of the form, in its order.
pub(crate) const FORM: &[Field] = form! {
    "name" "name" "a label",
    "first_name" "firstName" "a first name",
    "last_name" "lastName" "a last name",
    "company_name" "companyName" "a company",
    "line_1" "line1" "a street",
    "line_2" "line2" "a second line",
    "city" "city" "a city",
    "postcode" "postcode" "a postcode",
    "county" "county" "a county",
    "region" "region" "a region",
    "country" "country" "a country",
    "phone_number" "phoneNumber" "a phone number",
    "instructions" "instructions" "instructions",
};

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

    /// Adds or updates an address. The store decides which fields are required.
    pub(crate) async fn save_address(
        &self,
        connection: &str,
        save: SaveAddress,
    ) -> Result<SavedAddressView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.save_address_in(&store, save).await
            })
            .await
    }

    async fn save_address_in(&self, store: &OpenStore, save: SaveAddress) -> Result<SavedAddressView, Error> {
        let admin = store.admin()?;
        let postal = postal_address(&save.address)?;
        let name = save.name.trim();
        let customer = CustomerId::new(save.customer);
        let addresses = admin.addresses(&customer);
        self.views
            .record(store, &customer, "addresses, before a change")
            .await?;
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
        let detail = match &id {
            None => "address added".to_owned(),
            Some(id) => format!("address {id} changed"),
        };
        let event = address_event(store, &customer, detail).await?;
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
        customer: &str,
        address: &str,
    ) -> Result<(), Error> {
        let customer = CustomerId::new(customer);
        self.stores
            .run(Work::Write, connection, async |store| {
                store.admin()?;
                self.views
                    .record(&store, &customer, "profile, before a change")
                    .await?;
                let event = address_event(&store, &customer, format!("address {address} deleted")).await?;
                self.audit.write(&event, Outcome::Begun).await?;
                let addresses = store.admin()?.addresses(&customer);
                let deleted = not_found_to_none(addresses.delete(&AddressId::new(address)).await);
                let deleted = deleted.map(drop);
                self.audit
                    .conclude(&event, deleted, "The address was deleted")
                    .await
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

/// The address that staff entered.
///
/// # Errors
/// [`Error::Input`] for a country that is no code.
pub(crate) fn postal_address(address: &AddressView) -> Result<PostalAddress, Error> {
    let country = address.country.trim().to_uppercase();
    let is_code = country.len() == 2 && country.chars().all(|character| character.is_ascii_uppercase());
    if !country.is_empty() && !is_code {
        return Err(Error::input("country", InvalidInput::CountryNotACode));
    }
    Ok(PostalAddress::default()
        .first_name(address.first_name.trim())
        .last_name(address.last_name.trim())
        .company_name(address.company_name.trim())
        .line_1(address.line_1.trim())
        .line_2(address.line_2.trim())
        .city(address.city.trim())
        .county(address.county.trim())
        .region(address.region.trim())
        .postcode(address.postcode.trim())
        .country(country)
        .phone_number(address.phone_number.trim())
        .instructions(address.instructions.trim()))
}
