//! The app itself: its state, settings, lock and diagnostics.

use shopside_core::App;
use shopside_core::view::{LockReason, Machine, Notice, SettingsView, StatusView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use super::{CommandResult, or_problem};
use crate::{menu, window};

/// What went wrong at startup; the page shows it.
pub struct StartupNotices(pub Vec<Notice>);

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
async fn status(core: State<'_, App>, notices: State<'_, StartupNotices>) -> CommandResult<StatusView> {
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
async fn ready<R: Runtime>(window: WebviewWindow<R>) -> CommandResult<()> {
    window::show(&window);
    Ok(())
}

#[tauri::command]
async fn offer<R: Runtime>(app: AppHandle<R>, commands: Vec<String>) -> CommandResult<()> {
    // Fails only while the app quits. The page checks each chosen command itself.
    menu::enable_items(&app, &commands).ok();
    Ok(())
}

#[tauri::command]
async fn change<R: Runtime>(
    core: State<'_, App>,
    window: WebviewWindow<R>,
    settings: SettingsView,
) -> CommandResult<SettingsView> {
    let settings = or_problem(core.change_settings(settings).await)?;
    window::apply_appearance(&window, &settings);
    Ok(settings)
}

#[tauri::command]
async fn active(core: State<'_, App>) -> CommandResult<()> {
    core.active().await;
    Ok(())
}

#[tauri::command]
async fn lock(core: State<'_, App>) -> CommandResult<()> {
    core.lock(LockReason::Asked).await;
    Ok(())
}

#[tauri::command]
async fn unlock(core: State<'_, App>) -> CommandResult<()> {
    core.unlock();
    Ok(())
}

#[tauri::command]
async fn diagnostics(core: State<'_, App>) -> CommandResult<String> {
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
