//! The audit log: reading, verifying and exporting it.

use shopside_core::App;
use shopside_core::view::{
    AuditExportFile, AuditExportView, AuditLogNotices, AuditLogPageView, AuditLogQueryView,
    AuditTrailPageView, ChangeAuditExport, CheckpointView, CursorView, ErasePerson, ErasedView,
    ExportOptions, ExportedView, Notice, ReceiptView, VerdictView, WriteReport, WrittenReportView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use crate::respond::{CommandResult, downloads_folder, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("journal")
        .invoke_handler(tauri::generate_handler![
            list,
            trail,
            notices,
            public_key,
            trouble,
            verified,
            verify,
            verify_against,
            export,
            export_state,
            change_export,
            choose_export_file,
            remove_export_file,
            checkpoint,
            receipt,
            receipt_text,
            save_receipt,
            report,
            erase
        ])
        .build()
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    query: AuditLogQueryView,
    below: Option<CursorView>,
) -> CommandResult<AuditLogPageView> {
    traced("journal|list", core.audit_log_page(&query, below.as_ref())).await
}

/// A row for each session and each single act.
#[tauri::command]
async fn trail(
    core: State<'_, App>,
    query: AuditLogQueryView,
    below: Option<CursorView>,
) -> CommandResult<AuditTrailPageView> {
    traced("journal|trail", core.audit_trail_page(&query, below.as_ref())).await
}

#[tauri::command]
async fn trouble(core: State<'_, App>) -> CommandResult<Option<Notice>> {
    respond("journal|trouble", async { Ok(core.audit_log_error().await) }).await
}

#[tauri::command]
async fn notices(core: State<'_, App>) -> CommandResult<AuditLogNotices> {
    traced("journal|notices", core.audit_log_notices()).await
}

#[tauri::command]
async fn public_key(core: State<'_, App>) -> CommandResult<Option<String>> {
    traced("journal|public_key", core.checkpoint_key()).await
}

/// The last verification since the app was started.
#[tauri::command]
async fn verified(core: State<'_, App>) -> CommandResult<Option<VerdictView>> {
    respond("journal|verified", async { Ok(core.last_verification()) }).await
}

#[tauri::command]
async fn verify(core: State<'_, App>) -> CommandResult<VerdictView> {
    traced("journal|verify", core.verify_audit_log()).await
}

/// Without a public key, this computer's must have signed the checkpoint.
#[tauri::command]
async fn verify_against(
    core: State<'_, App>,
    checkpoint: String,
    public_key: String,
) -> CommandResult<VerdictView> {
    let verifying = async {
        if public_key.trim().is_empty() {
            core.verify_against(&checkpoint).await
        } else {
            core.verify_against_key(&checkpoint, &public_key).await
        }
    };
    traced("journal|verify_against", verifying).await
}

#[tauri::command]
async fn export<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    query: AuditLogQueryView,
    options: ExportOptions,
) -> CommandResult<ExportedView> {
    traced(
        "journal|export",
        core.export_audit_log(downloads_folder(&app)?, &query, options),
    )
    .await
}

/// Where the audit log is sent, and how far the log server has it.
#[tauri::command]
async fn export_state(core: State<'_, App>) -> CommandResult<AuditExportView> {
    traced("journal|export_state", core.audit_export()).await
}

#[tauri::command]
async fn change_export(core: State<'_, App>, change: ChangeAuditExport) -> CommandResult<()> {
    traced("journal|change_export", core.change_audit_export(change)).await
}

/// Opens a native dialog, and uses the certificate file that staff choose there.
#[tauri::command]
async fn choose_export_file(core: State<'_, App>, which: AuditExportFile) -> CommandResult<()> {
    traced("journal|choose_export_file", core.choose_audit_export_file(which)).await
}

#[tauri::command]
async fn remove_export_file(core: State<'_, App>, which: AuditExportFile) -> CommandResult<()> {
    traced("journal|remove_export_file", core.remove_audit_export_file(which)).await
}

#[tauri::command]
async fn checkpoint<R: Runtime>(app: AppHandle<R>, core: State<'_, App>) -> CommandResult<CheckpointView> {
    traced(
        "journal|checkpoint",
        core.export_checkpoint(downloads_folder(&app)?),
    )
    .await
}

/// The times of a receipt are in the time zone of the settings; `connection` is the open store.
#[tauri::command]
async fn receipt(
    core: State<'_, App>,
    session: String,
    connection: Option<String>,
) -> CommandResult<ReceiptView> {
    traced("journal|receipt", core.receipt(&session, connection.as_deref())).await
}

#[tauri::command]
async fn receipt_text(
    core: State<'_, App>,
    session: String,
    connection: Option<String>,
    language: String,
) -> CommandResult<String> {
    let writing = core.receipt_text(&session, connection.as_deref(), &language);
    traced("journal|receipt_text", writing).await
}

/// Saves a receipt as HTML in the downloads folder.
#[tauri::command]
async fn save_receipt<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    session: String,
    connection: Option<String>,
    language: String,
) -> CommandResult<ExportedView> {
    let folder = downloads_folder(&app)?;
    let saving = core.save_receipt(folder, &session, connection.as_deref(), &language);
    traced("journal|save_receipt", saving).await
}

/// Writes a report to the downloads folder.
#[tauri::command]
async fn report<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    wanted: WriteReport,
) -> CommandResult<WrittenReportView> {
    let folder = downloads_folder(&app)?;
    traced("journal|report", core.write_report(folder, wanted)).await
}

/// Erases the data of the person that an entry is about.
#[tauri::command]
async fn erase(core: State<'_, App>, request: ErasePerson) -> CommandResult<ErasedView> {
    traced("journal|erase", core.erase_person(request)).await
}
