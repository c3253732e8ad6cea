//! Runs a command for the page.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::time::Instant;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use shopside_core::view::{Code, Problem, ProblemText};
use tauri::{AppHandle, Manager, Runtime};
use tracing::{Instrument, debug, info_span, warn};

/// What a command returns to the page.
pub(crate) type CommandResult<T> = Result<T, Problem>;

/// Runs a command of the core, and turns an error into the page's `Problem`.
pub(crate) fn traced<'a, T: 'a>(
    command: &'static str,
    work: impl Future<Output = Result<T, shopside_core::Error>> + Send + 'a,
) -> BoxFuture<'a, CommandResult<T>> {
    respond(command, async {
        work.await.map_err(|error| Problem::from(&error))
    })
}

/// Runs a command in a span, and logs its result. A panic becomes an error of this command, and
/// the app goes on; `panics` ends the session.
///
/// Only the code of an error is logged, because the message may contain an email or a store's text.
pub(crate) fn respond<'a, T: 'a>(
    command: &'static str,
    work: impl Future<Output = CommandResult<T>> + Send + 'a,
) -> BoxFuture<'a, CommandResult<T>> {
    let logged = async {
        let start = Instant::now();
        let result = AssertUnwindSafe(work).catch_unwind().await;
        let result = result.unwrap_or_else(|_| Err(panicked()));
        let duration_ms = start.elapsed().as_millis();
        match &result {
            Ok(_) => debug!(duration_ms, "command finished"),
            Err(Problem { code, request_id, .. }) => {
                warn!(duration_ms, ?code, ?request_id, "command failed");
            }
        }
        result
    };
    Box::pin(logged.instrument(info_span!("command", name = command)))
}

fn panicked() -> Problem {
    Problem {
        code: Code::Internal,
        message: "Shopside had a problem of its own and couldn’t finish this.".into(),
        advice: Some(
            "You can go on working. Check whether it was done before you try again. If it happens again, send the \
             diagnostics from the settings to your support."
                .into(),
        ),
        text: Some(ProblemText::Internal),
field: None,
        request_id: None,
    }
}

/// The folder for exports: the user's downloads, or their home if there is no such folder.
pub(crate) fn downloads_folder<R: Runtime>(app: &AppHandle<R>) -> CommandResult<PathBuf> {
    let paths = app.path();
    let existing = paths.download_dir().ok().filter(|folder| folder.is_dir());
    existing.or_else(|| paths.home_dir().ok()).ok_or_else(|| Problem {
        code: Code::FileFailed,
        message: "You have neither a downloads folder nor a home folder, so no file can be written.".into(),
        advice: Some("Create a folder for downloads in your home folder, then start the app again.".into()),
        text: Some(ProblemText::NoDownloadsFolder),
        field: None,
        request_id: None,
    })
}
