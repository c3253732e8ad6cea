//! What an open store was asked.

use desk::Desk;
use desk::view::RequestView;
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("requests")
        .invoke_handler(tauri::generate_handler![list, give_up])
        .build()
}

#[tauri::command]
async fn list(desk: State<'_, Desk>, connection: String) -> Answer<Vec<RequestView>> {
    answer(desk.requests(&connection))
}

#[tauri::command]
async fn give_up(desk: State<'_, Desk>, connection: String) -> Answer<()> {
    answer(desk.give_up_waiting(&connection))
}
