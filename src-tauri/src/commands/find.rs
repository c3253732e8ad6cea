//! The search box: customers and orders by anything that staff paste, and recent customers.

use shopside_core::App;
use shopside_core::view::{FindHomeView, FindResultsView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("find")
        .invoke_handler(tauri::generate_handler![search, home, pin])
        .build()
}

/// Searches customers and orders. Another search cancels it.
#[tauri::command]
async fn search(core: State<'_, App>, connection: String, text: String) -> CommandResult<FindResultsView> {
    traced("find|search", core.find(&connection, &text)).await
}

/// The pinned customers, and those that were opened last.
#[tauri::command]
async fn home(core: State<'_, App>, connection: String, again: bool) -> CommandResult<FindHomeView> {
    traced("find|home", core.find_home(&connection, again)).await
}

#[tauri::command]
async fn pin(core: State<'_, App>, connection: String, customer: String, pinned: bool) -> CommandResult<()> {
    traced("find|pin", core.pin_customer(&connection, &customer, pinned)).await
}
