//! The subscriptions of a session's account, and those of a customer or an account as the admin.

use shopside_core::App;
use shopside_core::view::{Owner, OwnerSubscriptionsView, SeenView, SubscriptionPageView, SubscriptionView};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{Runtime, State};

use crate::respond::{CommandResult, traced};

/// The commands of this area.
pub fn plugin<R: Runtime>() -> TauriPlugin<R> {
    Builder::new("subscriptions")
        .invoke_handler(tauri::generate_handler![list, get, list_of, open])
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
    offset: u64,
) -> CommandResult<SeenView<SubscriptionView>> {
    traced(
        "subscriptions|get",
        core.subscription(&session, &subscription, offset),
    )
    .await
}

/// The subscriptions of a customer or an account, as the admin.
#[tauri::command]
async fn list_of(
    core: State<'_, App>,
    connection: String,
    owner: Owner,
) -> CommandResult<OwnerSubscriptionsView> {
    traced("subscriptions|list_of", core.subscriptions_of(&connection, owner)).await
}

#[tauri::command]
async fn open(
    core: State<'_, App>,
    connection: String,
    owner: Owner,
    subscription: String,
    offset: u64,
) -> CommandResult<SubscriptionView> {
    traced(
        "subscriptions|open",
        core.subscription_of(&connection, owner, &subscription, offset),
    )
    .await
}
