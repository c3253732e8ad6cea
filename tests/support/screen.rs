//! The screen of a desktop, as somebody sees it who sits before it.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, MapState, Window};
use x11rb::rust_connection::RustConnection;

use super::desktop::Desktop;

/// Programs have small windows of their own, which nobody sees.
const SMALLEST: u16 = 50;

/// A screen.
pub(crate) struct Screen {
    pub(super) connection: RustConnection,
    pub(super) root: Window,
}

impl Screen {
    /// The screen of this desktop.
    pub(crate) fn of(desktop: &Desktop) -> Self {
        let (connection, number) = RustConnection::connect(Some(desktop.display())).unwrap();
        let root = connection.setup().roots[number].root;
        Self { connection, root }
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
}
