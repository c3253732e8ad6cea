//! The measurement, on a desktop of its own.

mod family;
mod many;
mod memory;
mod start;

#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/console.rs"]
mod console;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/desktop.rs"]
mod desktop;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/driver.rs"]
mod driver;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/process.rs"]
mod process;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/screen.rs"]
mod screen;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/timeouts.rs"]
mod timeouts;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/window.rs"]
mod window;

use std::path::Path;

use serde_json::json;

use desktop::Desktop;
use many::Store;
use window::Window;

/// The two programs that are measured.
struct Programs<'a> {
    ours: &'a Path,
    bare: &'a Path,
}

#[tokio::main]
pub(crate) async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [ours, bare, base_url, process] = arguments.as_slice() else {
        // Run with the other tests it has nothing to measure. A test runner that asks for a list gets an empty one.
        if arguments.is_empty() {
            println!("Run `cargo xtask bench app`.");
        }
        return;
    };
    let programs = Programs {
        ours: Path::new(ours),
        bare: Path::new(bare),
    };
    let store = Store {
        base_url,
        process: process.parse().unwrap(),
    };
    let desktop = Desktop::with_keyring().and_screen();
    warm_up(&desktop, programs.ours).await;
    let measured = json!({
        "start": start::measure(&desktop, &programs).await,
        "memory": memory::measure(&desktop, &programs).await,
        "many": many::measure(&desktop, &programs, &store).await,
    });
    println!("{measured}");
}

/// Opens the sandbox store for the first time, so that it is there from then on.
async fn warm_up(desktop: &Desktop, program: &Path) {
    let window = Window::of(desktop, program).await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    close(window).await;
}

/// Ends the program with its driver. By itself it may stay, and there can be no second window of its name then.
async fn close(window: Window<'_>) {
    let family = family::of(window.driver());
    window.close().await;
    family::end(family);
}
