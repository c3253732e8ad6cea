//! Desktop notifications while the window is in the background. They never name a customer.

use notify_rust::Notification;
use tauri::{AppHandle, Manager, Runtime};

use crate::logging::warn_on_error;
use crate::native_texts::texts;

/// Warns that the session as a customer is about to end.
pub(crate) fn session_nearly_over<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(app, "notification-session");
}

/// Reports a finished import.
pub(crate) fn import_finished<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(app, "notification-import");
}

/// Reports a finished export.
pub(crate) fn export_finished<R: Runtime>(app: &AppHandle<R>) {
    notify_unless_focused(app, "notification-export");
}

/// `id` is the message of the title, whose attribute is the text.
fn notify_unless_focused<R: Runtime>(app: &AppHandle<R>, id: &str) {
    let windows = app.webview_windows();
    if windows
        .values()
        .any(|window| window.is_focused().unwrap_or(false))
    {
        return;
    }
    let texts = texts();
    let (title, text) = (
        texts.get(id),
        texts.attribute(id, "text", &[]).unwrap_or_default(),
    );
    // D-Bus calls may block.
    tauri::async_runtime::spawn_blocking(move || {
        // Fails on a desktop without notifications.
        let shown = Notification::new()
            .appname("Shopside")
            .summary(&title)
            .body(&text)
            .show();
        warn_on_error(shown, "can't show a desktop notification");
    });
}
