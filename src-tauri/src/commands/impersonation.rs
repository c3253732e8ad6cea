//! Sessions as a customer or an account member: preview, sign-in, and what they show.

use shopside_core::App;
use shopside_core::view::{
    AccessModesView, AddressBookView, CodeSignIn, CustomerView, ImpersonationView, MemberPreview,
    MemberProfileView, MemberSignIn, MemberWaysView, NewPasswordSignIn, NewPasswordView, Preview,
    RequestCode, RequestedCodeView, SeenView, SignIn,
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
            addresses,
            member_ways,
            preview_member,
            sign_in_as_member,
            request_code,
            sign_in_with_code,
            open_account,
            member_profile
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

#[tauri::command]
async fn member_ways(
    core: State<'_, App>,
    connection: String,
    member: String,
) -> CommandResult<MemberWaysView> {
    traced(
        "impersonation|member_ways",
        core.member_ways(&connection, &member),
    )
    .await
}

#[tauri::command]
async fn preview_member(
    core: State<'_, App>,
    connection: String,
    preview: MemberPreview,
) -> CommandResult<ImpersonationView> {
    traced(
        "impersonation|preview_member",
        core.preview_member(&connection, preview),
    )
    .await
}

#[tauri::command]
async fn sign_in_as_member(
    core: State<'_, App>,
    connection: String,
    sign_in: MemberSignIn,
) -> CommandResult<ImpersonationView> {
    traced(
        "impersonation|sign_in_as_member",
        core.sign_in_as_member(&connection, sign_in),
    )
    .await
}

#[tauri::command]
async fn request_code(
    core: State<'_, App>,
    connection: String,
    request: RequestCode,
) -> CommandResult<RequestedCodeView> {
    traced(
        "impersonation|request_code",
        core.request_code(&connection, request),
    )
    .await
}

#[tauri::command]
async fn sign_in_with_code(
    core: State<'_, App>,
    connection: String,
    sign_in: CodeSignIn,
) -> CommandResult<ImpersonationView> {
    traced(
        "impersonation|sign_in_with_code",
        core.sign_in_with_code(&connection, sign_in),
    )
    .await
}

#[tauri::command]
async fn open_account(
    core: State<'_, App>,
    session: String,
    account: String,
) -> CommandResult<ImpersonationView> {
    traced(
        "impersonation|open_account",
        core.open_account(&session, &account),
    )
    .await
}

#[tauri::command]
async fn member_profile(core: State<'_, App>, session: String) -> CommandResult<SeenView<MemberProfileView>> {
    traced("impersonation|member_profile", core.member_profile(&session)).await
}
