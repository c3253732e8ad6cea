//! The search box: records by anything that staff paste, and those that were opened last.

use shopside_core::App;
use shopside_core::view::{FindHomeView, FindResultsView, LinkTargetView, LinkedRecord};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::deep_links::PendingLink;
use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("find")
        .invoke_handler(tauri::generate_handler![
            search,
            home,
            pin,
            link,
            link_target,
            pending_link
        ])
        .build()
}

/// Searches customers, accounts, members and orders. Another search cancels it.
#[tauri::command]
async fn search(core: State<'_, App>, connection: String, text: String) -> CommandResult<FindResultsView> {
    traced("find|search", core.find(&connection, &text)).await
}

/// The pinned records, and those that were opened last.
#[tauri::command]
async fn home(core: State<'_, App>, connection: String, again: bool) -> CommandResult<FindHomeView> {
    traced("find|home", core.find_home(&connection, again)).await
}

#[tauri::command]
async fn pin(
    core: State<'_, App>,
    connection: String,
    record: LinkedRecord,
    id: String,
    pinned: bool,
) -> CommandResult<()> {
    traced("find|pin", core.pin(&connection, record, &id, pinned)).await
}

/// The link to a record.
#[tauri::command]
async fn link(
    core: State<'_, App>,
    connection: String,
    record: LinkedRecord,
    id: String,
) -> CommandResult<String> {
    traced("find|link", async { core.link(&connection, record, &id) }).await
}

/// Where a link leads.
#[tauri::command]
async fn link_target(core: State<'_, App>, link: String) -> CommandResult<LinkTargetView> {
    traced("find|link_target", async { core.link_target(&link) }).await
}

/// The link that the system has handed over, once.
#[tauri::command]
async fn pending_link(pending: State<'_, PendingLink>) -> CommandResult<Option<String>> {
    respond("find|pending_link", async { Ok(pending.take()) }).await
}
