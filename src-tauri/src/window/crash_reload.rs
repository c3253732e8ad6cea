//! The page is brought back when the process that draws it dies. State that matters is the core's, so loading the page again
//! loses nothing. One that dies again and again is left alone, and the window says so itself.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

use gtk::prelude::*;
use shopside_core::App;
use tauri::{AppHandle, Manager, Runtime, WebviewWindow};
use webkit2gtk::{WebView, WebViewExt};

use crate::test_hooks;

/// How often the page is loaded again within [`WHILE`].
const MOST: usize = 3;
const WHILE: Duration = Duration::from_mins(1);

const TITLE: &str = "Shopside – stopped";
/// In Pango's markup.
const MESSAGE: &str = "<span size='x-large' weight='bold'>The page has stopped working</span>\n\n\
    It has done so several times within a minute, and is not loaded again. Nobody is looked at as a customer any more, and nothing that \
    was saved is lost.\n\n\
    Quit Shopside (Ctrl+Q) and start it again. If this happens again, install the system’s updates: the page is drawn by its web engine, \
    WebKitGTK.";
/// The longest line of the message, in letters.
const LINE: i32 = 70;

/// Watches over the page of a window.
///
/// # Errors
/// Fails where the window has gone.
pub(super) fn watch<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    let revivals = RefCell::new(Revivals::within(test_hooks::revival_window().unwrap_or(WHILE)));
    window.with_webview(move |webview| {
        webview.inner().connect_web_process_terminated(move |view, _| {
            if revivals.borrow_mut().allow(Instant::now()) {
                view.reload();
            } else {
                give_up(view, &app);
            }
        });
    })
}

/// Says in place of the page that there will be none. Whoever is looked at as a customer would no longer be under their banner.
fn give_up<R: Runtime>(view: &WebView, app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { app.state::<App>().stop().await });
    let Some(place) = view
        .parent()
        .and_then(|parent| parent.downcast::<gtk::Box>().ok())
    else {
        return;
    };
    let message = gtk::Label::builder()
        .label(MESSAGE)
        .use_markup(true)
        .wrap(true)
        .max_width_chars(LINE)
        .build();
    view.hide();
    place.pack_start(&message, true, true, 0);
    message.show();
    if let Some(window) = place
        .toplevel()
        .and_then(|top| top.downcast::<gtk::Window>().ok())
    {
        window.set_title(TITLE);
    }
}

/// When the page was brought back, the latest last.
struct Revivals {
    times: VecDeque<Instant>,
    within: Duration,
}

impl Revivals {
    /// None yet. Each counts for so long.
    fn within(within: Duration) -> Self {
        Self {
            times: VecDeque::new(),
            within,
        }
    }

    /// Whether the page may be brought back now, and if so, that it is.
    fn allow(&mut self, now: Instant) -> bool {
        self.times.retain(|then| now.duration_since(*then) < self.within);
        let allows = self.times.len() < MOST;
        if allows {
            self.times.push_back(now);
        }
        allows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_brought_back_three_times_in_any_minute_and_no_more() {
        let mut revivals = Revivals::within(WHILE);
        let start = Instant::now();
        let mut after = |seconds| revivals.allow(start + Duration::from_secs(seconds));

        assert_eq!([0, 30, 59].map(&mut after), [true, true, true]);
        assert!(!after(59), "a fourth time in the first minute");
        assert!(after(60), "the first is a minute ago");
        assert!(!after(61), "those at 30, 59 and 60 are not");
        assert!(after(90));
    }
}
