//! Orders: as a session shows them, and all of the store's as the merchant sees them.

use shopside_core::App;
use shopside_core::view::{
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
                webview.state::<App>().stop_scans();
            }
        })
        .build()
}

#[tauri::command]
async fn list(core: State<'_, App>, session: String, offset: u64) -> Answer<SeenView<OrderPageView>> {
    answer(core.orders(&session, offset).await)
}

#[tauri::command]
async fn get(core: State<'_, App>, session: String, order: String) -> Answer<SeenView<OrderView>> {
    answer(core.order(&session, &order).await)
}

#[tauri::command]
async fn transactions(
    core: State<'_, App>,
    session: String,
    order: String,
) -> Answer<SeenView<Vec<TransactionView>>> {
    answer(core.transactions(&session, &order).await)
}

#[tauri::command]
async fn compare(core: State<'_, App>, session: String) -> Answer<SeenView<CompareView>> {
    answer(core.compare(&session).await)
}

#[tauri::command]
async fn find(core: State<'_, App>, connection: String, number: String) -> Answer<Vec<StoreOrderRowView>> {
    answer(core.find_orders(&connection, &number).await)
}

#[tauri::command]
async fn scan(
    core: State<'_, App>,
    connection: String,
    scan: ScanOrders,
    news: Channel<ScanNews>,
) -> Answer<()> {
    // A page that is gone needs no telling.
    let tell = |told| drop(news.send(told));
    core.scan_orders(&connection, scan, tell).await;
    Ok(())
}

#[tauri::command]
async fn stop_scan(core: State<'_, App>, scan: String) -> Answer<()> {
    core.stop_scan(&scan);
    Ok(())
}

#[tauri::command]
async fn open(core: State<'_, App>, connection: String, order: String) -> Answer<StoreOrderView> {
    answer(core.store_order(&connection, &order).await)
}

#[tauri::command]
async fn payments(core: State<'_, App>, connection: String, order: String) -> Answer<PaymentsView> {
    answer(core.store_order_payments(&connection, &order).await)
}

#[tauri::command]
async fn raw(core: State<'_, App>, connection: String, order: String) -> Answer<String> {
    answer(core.raw_store_order(&connection, &order).await)
}
