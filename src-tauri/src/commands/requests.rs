//! The request log of an open store, and its pending retries.

use shopside_core::App;
use shopside_core::view::RequestView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{CommandResult, or_problem};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("requests")
        .invoke_handler(tauri::generate_handler![list, give_up])
        .build()
}

#[tauri::command]
async fn list(core: State<'_, App>, connection: String) -> CommandResult<Vec<RequestView>> {
    or_problem(core.requests(&connection))
}

#[tauri::command]
async fn give_up(core: State<'_, App>, connection: String) -> CommandResult<()> {
    or_problem(core.give_up_waiting(&connection))
}
