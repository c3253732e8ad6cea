//! Updates of the app.

use shopside_core::App;
use shopside_core::view::UpdateView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("updates")
        .invoke_handler(tauri::generate_handler![status, check, download, cancel, restart])
        .build()
}

#[tauri::command]
async fn status(core: State<'_, App>) -> CommandResult<UpdateView> {
    respond("updates|status", async { Ok(core.update()) }).await
}

#[tauri::command]
async fn check(core: State<'_, App>) -> CommandResult<UpdateView> {
    traced("updates|check", core.check_for_update()).await
}

#[tauri::command]
async fn download(core: State<'_, App>) -> CommandResult<UpdateView> {
    traced("updates|download", core.download_update()).await
}

#[tauri::command]
async fn cancel(core: State<'_, App>) -> CommandResult<()> {
    respond("updates|cancel", async {
        core.cancel_update();
        Ok(())
    })
    .await
}

#[tauri::command]
async fn restart<R: Runtime>(app: AppHandle<R>, core: State<'_, App>) -> CommandResult<()> {
    traced("updates|restart", core.install_update(env!("CARGO_PKG_VERSION"))).await?;
    // As on quit, the session ends and the clipboard is cleared.
    app.request_restart();
    Ok(())
}
