//! The steps of the tour.

use fantoccini::key::Key;
use moltin_sandbox::{Config, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::report::step;
use crate::window::Window;

const NAME: &str = "Jean-Ralphio Saperstein";
const EMAIL: &str = "jean-ralphio@e720.test";
const PASSWORD: &str = "the-worst-2015";

/// From the first launch to the audit log, and a connected store after a restart.
pub(crate) async fn run() {
    let desktop = step("Start a desktop with a keyring", async {
        TestDesktop::with_keyring().with_screen()
    })
    .await;
    let window = step("Open the app for the first time", first_launch(&desktop)).await;
    step("Open the sandbox store", open_sandbox(&window)).await;
    step("Create a customer", create_customer(&window)).await;
    step("Set a password", set_password(&window)).await;
    step("View as the new customer", view_as_new_customer(&window)).await;
    step(
        "View as a customer with orders",
        view_as_ron(&window, "08-orders"),
    )
    .await;
    step("ScreenCapture at one order", look_at_order(&window)).await;
    step("ScreenCapture at the profile", look_at_profile(&window)).await;
    step("Compare both sides", compare(&window)).await;
    step("End the session", end_session(&window)).await;
    step("Verify the audit log", verify_audit_log(&window)).await;
    step("Switch to dark", switch_to_dark(&window)).await;
    step("View as a customer, dark", view_as_ron(&window, "15-orders-dark")).await;
    step("End the dark session", end_session(&window)).await;

    let store = step("Start a second store", async {
        Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
    })
    .await;
    step(
        "Connect a store, its secret in the keyring",
        connect_store(&window, &store),
    )
    .await;
    step("Quit", window.close()).await;
    let window = step("Start again", Window::open(&desktop)).await;
    step(
        "Read the secret from the keyring",
        store_opens_without_secret(&window),
    )
    .await;
    step("Quit again", window.close()).await;
}

async fn first_launch(desktop: &TestDesktop) -> Window<'_> {
    let window = Window::open(desktop).await;
    window
        .wait_for_heading("See the shop from the customer’s side")
        .await;
    window.type_into("Your name", "Ann Perkins").await;
    window.screenshot("01-first-launch").await;
    window
}

async fn open_sandbox(window: &Window<'_>) {
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.screenshot("02-customers").await;
}

async fn create_customer(window: &Window<'_>) {
    window.press("New customer").await;
    window.type_into("Name", NAME).await;
    window.type_into("Email", EMAIL).await;
    window.screenshot("03-new-customer").await;
    window.press("Create customer").await;
    window.wait_for_heading(NAME).await;
    window.wait_for_text("Not set").await;
}

async fn set_password(window: &Window<'_>) {
    window.press("Set password").await;
    window.enter_new_password(PASSWORD).await;
    window
        .type_into("Enter the customer’s email address to confirm", EMAIL)
        .await;
    window.screenshot("04-set-password").await;
    window.press("Set password").await;
    window.hand_over_password().await;
    window.screenshot("05-customer").await;
}

async fn view_as_new_customer(window: &Window<'_>) {
    window.open_sign_in_form().await;
    window.type_into("Password", PASSWORD).await;
    window.screenshot("06-ways-to-view").await;
    window.press("Sign in").await;
    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("No orders").await;
    window.screenshot("07-no-orders").await;
    window.press("End session").await;
    window.wait_for_heading(NAME).await;
}

async fn view_as_ron(window: &Window<'_>, picture: &str) {
    window.press("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.wait_for_text("ron@swanson.com").await;
    window.open_sign_in_form().await;
    window.type_into("Password", "mysecretpassword").await;
    window.give_reason("Called about an order").await;
    window.press("Sign in").await;
    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("First 50 of").await;
    window.screenshot(picture).await;
}

async fn look_at_order(window: &Window<'_>) {
    let first = "return document.querySelector('[role=grid] .link').innerText";
    let number = window.run_script(first, &[]).await;
    let number = number.as_str().unwrap();
    window.press(number).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.wait_for_region("Items").await;
    window.screenshot("09-order").await;
}

async fn look_at_profile(window: &Window<'_>) {
    window.press("Orders").await;
    window.wait_for_text("First 50 of").await;
    window.press("Profile").await;
    window.wait_for_heading("Profile").await;
    window
        .wait_for_text("Loaded with the customer’s own access")
        .await;
    window.screenshot("10-profile").await;
}

async fn compare(window: &Window<'_>) {
    window.press("Compare").await;
    window.wait_for_text("hidden from Ron Swanson").await;
    window.screenshot("11-compare").await;
}

async fn end_session(window: &Window<'_>) {
    window.press_shortcut(Key::Control, '.').await;
    window.wait_for_heading("Ron Swanson").await;
}

async fn verify_audit_log(window: &Window<'_>) {
    window.press_in_menu("Audit log").await;
    window.press("Verify").await;
    window.press("Verify now").await;
    window.wait_for_text("none altered").await;
    window.screenshot("12-audit-log").await;
}

async fn switch_to_dark(window: &Window<'_>) {
    window.press_in_menu("Settings").await;
    window.wait_for_heading("Settings").await;
    window.select("Theme", "Dark").await;
    window.wait_for_text("Saved").await;
    window.screenshot("13-settings-dark").await;
    window.press("Customers").await;
    window.type_into("Search customers", "").await;
    window.wait_for_text("49 customers").await;
    window.screenshot("14-customers-dark").await;
}

async fn connect_store(window: &Window<'_>, store: &Sandbox) {
    window.press_in_menu("Manage stores").await;
    window.press("Connect a store").await;
    window.wait_for_heading("Connect a store").await;
    window.type_into("Store name", "Pawnee Parks").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.screenshot("16-connect-a-store").await;
    window.press("Test and save").await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Manage stores").await;
    window.wait_for_text("Open now").await;
    window.screenshot("17-stores").await;
    window.press("Open Pawnee Parks").await;
    window.show_customers().await;
}

/// After a restart, only the keyring has the secret.
async fn store_opens_without_secret(window: &Window<'_>) {
    window.show_customers().await;
    window.wait_for_text("Pawnee Parks").await;
    window.screenshot("18-after-restart").await;
}
