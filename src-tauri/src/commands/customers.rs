//! Customers of an open store.

use desk::Desk;
use desk::view::{
    AddressBookView, ChangeCustomer, ChangedView, CreatedView, CustomerPageView, CustomerQueryView,
    CustomerView, DeleteCustomer, DeletedView, NewCustomerView, SaveAddress, SavedAddressView, SetPassword,
    SpendingView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

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
    desk: State<'_, Desk>,
    connection: String,
    query: CustomerQueryView,
) -> Answer<CustomerPageView> {
    answer(desk.customers(&connection, &query).await)
}

#[tauri::command]
async fn get(desk: State<'_, Desk>, connection: String, customer: String) -> Answer<CustomerView> {
    answer(desk.customer(&connection, &customer).await)
}

#[tauri::command]
async fn create(desk: State<'_, Desk>, connection: String, customer: NewCustomerView) -> Answer<CreatedView> {
    answer(desk.create_customer(&connection, customer).await)
}

#[tauri::command]
async fn set_password(
    desk: State<'_, Desk>,
    connection: String,
    change: SetPassword,
) -> Answer<CustomerView> {
    answer(desk.set_password(&connection, change).await)
}

#[tauri::command]
async fn change(desk: State<'_, Desk>, connection: String, change: ChangeCustomer) -> Answer<ChangedView> {
    answer(desk.change_customer(&connection, change).await)
}

#[tauri::command]
async fn delete(desk: State<'_, Desk>, connection: String, deletion: DeleteCustomer) -> Answer<DeletedView> {
    answer(desk.delete_customer(&connection, deletion).await)
}

#[tauri::command]
async fn addresses(
    desk: State<'_, Desk>,
    connection: String,
    customer: String,
) -> Answer<Vec<AddressBookView>> {
    answer(desk.address_book(&connection, &customer).await)
}

#[tauri::command]
async fn save_address(
    desk: State<'_, Desk>,
    connection: String,
    save: SaveAddress,
) -> Answer<SavedAddressView> {
    answer(desk.save_address(&connection, save).await)
}

#[tauri::command]
async fn delete_address(
    desk: State<'_, Desk>,
    connection: String,
    customer: String,
    address: String,
) -> Answer<()> {
    answer(desk.delete_address(&connection, &customer, &address).await)
}

#[tauri::command]
async fn spending(
    desk: State<'_, Desk>,
    connection: String,
    customer: String,
    all: bool,
) -> Answer<SpendingView> {
    answer(desk.spending(&connection, &customer, all).await)
}
