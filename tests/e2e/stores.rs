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
    window.wait_for_text("of 48 customers").await;
    window.press("Stores").await;
    window.press("Edit Sandbox store").await;
    window.type_into("Store name", "Practice").await;
    window
        .run_script("document.querySelector('.swatch.store-amber input').click()", &[])
        .await;
    window.screenshot("51-edit-store").await;
    window.press("Save").await;
    window.wait_for_text("Practice was saved").await;
    window
        .wait_until("document.querySelector('.edge.store-amber') !== null")
        .await;
    window.screenshot("52-stores").await;

    window.press("Sandbox panel").await;
    window.wait_for_heading("Sandbox store").await;
    window.select("What goes wrong", "500: the store fails").await;
    window.press("Misbehave so").await;
    window.wait_for_text("The sandbox store misbehaves").await;
    window.screenshot("53-sandbox-panel").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.wait_for_text("The store failed with status 500").await;
    window.press("Stores").await;
    window.press("Sandbox panel").await;
    window.press("Behave").await;
    window.wait_for_text("The sandbox store behaves").await;
    window.select("Shop", "Empty").await;
    window.press("Begin again…").await;
    window.screenshot("54-begin-again").await;
    window.press("Throw away and begin again").await;
    window.wait_for_text("The sandbox store was started again").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.wait_for_text("No customers yet").await;
    window.close().await;
}
