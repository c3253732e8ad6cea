//! Two instances without a session bus, where the single-instance plugin can't find the first.

use std::fs;
use std::process::Stdio;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::process::Process;
use crate::timeouts::wait_until;
use crate::window::Window;

#[tokio::test]
async fn second_instance_without_bus_says_so_and_exits() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen().without_bus();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    let preferences = desktop.data_folder().join("preferences.json");
    let before = fs::read(&preferences).unwrap();

    let mut second = desktop
        .command(env!("CARGO_BIN_EXE_shopside"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    wait_until("the second instance to exit", || {
        second.try_wait().unwrap().is_some()
    });
    let output = second.wait_with_output().unwrap();
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("Shopside is already running"), "{message}");
    assert_eq!(fs::read(&preferences).unwrap(), before);

    // The lock of a killed instance keeps no one out.
    Process::find("shopside", &desktop).kill();
    window.close().await;
    let window = Window::open(&desktop).await;
    window.wait_for_heading("Find").await;
    window.close().await;
}
