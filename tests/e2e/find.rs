//! The main job: a customer calls, and staff find them by any text that they have.

use fantoccini::key::Key;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

const BOX: &str = "Find a customer, account or order";

#[tokio::test]
async fn one_field_finds_customers_and_orders() {
    let _lock = exclusive_window().await;
    for (theme, width, height) in [("light", 1180, 780), ("dark", 1180, 780), ("light", 800, 600)] {
        let desktop = TestDesktop::new().with_screen().with_theme(theme);
        let window = Window::open(&desktop).await;
        let screenshot = async |name: &str| {
            window.screenshot(&format!("find-{theme}-{width}-{name}")).await;
        };
        window.resize(width, height).await;
        window.press("Open the sandbox store").await;
        window.wait_for_heading("Find").await;
        window.wait_for_text("you open appear here").await;
        assert_eq!(window.value_of(BOX).await, "");
        screenshot("1-empty").await;

        // The field has the focus, so staff type at once. Enter opens the first result.
        for customer in ["ron@swanson.com", "leslie", "mulder", "april"] {
            window.send_keys_to_focus(customer).await;
            window.press_key(Key::Enter).await;
            window.wait_for_text("External reference").await;
            window.press("Find").await;
            window
                .wait_until("document.activeElement?.matches('main input[role=combobox]')")
                .await;
        }
        window.wait_for_text("Recent customers").await;
        window.press_shortcut(Key::Control, 'd').await;
        window.wait_for_text("Pinned").await;
        screenshot("2-recent").await;

        window.send_keys_to_focus("swan").await;
        window.wait_for_text("ron@swanson.com").await;
        window.wait_for_text("Orders").await;
        screenshot("3-typing").await;

        window
            .type_into(BOX, "Hi, order #10100 from ron@swanson.com is missing")
            .await;
        window.wait_for_text("Found in your text").await;
        screenshot("4-ticket").await;
        window.press_key(Key::Enter).await;
        window.wait_for_heading("Order 10100").await;

        window.press_shortcut(Key::Control, 'k').await;
        window.wait_for_text("Commands").await;
        screenshot("5-palette").await;
        window.type_into(BOX, "no such customer").await;
        window.wait_for_text("Nothing matches “no such customer”").await;
        screenshot("6-nothing").await;
        window.press_key(Key::Escape).await;
        window.wait_for_dialog_to_close().await;

        window.press("Find").await;
        window.type_into(BOX, "ron@swanson.com").await;
        window
            .send_keys_to_focus(&format!("{}{}", char::from(Key::Control), char::from(Key::Enter)))
            .await;
        window.wait_for_text("Exactly what the shop shows them").await;
        window.close().await;
    }
}
