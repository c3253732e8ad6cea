//! The setup of the sign-in as account members, and the credentials that are left over.

use shopside_core::App;
use shopside_core::view::{LeftoverView, SignInSetupView, SweepView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, respond, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("setup")
        .invoke_handler(tauri::generate_handler![
            get,
            use_profile,
            create_profile,
            remove_profile,
            leftovers,
            delete_leftovers,
            confirm_deleted,
            sweep,
            stop_sweep
        ])
        .build()
}

#[tauri::command]
async fn get(core: State<'_, App>, connection: String) -> CommandResult<SignInSetupView> {
    traced("setup|get", core.sign_in_setup(&connection)).await
}

#[tauri::command]
async fn use_profile(
    core: State<'_, App>,
    connection: String,
    profile: String,
) -> CommandResult<SignInSetupView> {
    traced(
        "setup|use_profile",
        core.use_password_profile(&connection, &profile),
    )
    .await
}

#[tauri::command]
async fn create_profile(
    core: State<'_, App>,
    connection: String,
    is_confirmed: bool,
) -> CommandResult<SignInSetupView> {
    traced(
        "setup|create_profile",
        core.create_support_profile(&connection, is_confirmed),
    )
    .await
}

#[tauri::command]
async fn remove_profile(
    core: State<'_, App>,
    connection: String,
    profile: String,
    is_confirmed: bool,
) -> CommandResult<SignInSetupView> {
    traced(
        "setup|remove_profile",
        core.remove_support_profile(&connection, &profile, is_confirmed),
    )
    .await
}

#[tauri::command]
async fn leftovers(core: State<'_, App>) -> CommandResult<Vec<LeftoverView>> {
    respond("setup|leftovers", async { Ok(core.leftovers()) }).await
}

#[tauri::command]
async fn delete_leftovers(core: State<'_, App>, connection: String) -> CommandResult<Vec<LeftoverView>> {
    traced("setup|delete_leftovers", core.delete_leftovers(&connection)).await
}

#[tauri::command]
async fn confirm_deleted(core: State<'_, App>, username: String) -> CommandResult<Vec<LeftoverView>> {
    traced("setup|confirm_deleted", core.confirm_deleted(&username)).await
}

#[tauri::command]
async fn sweep(core: State<'_, App>, connection: String) -> CommandResult<SweepView> {
    traced("setup|sweep", async { core.sweep(&connection) }).await
}

#[tauri::command]
async fn stop_sweep(core: State<'_, App>, connection: String) -> CommandResult<SweepView> {
    traced("setup|stop_sweep", async { core.stop_sweep(&connection) }).await
}
