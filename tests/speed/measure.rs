//! All measurements, on an isolated desktop.

mod idle;
mod large_store;
mod memory;
mod process_tree;
mod search;
mod sign_in;
mod start;

#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/console.rs"]
mod console;
#[allow(dead_code, reason = "the end-to-end tests use all of it")]
#[path = "../support/customer_steps.rs"]
mod customer_steps;
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

use desktop::TestDesktop;
use large_store::Store;
use window::Window;

/// The two measured programs.
struct Programs<'a> {
    ours: &'a Path,
    bare: &'a Path,
}

#[tokio::main]
pub(crate) async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [ours, bare, base_url, process] = arguments.as_slice() else {
        // A test runner that lists tests gets an empty list.
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
    let desktop = TestDesktop::with_keyring().with_screen();
    warm_up(&desktop, programs.ours).await;
    let measured = json!({
        "start": start::measure(&desktop, &programs).await,
        "memory": memory::measure(&desktop, &programs).await,
        "many": large_store::measure(&desktop, &programs, &store).await,
        "search": search::measure(&desktop, &programs, &store).await,
        "sign_in": sign_in::measure(&desktop, &programs, &store).await,
        "idle": idle::measure(&desktop, &programs).await,
    });
    println!("{measured}");
}

/// Opens the sandbox store, which creates it.
async fn warm_up(desktop: &TestDesktop, program: &Path) {
    let window = Window::launch(desktop, program).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    close(window).await;
}

/// Kills the program with its driver. If it stayed, it would block a second instance.
async fn close(window: Window<'_>) {
    let processes = process_tree::descendants(window.driver_process());
    window.close().await;
    process_tree::kill(processes);
}
