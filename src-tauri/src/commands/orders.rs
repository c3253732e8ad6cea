//! Orders as the customer sees them.

use desk::Desk;
use desk::view::{CompareView, OrderPageView, OrderView, SeenView, TransactionView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("orders")
        .invoke_handler(tauri::generate_handler![list, get, transactions, compare])
        .build()
}

#[tauri::command]
async fn list(desk: State<'_, Desk>, session: String, offset: u64) -> Answer<SeenView<OrderPageView>> {
    answer(desk.orders(&session, offset).await)
}

#[tauri::command]
async fn get(desk: State<'_, Desk>, session: String, order: String) -> Answer<SeenView<OrderView>> {
    answer(desk.order(&session, &order).await)
}

#[tauri::command]
async fn transactions(
    desk: State<'_, Desk>,
    session: String,
    order: String,
) -> Answer<SeenView<Vec<TransactionView>>> {
    answer(desk.transactions(&session, &order).await)
}

#[tauri::command]
async fn compare(desk: State<'_, Desk>, session: String) -> Answer<SeenView<CompareView>> {
    answer(desk.compare(&session).await)
}
