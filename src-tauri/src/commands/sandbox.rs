//! The sandbox store inside the app.

use shopside_core::App;
use shopside_core::view::{ConnectionView, SandboxFaults, SandboxRestart, SandboxView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::run::{CommandResult, traced};
use crate::embedded_sandbox::EmbeddedSandbox;

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("sandbox")
        .invoke_handler(tauri::generate_handler![
            open,
            status,
            inject_faults,
            restart,
            copy_secret
        ])
        .build()
}

#[tauri::command]
async fn open(core: State<'_, App>, host: State<'_, EmbeddedSandbox>) -> CommandResult<ConnectionView> {
    host.open(&core).await
}

#[tauri::command]
async fn status(host: State<'_, EmbeddedSandbox>) -> CommandResult<Option<SandboxView>> {
    Ok(host.status().await)
}

#[tauri::command]
async fn inject_faults(
    host: State<'_, EmbeddedSandbox>,
    faults: SandboxFaults,
) -> CommandResult<SandboxView> {
    host.inject_faults(&faults).await
}

#[tauri::command]
async fn restart(
    core: State<'_, App>,
    host: State<'_, EmbeddedSandbox>,
    restart: SandboxRestart,
) -> CommandResult<ConnectionView> {
    host.restart(&core, restart).await
}

#[tauri::command]
async fn copy_secret(core: State<'_, App>, host: State<'_, EmbeddedSandbox>) -> CommandResult<()> {
    traced("sandbox|copy_secret", core.copy_for_a_while(host.secret().await?)).await
}
