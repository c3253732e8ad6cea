//! The screen of a desktop, as somebody sees it who sits before it.

use std::collections::HashSet;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    ConnectionExt, ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MapState, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::desktop::Desktop;

/// Programs have small windows of their own, which nobody sees.
const SMALLEST: u16 = 50;

/// A screen.
pub(crate) struct Screen {
    pub(super) connection: RustConnection,
    pub(super) root: Window,
    size: (u16, u16),
}

impl Screen {
    /// The screen of this desktop.
    pub(crate) fn of(desktop: &Desktop) -> Self {
        let (connection, number) = RustConnection::connect(Some(desktop.display())).unwrap();
        let screen = &connection.setup().roots[number];
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Self {
            connection,
            root,
            size,
        }
    }

    /// The windows that can be seen.
    pub(crate) fn windows(&self) -> Vec<Window> {
        let all = self.connection.query_tree(self.root).unwrap().reply().unwrap();
        let shows = |window: &Window| {
            // One that has been closed meanwhile has neither.
            let attributes = self.connection.get_window_attributes(*window).unwrap().reply();
            let shape = self.connection.get_geometry(*window).unwrap().reply();
            attributes.is_ok_and(|window| window.map_state == MapState::VIEWABLE)
                && shape.is_ok_and(|shape| shape.width >= SMALLEST && shape.height >= SMALLEST)
        };
        all.children.into_iter().filter(shows).collect()
    }

    /// What can be seen, pixel by pixel: the first of each four bytes is blue, then green and red.
    pub(crate) fn pixels(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)
            .unwrap();
        image.reply().unwrap().data
    }

    /// How many colours can be seen. An empty window has few.
    pub(crate) fn colours(&self) -> usize {
        let pixels = self.pixels();
        pixels.chunks_exact(4).collect::<HashSet<_>>().len()
    }

    /// Presses the keys that write this, as fingers would: nobody hears of the whole but the field that has the focus.
    pub(crate) fn type_keys(&self, text: &str) {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let keys = self
            .connection
            .get_keyboard_mapping(first, last - first + 1)
            .unwrap()
            .reply()
            .unwrap();
        let columns = usize::from(keys.keysyms_per_keycode);
        for letter in text.chars() {
            let place = keys
                .keysyms
                .chunks(columns)
                .position(|key| key[0] == u32::from(letter));
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
