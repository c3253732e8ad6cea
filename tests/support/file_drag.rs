//! Drags a file from another program and drops it, with the drag-and-drop protocol of X11 (XDND).

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
use super::timeouts::{POLL_INTERVAL, TIMEOUT, wait_until};

/// The protocol version.
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

/// A file dragged over a window.
pub(crate) struct FileDrag<'a> {
    screen: &'a Screen,
    names: Names,
    source: Window,
    target: Window,
    files: String,
}

impl<'a> FileDrag<'a> {
    /// Starts the drag in another program, and enters the only window on the screen.
    pub(crate) fn start(file: &Path, screen: &'a Screen) -> Self {
        let windows = screen.visible_windows();
        let [target] = windows[..] else {
            panic!("{} windows", windows.len());
        };
        let connection = &screen.connection;
        let names = Names::new(connection).unwrap().reply().unwrap();
        let source = connection.generate_id().unwrap();
        let class = WindowClass::INPUT_OUTPUT;
        let attributes = CreateWindowAux::new();
        connection
            .create_window(0, source, screen.root, 0, 0, 1, 1, 0, class, 0, &attributes)
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

    /// Drops the file in the middle of the window, and waits until the window accepts it.
    pub(crate) fn drop_file(self) {
        let names = &self.names;
        wait_until("the window to accept the file", || {
            let position = [0, self.middle(), CURRENT_TIME, names.XdndActionCopy];
            self.send(names.XdndPosition, position);
            // The window refuses until its page has responded.
            self.wait_for_message(names.XdndStatus)[1] & 1 == 1
        });
        self.send(names.XdndDrop, [0, CURRENT_TIME, 0, 0]);
        self.wait_for_message(names.XdndFinished);
    }

    /// The middle of the window, packed for the protocol. The window is at the screen origin.
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

    /// Waits for a message, and serves requests for the file meanwhile.
    fn wait_for_message(&self, message: Atom) -> [u32; 5] {
        let start = Instant::now();
        while start.elapsed() < TIMEOUT {
            match self.screen.connection.poll_for_event().unwrap() {
                Some(Event::ClientMessage(event)) if event.type_ == message => return event.data.as_data32(),
                Some(Event::SelectionRequest(request)) => self.send_file(&request),
                Some(_) => {}
                None => std::thread::sleep(POLL_INTERVAL),
            }
        }
        panic!("timed out after {TIMEOUT:?} waiting for the window to respond to the drag");
    }

    fn send_file(&self, request: &SelectionRequestEvent) {
        let connection = &self.screen.connection;
        let mut property = AtomEnum::NONE.into();
        if request.target == self.names.FILES {
            property = request.property;
            let files = self.files.as_bytes();
            connection
                .change_property8(
                    PropMode::REPLACE,
                    request.requestor,
                    property,
                    request.target,
                    files,
                )
                .unwrap();
        }
        let notification = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property,
        };
        connection
            .send_event(false, request.requestor, EventMask::NO_EVENT, notification)
            .unwrap();
        connection.flush().unwrap();
    }
}
