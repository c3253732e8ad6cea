//! What survives a restart of the app, and what must not.

use moltin_sandbox::{Config, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// Fills in the connection form for a store outside the app.
pub(crate) async fn fill_in(window: &Window<'_>, store: &Sandbox, secret: &str) {
    window.wait_for_heading("Connect a store").await;
    window.type_into("Store name", "Pawnee Parks").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", secret).await;
}

/// Connects a store without a keyring, with the secret in memory.
pub(crate) async fn connect_for_this_session(window: &Window<'_>, store: &Sandbox) {
    window.press("Connect a store").await;
    fill_in(window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep until you quit").await;
    window.show_customers().await;
}

#[tokio::test]
async fn restart_keeps_the_store_and_drops_the_session() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();

    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, &store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.show_customers().await;
    window.press_in_menu("Manage stores").await;
    window.wait_for_text("Open now").await;
    window.press("Open Pawnee Parks").await;
    window.show_customers().await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.open_sign_in_form().await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.wait_for_region("Signed in as a customer").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.show_customers().await;
    let text = window.text().await;
    assert!(text.contains("Pawnee Parks"), "{text}");
    assert!(!text.contains("Signed in as"), "{text}");
    window.close().await;
}

#[tokio::test]
async fn sandbox_data_survives_restart() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();

    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press("New customer").await;
    window.type_into("Name", "Perd Hapley").await;
    window.type_into("Email", "perd@channel4.test").await;
    window.press("Create customer").await;
    window.wait_for_heading("Perd Hapley").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.press("Customers").await;
    window.wait_for_text("perd@channel4.test").await;
    window.close().await;
}

#[tokio::test]
async fn damaged_preferences_are_set_aside_with_a_message() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.close().await;

    std::fs::write(
        desktop.data_folder().join("preferences.json"),
        "{\"connections\":[",
    )
    .unwrap();
    let window = Window::open(&desktop).await;
    window.wait_for_text("The preferences file was damaged").await;
    window.wait_for_text("The last good one was put back").await;
    window.screenshot("14-preferences-restored").await;
    window.close().await;
}
