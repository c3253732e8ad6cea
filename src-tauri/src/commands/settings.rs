//! The app itself: its state, settings, lock and diagnostics.

use std::io;

use shopside_core::App;
use shopside_core::view::{
    LockReason, Machine, Notice, ProxyPassword, SettingsView, StatusView, TimeZoneView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Runtime, State, WebviewWindow};

use crate::logging::{Log, warn_on_error};
use crate::respond::{CommandResult, respond, traced};
use crate::{menu, native_texts, quit_offer, window};

/// How many lines of the log the diagnostics contain.
const LOG_LINES: usize = 200;

/// What went wrong at startup; the page shows it.
pub struct StartupNotices(pub Vec<Notice>);

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("settings")
        .invoke_handler(tauri::generate_handler![
            status,
            time_zones,
            enable_menu_items,
            use_language,
            quit,
            change,
            set_proxy_password,
            active,
            lock,
            unlock,
            diagnostics
        ])
        .build()
}

#[tauri::command]
async fn status(core: State<'_, App>, notices: State<'_, StartupNotices>) -> CommandResult<StatusView> {
    respond("settings|status", async {
        Ok(StatusView {
            version: env!("CARGO_PKG_VERSION").into(),
            notices: notices.0.clone(),
            connections: core.connections(),
            last_connection: core.last_connection(),
            impersonation: core.impersonation().await,
            locked: core.locked(),
            can_authenticate: core.can_authenticate().await,
            settings: core.settings(),
            account: core.account(),
            managed: core.managed(),
            local_time_zone: core.local_time_zone(),
        })
    })
    .await
}

#[tauri::command]
async fn time_zones(core: State<'_, App>) -> CommandResult<Vec<TimeZoneView>> {
    respond("settings|time_zones", async { Ok(core.time_zones()) }).await
}

/// Sets which items of the menu bar are enabled.
#[tauri::command]
async fn enable_menu_items<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    commands: Vec<String>,
) -> CommandResult<()> {
    respond("settings|enable_menu_items", async {
        // Not an error for the page, which checks each chosen command itself.
        let locks = core.can_authenticate().await;
        warn_on_error(
            menu::enable_items(&app, &commands, locks),
            "can't enable menu items",
        );
        Ok(())
    })
    .await
}

/// Changes the language of the menu bar, native dialogs and notifications.
#[tauri::command]
async fn use_language<R: Runtime>(
    app: AppHandle<R>,
    core: State<'_, App>,
    language: String,
) -> CommandResult<()> {
    respond("settings|use_language", async {
        native_texts::use_language(&language);
        let locks = core.can_authenticate().await;
        warn_on_error(menu::translate(&app, locks), "can't translate the menu bar");
        Ok(())
    })
    .await
}

/// Quits as the menu bar does.
#[tauri::command]
async fn quit<R: Runtime>(app: AppHandle<R>) -> CommandResult<()> {
    respond("settings|quit", async {
        quit_offer::quit(&app);
        Ok(())
    })
    .await
}

#[tauri::command]
async fn change<R: Runtime>(
    core: State<'_, App>,
    log: State<'_, Log>,
    window: WebviewWindow<R>,
    settings: SettingsView,
) -> CommandResult<SettingsView> {
    let settings = traced("settings|change", core.change_settings(settings)).await?;
    window::apply_appearance(&window, &settings);
    log.set_level(settings.log_level);
    Ok(settings)
}

#[tauri::command]
async fn set_proxy_password(core: State<'_, App>, password: ProxyPassword) -> CommandResult<()> {
    traced("settings|set_proxy_password", core.set_proxy_password(password)).await
}

#[tauri::command]
async fn active(core: State<'_, App>) -> CommandResult<()> {
    respond("settings|active", async {
        core.active().await;
        Ok(())
    })
    .await
}

#[tauri::command]
async fn lock(core: State<'_, App>) -> CommandResult<()> {
    respond("settings|lock", async {
        core.lock(LockReason::Asked).await;
        Ok(())
    })
    .await
}

#[tauri::command]
async fn unlock(core: State<'_, App>) -> CommandResult<()> {
    traced("settings|unlock", core.unlock()).await
}

async fn log_lines(log: Log) -> String {
    let lines = tauri::async_runtime::spawn_blocking(move || log.last_lines(LOG_LINES)).await;
    lines
        .map_err(io::Error::other)
        .flatten()
        .unwrap_or_else(|error| format!("can't read the log: {error}"))
}

/// A report for support without personal data.
#[tauri::command]
async fn diagnostics(core: State<'_, App>, log: State<'_, Log>) -> CommandResult<String> {
    respond("settings|diagnostics", async {
        let machine = Machine {
            version: env!("CARGO_PKG_VERSION").into(),
            system: format!(
                "{}, {}",
                whoami::distro().unwrap_or_else(|_| std::env::consts::OS.into()),
                std::env::consts::ARCH
            ),
            web_view: tauri::webview_version().unwrap_or_else(|_| "unknown".into()),
            log: log_lines(log.inner().clone()).await,
        };
        Ok(core.diagnostics(&machine).await)
    })
    .await
}
