//! The request log of an open store, and its pending retries.

use shopside_core::App;
use shopside_core::view::RequestView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("requests")
        .invoke_handler(tauri::generate_handler![list, cancel_retries])
        .build()
}

#[tauri::command]
async fn list(core: State<'_, App>, connection: String) -> CommandResult<Vec<RequestView>> {
    traced("requests|list", async { core.requests(&connection) }).await
}

#[tauri::command]
async fn cancel_retries(core: State<'_, App>, connection: String) -> CommandResult<()> {
    traced("requests|cancel_retries", async {
        core.cancel_pending_retries(&connection)
    })
    .await
}
