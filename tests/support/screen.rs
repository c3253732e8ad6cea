//! The screen of a test desktop: visible windows, pixels and keyboard input.

use std::collections::HashSet;

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    ConnectionExt, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::desktop::TestDesktop;
use super::timeouts::wait_until;

/// Keysyms, as `X11/keysymdef.h` defines them.
pub(crate) const ESCAPE: u32 = 0xff1b;
pub(crate) const RETURN: u32 = 0xff0d;
pub(crate) const TAB: u32 = 0xff09;

/// Smaller windows are helper windows of a program.
const MIN_SIZE: u16 = 50;

pub(crate) struct Screen {
    pub(super) connection: RustConnection,
    pub(super) root: Window,
    size: (u16, u16),
}

impl Screen {
    /// Connects to the screen of a desktop.
    pub(crate) fn of(desktop: &TestDesktop) -> Self {
        let (connection, number) = RustConnection::connect(Some(desktop.display())).unwrap();
        let screen = &connection.setup().roots[number];
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Self {
            connection,
            root,
            size,
        }
    }

    /// The visible windows.
    pub(crate) fn visible_windows(&self) -> Vec<Window> {
        let all = self.connection.query_tree(self.root).unwrap().reply().unwrap();
        let is_visible = |window: &Window| {
            // A window that was closed meanwhile has neither.
            let attributes = self.connection.get_window_attributes(*window).unwrap().reply();
            let shape = self.connection.get_geometry(*window).unwrap().reply();
            attributes.is_ok_and(|window| window.map_state == MapState::VIEWABLE)
                && shape.is_ok_and(|shape| shape.width >= MIN_SIZE && shape.height >= MIN_SIZE)
        };
        all.children.into_iter().filter(is_visible).collect()
    }

    /// Captures all pixels.
    pub(crate) fn capture(&self) -> ScreenCapture {
        let (width, height) = self.size;
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)
            .unwrap();
        ScreenCapture {
            pixels: image.reply().unwrap().data,
            width: usize::from(width),
        }
    }

    /// Types text with key events. Only the focused field receives the whole text.
    pub(crate) fn type_keys(&self, text: &str) {
        self.press_keys(text.chars().map(u32::from));
    }

    /// Waits for a native dialog over the app's window, and presses these keys in it.
    pub(crate) fn answer_dialog(&self, keys: &[u32]) {
        let mut windows = Vec::new();
        wait_until("a native dialog", || {
            windows = self.visible_windows();
            windows.len() == 2
        });
        // There is no window manager to give it the focus.
        let dialog = windows[1];
        self.connection
            .set_input_focus(InputFocus::PARENT, dialog, CURRENT_TIME)
            .unwrap();
        self.press_keys(keys.iter().copied());
        wait_until("the dialog to close", || self.visible_windows().len() == 1);
    }

    /// Presses and releases keys, named by their keysyms.
    fn press_keys(&self, keysyms: impl Iterator<Item = u32>) {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let keys = self
            .connection
            .get_keyboard_mapping(first, last - first + 1)
            .unwrap()
            .reply()
            .unwrap();
        let columns = usize::from(keys.keysyms_per_keycode);
        for keysym in keysyms {
            let place = keys.keysyms.chunks(columns).position(|key| key[0] == keysym);
            let key = first + u8::try_from(place.unwrap()).unwrap();
            for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
                self.connection
                    .xtest_fake_input(kind, key, 0, self.root, 0, 0, 0)
                    .unwrap();
            }
        }
        self.connection.flush().unwrap();
    }
}

/// Pixels of four bytes, in rows.
pub(crate) struct ScreenCapture {
    pixels: Vec<u8>,
    width: usize,
}

impl ScreenCapture {
    /// The number of colors. An empty window has few.
    pub(crate) fn color_count(&self) -> usize {
        self.pixels.chunks_exact(4).collect::<HashSet<_>>().len()
    }

    /// Whether a pixel has this color: blue, green, red.
    pub(crate) fn has_color(&self, color: [u8; 3]) -> bool {
        self.pixels.chunks_exact(4).any(|pixel| pixel[..3] == color)
    }

    /// The percentage of the page's rows that are identical in this capture. Rows that repeat the
    /// row above them do not count: an empty page has most of them, too.
    pub(crate) fn similarity(&self, page: &Self) -> usize {
        let rows = page.row_count();
        let drawn = (1..rows).filter(|row| page.row(*row) != page.row(*row - 1));
        let (mut all, mut same) = (0, 0);
        for row in drawn {
            all += 1;
            same += usize::from(self.row(row) == page.row(row));
        }
        assert!(all > 0, "the page is empty");
        100 * same / all
    }

    fn row_count(&self) -> usize {
        self.pixels.len() / (4 * self.width)
    }

    fn row(&self, number: usize) -> &[u8] {
        let begin = 4 * self.width * number;
        &self.pixels[begin..begin + 4 * self.width]
    }
}
