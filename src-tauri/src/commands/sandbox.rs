//! The sandbox store inside the app.

use shopside_core::App;
use shopside_core::view::{ConnectionView, SandboxFaults, SandboxMessageView, SandboxRestart, SandboxView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::embedded_sandbox::EmbeddedSandbox;
use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("sandbox")
        .invoke_handler(tauri::generate_handler![
            open,
            status,
            inject_faults,
            restart,
            copy_secret,
            inbox
        ])
        .build()
}

#[tauri::command]
async fn open(core: State<'_, App>, host: State<'_, EmbeddedSandbox>) -> CommandResult<ConnectionView> {
    respond("sandbox|open", host.open(&core)).await
}

#[tauri::command]
async fn status(host: State<'_, EmbeddedSandbox>) -> CommandResult<Option<SandboxView>> {
    respond("sandbox|status", async { Ok(host.status().await) }).await
}

#[tauri::command]
async fn inject_faults(
    host: State<'_, EmbeddedSandbox>,
    faults: SandboxFaults,
) -> CommandResult<SandboxView> {
    respond("sandbox|inject_faults", host.inject_faults(&faults)).await
}

#[tauri::command]
async fn restart(
    core: State<'_, App>,
    host: State<'_, EmbeddedSandbox>,
    restart: SandboxRestart,
) -> CommandResult<ConnectionView> {
    respond("sandbox|restart", host.restart(&core, restart)).await
}

#[tauri::command]
async fn copy_secret(core: State<'_, App>, host: State<'_, EmbeddedSandbox>) -> CommandResult<()> {
    traced("sandbox|copy_secret", core.copy_for_a_while(host.secret().await?)).await
}

#[tauri::command]
async fn inbox(host: State<'_, EmbeddedSandbox>) -> CommandResult<Vec<SandboxMessageView>> {
    respond("sandbox|inbox", host.inbox()).await
}
