//! Notices of the desktop, for what happens while nobody looks at the window. They name no customer: others may read them.

use notify_rust::Notification;
use tauri::{AppHandle, Manager, Runtime};

/// Says on the desktop that the session as a customer is nearly over, unless the window, which says it too, is in front.
pub(crate) fn session_nearly_over<R: Runtime>(app: &AppHandle<R>) {
    tell_unless_seen(
        app,
        "Two minutes left",
        "Your session as a customer is about to end.",
    );
}

/// Says on the desktop that an import has come to its end, unless the window is in front.
pub(crate) fn import_finished<R: Runtime>(app: &AppHandle<R>) {
    tell_unless_seen(app, "Import finished", "Each row of the file has been tried.");
}

fn tell_unless_seen<R: Runtime>(app: &AppHandle<R>, title: &'static str, text: &'static str) {
    let windows = app.webview_windows();
    if windows
        .values()
        .any(|window| window.is_focused().unwrap_or(false))
    {
        return;
    }
    // The bus may let it wait.
    tauri::async_runtime::spawn_blocking(move || {
        // A desktop without notices shows none.
        Notification::new()
            .appname("Shopside")
            .summary(title)
            .body(text)
            .show()
            .ok();
    });
}
