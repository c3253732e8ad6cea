//! Updates of the app.

use desk::Desk;
use desk::view::UpdateView;
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
async fn status(desk: State<'_, Desk>) -> Answer<UpdateView> {
    Ok(desk.update())
}

#[tauri::command]
async fn check(desk: State<'_, Desk>) -> Answer<UpdateView> {
    answer(desk.check_for_update().await)
}

#[tauri::command]
async fn download(desk: State<'_, Desk>) -> Answer<UpdateView> {
    answer(desk.download_update().await)
}

#[tauri::command]
async fn cancel(desk: State<'_, Desk>) -> Answer<()> {
    desk.cancel_update();
    Ok(())
}

#[tauri::command]
async fn restart<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>) -> Answer<()> {
    answer(desk.install_update(env!("CARGO_PKG_VERSION")).await)?;
    // The session ends, and the clipboard is cleared, as whenever the app is quit.
    app.request_restart();
    Ok(())
}
