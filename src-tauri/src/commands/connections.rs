//! The stores that the program knows.

use desk::Desk;
use desk::view::{ConnectStore, ConnectionView, Label, ReplaceSecret, Rules};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};
use crate::sandbox_host::SandboxHost;

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("connections")
        .invoke_handler(tauri::generate_handler![
            connect,
            open,
            replace_secret,
            remove,
            relabel,
            test,
            change_rules
        ])
        .build()
}

#[tauri::command]
async fn connect(desk: State<'_, Desk>, store: ConnectStore) -> Answer<ConnectionView> {
    answer(desk.connect(store).await)
}

#[tauri::command]
async fn open(
    desk: State<'_, Desk>,
    host: State<'_, SandboxHost>,
    connection: String,
) -> Answer<ConnectionView> {
    if connection == desk::SANDBOX {
        return host.open(&desk).await;
    }
    answer(desk.open(&connection).await)
}

#[tauri::command]
async fn replace_secret(desk: State<'_, Desk>, secret: ReplaceSecret) -> Answer<ConnectionView> {
    answer(desk.replace_secret(secret).await)
}

#[tauri::command]
async fn remove(desk: State<'_, Desk>, connection: String) -> Answer<()> {
    answer(desk.remove(&connection).await)
}

#[tauri::command]
async fn relabel(desk: State<'_, Desk>, connection: String, label: Label) -> Answer<ConnectionView> {
    answer(desk.relabel(&connection, label).await)
}

#[tauri::command]
async fn test(desk: State<'_, Desk>, connection: String) -> Answer<()> {
    answer(desk.test(&connection).await)
}

#[tauri::command]
async fn change_rules(desk: State<'_, Desk>, connection: String, rules: Rules) -> Answer<ConnectionView> {
    answer(desk.change_rules(&connection, rules).await)
}
