//! A file that is dragged from another program and dropped, by the protocol that X11's programs have for it (XDND).

use std::path::Path;
use std::time::Instant;

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{CURRENT_TIME, atom_manager};

use super::screen::Screen;
use super::timeouts::{PATIENCE, STEP, wait};

/// The version of the protocol.
const VERSION: u32 = 5;

atom_manager! {
    Names: NamesCookie {
        XdndActionCopy,
        XdndDrop,
        XdndEnter,
        XdndFinished,
        XdndPosition,
        XdndSelection,
        XdndStatus,
        FILES: b"text/uri-list",
    }
}

/// A file that is being dragged over a window.
pub(crate) struct Drag<'a> {
    screen: &'a Screen,
    names: Names,
    source: Window,
    target: Window,
    files: String,
}

impl<'a> Drag<'a> {
    /// Takes up a file in another program, and enters the only window on the screen with it.
    pub(crate) fn of(file: &Path, screen: &'a Screen) -> Self {
        let windows = screen.windows();
        let [target] = windows[..] else {
            panic!("{} windows", windows.len());
        };
        let connection = &screen.connection;
        let names = Names::new(connection).unwrap().reply().unwrap();
        let source = connection.generate_id().unwrap();
        let class = WindowClass::INPUT_OUTPUT;
        let looks = CreateWindowAux::new();
        connection
            .create_window(0, source, screen.root, 0, 0, 1, 1, 0, class, 0, &looks)
            .unwrap();
        connection
            .set_selection_owner(source, names.XdndSelection, CURRENT_TIME)
            .unwrap();
        let drag = Self {
            screen,
            names,
            source,
            target,
            files: format!("file://{}\r\n", file.display()),
        };
        drag.send(names.XdndEnter, [VERSION << 24, names.FILES, 0, 0]);
        drag
    }

    /// Drops it in the middle of the window, and waits until it has been taken.
    pub(crate) fn drop_it(self) {
        let names = &self.names;
        wait("the window to take the file", || {
            let position = [0, self.middle(), CURRENT_TIME, names.XdndActionCopy];
            self.send(names.XdndPosition, position);
            // The window asks its page, and says no until that has answered.
            self.answer(names.XdndStatus)[1] & 1 == 1
        });
        self.send(names.XdndDrop, [0, CURRENT_TIME, 0, 0]);
        self.answer(names.XdndFinished);
    }

    /// The middle of the window, which begins where the screen does, as the protocol packs it.
    fn middle(&self) -> u32 {
        let shape = self.screen.connection.get_geometry(self.target);
        let shape = shape.unwrap().reply().unwrap();
        u32::from(shape.width / 2) << 16 | u32::from(shape.height / 2)
    }

    fn send(&self, message: Atom, [a, b, c, d]: [u32; 4]) {
        let event = ClientMessageEvent::new(32, self.target, message, [self.source, a, b, c, d]);
        let connection = &self.screen.connection;
        connection
            .send_event(false, self.target, EventMask::NO_EVENT, event)
            .unwrap();
        connection.flush().unwrap();
    }

    /// Waits for a message, and meanwhile gives the file to whoever asks for it.
    fn answer(&self, message: Atom) -> [u32; 5] {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            match self.screen.connection.poll_for_event().unwrap() {
                Some(Event::ClientMessage(event)) if event.type_ == message => return event.data.as_data32(),
                Some(Event::SelectionRequest(request)) => self.give(&request),
                Some(_) => {}
                None => std::thread::sleep(STEP),
            }
        }
        panic!("waited {PATIENCE:?} for the window to answer to what is dragged over it");
    }

    fn give(&self, asked: &SelectionRequestEvent) {
        let connection = &self.screen.connection;
        let mut property = AtomEnum::NONE.into();
        if asked.target == self.names.FILES {
            property = asked.property;
            let files = self.files.as_bytes();
            connection
                .change_property8(PropMode::REPLACE, asked.requestor, property, asked.target, files)
                .unwrap();
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property,
        };
        connection
            .send_event(false, asked.requestor, EventMask::NO_EVENT, answer)
            .unwrap();
        connection.flush().unwrap();
    }
}
