//! The program itself.

use shopside_core::App;
use shopside_core::view::{LockReason, Machine, Notice, SettingsView, StatusView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{Answer, answer};
use crate::{menu, window};

/// What went wrong at start, for the page to tell.
pub struct Notices(pub Vec<Notice>);

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("settings")
        .invoke_handler(tauri::generate_handler![
            status,
            ready,
            offer,
            change,
            active,
            lock,
            unlock,
            diagnostics
        ])
        .build()
}

#[tauri::command]
async fn status(core: State<'_, App>, notices: State<'_, Notices>) -> Answer<StatusView> {
    Ok(StatusView {
        version: env!("CARGO_PKG_VERSION").into(),
        notices: notices.0.clone(),
        connections: core.connections(),
        last_connection: core.last_connection(),
        impersonation: core.impersonation().await,
        locked: core.locked(),
        settings: core.settings(),
        account: core.account(),
    })
}

#[tauri::command]
async fn ready<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window::show(&window);
    Ok(())
}

#[tauri::command]
async fn offer<R: Runtime>(app: AppHandle<R>, commands: Vec<String>) -> Answer<()> {
    // An item can't be changed once the program is ending. The page checks again what was chosen.
    menu::offer(&app, &commands).ok();
    Ok(())
}

#[tauri::command]
async fn change<R: Runtime>(
    core: State<'_, App>,
    window: WebviewWindow<R>,
    settings: SettingsView,
) -> Answer<SettingsView> {
    let settings = answer(core.change_settings(settings).await)?;
    window::wear(&window, &settings);
    Ok(settings)
}

#[tauri::command]
async fn active(core: State<'_, App>) -> Answer<()> {
    core.active().await;
    Ok(())
}

#[tauri::command]
async fn lock(core: State<'_, App>) -> Answer<()> {
    core.lock(LockReason::Asked).await;
    Ok(())
}

#[tauri::command]
async fn unlock(core: State<'_, App>) -> Answer<()> {
    core.unlock();
    Ok(())
}

#[tauri::command]
async fn diagnostics(core: State<'_, App>) -> Answer<String> {
    let machine = Machine {
        version: env!("CARGO_PKG_VERSION").into(),
        system: format!(
            "{}, {}",
            whoami::distro().unwrap_or_else(|_| std::env::consts::OS.into()),
            std::env::consts::ARCH
        ),
        web_view: tauri::webview_version().unwrap_or_else(|_| "unknown".into()),
    };
    Ok(core.diagnostics(&machine).await)
}
