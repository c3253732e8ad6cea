//! The main job of a new user, from the first launch on.

use fantoccini::key::Key;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

#[tokio::test]
async fn main_job_runs_from_first_launch_to_customer_order() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;

    window
        .wait_for_heading("See the shop from the customer’s side")
        .await;
    window.type_into("Your name", "Ann Perkins").await;
    window.screenshot("01-first-launch").await;
    window.press("Connect a store").await;
    window.wait_for_heading("Connect a store").await;
    window.screenshot("02-connect-a-store").await;
    window.press("Cancel").await;

    // This desktop has no keyring. The sandbox store needs none.
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.screenshot("03-customers").await;
    window.type_into("Search customers", "swan").await;
    window.wait_for_text("1 customer").await;
    window.wait_for_text("ron@swanson.com").await;
    window.type_into("Search customers", "no such name").await;
    window.wait_for_text("Nothing matches “no such name”").await;
    window.screenshot("04-nothing-matches").await;
    window.press("Clear search").await;
    window.show_customers().await;

    window.press("New customer").await;
    window.type_into("Name", "Jean-Ralphio Saperstein").await;
    window.type_into("Email", "jean-ralphio@e720.test").await;
    window.screenshot("05-new-customer").await;
    window.press("Create customer").await;
    window.wait_for_heading("Jean-Ralphio Saperstein").await;
    window.wait_for_text("Not set").await;
    window.press("View as customer").await;
    window.wait_for_text("This customer has no password").await;
    assert!(window.is_enabled("Start preview").await);
    window.screenshot("06-customer-without-password").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;

    window.press("Set password").await;
    window.enter_new_password("the-worst-2015").await;
    window.confirm_email("jean-ralphio@e720.test").await;
    window.screenshot("07-set-password").await;
    window.press("Set password").await;
    window.hand_over_password().await;
    window.open_sign_in_form().await;
    window.type_into("Password", "the-worst-2015").await;
    window.press("Sign in").await;
    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("No orders").await;
    window.screenshot("08-customer-without-orders").await;
    window.press("End session").await;
    window.wait_for_heading("Jean-Ralphio Saperstein").await;

    window.press("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.wait_for_text("ron@swanson.com").await;
    window.screenshot("09-customer").await;
    window.open_sign_in_form().await;
    window.type_into("Password", "mysecretpassword").await;
    window.give_reason("Called about an order").await;
    window.screenshot("10-sign-in").await;
    window.press("Sign in").await;

    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("Ron Swanson").await;
    window.wait_for_text("left").await;
    window.wait_for_text("First 50 of").await;
    window.screenshot("11-orders").await;
    // The rest is read when the end comes near.
    let to_end = "const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight";
    window.run_script(to_end, &[]).await;
    window.wait_for_text("72 orders").await;
    let number = window
        .run_script(
            "return document.querySelector('[role=grid] .link').innerText",
            &[],
        )
        .await;
    let number = number.as_str().unwrap().to_owned();
    window.press(&number).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.wait_for_region("Items").await;
    window.wait_for_region("Signed in as a customer").await;
    window.screenshot("12-order").await;
    window.press("Orders").await;
    window.wait_for_text("72 orders").await;
    window.press("Profile").await;
    window.wait_for_heading("Profile").await;
    window.wait_for_text("ron@swanson.com").await;
    window
        .wait_for_text("Loaded with the customer’s own access")
        .await;
    window.screenshot("13-profile").await;
    window.press("Compare").await;
    window.wait_for_text("hidden from Ron Swanson").await;
    window.screenshot("14-compare").await;

    window.press_shortcut(Key::Control, '.').await;
    window.wait_for_heading("Ron Swanson").await;
    assert!(!window.text().await.contains("Signed in as"));

    preview_and_check_audit_log(&window).await;
    window.close().await;
}

/// From the customer's page: a preview, and its audit log entries.
async fn preview_and_check_audit_log(window: &Window<'_>) {
    window.press("View as customer").await;
    window.give_reason("Called about an order").await;
    window.press("Start preview").await;
    window.wait_for_region("Admin preview of a customer").await;
    window.wait_for_text("Your data, not their view").await;
    window.screenshot("16-previewed-orders").await;
    window.press_shortcut(Key::Control, '.').await;
    window.wait_for_heading("Ron Swanson").await;

    window.press_in_menu("Audit log").await;
    window.wait_for_text("Called about an order").await;
    window.press("Verify").await;
    window.press("Verify now").await;
    window.wait_for_text("none altered").await;
    window.screenshot("17-audit-log").await;
    window
        .run_script("document.querySelector('tbody [aria-expanded]:is([aria-label^=\"Details: Preview\"], [aria-label^=\"Details: Sign-in\"])').click()", &[])
        .await;
    window.wait_for_text("Order list, page 1").await;
    window.screenshot("17-audit-log-session").await;
    window.press("Open receipt").await;
    window.wait_for_text("No changes").await;
    window.screenshot("18-receipt").await;
    window.press("Close").await;
    window.wait_for_dialog_to_close().await;

    window.press_in_menu("Hide Shopside").await;
    window.wait_for_heading("Shopside is hidden").await;
    window.screenshot("19-locked").await;
    assert!(!window.text().await.contains("ron@swanson.com"));
    window.press("Continue").await;
    window.wait_for_heading("Audit log").await;
    window.press_in_menu("Settings").await;
    window.wait_for_heading("Settings").await;
    assert_eq!(window.value_of("Your name").await, "Ann Perkins");
    window.select("Keep entries", "24 months").await;
    window.wait_for_text("Saved").await;
    window.screenshot("20-settings").await;
}
