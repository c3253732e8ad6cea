//! A Tauri window with one heading, shown when its page has loaded: the baseline of the app's
//! benchmark.

use tauri::webview::PageLoadEvent;

fn main() -> tauri::Result<()> {
    prepare_environment();
    tauri::Builder::default()
        .on_page_load(|webview, load| {
            if load.event() == PageLoadEvent::Finished {
                // Fails only if the window was closed.
                webview.window().show().ok();
            }
        })
        .run(tauri::generate_context!())
}

/// The same renderer setting as the app.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "no other thread has been started yet")]
fn prepare_environment() {
    unsafe { std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1") };
}

#[cfg(not(target_os = "linux"))]
fn prepare_environment() {}
