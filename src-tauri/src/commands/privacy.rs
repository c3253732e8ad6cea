//! Personal data of customers: its history, an export of everything, and forgetting a customer.

use shopside_core::App;
use shopside_core::view::{
    AnonymizeOrder, AnonymizedView, DeleteOrder, ErasureView, ExportPerson, ExportProgress, ExportedView,
    ForgetPlanView, PersonalDataView, RequestErasure, WriteLetter,
};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use crate::notifications;
use crate::respond::{CommandResult, downloads_folder, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("privacy")
        .invoke_handler(tauri::generate_handler![
            history,
            export,
            forget_plan,
            anonymize,
            request_erasure,
            letter,
            save_letter,
            delete_order
        ])
        .build()
}

#[tauri::command]
async fn history(
    core: State<'_, App>,
    connection: String,
    customer: String,
) -> CommandResult<PersonalDataView> {
    traced("privacy|history", core.personal_data(&connection, &customer)).await
}

/// Writes everything about a customer to the downloads folder. `exports|stop` stops it.
#[tauri::command]
async fn export<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: ExportPerson,
    news: Channel<ExportProgress>,
) -> CommandResult<ExportedView> {
    // Sending fails only if the page is gone.
    let report_progress = |progress| drop(news.send(progress));
    let folder = downloads_folder(&app)?;
    let exported = traced(
        "privacy|export",
        core.export_personal_data(&connection, &folder, &wanted, report_progress),
    )
    .await;
    if exported.is_ok() {
        notifications::export_finished(&app);
    }
    exported
}

#[tauri::command]
async fn forget_plan(
    core: State<'_, App>,
    connection: String,
    customer: String,
) -> CommandResult<ForgetPlanView> {
    traced("privacy|forget_plan", core.forget_plan(&connection, &customer)).await
}

#[tauri::command]
async fn anonymize(
    core: State<'_, App>,
    connection: String,
    request: AnonymizeOrder,
) -> CommandResult<AnonymizedView> {
    traced("privacy|anonymize", core.anonymize_order(&connection, request)).await
}

#[tauri::command]
async fn request_erasure(
    core: State<'_, App>,
    connection: String,
    request: RequestErasure,
) -> CommandResult<ErasureView> {
    traced(
        "privacy|request_erasure",
        core.request_erasure(&connection, request),
    )
    .await
}

#[tauri::command]
async fn letter(core: State<'_, App>, connection: String, wanted: WriteLetter) -> CommandResult<String> {
    traced("privacy|letter", core.erasure_letter(&connection, wanted)).await
}

/// Saves the letter as HTML in the downloads folder.
#[tauri::command]
async fn save_letter<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    connection: String,
    wanted: WriteLetter,
) -> CommandResult<ExportedView> {
    let folder = downloads_folder(&app)?;
    let saving = core.save_erasure_letter(&connection, folder, wanted);
    traced("privacy|save_letter", saving).await
}

#[tauri::command]
async fn delete_order(core: State<'_, App>, connection: String, deletion: DeleteOrder) -> CommandResult<()> {
    traced("privacy|delete_order", core.delete_order(&connection, deletion)).await
}
