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

    /// What can be seen.
    pub(crate) fn look(&self) -> Look {
        let (width, height) = self.size;
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)
            .unwrap();
        Look {
            pixels: image.reply().unwrap().data,
            width: usize::from(width),
        }
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

/// What could be seen on a screen at a moment, in rows of pixels of four bytes.
pub(crate) struct Look {
    pixels: Vec<u8>,
    width: usize,
}

impl Look {
    /// How many colours there are. An empty window has few.
    pub(crate) fn colours(&self) -> usize {
        self.pixels.chunks_exact(4).collect::<HashSet<_>>().len()
    }

    /// How many hundredths of the rows are the same in both.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        let rows = |look: &'_ Self| look.pixels.len() / (4 * look.width);
        let row = |look: &Self, number: usize| {
            let begin = 4 * look.width * number;
            look.pixels[begin..begin + 4 * look.width].to_vec()
        };
        let same = (0..rows(self)).filter(|number| row(self, *number) == row(other, *number));
        100 * same.count() / rows(self)
    }
}
