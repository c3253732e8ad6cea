//! Quits the app when the system asks its process to end: at log-out, at shutdown, or by `kill`.

use shopside_core::App;
use tauri::{AppHandle, Manager, Runtime};

/// Quits at `SIGTERM`, `SIGINT` and `SIGHUP`.
#[cfg(unix)]
pub(crate) fn watch<R: Runtime>(app: &AppHandle<R>) {
    use tokio::signal::unix::{SignalKind, signal};

    for kind in [
        SignalKind::terminate(),
        SignalKind::interrupt(),
        SignalKind::hangup(),
    ] {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            match signal(kind) {
                Ok(mut signals) => {
                    signals.recv().await;
                    quit(app).await;
                }
                // The signal then ends the process at once.
                Err(error) => tracing::warn!(?kind, %error, "can't listen for a signal"),
            }
        });
    }
}

#[cfg(not(unix))]
pub(crate) fn watch<R: Runtime>(_: &AppHandle<R>) {}

/// Ends the session, clears the clipboard, and quits.
pub(crate) async fn quit<R: Runtime>(app: AppHandle<R>) {
    tracing::info!("the system ends the app");
    // Here and not only on exit, which waits for the window.
    app.state::<App>().quit().await;
    app.exit(0);
}
