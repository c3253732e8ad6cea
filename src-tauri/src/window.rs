//! The main window: its navigation policy, position, theme, and reload after a crash of the page.

#[cfg(target_os = "linux")]
mod console;
#[cfg(target_os = "linux")]
mod crash_reload;

use std::time::Duration;
use std::{env, fs};

use shopside_core::App;
use shopside_core::view::{SettingsView, Theme};
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
};
use tauri_plugin_window_state::StateFlags;

use crate::logging::warn_on_error;
use crate::test_hooks;

const LABEL: &str = "main";

/// The window is shown after this time even if its page does not load.
const SHOW_TIMEOUT: Duration = Duration::from_secs(2);

/// A proxy that does not exist: the page can't reach the network.
#[cfg(target_os = "linux")]
const UNREACHABLE_PROXY: &str = "socks5://127.0.0.1:9";

/// The saved window state. Visibility is left out: the window appears when its page is loaded.
const SAVED_STATE: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// The file of the saved state, in the app's data folder.
const STATE_FILE: &str = "window.json";

/// Creates the window at its saved position, hidden until its page is loaded.
///
/// # Errors
/// Fails if the system can't create a window.
pub(crate) fn create<R: Runtime>(app: &tauri::App<R>) -> tauri::Result<WebviewWindow<R>> {
    // An absolute path, because the plugin's default is the config folder.
    let folder = app.path().app_data_dir()?;
    let file = folder.join(STATE_FILE);
    let window_state = tauri_plugin_window_state::Builder::new()
        .with_state_flags(SAVED_STATE)
        .with_filename(file.to_string_lossy());
    app.handle().plugin(window_state.build())?;
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL);
    let config = config.expect("tauri.conf.json describes the window");
    let window = WebviewWindowBuilder::from_config(app, config)?
        // WebDriver can't drive an incognito window.
        .incognito(!test_hooks::ENABLED)
        .on_navigation(is_own_page)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                show(&window);
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // The CSP does not cover WebKitGTK's preconnect. On other systems the page itself is loaded
    // over HTTP, which a proxy would break.
    #[cfg(target_os = "linux")]
    let window = window.proxy_url(UNREACHABLE_PROXY.parse().expect("it is a URL"));
    let window = if fs::create_dir_all(&folder).is_err() {
        // The window says why the folder can't be used. It needs one that exists, and as an
        // incognito window writes nothing there.
        window.data_directory(env::temp_dir())
    } else {
        window
    };
    let window = window.build()?;
    move_onto_screen(&window)?;
    #[cfg(target_os = "linux")]
    {
        keep_caret_steady();
        crash_reload::watch(&window)?;
        if test_hooks::ENABLED {
            console::print_messages(&window)?;
        }
    }
    let shown = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(SHOW_TIMEOUT).await;
        show(&shown);
    });
    Ok(window)
}

/// Keeps the caret of text fields from blinking. The engine ignores `gtk-cursor-blink-timeout`: a
/// field with the focus would wake the app and its page over 100 times a second, day and night. It
/// draws 60 times a second if blinking is off, so the caret is one that blinks after 12 days.
#[cfg(target_os = "linux")]
fn keep_caret_steady() {
    use gtk::prelude::GtkSettingsExt;

    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_cursor_blink(true);
        settings.set_gtk_cursor_blink_time(i32::MAX);
    }
}

/// Shows and focuses the window, unless it is visible.
fn show<R: Runtime>(window: &WebviewWindow<R>) {
    if !window.is_visible().unwrap_or(false) {
        let shown = window.show().and_then(|()| window.set_focus());
        warn_on_error(shown, "can't show the window");
        // The main thread is not in the async runtime, which the watch needs.
        let window = window.clone();
        tauri::async_runtime::spawn(async move {
            if let Some(core) = window.try_state::<App>() {
                core.watch_for_updates();
            }
        });
    }
}

/// Brings the window to the front, after a second instance was started.
pub(crate) fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // Some desktops refuse to focus a window.
        let focused = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        warn_on_error(focused, "can't bring the window to the front");
    }
}

/// Applies the theme to the frame and the menu, and the zoom to the page.
pub(crate) fn apply_appearance<R: Runtime>(window: &WebviewWindow<R>, settings: &SettingsView) {
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    // Some desktops have no theme for frames; the page has its own.
    warn_on_error(window.set_theme(theme), "can't set the window's theme");
    let zoom = f64::from(settings.zoom) / 100.0;
    warn_on_error(window.set_zoom(zoom), "can't set the zoom");
}

/// Moves the window if a part of it is on no monitor, for example after one was unplugged.
fn move_onto_screen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let monitors = window.available_monitors()?;
    let monitors: Vec<_> = monitors
        .iter()
        .map(|monitor| Rectangle::new(*monitor.position(), *monitor.size()))
        .collect();
    let current = Rectangle::new(window.outer_position()?, window.outer_size()?);
    let Some(visible) = current.moved_onto(&monitors) else {
        return Ok(());
    };
    window.set_size(PhysicalSize::new(visible.width, visible.height))?;
    window.set_position(PhysicalPosition::new(visible.x, visible.y))
}

/// A rectangle of the desktop, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rectangle {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Rectangle {
    fn new(position: PhysicalPosition<i32>, size: PhysicalSize<u32>) -> Self {
        Self {
            x: position.x,
            y: position.y,
            width: size.width,
            height: size.height,
        }
    }

    fn right(self) -> i32 {
        self.x.saturating_add_unsigned(self.width)
    }

    fn bottom(self) -> i32 {
        self.y.saturating_add_unsigned(self.height)
    }

    /// The size of the overlap, in square pixels.
    fn overlap(self, other: Self) -> i64 {
        let width = i64::from(self.right().min(other.right())) - i64::from(self.x.max(other.x));
        let height = i64::from(self.bottom().min(other.bottom())) - i64::from(self.y.max(other.y));
        width.max(0) * height.max(0)
    }

    /// The nearest rectangle that fits on one monitor, or `None` if this one fits. Chooses the
    /// monitor with the largest overlap, or else the first.
    fn moved_onto(self, monitors: &[Self]) -> Option<Self> {
        let overlap = |monitor: &&Self| self.overlap(**monitor);
        let nearest = monitors.iter().rev().max_by_key(overlap)?;
        let (width, height) = (self.width.min(nearest.width), self.height.min(nearest.height));
        let moved = Self {
            x: self
                .x
                .min(nearest.right().saturating_sub_unsigned(width))
                .max(nearest.x),
            y: self
                .y
                .min(nearest.bottom().saturating_sub_unsigned(height))
                .max(nearest.y),
            width,
            height,
        };
        (moved != self).then_some(moved)
    }
}

/// Whether the URL is the app's own page, the only allowed target of a navigation.
fn is_own_page(url: &Url) -> bool {
    let origin = (url.scheme(), url.host_str());
    origin == ("tauri", Some("localhost"))
        || cfg!(windows) && matches!(origin, ("http" | "https", Some("tauri.localhost")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_own_page(&url.parse().unwrap())
    }

    const LAPTOP: Rectangle = rectangle(0, 0, 1920, 1080);
    const SECOND: Rectangle = rectangle(1920, 0, 2560, 1440);

    const fn rectangle(x: i32, y: i32, width: u32, height: u32) -> Rectangle {
        Rectangle { x, y, width, height }
    }

    #[test]
    fn fully_visible_window_is_not_moved() {
        for visible in [
            rectangle(100, 100, 1180, 780),
            rectangle(2000, 500, 1180, 780),
            LAPTOP,
            SECOND,
        ] {
            assert_eq!(visible.moved_onto(&[LAPTOP, SECOND]), None, "{visible:?}");
        }
    }

    #[test]
    fn window_off_screen_is_moved_onto_a_monitor() {
        let on_second = rectangle(2500, 600, 1180, 780);
        assert_eq!(
            on_second.moved_onto(&[LAPTOP]),
            Some(rectangle(740, 300, 1180, 780))
        );
        let half_out = rectangle(-600, -50, 1180, 780);
        assert_eq!(half_out.moved_onto(&[LAPTOP]), Some(rectangle(0, 0, 1180, 780)));
        let too_large = rectangle(100, 0, 2560, 1440);
        assert_eq!(too_large.moved_onto(&[LAPTOP]), Some(LAPTOP));
        let damaged = rectangle(i32::MAX, i32::MIN, u32::MAX, u32::MAX);
        assert_eq!(damaged.moved_onto(&[LAPTOP]), Some(LAPTOP));
        assert_eq!(half_out.moved_onto(&[]), None);
    }

    #[test]
    fn navigation_is_limited_to_own_page() {
        assert!(allowed("tauri://localhost/"));
        assert!(allowed("tauri://localhost/index.html#x"));
        for foreign in [
            "https://example.com/",
            "https://tauri.evil.example/",
            "tauri://evil/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!allowed(foreign), "{foreign}");
        }
    }
}
