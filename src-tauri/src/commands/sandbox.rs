//! The store that the program ships.

use desk::Desk;
use desk::view::{ConnectionView, SandboxFaults, SandboxRestart, SandboxView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};
use crate::sandbox_host::SandboxHost;

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("sandbox")
        .invoke_handler(tauri::generate_handler![
            open,
            status,
            misbehave,
            restart,
            copy_secret
        ])
        .build()
}

#[tauri::command]
async fn open(desk: State<'_, Desk>, host: State<'_, SandboxHost>) -> Answer<ConnectionView> {
    host.open(&desk).await
}

#[tauri::command]
async fn status(host: State<'_, SandboxHost>) -> Answer<Option<SandboxView>> {
    Ok(host.status().await)
}

#[tauri::command]
async fn misbehave(host: State<'_, SandboxHost>, faults: SandboxFaults) -> Answer<SandboxView> {
    host.misbehave(&faults).await
}

#[tauri::command]
async fn restart(
    desk: State<'_, Desk>,
    host: State<'_, SandboxHost>,
    restart: SandboxRestart,
) -> Answer<ConnectionView> {
    host.restart(&desk, restart).await
}

#[tauri::command]
async fn copy_secret(desk: State<'_, Desk>, host: State<'_, SandboxHost>) -> Answer<()> {
    answer(desk.copy_for_a_while(host.secret().await?).await)
}
