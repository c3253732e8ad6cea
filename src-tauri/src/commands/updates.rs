//! Updates of the app.

use shopside_core::App;
use shopside_core::view::UpdateView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("updates")
        .invoke_handler(tauri::generate_handler![status, check, download, cancel, restart])
        .build()
}

#[tauri::command]
async fn status(core: State<'_, App>) -> Answer<UpdateView> {
    Ok(core.update())
}

#[tauri::command]
async fn check(core: State<'_, App>) -> Answer<UpdateView> {
    answer(core.check_for_update().await)
}

#[tauri::command]
async fn download(core: State<'_, App>) -> Answer<UpdateView> {
    answer(core.download_update().await)
}

#[tauri::command]
async fn cancel(core: State<'_, App>) -> Answer<()> {
    core.cancel_update();
    Ok(())
}

#[tauri::command]
async fn restart<R: Runtime>(app: AppHandle<R>, core: State<'_, App>) -> Answer<()> {
    answer(core.install_update(env!("CARGO_PKG_VERSION")).await)?;
    // The session ends, and the clipboard is cleared, as whenever the app is quit.
    app.request_restart();
    Ok(())
}
