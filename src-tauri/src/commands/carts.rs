//! The carts of a session's customer or account, and those of any as the admin.

use shopside_core::App;
use shopside_core::view::{CartPageView, CartView, Owner, OwnerCartsView, SeenView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("carts")
        .invoke_handler(tauri::generate_handler![list, get, list_of, open])
        .build()
}

#[tauri::command]
async fn list(core: State<'_, App>, session: String, offset: u64) -> CommandResult<SeenView<CartPageView>> {
    traced("carts|list", core.carts(&session, offset)).await
}

#[tauri::command]
async fn get(core: State<'_, App>, session: String, cart: String) -> CommandResult<SeenView<CartView>> {
    traced("carts|get", core.cart(&session, &cart)).await
}

/// The carts of a customer or an account, as the admin.
#[tauri::command]
async fn list_of(core: State<'_, App>, connection: String, owner: Owner) -> CommandResult<OwnerCartsView> {
    traced("carts|list_of", core.carts_of(&connection, owner)).await
}

#[tauri::command]
async fn open(
    core: State<'_, App>,
    connection: String,
    owner: Owner,
    cart: String,
) -> CommandResult<CartView> {
    traced("carts|open", core.cart_of(&connection, owner, &cart)).await
}
