//! What the page says on its console, for tests to hear. The page itself does nothing for it, and can't keep it from being heard.

use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{SettingsExt, WebViewExt};

/// Has the web engine print it among what the program prints, with what its policy refuses and what nobody catches.
///
/// # Errors
/// Fails where the window has gone.
pub(super) fn print<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_enable_write_console_messages_to_stdout(true);
        }
    })
}
