//! An unknown host in the real window: the question is the system's, and the page can't answer it.

use moltin_sandbox::{Config, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::screen::{ESCAPE, RETURN, Screen, TAB};
use crate::window::Window;

#[tokio::test]
async fn unknown_host_is_confirmed_in_a_native_dialog() {
    let desktop = TestDesktop::with_keyring().with_screen().with_policy(None);
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    window.press("Connect a store").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;

    window.press("Test and save").await;
    screen.answer_dialog(&[ESCAPE]);
    window.wait_for_text("Nothing was sent to 127.0.0.1").await;

    // Enter, held down since it sent the form, says no.
    window.press("Test and save").await;
    screen.answer_dialog(&[RETURN]);
    window.wait_for_text("Nothing was sent to 127.0.0.1").await;
    assert!(store.requests().is_empty());

    window.press("Test and save").await;
    screen.answer_dialog(&[TAB, RETURN]);
    window.wait_for_heading("Find").await;
    window.close().await;
    let window = Window::open(&desktop).await;
    window.wait_for_heading("Find").await;
    window.close().await;
}
