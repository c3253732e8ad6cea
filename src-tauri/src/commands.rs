//! The commands that the page can call: one module per area, each an inlined plugin.
//!
//! A command reads its arguments, calls the core, and turns an error into a `Problem`. Business
//! rules are in the core. `cargo xtask bindings` writes `areas.rs` and `ui/src/ipc.ts` from the
//! commands here.

pub mod accounts;
pub mod carts;
pub mod connections;
pub mod customers;
pub mod exports;
pub mod find;
pub mod impersonation;
pub mod imports;
pub mod journal;
pub mod orders;
pub mod privacy;
pub mod requests;
pub mod sandbox;
pub mod settings;
pub mod setup;
pub mod subscriptions;
pub mod updates;

use tauri::Runtime;

/// Registers the commands of all areas.
pub fn register<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder
        .plugin(accounts::plugin())
        .plugin(carts::plugin())
        .plugin(connections::plugin())
        .plugin(customers::plugin())
        .plugin(exports::plugin())
        .plugin(find::plugin())
        .plugin(impersonation::plugin())
        .plugin(imports::plugin())
        .plugin(journal::plugin())
        .plugin(orders::plugin())
        .plugin(privacy::plugin())
        .plugin(requests::plugin())
        .plugin(sandbox::plugin())
        .plugin(settings::plugin())
        .plugin(setup::plugin())
        .plugin(subscriptions::plugin())
        .plugin(updates::plugin())
}
