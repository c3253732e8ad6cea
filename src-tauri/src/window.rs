//! The one window: what it may show, when it appears, and what happens when its web process dies.

use std::time::Duration;

use tauri::webview::NewWindowResponse;
use tauri::{App, Runtime, Url, WebviewWindow, WebviewWindowBuilder};

const LABEL: &str = "main";

/// The window appears after this long even where the page never says that it is ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the page would have to reach the network through: nobody answers there.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "socks5://127.0.0.1:9";

/// Whether tests may drive this build. A release build can't be driven by `WebDriver`: its pages are incognito.
const TEST_DOORS: bool = cfg!(any(debug_assertions, feature = "e2e"));

/// Makes the window, hidden until the page is ready.
///
/// # Errors
/// Fails where the system can't make one.
pub(crate) fn create<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL);
    let config = config.expect("tauri.conf.json describes the window");
    let window = WebviewWindowBuilder::from_config(app, config)?
        .incognito(!TEST_DOORS)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // WebKitGTK's preconnect asks no policy. The other systems' views serve the page itself over what looks like a network.
    #[cfg(target_os = "linux")]
    let window = window.proxy_url(NOWHERE.parse().expect("it is a URL"));
    let window = window.build()?;
    reload_when_web_process_dies(&window)?;
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        show(&window);
    });
    Ok(())
}

/// Shows the window, and puts it in front the first time.
pub(crate) fn show<R: Runtime>(window: &WebviewWindow<R>) {
    if !window.is_visible().unwrap_or(false) {
        // A window that can't be shown has been closed.
        let _ = window.show().and_then(|()| window.set_focus());
    }
}

/// The page itself, and nothing else: whatever a link or a script asks for.
fn is_own_page(url: &Url) -> bool {
    match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        _ => false,
    }
}

/// Without this a dead web process leaves a dead window. State that matters is the desk's, so loading the page again
/// loses nothing; a page that dies at once again and again is left alone.
#[cfg(target_os = "linux")]
fn reload_when_web_process_dies<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use std::cell::Cell;
    use std::time::Instant;

    use webkit2gtk::WebViewExt;

    const MOST_RELOADS: u32 = 3;
    const WITHIN: Duration = Duration::from_mins(1);

    let since = Cell::new(Instant::now());
    let reloads = Cell::new(0_u32);
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |view, _| {
            if since.get().elapsed() > WITHIN {
                since.set(Instant::now());
                reloads.set(0);
            }
            reloads.set(reloads.get() + 1);
            if reloads.get() <= MOST_RELOADS {
                view.reload();
            }
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn reload_when_web_process_dies<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_own_page(&url.parse().unwrap())
    }

    #[test]
    fn the_window_goes_nowhere_but_to_its_own_page() {
        assert!(allowed("tauri://localhost/"));
        assert!(allowed("tauri://localhost/index.html#x"));
        for elsewhere in [
            "https://example.com/",
            "https://tauri.evil.example/",
            "tauri://evil/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!allowed(elsewhere), "{elsewhere}");
        }
    }
}
