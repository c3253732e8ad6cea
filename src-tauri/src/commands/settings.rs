//! The program itself.

use desk::Desk;
use desk::view::{Notice, StatusView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State, WebviewWindow};

use super::Answer;
use crate::window;

/// What went wrong at start, for the page to tell.
pub struct Notices(pub Vec<Notice>);

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("settings")
        .invoke_handler(tauri::generate_handler![status, ready])
        .build()
}

#[tauri::command]
async fn status(desk: State<'_, Desk>, notices: State<'_, Notices>) -> Answer<StatusView> {
    Ok(StatusView {
        version: env!("CARGO_PKG_VERSION").into(),
        notices: notices.0.clone(),
        connections: desk.connections(),
        last_connection: desk.last_connection(),
        impersonation: desk.impersonation().await,
    })
}

#[tauri::command]
async fn ready<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    window::show(&window);
    Ok(())
}
