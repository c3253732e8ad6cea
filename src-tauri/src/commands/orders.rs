//! Orders: as a session shows them, and all of the store's as the merchant sees them.

use desk::Desk;
use desk::view::{
    CompareView, OrderPageView, OrderView, PaymentsView, ScanNews, ScanOrders, SeenView, StoreOrderRowView,
    StoreOrderView, TransactionView,
};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::webview::PageLoadEvent;
use tauri::{Manager, Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("orders")
        .invoke_handler(tauri::generate_handler![
            list,
            get,
            transactions,
            compare,
            scan,
            stop_scan,
            find,
            open,
            payments,
            raw
        ])
        .on_page_load(|webview, load| {
            // Whoever was told of a scan is gone with the page before.
            if load.event() == PageLoadEvent::Started {
                webview.state::<Desk>().stop_scans();
            }
        })
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

#[tauri::command]
async fn find(desk: State<'_, Desk>, connection: String, number: String) -> Answer<Vec<StoreOrderRowView>> {
    answer(desk.find_orders(&connection, &number).await)
}

#[tauri::command]
async fn scan(
    desk: State<'_, Desk>,
    connection: String,
    scan: ScanOrders,
    news: Channel<ScanNews>,
) -> Answer<()> {
    // A page that is gone needs no telling.
    let tell = |told| drop(news.send(told));
    desk.scan_orders(&connection, scan, tell).await;
    Ok(())
}

#[tauri::command]
async fn stop_scan(desk: State<'_, Desk>, scan: String) -> Answer<()> {
    desk.stop_scan(&scan);
    Ok(())
}

#[tauri::command]
async fn open(desk: State<'_, Desk>, connection: String, order: String) -> Answer<StoreOrderView> {
    answer(desk.store_order(&connection, &order).await)
}

#[tauri::command]
async fn payments(desk: State<'_, Desk>, connection: String, order: String) -> Answer<PaymentsView> {
    answer(desk.store_order_payments(&connection, &order).await)
}

#[tauri::command]
async fn raw(desk: State<'_, Desk>, connection: String, order: String) -> Answer<String> {
    answer(desk.raw_store_order(&connection, &order).await)
}
