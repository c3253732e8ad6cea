//! The stores that the program knows.

use shopside_core::App;
use shopside_core::view::{ConnectStore, ConnectionView, Label, ReplaceSecret, Rules};
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
async fn connect(core: State<'_, App>, store: ConnectStore) -> Answer<ConnectionView> {
    answer(core.connect(store).await)
}

#[tauri::command]
async fn open(
    core: State<'_, App>,
    host: State<'_, SandboxHost>,
    connection: String,
) -> Answer<ConnectionView> {
    if connection == shopside_core::SANDBOX {
        return host.open(&core).await;
    }
    answer(core.open(&connection).await)
}

#[tauri::command]
async fn replace_secret(core: State<'_, App>, secret: ReplaceSecret) -> Answer<ConnectionView> {
    answer(core.replace_secret(secret).await)
}

#[tauri::command]
async fn remove(core: State<'_, App>, connection: String) -> Answer<()> {
    answer(core.remove(&connection).await)
}

#[tauri::command]
async fn relabel(core: State<'_, App>, connection: String, label: Label) -> Answer<ConnectionView> {
    answer(core.relabel(&connection, label).await)
}

#[tauri::command]
async fn test(core: State<'_, App>, connection: String) -> Answer<()> {
    answer(core.test(&connection).await)
}

#[tauri::command]
async fn change_rules(core: State<'_, App>, connection: String, rules: Rules) -> Answer<ConnectionView> {
    answer(core.change_rules(&connection, rules).await)
}
