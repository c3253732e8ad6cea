//! Sessions as a customer: preview, sign-in, and what they show.

use shopside_core::App;
use shopside_core::view::{
    AccessModesView, AddressBookView, CustomerView, ImpersonationView, NewPasswordSignIn, NewPasswordView,
    Preview, SeenView, SignIn,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("impersonation")
        .invoke_handler(tauri::generate_handler![
            ways,
            preview,
            sign_in,
            new_password,
            copy_password,
            drop_password,
            current,
            extend,
            stop,
            profile,
            addresses
        ])
        .build()
}

#[tauri::command]
async fn ways(core: State<'_, App>, connection: String, customer: String) -> CommandResult<AccessModesView> {
    traced("impersonation|ways", core.access_modes(&connection, &customer)).await
}

#[tauri::command]
async fn preview(
    core: State<'_, App>,
    connection: String,
    preview: Preview,
) -> CommandResult<ImpersonationView> {
    traced("impersonation|preview", core.preview(&connection, preview)).await
}

#[tauri::command]
async fn sign_in(
    core: State<'_, App>,
    connection: String,
    sign_in: SignIn,
) -> CommandResult<ImpersonationView> {
    traced(
        "impersonation|sign_in",
        core.sign_in_as_customer(&connection, sign_in),
    )
    .await
}

#[tauri::command]
async fn new_password(
    core: State<'_, App>,
    connection: String,
    change: NewPasswordSignIn,
) -> CommandResult<NewPasswordView> {
    traced(
        "impersonation|new_password",
        core.set_password_and_sign_in(&connection, change),
    )
    .await
}

#[tauri::command]
async fn copy_password(core: State<'_, App>) -> CommandResult<()> {
    traced("impersonation|copy_password", core.copy_password()).await
}

#[tauri::command]
async fn drop_password(core: State<'_, App>) -> CommandResult<()> {
    respond("impersonation|drop_password", async {
        core.drop_password();
        Ok(())
    })
    .await
}

#[tauri::command]
async fn current(core: State<'_, App>) -> CommandResult<Option<ImpersonationView>> {
    respond("impersonation|current", async { Ok(core.impersonation().await) }).await
}

#[tauri::command]
async fn extend(core: State<'_, App>, session: String) -> CommandResult<ImpersonationView> {
    traced("impersonation|extend", core.extend(&session)).await
}

#[tauri::command]
async fn stop(core: State<'_, App>) -> CommandResult<()> {
    respond("impersonation|stop", async {
        core.stop().await;
        Ok(())
    })
    .await
}

#[tauri::command]
async fn profile(core: State<'_, App>, session: String) -> CommandResult<SeenView<CustomerView>> {
    traced("impersonation|profile", core.profile(&session)).await
}

#[tauri::command]
async fn addresses(core: State<'_, App>, session: String) -> CommandResult<SeenView<Vec<AddressBookView>>> {
    traced("impersonation|addresses", core.addresses(&session)).await
}
