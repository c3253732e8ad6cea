//! Exporting customers and orders to a file.

use shopside_core::App;
use shopside_core::view::{ExportCustomers, ExportOrders, ExportProgress, ExportedView};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer, downloads};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("exports")
        .invoke_handler(tauri::generate_handler![customers, orders, stop])
        .build()
}

#[tauri::command]
async fn customers<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: ExportCustomers,
    news: Channel<ExportProgress>,
) -> Answer<ExportedView> {
    // A page that is gone needs no telling.
    let tell = |progress| drop(news.send(progress));
    let folder = downloads(&app)?;
    answer(core.export_customers(&connection, &folder, &wanted, tell).await)
}

#[tauri::command]
async fn orders<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: ExportOrders,
    news: Channel<ExportProgress>,
) -> Answer<ExportedView> {
    let tell = |progress| drop(news.send(progress));
    let folder = downloads(&app)?;
    answer(core.export_orders(&connection, &folder, &wanted, tell).await)
}

#[tauri::command]
async fn stop(core: State<'_, App>, export: String) -> Answer<()> {
    core.stop_export(&export);
    Ok(())
}
