//! What survives the program, and what must not.

use sandbox::{Config, Sandbox, Seed};

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

/// Types what connects a store that runs beside the program.
pub(crate) async fn fill_in(window: &Window<'_>, store: &Sandbox, secret: &str) {
    window.arrives_at("Connect a store").await;
    window.type_into("Store name", "Pawnee Parks").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", secret).await;
}

/// Connects the store where no keyring runs.
pub(crate) async fn connect_for_this_session(window: &Window<'_>, store: &Sandbox) {
    window.press("Connect a store").await;
    fill_in(window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep for this session only").await;
    window.says("of 48 customers").await;
}

#[tokio::test]
async fn restart_keeps_the_store_and_drops_the_session() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();

    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, &store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.arrives_at("Customers").await;
    window.press("Stores").await;
    window.says("secret in the system’s keyring").await;
    window.press("Open Pawnee Parks").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("See as this customer").await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.shows_region("Signed in as a customer").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.arrives_at("Customers").await;
    window.says("of 48 customers").await;
    let text = window.text().await;
    assert!(text.contains("Pawnee Parks"), "{text}");
    assert!(!text.contains("Signed in as"), "{text}");
    window.close().await;
}

#[tokio::test]
async fn sandbox_data_survives_restart() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();

    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.press("New customer").await;
    window.type_into("Name", "Perd Hapley").await;
    window.type_into("E-mail", "perd@channel4.test").await;
    window.press("Create customer").await;
    window.arrives_at("Perd Hapley").await;
    window.close().await;

    let window = Window::open(&desktop).await;
    window.arrives_at("Customers").await;
    window.says("perd@channel4.test").await;
    window.close().await;
}

#[tokio::test]
async fn damaged_preferences_are_set_aside_with_a_message() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.arrives_at("Customers").await;
    window.close().await;

    std::fs::write(
        desktop.data_folder().join("preferences.json"),
        "{\"connections\":[",
    )
    .unwrap();
    let window = Window::open(&desktop).await;
    window.says("The preferences file was damaged").await;
    window.says("The last good one was put back").await;
    window.picture("14-preferences-restored").await;
    window.close().await;
}
