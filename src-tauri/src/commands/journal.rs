//! The journal: reading, checking and exporting it.

use shopside_core::App;
use shopside_core::view::{
    CursorView, ExportFormat, ExportedView, JournalPageView, JournalQueryView, VerdictView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer, downloads};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("journal")
        .invoke_handler(tauri::generate_handler![
            list,
            trouble,
            verify,
            verify_against,
            export,
            checkpoint,
            receipt
        ])
        .build()
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    query: JournalQueryView,
    below: Option<CursorView>,
) -> Answer<JournalPageView> {
    answer(core.journal_page(&query, below.as_ref()).await)
}

#[tauri::command]
async fn trouble(core: State<'_, App>) -> Answer<Option<String>> {
    Ok(core.journal_trouble().await)
}

#[tauri::command]
async fn verify(core: State<'_, App>) -> Answer<VerdictView> {
    answer(core.verify_journal().await)
}

#[tauri::command]
async fn verify_against(core: State<'_, App>, checkpoint: String) -> Answer<VerdictView> {
    answer(core.verify_against(&checkpoint).await)
}

#[tauri::command]
async fn export<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    query: JournalQueryView,
    format: ExportFormat,
) -> Answer<ExportedView> {
    answer(core.export_journal(downloads(&app)?, &query, format).await)
}

#[tauri::command]
async fn checkpoint<R: Runtime>(app: AppHandle<R>, core: State<'_, App>) -> Answer<ExportedView> {
    answer(core.export_checkpoint(downloads(&app)?).await)
}

#[tauri::command]
async fn receipt(core: State<'_, App>, session: String) -> Answer<String> {
    answer(core.receipt(&session).await)
}
