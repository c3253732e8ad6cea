//! Connections to stores.

use shopside_core::App;
use shopside_core::view::{
    CertificateView, ConnectStore, ConnectionView, Label, Problem, ReplaceSecret, Rules,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::browser;
use crate::embedded_sandbox::EmbeddedSandbox;
use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("connections")
        .invoke_handler(tauri::generate_handler![
            connect,
            choose_certificate,
            change_certificate,
            open,
            replace_secret,
            remove,
            relabel,
            test,
            change_rules,
            open_commerce_manager
        ])
        .build()
}

#[tauri::command]
async fn connect(core: State<'_, App>, store: ConnectStore) -> CommandResult<ConnectionView> {
    traced("connections|connect", core.connect(store)).await
}

/// Shows a native file dialog. Null if the user chose no file.
#[tauri::command]
async fn choose_certificate(core: State<'_, App>) -> CommandResult<Option<CertificateView>> {
    traced("connections|choose_certificate", core.choose_certificate()).await
}

/// Opens Commerce Manager in the browser, at a fixed address of the store's region.
#[tauri::command]
async fn open_commerce_manager(core: State<'_, App>, connection: String) -> CommandResult<()> {
    respond("connections|open_commerce_manager", async {
        let address = core
            .commerce_manager(&connection)
            .map_err(|error| Problem::from(&error))?;
        match address {
            Some(address) => browser::open(address.to_owned()).await,
            None => Ok(()),
        }
    })
    .await
}

#[tauri::command]
async fn change_certificate(
    core: State<'_, App>,
    connection: String,
    certificate: Option<String>,
) -> CommandResult<ConnectionView> {
    let change = core.change_certificate(&connection, certificate.as_deref());
    traced("connections|change_certificate", change).await
}

#[tauri::command]
async fn open(
    core: State<'_, App>,
    host: State<'_, EmbeddedSandbox>,
    connection: String,
) -> CommandResult<ConnectionView> {
    if connection == shopside_core::SANDBOX {
        return respond("connections|open", host.open(&core)).await;
    }
    traced("connections|open", core.open(&connection)).await
}

#[tauri::command]
async fn replace_secret(core: State<'_, App>, secret: ReplaceSecret) -> CommandResult<ConnectionView> {
    traced("connections|replace_secret", core.replace_secret(secret)).await
}

#[tauri::command]
async fn remove(core: State<'_, App>, connection: String) -> CommandResult<()> {
    traced("connections|remove", core.remove(&connection)).await
}

#[tauri::command]
async fn relabel(core: State<'_, App>, connection: String, label: Label) -> CommandResult<ConnectionView> {
    traced("connections|relabel", core.relabel(&connection, label)).await
}

#[tauri::command]
async fn test(core: State<'_, App>, connection: String) -> CommandResult<()> {
    traced("connections|test", core.test(&connection)).await
}

#[tauri::command]
async fn change_rules(
    core: State<'_, App>,
    connection: String,
    rules: Rules,
) -> CommandResult<ConnectionView> {
    traced("connections|change_rules", core.change_rules(&connection, rules)).await
}
