//! The carts of a session's customer or account.

use shopside_core::App;
use shopside_core::view::{CartPageView, CartView, SeenView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("carts")
        .invoke_handler(tauri::generate_handler![list, get])
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
