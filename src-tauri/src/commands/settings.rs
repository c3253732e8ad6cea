//! The program itself.

use desk::Desk;
use desk::view::{LockReason, Machine, Notice, SettingsView, StatusView};
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
async fn status(desk: State<'_, Desk>, notices: State<'_, Notices>) -> Answer<StatusView> {
    Ok(StatusView {
        version: env!("CARGO_PKG_VERSION").into(),
        notices: notices.0.clone(),
        connections: desk.connections(),
        last_connection: desk.last_connection(),
        impersonation: desk.impersonation().await,
        locked: desk.locked(),
        settings: desk.settings(),
        account: desk.account(),
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
    desk: State<'_, Desk>,
    window: WebviewWindow<R>,
    settings: SettingsView,
) -> Answer<SettingsView> {
    let settings = answer(desk.change_settings(settings).await)?;
    window::wear(&window, &settings);
    Ok(settings)
}

#[tauri::command]
async fn active(desk: State<'_, Desk>) -> Answer<()> {
    desk.active().await;
    Ok(())
}

#[tauri::command]
async fn lock(desk: State<'_, Desk>) -> Answer<()> {
    desk.lock(LockReason::Asked).await;
    Ok(())
}

#[tauri::command]
async fn unlock(desk: State<'_, Desk>) -> Answer<()> {
    desk.unlock();
    Ok(())
}

#[tauri::command]
async fn diagnostics(desk: State<'_, Desk>) -> Answer<String> {
    let machine = Machine {
        version: env!("CARGO_PKG_VERSION").into(),
        system: format!(
            "{}, {}",
            whoami::distro().unwrap_or_else(|_| std::env::consts::OS.into()),
            std::env::consts::ARCH
        ),
        web_view: tauri::webview_version().unwrap_or_else(|_| "unknown".into()),
    };
    Ok(desk.diagnostics(&machine).await)
}
