//! A Tauri window with one heading in it, which appears when its page is there: what any program of this kind costs.

use tauri::webview::PageLoadEvent;

fn main() -> tauri::Result<()> {
    prepare_environment();
    tauri::Builder::default()
        .on_page_load(|webview, load| {
            if load.event() == PageLoadEvent::Finished {
                // A window that can't be shown has been closed.
                webview.window().show().ok();
            }
        })
        .run(tauri::generate_context!())
}

/// As the program has it.
#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "no other thread has been started yet")]
fn prepare_environment() {
    unsafe { std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1") };
}

#[cfg(not(target_os = "linux"))]
fn prepare_environment() {}
