//! Reloads the page when its web process crashes.
//!
//! All state is in the core, so a reload loses nothing. After repeated crashes the window shows a
//! message instead.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use gtk::prelude::*;
use shopside_core::App;
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};
use webkit2gtk::{WebView, WebViewExt};

use crate::native_texts::texts;
use crate::test_hooks;

/// How often the page is reloaded within [`PERIOD`].
const MAX_RELOADS: usize = 3;
const PERIOD: Duration = Duration::from_mins(1);

/// The width of the message, in characters.
const MESSAGE_WIDTH: i32 = 70;

/// Reloads the page of a window after crashes of its web process.
///
/// # Errors
/// Fails if the window was closed.
pub(super) fn watch<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    let period = test_hooks::reload_period().unwrap_or(PERIOD);
    let reloads = RefCell::new(ReloadLimiter::new(period));
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |view, _| {
            if reloads.borrow_mut().allow(Instant::now()) {
                tracing::error!("web process terminated; the page is reloaded");
                view.reload();
            } else {
                tracing::error!("web process terminated too often; the page is not reloaded");
                give_up(view, &app);
            }
        });
    })
}

/// Ends the session as a customer, because its banner is gone, and shows a message instead of the
/// page.
fn give_up<R: Runtime>(view: &WebView, app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { app.state::<App>().stop().await });
    let Some(container) = view
        .parent()
        .and_then(|parent| parent.downcast::<gtk::Box>().ok())
    else {
        return;
    };
    let texts = texts();
    // Pango markup.
    let markup = format!(
        "<span size='x-large' weight='bold'>{}</span>\n\n{}\n\n{}",
        texts.get("crash-title"),
        texts.get("crash-what"),
        texts.get("crash-advice"),
    );
    let message = gtk::Label::builder()
        .label(markup)
        .use_markup(true)
        .wrap(true)
        .max_width_chars(MESSAGE_WIDTH)
        .build();
    view.hide();
    container.pack_start(&message, true, true, 0);
    message.show();
    if let Some(window) = container
        .toplevel()
        .and_then(|top| top.downcast::<gtk::Window>().ok())
    {
        window.set_title(&texts.get("crash-window"));
    }
}

/// Allows [`MAX_RELOADS`] reloads in any period.
struct ReloadLimiter {
    recent: VecDeque<Instant>,
    period: Duration,
}

impl ReloadLimiter {
    fn new(period: Duration) -> Self {
        Self {
            recent: VecDeque::new(),
            period,
        }
    }

    /// Whether the page may be reloaded now. If so, the reload is counted.
    fn allow(&mut self, now: Instant) -> bool {
        self.recent.retain(|then| now.duration_since(*then) < self.period);
        let is_allowed = self.recent.len() < MAX_RELOADS;
        if is_allowed {
            self.recent.push_back(now);
        }
        is_allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_is_reloaded_three_times_in_any_minute() {
        let mut reloads = ReloadLimiter::new(PERIOD);
        let start = Instant::now();
        let mut after = |seconds| reloads.allow(start + Duration::from_secs(seconds));

        assert_eq!([0, 30, 59].map(&mut after), [true, true, true]);
        assert!(!after(59), "the fourth in the first minute");
        assert!(after(60), "the first was a minute ago");
        assert!(!after(61), "those at 30, 59 and 60 still count");
        assert!(after(90));
    }
}
