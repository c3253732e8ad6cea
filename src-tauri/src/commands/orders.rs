//! Orders as the customer sees them.

use desk::Desk;
use desk::view::{OrderPageView, OrderView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("orders")
        .invoke_handler(tauri::generate_handler![list, get])
        .build()
}

#[tauri::command]
async fn list(desk: State<'_, Desk>, session: String, offset: u64) -> Answer<OrderPageView> {
    answer(desk.orders(&session, offset).await)
}

#[tauri::command]
async fn get(desk: State<'_, Desk>, session: String, order: String) -> Answer<OrderView> {
    answer(desk.order(&session, &order).await)
}
