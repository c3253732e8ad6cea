//! The journal: reading, checking and exporting it.

use desk::Desk;
use desk::view::{CursorView, ExportFormat, ExportedView, JournalPageView, JournalQueryView, VerdictView};
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
    desk: State<'_, Desk>,
    query: JournalQueryView,
    below: Option<CursorView>,
) -> Answer<JournalPageView> {
    answer(desk.journal_page(&query, below.as_ref()).await)
}

#[tauri::command]
async fn trouble(desk: State<'_, Desk>) -> Answer<Option<String>> {
    Ok(desk.journal_trouble().await)
}

#[tauri::command]
async fn verify(desk: State<'_, Desk>) -> Answer<VerdictView> {
    answer(desk.verify_journal().await)
}

#[tauri::command]
async fn verify_against(desk: State<'_, Desk>, checkpoint: String) -> Answer<VerdictView> {
    answer(desk.verify_against(&checkpoint).await)
}

#[tauri::command]
async fn export<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    query: JournalQueryView,
    format: ExportFormat,
) -> Answer<ExportedView> {
    answer(desk.export_journal(downloads(&app)?, &query, format).await)
}

#[tauri::command]
async fn checkpoint<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<ExportedView> {
    answer(desk.export_checkpoint(downloads(&app)?).await)
}

#[tauri::command]
async fn receipt(desk: State<'_, Desk>, session: String) -> Answer<String> {
    answer(desk.receipt(&session).await)
}
