//! Several stores, and the sandbox store's own controls.

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

#[tokio::test]
async fn store_gets_color_and_sandbox_injects_faults() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    window.press("Stores").await;
    window.press("Edit Sandbox store").await;
    window.type_into("Store name", "Practice").await;
    window
        .ask("document.querySelector('.swatch.of-amber input').click()", &[])
        .await;
    window.picture("51-edit-store").await;
    window.press("Save").await;
    window.says("Practice was saved").await;
    window
        .becomes("document.querySelector('.edge.of-amber') !== null")
        .await;
    window.picture("52-stores").await;

    window.press("Sandbox panel").await;
    window.arrives_at("Sandbox store").await;
    window.select("What goes wrong", "500: the store fails").await;
    window.press("Misbehave so").await;
    window.says("The sandbox store misbehaves").await;
    window.picture("53-sandbox-panel").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.says("The store failed with status 500").await;
    window.press("Stores").await;
    window.press("Sandbox panel").await;
    window.press("Behave").await;
    window.says("The sandbox store behaves").await;
    window.select("Shop", "Empty").await;
    window.press("Begin again…").await;
    window.picture("54-begin-again").await;
    window.press("Throw away and begin again").await;
    window.says("The sandbox store was started again").await;
    window.press("Back").await;
    window.press("Open Practice").await;
    window.says("No customers yet").await;
    window.close().await;
}
