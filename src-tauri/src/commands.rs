//! The commands that the page can call: one module per area, each an inlined plugin.
//!
//! A command reads its arguments, calls the core, and turns an error into a `Problem`. Business
//! rules are in the core. A command's name is in its handler, in `areas.rs` and in
//! `ui/src/ipc.ts`.

pub mod connections;
pub mod customers;
pub mod exports;
pub mod impersonation;
pub mod imports;
pub mod journal;
pub mod orders;
pub mod requests;
pub mod sandbox;
pub mod settings;
pub mod updates;

use std::path::PathBuf;

use shopside_core::view::Problem;
use tauri::{AppHandle, Manager, Runtime};

/// What a command returns to the page.
pub type CommandResult<T> = Result<T, Problem>;

/// Registers the commands of all areas.
pub fn register<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder
        .plugin(connections::plugin())
        .plugin(customers::plugin())
        .plugin(exports::plugin())
        .plugin(impersonation::plugin())
        .plugin(imports::plugin())
        .plugin(journal::plugin())
        .plugin(orders::plugin())
        .plugin(requests::plugin())
        .plugin(sandbox::plugin())
        .plugin(settings::plugin())
        .plugin(updates::plugin())
}

/// Turns an error of the core into the `Problem` that the page shows.
fn or_problem<T>(result: Result<T, shopside_core::Error>) -> CommandResult<T> {
    result.map_err(|error| Problem::from(&error))
}

/// The folder for exports: the user's downloads, or their home if there is no such folder.
fn downloads_folder<R: Runtime>(app: &AppHandle<R>) -> CommandResult<PathBuf> {
    let paths = app.path();
    let existing = paths.download_dir().ok().filter(|folder| folder.is_dir());
    existing.or_else(|| paths.home_dir().ok()).ok_or_else(|| {
        Problem::from(&shopside_core::Error::from(
            shopside_core::ports::PreferencesError("there is no home folder".into()),
        ))
    })
}
