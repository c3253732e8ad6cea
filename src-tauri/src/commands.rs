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
use std::time::Instant;

use futures_util::future::BoxFuture;
use shopside_core::view::Problem;
use tauri::{AppHandle, Manager, Runtime};
use tracing::{Instrument, Span, debug, info_span, warn};

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

fn command_span(command: &'static str) -> Span {
    info_span!("command", name = command)
}

/// Runs a command in a span, logs its result, and turns an error into the page's `Problem`.
///
/// Only the code of an error is logged, because the message may contain an email or a store's text.
fn traced<'a, T: 'a>(
    command: &'static str,
    work: impl Future<Output = Result<T, shopside_core::Error>> + Send + 'a,
) -> BoxFuture<'a, CommandResult<T>> {
    let logged = async {
        let start = Instant::now();
        let result = work.await.map_err(|error| Problem::from(&error));
        let duration_ms = start.elapsed().as_millis();
        match &result {
            Ok(_) => debug!(duration_ms, "command finished"),
            Err(Problem { code, request_id, .. }) => {
                warn!(duration_ms, ?code, ?request_id, "command failed");
            }
        }
        result
    };
    Box::pin(logged.instrument(command_span(command)))
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
