//! The main job from the first launch on, as a new user would do it. With pictures it is the tour.

use fantoccini::key::Key;

use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

#[tokio::test]
async fn main_job_runs_from_first_launch_to_customer_order() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;

    window.arrives_at("See the shop from the customer’s side").await;
    window.type_into("Your name", "Ann Perkins").await;
    window.picture("01-first-launch").await;
    window.press("Connect a store").await;
    window.arrives_at("Connect a store").await;
    window.picture("02-connect-a-store").await;
    window.press("Cancel").await;

    // No keyring runs here: the sandbox needs none.
    window.press("Open the sandbox store").await;
    window.arrives_at("Customers").await;
    window.says("of 48 customers").await;
    window.picture("03-customers").await;
    window.type_into("Search customers", "swan").await;
    window.says("1–1 of 1 customers").await;
    window.says("ron@swanson.com").await;
    window.type_into("Search customers", "nobody of this name").await;
    window.says("Nothing matches “nobody of this name”").await;
    window.picture("04-nothing-matches").await;
    window.press("Clear search").await;
    window.says("of 48 customers").await;

    window.press("New customer").await;
    window.type_into("Name", "Jean-Ralphio Saperstein").await;
    window.type_into("E-mail", "jean-ralphio@e720.test").await;
    window.picture("05-new-customer").await;
    window.press("Create customer").await;
    window.arrives_at("Jean-Ralphio Saperstein").await;
    window.says("Not set").await;
    window.press("See as this customer").await;
    window.says("This customer has no password").await;
    assert!(!window.can_press("Sign in").await);
    assert!(window.can_press("Start preview").await);
    window.picture("06-customer-without-password").await;
    window.press("Cancel").await;
    window.closes_dialog().await;

    window.press("Set password").await;
    window.type_into("New password", "the-worst-2015").await;
    window.picture("07-set-password").await;
    window.press("Set password").await;
    window.closes_dialog().await;
    window.press("See as this customer").await;
    window.type_into("Password", "the-worst-2015").await;
    window.press("Sign in").await;
    window.shows_region("Signed in as a customer").await;
    window.says("No orders").await;
    window.picture("08-customer-without-orders").await;
    window.press("Stop").await;
    window.arrives_at("Jean-Ralphio Saperstein").await;

    window.press("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.says("ron@swanson.com").await;
    window.picture("09-customer").await;
    window.press("See as this customer").await;
    window.type_into("Password", "mysecretpassword").await;
    window.type_into("Reason", "Called about an order").await;
    window.picture("10-sign-in").await;
    window.press("Sign in").await;

    window.shows_region("Signed in as a customer").await;
    window.says("Ron Swanson").await;
    window.says("left").await;
    window.says("1–50 of").await;
    window.picture("11-orders").await;
    window.press("Next").await;
    window.says("51–").await;
    let number = window
        .ask(
            "return document.querySelector('[role=grid] .link').innerText",
            &[],
        )
        .await;
    let number = number.as_str().unwrap().to_owned();
    window.press(&number).await;
    window.arrives_at(&format!("Order {number}")).await;
    window.shows_region("Items").await;
    window.shows_region("Signed in as a customer").await;
    window.picture("12-order").await;
    window.press("Orders").await;
    window.says("51–").await;
    window.press("Profile").await;
    window.arrives_at("Profile").await;
    window.says("ron@swanson.com").await;
    window.says("Fetched as the customer, by their token").await;
    window.picture("13-profile").await;
    window.press("Compare").await;
    window.says("Both sides agree").await;
    window.picture("14-compare").await;

    window.keys(Key::Control, '.').await;
    window.arrives_at("Ron Swanson").await;
    assert!(!window.text().await.contains("Signed in as"));

    previews_and_reads_the_journal(&window).await;
    window.close().await;
}

/// From the customer's page: a preview, and what the journal says of it.
async fn previews_and_reads_the_journal(window: &Window<'_>) {
    window.press("See as this customer").await;
    window.type_into("Reason", "Called about an order").await;
    window.press("Start preview").await;
    window.shows_region("Previewing as a customer").await;
    window.says("Fetched as the merchant").await;
    window.picture("16-previewed-orders").await;
    window.keys(Key::Control, '.').await;
    window.arrives_at("Ron Swanson").await;

    window.press("Journal").await;
    window.says("as admin").await;
    window.press("Verify").await;
    window.says("entries are as they were written").await;
    window.picture("17-journal").await;
    window.press("Receipt").await;
    window.says("nothing: of").await;
    window.picture("18-receipt").await;
    window.press("Close").await;
    window.closes_dialog().await;

    window.press("Lock").await;
    window.arrives_at("Locked").await;
    window.picture("19-locked").await;
    assert!(!window.text().await.contains("ron@swanson.com"));
    window.press("Unlock").await;
    window.arrives_at("Journal").await;
    window.press("Settings").await;
    window.arrives_at("Settings").await;
    assert_eq!(window.value_of("Your name").await, "Ann Perkins");
    window.press("Save").await;
    window.says("The settings were saved").await;
    window.picture("20-settings").await;
}
