//! Importing customers from a file.

use shopside_core::App;
use shopside_core::view::{
    ExportedView, ImportColumns, ImportProgress, ImportReading, ImportRowView, ImportStage, ImportView,
    OpenImport, RowState,
};
use tauri::ipc::Channel;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use crate::respond::{CommandResult, downloads_folder, respond, traced};
use crate::{native_texts, notifications};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("imports")
        .invoke_handler(tauri::generate_handler![
            open,
            current,
            read_again,
            preview,
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

/// Reads a file. It may hold passwords and must not be kept.
#[tauri::command]
async fn open(core: State<'_, App>, connection: String, file: OpenImport) -> CommandResult<ImportView> {
    traced("imports|open", core.open_import(&connection, file)).await
}

#[tauri::command]
async fn current(core: State<'_, App>, connection: String) -> CommandResult<Option<ImportView>> {
    traced("imports|current", async { core.current_import(&connection) }).await
}

/// Reads the file in another way.
#[tauri::command]
async fn read_again(
    core: State<'_, App>,
    import: String,
    reading: ImportReading,
) -> CommandResult<ImportView> {
    traced("imports|read_again", core.read_import_again(&import, reading)).await
}

/// The first rows, without the store.
#[tauri::command]
async fn preview(
    core: State<'_, App>,
    import: String,
    columns: ImportColumns,
) -> CommandResult<Vec<ImportRowView>> {
    traced("imports|preview", async { core.preview_import(&import, columns) }).await
}

/// The dry run. Resolves when it ends.
#[tauri::command]
async fn check(core: State<'_, App>, import: String, columns: ImportColumns) -> CommandResult<()> {
    traced("imports|check", core.check_import(&import, columns)).await
}

/// Creates the customers. Resolves with the last stage.
#[tauri::command]
async fn run<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    import: String,
) -> CommandResult<ImportStage> {
    let ended = traced("imports|run", core.run_import(&import)).await;
    if matches!(ended, Ok(ImportStage::Finished)) {
        notifications::import_finished(&app);
    }
    ended
}

#[tauri::command]
async fn pause(core: State<'_, App>, import: String) -> CommandResult<()> {
    traced("imports|pause", async { core.pause_import(&import) }).await
}

#[tauri::command]
async fn resume(core: State<'_, App>, import: String) -> CommandResult<()> {
    traced("imports|resume", async { core.resume_import(&import) }).await
}

#[tauri::command]
async fn stop(core: State<'_, App>, import: String) -> CommandResult<()> {
    traced("imports|stop", async { core.stop_import(&import) }).await
}

/// Drops the file and the passwords in it.
#[tauri::command]
async fn close(core: State<'_, App>, import: String) -> CommandResult<()> {
    respond("imports|close", async {
        core.close_import(&import);
        Ok(())
    })
    .await
}

#[tauri::command]
async fn rows(
    core: State<'_, App>,
    import: String,
    only: Option<RowState>,
) -> CommandResult<Vec<ImportRowView>> {
    traced("imports|rows", async { core.import_rows(&import, only) }).await
}

/// Reports the progress, now and at each change.
#[tauri::command]
async fn watch(core: State<'_, App>, import: String, news: Channel<ImportProgress>) -> CommandResult<()> {
    traced(
        "imports|watch",
        core.watch_import(&import, |progress| news.send(progress).is_ok()),
    )
    .await
}

#[tauri::command]
async fn save_rejects<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    import: String,
) -> CommandResult<ExportedView> {
    traced(
        "imports|save_rejects",
        core.save_rejects(&import, downloads_folder(&app)?, &native_texts::language()),
    )
    .await
}
