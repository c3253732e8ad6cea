//! Importing customers from a file.

use desk::Desk;
use desk::view::{
    ExportedView, ImportColumns, ImportProgress, ImportRowView, ImportStage, ImportView, OpenImport, RowState,
};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer, downloads};
use crate::notice;

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("imports")
        .invoke_handler(tauri::generate_handler![
            open,
            current,
            check,
            run,
            pause,
            resume,
            stop,
            close,
            rows,
            watch,
            save_rejects
        ])
        .build()
}

#[tauri::command]
async fn open(desk: State<'_, Desk>, connection: String, file: OpenImport) -> Answer<ImportView> {
    answer(desk.open_import(&connection, file).await)
}

#[tauri::command]
async fn current(desk: State<'_, Desk>, connection: String) -> Answer<Option<ImportView>> {
    answer(desk.current_import(&connection))
}

#[tauri::command]
async fn check(desk: State<'_, Desk>, import: String, columns: ImportColumns) -> Answer<()> {
    answer(desk.check_import(&import, columns).await)
}

#[tauri::command]
async fn run<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, import: String) -> Answer<ImportStage> {
    let ended = desk.run_import(&import).await;
    if matches!(ended, Ok(ImportStage::Finished)) {
        notice::import_finished(&app);
    }
    answer(ended)
}

#[tauri::command]
async fn pause(desk: State<'_, Desk>, import: String) -> Answer<()> {
    answer(desk.pause_import(&import))
}

#[tauri::command]
async fn resume(desk: State<'_, Desk>, import: String) -> Answer<()> {
    answer(desk.resume_import(&import))
}

#[tauri::command]
async fn stop(desk: State<'_, Desk>, import: String) -> Answer<()> {
    answer(desk.stop_import(&import))
}

#[tauri::command]
async fn close(desk: State<'_, Desk>, import: String) -> Answer<()> {
    desk.close_import(&import);
    Ok(())
}

#[tauri::command]
async fn rows(desk: State<'_, Desk>, import: String, only: Option<RowState>) -> Answer<Vec<ImportRowView>> {
    answer(desk.import_rows(&import, only))
}

#[tauri::command]
async fn watch(desk: State<'_, Desk>, import: String, news: Channel<ImportProgress>) -> Answer<()> {
    answer(
        desk.watch_import(&import, |progress| news.send(progress).is_ok())
            .await,
    )
}

#[tauri::command]
async fn save_rejects<R: Runtime>(
    app: AppHandle<R>,
    desk: State<'_, Desk>,
    import: String,
) -> Answer<ExportedView> {
    answer(desk.save_rejects(&import, downloads(&app)?).await)
}
