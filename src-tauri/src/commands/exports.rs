//! Exporting customers and orders to a file.

use shopside_core::App;
use shopside_core::view::{ExportCustomers, ExportOrders, ExportProgress, ExportedView, InterruptedExport};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use crate::respond::{CommandResult, downloads_folder, respond, traced};
use crate::{file_manager, notifications};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("exports")
        .invoke_handler(tauri::generate_handler![
            customers,
            discard,
            interrupted,
            orders,
            resume,
            show_in_folder,
            stop
        ])
        .build()
}

#[tauri::command]
async fn customers<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: ExportCustomers,
    news: Channel<ExportProgress>,
) -> CommandResult<ExportedView> {
    // Sending fails only if the page is gone.
    let report_progress = |progress| drop(news.send(progress));
    let folder = downloads_folder(&app)?;
    let exported = traced(
        "exports|customers",
        core.export_customers(&connection, &folder, &wanted, report_progress),
    )
    .await;
    if exported.is_ok() {
        notifications::export_finished(&app);
    }
    exported
}

#[tauri::command]
async fn orders<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: ExportOrders,
    news: Channel<ExportProgress>,
) -> CommandResult<ExportedView> {
    let report_progress = |progress| drop(news.send(progress));
    let folder = downloads_folder(&app)?;
    let exported = traced(
        "exports|orders",
        core.export_orders(&connection, &folder, &wanted, report_progress),
    )
    .await;
    if exported.is_ok() {
        notifications::export_finished(&app);
    }
    exported
}

#[tauri::command]
async fn interrupted<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
) -> CommandResult<Vec<InterruptedExport>> {
    let folder = downloads_folder(&app)?;
    traced(
        "exports|interrupted",
        core.interrupted_exports(&connection, &folder),
    )
    .await
}

#[tauri::command]
async fn resume<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    interrupted: String,
    export: String,
    news: Channel<ExportProgress>,
) -> CommandResult<ExportedView> {
    let report_progress = |progress| drop(news.send(progress));
    let folder = downloads_folder(&app)?;
    let exported = traced(
        "exports|resume",
        core.resume_export(&connection, &folder, &interrupted, &export, report_progress),
    )
    .await;
    if exported.is_ok() {
        notifications::export_finished(&app);
    }
    exported
}

#[tauri::command]
async fn discard<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    interrupted: String,
) -> CommandResult<()> {
    let folder = downloads_folder(&app)?;
    traced(
        "exports|discard",
        core.discard_export(&connection, &folder, &interrupted),
    )
    .await
}

#[tauri::command]
async fn stop(core: State<'_, App>, export: String) -> CommandResult<()> {
    respond("exports|stop", async {
        core.stop_export(&export);
        Ok(())
    })
    .await
}

/// Shows a file that was saved in the downloads folder in the file manager.
#[tauri::command]
async fn show_in_folder<R: Runtime>(app: AppHandle<R>, path: String) -> CommandResult<()> {
    let showing = async { file_manager::show(&downloads_folder(&app)?, path.into()).await };
    respond("exports|show_in_folder", showing).await
}
