//! The one window: what it may show, when and where it appears, and that its page comes back.

#[cfg(target_os = "linux")]
mod console;
#[cfg(target_os = "linux")]
mod crash_reload;

use std::time::Duration;

use shopside_core::App;
use shopside_core::view::{SettingsView, Theme};
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager, PhysicalPosition, PhysicalSize, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
};
use tauri_plugin_window_state::StateFlags;

use crate::test_hooks;

const LABEL: &str = "main";

/// The window appears after this long even where the page never says that it is ready.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the page would have to reach the network through: nobody answers there.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "socks5://127.0.0.1:9";

/// What is remembered of the window: not whether it was shown, since it is shown when its page is ready.
const REMEMBERED: StateFlags = StateFlags::SIZE
    .union(StateFlags::POSITION)
    .union(StateFlags::MAXIMIZED);

/// Where that is kept, in the program's folder.
const REMEMBERED_IN: &str = "window.json";

/// Makes the window as it was left, hidden until the page is ready.
///
/// # Errors
/// Fails where the system can't make one.
pub(crate) fn create<R: Runtime>(app: &tauri::App<R>) -> tauri::Result<WebviewWindow<R>> {
    // The plugin looks in another folder, unless the whole path is named.
    let file = app.path().app_data_dir()?.join(REMEMBERED_IN);
    let memory = tauri_plugin_window_state::Builder::new()
        .with_state_flags(REMEMBERED)
        .with_filename(file.to_string_lossy());
    app.handle().plugin(memory.build())?;
    let config = app
        .config()
        .app
        .windows
        .iter()
        .find(|window| window.label == LABEL);
    let config = config.expect("tauri.conf.json describes the window");
    let window = WebviewWindowBuilder::from_config(app, config)?
        // `WebDriver` can't drive what is incognito.
        .incognito(!test_hooks::ARE_OPEN)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // WebKitGTK's preconnect asks no policy. The other systems' views serve the page itself over what looks like a network.
    #[cfg(target_os = "linux")]
    let window = window.proxy_url(NOWHERE.parse().expect("it is a URL"));
    let window = window.build()?;
    bring_into_sight(&window)?;
    #[cfg(target_os = "linux")]
    {
        crash_reload::watch(&window)?;
        if test_hooks::ARE_OPEN {
            console::print(&window)?;
        }
    }
    let shown = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        show(&shown);
    });
    Ok(window)
}

/// Shows the window, and puts it in front the first time.
pub(crate) fn show<R: Runtime>(window: &WebviewWindow<R>) {
    if !window.is_visible().unwrap_or(false) {
        // A window that can't be shown has been closed.
        window.show().and_then(|()| window.set_focus()).ok();
        if let Some(core) = window.try_state::<App>() {
            core.watch_for_updates();
        }
    }
}

/// Somebody has started the program again: here it is.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A desktop may leave it where it is.
        window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus())
            .ok();
    }
}

/// Makes the frame and the menu light or dark, as the page is, and the page as large as staff have set it.
pub(crate) fn wear<R: Runtime>(window: &WebviewWindow<R>, settings: &SettingsView) {
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    };
    // Where the desktop does not let it, the page is alone with its theme.
    window.set_theme(theme).ok();
    // A window that has no page any more has no size for it.
    window.set_zoom(f64::from(settings.zoom) / 100.0).ok();
}

/// Brings a window back that was left on a screen which is gone, or is smaller now.
fn bring_into_sight<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let monitors = window.available_monitors()?;
    let areas: Vec<_> = monitors
        .iter()
        .map(|monitor| Area::new(*monitor.position(), *monitor.size()))
        .collect();
    let here = Area::new(window.outer_position()?, window.outer_size()?);
    let Some(sight) = here.brought_into_sight(&areas) else {
        return Ok(());
    };
    window.set_size(PhysicalSize::new(sight.width, sight.height))?;
    window.set_position(PhysicalPosition::new(sight.x, sight.y))
}

/// A part of the desktop, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Area {
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

    /// How much of it is in another, in square pixels.
    fn overlap(self, other: Self) -> i64 {
        let across = i64::from(self.right().min(other.right())) - i64::from(self.x.max(other.x));
        let down = i64::from(self.bottom().min(other.bottom())) - i64::from(self.y.max(other.y));
        across.max(0) * down.max(0)
    }

    /// The place nearest to this one that is wholly on one monitor, if this one is not; the monitor with most of it, or else the first.
    fn brought_into_sight(self, monitors: &[Self]) -> Option<Self> {
        let overlap = |monitor: &&Self| self.overlap(**monitor);
        let nearest = monitors.iter().rev().max_by_key(overlap)?;
        let (width, height) = (self.width.min(nearest.width), self.height.min(nearest.height));
        let sight = Self {
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
        (sight != self).then_some(sight)
    }
}

/// The page itself, and nothing else: whatever a link or a script asks for.
fn is_own_page(url: &Url) -> bool {
    let place = (url.scheme(), url.host_str());
    place == ("tauri", Some("localhost"))
        || cfg!(windows) && matches!(place, ("http" | "https", Some("tauri.localhost")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(url: &str) -> bool {
        is_own_page(&url.parse().unwrap())
    }

    const LAPTOP: Area = area(0, 0, 1920, 1080);
    const BESIDE: Area = area(1920, 0, 2560, 1440);

    const fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn a_window_that_can_be_seen_whole_stays_where_it_is() {
        for seen in [
            area(100, 100, 1180, 780),
            area(2000, 500, 1180, 780),
            LAPTOP,
            BESIDE,
        ] {
            assert_eq!(seen.brought_into_sight(&[LAPTOP, BESIDE]), None, "{seen:?}");
        }
    }

    #[test]
    fn a_window_comes_back_from_a_screen_that_is_gone_or_smaller_now() {
        let on_the_other = area(2500, 600, 1180, 780);
        assert_eq!(
            on_the_other.brought_into_sight(&[LAPTOP]),
            Some(area(740, 300, 1180, 780))
        );
        let half_out = area(-600, -50, 1180, 780);
        assert_eq!(
            half_out.brought_into_sight(&[LAPTOP]),
            Some(area(0, 0, 1180, 780))
        );
        let too_large = area(100, 0, 2560, 1440);
        assert_eq!(too_large.brought_into_sight(&[LAPTOP]), Some(LAPTOP));
        let damaged = area(i32::MAX, i32::MIN, u32::MAX, u32::MAX);
        assert_eq!(damaged.brought_into_sight(&[LAPTOP]), Some(LAPTOP));
        assert_eq!(half_out.brought_into_sight(&[]), None);
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
