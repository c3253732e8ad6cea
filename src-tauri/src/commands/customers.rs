//! Customers of an open store.

use desk::Desk;
use desk::view::{
    CreatedView, CustomerPageView, CustomerQueryView, CustomerView, NewCustomerView, SetPassword,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("customers")
        .invoke_handler(tauri::generate_handler![list, get, create, set_password])
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
