//! Prints the page's console messages to stdout, for tests.

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{SettingsExt, WebViewExt};

/// Prints console messages, CSP violations and uncaught errors.
///
/// # Errors
/// Fails if the window was closed.
pub(super) fn print_messages<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_enable_write_console_messages_to_stdout(true);
        }
    })
}
