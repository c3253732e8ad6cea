//! The store that the program ships.

use desk::Desk;
use desk::view::ConnectionView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::Answer;
use crate::sandbox_host::SandboxHost;

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("sandbox")
        .invoke_handler(tauri::generate_handler![open])
        .build()
}

#[tauri::command]
async fn open(desk: State<'_, Desk>, host: State<'_, SandboxHost>) -> Answer<ConnectionView> {
    host.open(&desk).await
}
