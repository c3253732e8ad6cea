//! Being signed in as a customer.

use desk::Desk;
use desk::view::{AddressBookView, CustomerView, ImpersonationView, Preview, SeenView, SignIn};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use super::{Answer, answer};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("impersonation")
        .invoke_handler(tauri::generate_handler![
            preview, sign_in, current, stop, profile, addresses
        ])
        .build()
}

#[tauri::command]
async fn preview(desk: State<'_, Desk>, connection: String, preview: Preview) -> Answer<ImpersonationView> {
    answer(desk.preview(&connection, preview).await)
}

#[tauri::command]
async fn sign_in(desk: State<'_, Desk>, connection: String, sign_in: SignIn) -> Answer<ImpersonationView> {
    answer(desk.sign_in(&connection, sign_in).await)
}

#[tauri::command]
async fn current(desk: State<'_, Desk>) -> Answer<Option<ImpersonationView>> {
    Ok(desk.impersonation().await)
}

#[tauri::command]
async fn stop(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop().await;
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
