//! Customers of an open store.

use shopside_core::App;
use shopside_core::view::{
    AddNote, AddressBookView, ChangeCustomer, ChangedView, CreatedView, CustomerPageView, CustomerQueryView,
    CustomerView, DeleteCustomer, DeletedView, NewCustomerView, NoteView, Problem, SaveAddress,
    SavedAddressView, SetPassword, SpendingView, UnlinkedOrdersView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("customers")
        .invoke_handler(tauri::generate_handler![
            list,
            get,
            raw,
            create,
            check_email,
            set_password,
            change,
            delete,
            addresses,
            save_address,
            delete_address,
            notes,
            add_note,
            spending,
            unlinked_orders
        ])
        .build()
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    connection: String,
    query: CustomerQueryView,
) -> CommandResult<CustomerPageView> {
    traced("customers|list", core.customers(&connection, &query)).await
}

#[tauri::command]
async fn get(core: State<'_, App>, connection: String, customer: String) -> CommandResult<CustomerView> {
    traced("customers|get", core.customer(&connection, &customer)).await
}

/// The customer as the JSON that the store sent.
#[tauri::command]
async fn raw(core: State<'_, App>, connection: String, customer: String) -> CommandResult<String> {
    traced("customers|raw", core.raw_customer(&connection, &customer)).await
}

#[tauri::command]
async fn create(
    core: State<'_, App>,
    connection: String,
    customer: NewCustomerView,
) -> CommandResult<CreatedView> {
    traced("customers|create", core.create_customer(&connection, customer)).await
}

/// Warns of an address that is probably not the one that is meant. The store decides.
#[tauri::command]
async fn check_email(core: State<'_, App>, email: String) -> CommandResult<Option<Problem>> {
    traced("customers|check_email", async { Ok(core.check_email(&email)) }).await
}

#[tauri::command]
async fn set_password(
    core: State<'_, App>,
    connection: String,
    change: SetPassword,
) -> CommandResult<CustomerView> {
    traced("customers|set_password", core.set_password(&connection, change)).await
}

#[tauri::command]
async fn change(
    core: State<'_, App>,
    connection: String,
    change: ChangeCustomer,
) -> CommandResult<ChangedView> {
    traced("customers|change", core.change_customer(&connection, change)).await
}

#[tauri::command]
async fn delete(
    core: State<'_, App>,
    connection: String,
    deletion: DeleteCustomer,
) -> CommandResult<DeletedView> {
    traced("customers|delete", core.delete_customer(&connection, deletion)).await
}

#[tauri::command]
async fn addresses(
    core: State<'_, App>,
    connection: String,
    customer: String,
) -> CommandResult<Vec<AddressBookView>> {
    traced("customers|addresses", core.address_book(&connection, &customer)).await
}

#[tauri::command]
async fn save_address(
    core: State<'_, App>,
    connection: String,
    customer: String,
    save: SaveAddress,
) -> CommandResult<SavedAddressView> {
    traced(
        "customers|save_address",
        core.save_address(&connection, &customer, save),
    )
    .await
}

#[tauri::command]
async fn delete_address(
    core: State<'_, App>,
    connection: String,
    customer: String,
    address: String,
) -> CommandResult<()> {
    traced(
        "customers|delete_address",
        core.delete_address(&connection, &customer, &address),
    )
    .await
}

#[tauri::command]
async fn notes(core: State<'_, App>, connection: String, customer: String) -> CommandResult<Vec<NoteView>> {
    traced("customers|notes", core.notes(&connection, &customer)).await
}

#[tauri::command]
async fn add_note(core: State<'_, App>, connection: String, note: AddNote) -> CommandResult<()> {
    traced("customers|add_note", core.add_note(&connection, note)).await
}

#[tauri::command]
async fn spending(
    core: State<'_, App>,
    connection: String,
    customer: String,
    all: bool,
) -> CommandResult<SpendingView> {
    traced("customers|spending", core.spending(&connection, &customer, all)).await
}

/// The orders with the customer's email address that are not linked to the customer.
#[tauri::command]
async fn unlinked_orders(
    core: State<'_, App>,
    connection: String,
    customer: String,
    all: bool,
) -> CommandResult<UnlinkedOrdersView> {
    traced(
        "customers|unlinked_orders",
        core.unlinked_orders(&connection, &customer, all),
    )
    .await
}
