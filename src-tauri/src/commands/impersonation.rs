//! Being signed in as a customer.

use desk::Desk;
use desk::view::{
    AddressBookView, CustomerView, ImpersonationView, NewPasswordSignIn, NewPasswordView, Preview, SeenView,
    SignIn, WaysView,
};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

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
            stop,
            profile,
            addresses
        ])
        .build()
}

#[tauri::command]
async fn ways(desk: State<'_, Desk>, connection: String, customer: String) -> Answer<WaysView> {
    answer(desk.ways(&connection, &customer).await)
}

/// What was read on one side of a session goes back to the system: freed, it lies between what is in use, and the allocator would keep it.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "it may be called at any time, by any thread")]
fn give_back() {
    unsafe { libc::malloc_trim(0) };
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn give_back() {}

#[tauri::command]
async fn preview(desk: State<'_, Desk>, connection: String, preview: Preview) -> Answer<ImpersonationView> {
    give_back();
    answer(desk.preview(&connection, preview).await)
}

#[tauri::command]
async fn sign_in(desk: State<'_, Desk>, connection: String, sign_in: SignIn) -> Answer<ImpersonationView> {
    give_back();
    answer(desk.sign_in(&connection, sign_in).await)
}

#[tauri::command]
async fn new_password(
    desk: State<'_, Desk>,
    connection: String,
    change: NewPasswordSignIn,
) -> Answer<NewPasswordView> {
    give_back();
    answer(desk.set_password_and_sign_in(&connection, change).await)
}

#[tauri::command]
async fn copy_password(desk: State<'_, Desk>) -> Answer<()> {
    answer(desk.copy_password().await)
}

#[tauri::command]
async fn drop_password(desk: State<'_, Desk>) -> Answer<()> {
    desk.drop_password();
    Ok(())
}

#[tauri::command]
async fn current(desk: State<'_, Desk>) -> Answer<Option<ImpersonationView>> {
    Ok(desk.impersonation().await)
}

#[tauri::command]
async fn stop(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop().await;
    give_back();
    Ok(())
}

#[tauri::command]
async fn profile(desk: State<'_, Desk>, session: String) -> Answer<SeenView<CustomerView>> {
    answer(desk.profile(&session).await)
}

#[tauri::command]
async fn addresses(desk: State<'_, Desk>, session: String) -> Answer<SeenView<Vec<AddressBookView>>> {
    answer(desk.addresses(&session).await)
}
