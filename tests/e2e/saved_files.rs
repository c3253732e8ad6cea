//! A saved file is shown in the file manager.

use std::fs;
use std::sync::mpsc::{self, Sender};

use zbus::blocking::connection;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::timeouts::wait_until;
use crate::window::Window;

const NAME: &str = "org.freedesktop.FileManager1";

/// A file manager that only reports what it is to show.
struct FileManager(Sender<Vec<String>>);

#[zbus::interface(name = "org.freedesktop.FileManager1")]
impl FileManager {
    fn show_items(&self, uris: Vec<String>, startup_id: &str) {
        assert!(startup_id.is_empty(), "{startup_id}");
        self.0.send(uris).unwrap();
    }
}

#[tokio::test]
async fn export_is_shown_in_the_file_manager() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let (sender, shown) = mpsc::channel();
    let _bus = connection::Builder::address(desktop.bus_address())
        .and_then(|bus| bus.name(NAME))
        .and_then(|bus| bus.serve_at("/org/freedesktop/FileManager1", FileManager(sender)))
        .and_then(connection::Builder::build)
        .unwrap();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    window.press("Export…").await;
    window.press("Export").await;
    window.wait_for_text("rows, saved to").await;
    window.screenshot("saved-file").await;
    window.press("Show in folder").await;

    let mut uris = Vec::new();
    wait_until("the file manager to be asked", || {
        uris = shown.try_recv().unwrap_or_default();
        !uris.is_empty()
    });
    let [uri] = uris.as_slice() else {
        panic!("not one file: {uris:?}");
    };
    let file = uri.strip_prefix("file://").unwrap();
    let exported = fs::read_to_string(file).unwrap();
    assert!(exported.contains("ron@swanson.com"), "{exported}");
    window.close().await;
}
