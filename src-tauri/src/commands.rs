//! What the page can ask for: one module an area, each an inlined plugin whose commands are a few lines.
//!
//! A command reads its arguments, calls the core, and turns what went wrong into a `Problem`. No rule of the
//! business is in here. Each name stands in three places: the handler, `build.rs`, and `ui/src/ipc.ts`.

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

/// What a command answers.
pub type Answer<T> = Result<T, Problem>;

/// Registers every area.
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

/// Turns what the core says into what the page reads.
fn answer<T>(result: Result<T, shopside_core::Error>) -> Answer<T> {
    result.map_err(|error| Problem::from(&error))
}

/// Where exports go: the user's downloads, or their home where the system has no such folder.
fn downloads<R: Runtime>(app: &AppHandle<R>) -> Answer<PathBuf> {
    let paths = app.path();
    let existing = paths.download_dir().ok().filter(|folder| folder.is_dir());
    existing.or_else(|| paths.home_dir().ok()).ok_or_else(|| {
        Problem::from(&shopside_core::Error::from(
            shopside_core::ports::PreferencesError("there is no home folder".into()),
        ))
    })
}
