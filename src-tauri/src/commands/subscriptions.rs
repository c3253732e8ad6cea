//! The subscriptions of a session's account.

use shopside_core::App;
use shopside_core::view::{SeenView, SubscriptionPageView, SubscriptionView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("subscriptions")
        .invoke_handler(tauri::generate_handler![list, get])
        .build()
}

#[tauri::command]
async fn list(
    core: State<'_, App>,
    session: String,
    offset: u64,
) -> CommandResult<SeenView<SubscriptionPageView>> {
    traced("subscriptions|list", core.subscriptions(&session, offset)).await
}

#[tauri::command]
async fn get(
    core: State<'_, App>,
    session: String,
    subscription: String,
) -> CommandResult<SeenView<SubscriptionView>> {
    traced("subscriptions|get", core.subscription(&session, &subscription)).await
}
