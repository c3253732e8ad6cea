//! Runs a command for the page.

use std::path::PathBuf;
use std::time::Instant;

use futures_util::future::BoxFuture;
use shopside_core::view::{Code, Problem};
use tauri::{AppHandle, Manager, Runtime};
use tracing::{Instrument, Span, debug, info_span, warn};

/// What a command returns to the page.
pub(super) type CommandResult<T> = Result<T, Problem>;

pub(super) fn command_span(command: &'static str) -> Span {
    info_span!("command", name = command)
}

/// Runs a command in a span, logs its result, and turns an error into the page's `Problem`.
///
/// Only the code of an error is logged, because the message may contain an email or a store's text.
pub(super) fn traced<'a, T: 'a>(
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
pub(super) fn downloads_folder<R: Runtime>(app: &AppHandle<R>) -> CommandResult<PathBuf> {
    let paths = app.path();
    let existing = paths.download_dir().ok().filter(|folder| folder.is_dir());
    existing.or_else(|| paths.home_dir().ok()).ok_or_else(|| Problem {
        code: Code::FileFailed,
        message: "You have neither a downloads folder nor a home folder, so no file can be written.".into(),
        advice: Some("Create a folder for downloads in your home folder, then start the app again.".into()),
        field: None,
        request_id: None,
    })
}
