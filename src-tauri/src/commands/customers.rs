//! Customers of an open store.

use shopside_core::App;
use shopside_core::view::{
    AddressBookView, ChangeCustomer, ChangedView, CreatedView, CustomerPageView, CustomerQueryView,
    CustomerView, DeleteCustomer, DeletedView, NewCustomerView, SaveAddress, SavedAddressView, SetPassword,
    SpendingView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{CommandResult, or_problem};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("customers")
        .invoke_handler(tauri::generate_handler![
            list,
            get,
            create,
            set_password,
            change,
            delete,
            addresses,
            save_address,
            delete_address,
            spending
        ])
        .build()
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    connection: String,
    query: CustomerQueryView,
) -> CommandResult<CustomerPageView> {
    or_problem(core.customers(&connection, &query).await)
}

#[tauri::command]
async fn get(core: State<'_, App>, connection: String, customer: String) -> CommandResult<CustomerView> {
    or_problem(core.customer(&connection, &customer).await)
}

#[tauri::command]
async fn create(
    core: State<'_, App>,
    connection: String,
    customer: NewCustomerView,
) -> CommandResult<CreatedView> {
    or_problem(core.create_customer(&connection, customer).await)
}

#[tauri::command]
async fn set_password(
    core: State<'_, App>,
    connection: String,
    change: SetPassword,
) -> CommandResult<CustomerView> {
    or_problem(core.set_password(&connection, change).await)
}

#[tauri::command]
async fn change(
    core: State<'_, App>,
    connection: String,
    change: ChangeCustomer,
) -> CommandResult<ChangedView> {
    or_problem(core.change_customer(&connection, change).await)
}

#[tauri::command]
async fn delete(
    core: State<'_, App>,
    connection: String,
    deletion: DeleteCustomer,
) -> CommandResult<DeletedView> {
    or_problem(core.delete_customer(&connection, deletion).await)
}

#[tauri::command]
async fn addresses(
    core: State<'_, App>,
    connection: String,
    customer: String,
) -> CommandResult<Vec<AddressBookView>> {
    or_problem(core.address_book(&connection, &customer).await)
}

#[tauri::command]
async fn save_address(
    core: State<'_, App>,
    connection: String,
    save: SaveAddress,
) -> CommandResult<SavedAddressView> {
    or_problem(core.save_address(&connection, save).await)
}

#[tauri::command]
async fn delete_address(
    core: State<'_, App>,
    connection: String,
    customer: String,
    address: String,
) -> CommandResult<()> {
    or_problem(core.delete_address(&connection, &customer, &address).await)
}

#[tauri::command]
async fn spending(
    core: State<'_, App>,
    connection: String,
    customer: String,
    all: bool,
) -> CommandResult<SpendingView> {
    or_problem(core.spending(&connection, &customer, all).await)
}
