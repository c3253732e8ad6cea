//! Desktop notifications while the window is in the background. They never name a customer.

use notify_rust::Notification;
use tauri::{AppHandle, Manager, Runtime};

use crate::logging::warn_on_error;

/// Warns that the session as a customer is about to end.
pub(crate) fn session_nearly_over<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(
        app,
        "Two minutes left",
        "Your session as a customer is about to end.",
    );
}

/// Reports a finished import.
pub(crate) fn import_finished<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(app, "Import finished", "Each row of the file has been tried.");
}

/// Reports a finished export.
pub(crate) fn export_finished<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(app, "Export finished", "The file is in your downloads.");
}

fn notify_unless_focused<R: Runtime>(app: &AppHandle<R>, title: &'static str, text: &'static str) {
    let windows = app.webview_windows();
    if windows
        .values()
        .any(|window| window.is_focused().unwrap_or(false))
    {
        return;
    }
    // D-Bus calls may block.
    tauri::async_runtime::spawn_blocking(move || {
        // Fails on a desktop without notifications.
        let shown = Notification::new()
            .appname("Shopside")
            .summary(title)
            .body(text)
            .show();
        warn_on_error(shown, "can't show a desktop notification");
    });
}
