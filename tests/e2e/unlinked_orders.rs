//! Why a customer can't see an order: it was placed as a guest, or by an earlier account.

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// Whether an unlinked order in the list has this account.
const HAS_ACCOUNT: &str = r#"
    const rows = [...document.querySelectorAll('[aria-labelledby="unlinked-orders"] tbody tr')];
    return rows.some((row) => row.innerText.includes("ACCOUNT"));
"#;

async fn wait_for_account(window: &Window<'_>, account: &str) {
    window
        .wait_until_script(&HAS_ACCOUNT.replace("ACCOUNT", account), account)
        .await;
    window
        .wait_for_text("linked to this account, so the shop doesn’t show")
        .await;
}

#[tokio::test]
async fn unlinked_orders_say_why_the_customer_cant_see_them() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    window.press("Open the sandbox store").await;
    window.show_customers().await;

    window.open_customer("mulder@basement.test").await;
    wait_for_account(&window, "Belongs to an earlier account, which was deleted").await;

    window.press("Customers").await;
    window.wait_for_heading("Customers").await;
    window.open_customer("ron@swanson.com").await;
    wait_for_account(&window, "Placed as a guest").await;

    window.sign_in_as_open_customer("mysecretpassword").await;
    window.press("Compare").await;
    window.wait_for_text("hidden from Ron Swanson").await;
    window
        .wait_for_text("have their email address but aren’t linked")
        .await;
    wait_for_account(&window, "Placed as a guest").await;
    window.screenshot("47-unlinked-orders").await;

    window.press("End session").await;
    window.wait_for_heading("Ron Swanson").await;
    window.close().await;
}
