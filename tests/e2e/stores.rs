//! Store labels and the sandbox panel.

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

#[tokio::test]
async fn store_gets_color_and_sandbox_injects_faults() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press_in_menu("Manage stores").await;
    window.press("Actions for Sandbox store").await;
    window.screenshot("50-store-menu").await;
    window.press("Edit…").await;
    window.type_into("Store name", "Practice").await;
    window
        .run_script("document.querySelector('.swatch.store-amber input').click()", &[])
        .await;
    window.screenshot("51-edit-store").await;
    assert!(
        !window.text().await.contains("Practice"),
        "nothing is saved before Save"
    );
    window.press("Save").await;
    window.wait_for_text("Practice was saved").await;
    window
        .wait_until("document.querySelector('.edge.store-amber') !== null")
        .await;
    window.wait_for_text("Open now").await;
    window.screenshot("52-stores").await;

    window.press("Actions for Practice").await;
    window.press("Sandbox panel").await;
    window.wait_for_heading("Sandbox store").await;
    window.select("Failure", "500: server error").await;
    window.press("Apply").await;
    window.wait_for_text("Failures are turned on").await;
    window.screenshot("53-sandbox-panel").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.wait_for_heading("Find").await;
    window.press("Customers").await;
    window.wait_for_text("The store had a problem (500)").await;
    window.press_in_menu("Manage stores").await;
    window.press("Actions for Practice").await;
    window.press("Sandbox panel").await;
    window.press("Turn off").await;
    window.wait_for_text("Failures are turned off").await;
    window
        .select("Sample shop", "Empty shop (no customers, no orders)")
        .await;
    window.press("Reset data…").await;
    window.screenshot("54-reset-data").await;
    window.press("Reset data").await;
    window.wait_for_text("The sandbox store was restarted").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.wait_for_heading("Find").await;
    window.press("Customers").await;
    window.wait_for_text("No customers yet").await;
    window.close().await;
}
