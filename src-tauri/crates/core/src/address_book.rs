//! The address books of customers and accounts, as the admin changes them (see `docs/api.md`,
//! "Customer addresses" and "Addresses of accounts"). Whose book it is, and how the audit log names
//! them, is in `customers` and `accounts`.

use journal::Outcome;
use moltin::{AddressId, Addresses, Admin, PostalAddress};

use crate::audit::{AuditEvent, AuditWriter};
use crate::field_errors::{Field, field_error};
use crate::view::{
    AddressBookView, AddressView, Done, FormField, InvalidInput, SaveAddress, SavedAddressView,
};
use crate::{Error, view_of};

macro_rules! form {
    ($($api:literal $form:literal $is:ident,)*) => {
        &[$(Field { api: $api, form: $form, is: FormField::$is },)*]
    };
}

/// The fields of the form, in its order.
const FORM: &[Field] = form! {
    "name" "name" Label,
    "first_name" "firstName" FirstName,
    "last_name" "lastName" LastName,
    "company_name" "companyName" Company,
    "line_1" "line1" Street,
    "line_2" "line2" SecondLine,
    "city" "city" City,
    "postcode" "postcode" Postcode,
    "county" "county" County,
    "region" "region" Region,
    "country" "country" Country,
    "phone_number" "phoneNumber" Phone,
    "instructions" "instructions" Instructions,
};

/// An address that staff entered.
pub(crate) struct EnteredAddress {
    was: Option<AddressBookView>,
    name: String,
    postal: PostalAddress,
}

impl EnteredAddress {
    /// Reads the form.
    ///
    /// # Errors
    /// As [`postal_address`].
    pub(crate) fn read(form: SaveAddress) -> Result<Self, Error> {
        Ok(Self {
            postal: postal_address(&form.address)?,
            name: form.name.trim().to_owned(),
            was: form.was,
        })
    }

    /// Adds or updates the address, unless it was changed elsewhere. `event` returns the entry of
    /// the audit log for what is done. The store decides which fields are required.
    pub(crate) async fn save(
        self,
        addresses: &Addresses<Admin>,
        audit: &AuditWriter,
        event: impl AsyncFnOnce(String) -> Result<AuditEvent, Error>,
    ) -> Result<SavedAddressView, Error> {
        let Self { was, name, postal } = self;
        if let Some(was) = &was {
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
        let id = was.map(|was| was.id);
        let what = match &id {
            None => "address added".to_owned(),
            Some(id) => format!("address {id} changed"),
        };
        let event = event(what).await?;
        audit.write(&event, Outcome::Begun).await?;
        let saved = match id {
            None => addresses.create(&name, &postal).await,
            Some(id) => addresses.update(&AddressId::new(id), &name, &postal).await,
        };
        let saved = saved.map_err(|error| field_error(error, FORM));
        let saved = audit.conclude(&event, saved, Done::AddressSaved).await?;
        let entry = view_of::book_entry(saved);
        Ok(SavedAddressView::Saved { entry })
    }
}

/// Deletes an address. Succeeds if the store no longer has it. `event` returns the entry of the
/// audit log for what is done.
pub(crate) async fn delete(
    address: &str,
    addresses: &Addresses<Admin>,
    audit: &AuditWriter,
    event: impl AsyncFnOnce(String) -> Result<AuditEvent, Error>,
) -> Result<(), Error> {
    let event = event(format!("address {address} deleted")).await?;
    audit.write(&event, Outcome::Begun).await?;
    let deleted = match addresses.delete(&AddressId::new(address)).await {
        Err(error) if error.is_not_found() => Ok(()),
        deleted => deleted.map_err(Error::from),
    };
    audit.conclude(&event, deleted, Done::AddressDeleted).await
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
