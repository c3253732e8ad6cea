//! Refusals of what staff are asked on the phone: each is said where it was caused, and what was
//! entered stays.

use std::fs;

use moltin::{Admin, Order, OrderChange, OrderFilter, OrderQuery, Store};
use moltin_sandbox::{Config, Sandbox, Seed};
use serde_json::json;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::navigation_policy::make_downloads;
use crate::restart::fill_in;
use crate::window::Window;

/// Enters a day, as the calendar of a date field does.
const ENTER_DAY: &str = "
    const [name, day] = arguments;
    const field = document.querySelector(`input[name=${name}]`);
    field.value = day;
    field.dispatchEvent(new Event('input', { bubbles: true }));
";

/// What is said at a field of the open dialog.
const SAID_AT: &str = "
    const field = document.querySelector(`input[name=${arguments[0]}]`);
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '');
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
";

fn admin(store: &Sandbox) -> Admin {
    Store::new(store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret")
}

async fn unpaid_order(admin: &Admin) -> Order {
    let filter = OrderFilter::payment("unpaid").and(OrderFilter::status("incomplete"));
    let orders = admin
        .orders()
        .list(&OrderQuery::new().filter(filter))
        .await
        .unwrap();
    orders
        .into_iter()
        .find(|order| order.order_number.is_some())
        .unwrap()
}

async fn enter_day(window: &Window<'_>, field: &str, day: &str) {
    window.run_script(ENTER_DAY, &[json!(field), json!(day)]).await;
}

/// The fields of the dialog of a parcel.
async fn entered(window: &Window<'_>) -> [String; 4] {
    [
        window.value_of("Carrier").await,
        window.value_of("Tracking number").await,
        window.value_of("Expected from").await,
        window.value_of("Expected until").await,
    ]
}

#[tokio::test]
async fn refused_parcel_keeps_what_was_entered() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let admin = admin(&store);
    let order = unpaid_order(&admin).await;
    let number = order.order_number.as_deref().unwrap();
    let window = open_with_store(&desktop, &store).await;
    window.press("Find").await;
    window
        .type_into("Find a customer, account or order", &format!("#{number}"))
        .await;
    window.press_key(fantoccini::key::Key::Enter).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.press("Add parcel").await;
    window.type_into("Carrier", "UPS Ground").await;
    window.type_into("Tracking number", "1Z999").await;
    enter_day(&window, "estimateStart", "2027-03-05").await;
    enter_day(&window, "estimateEnd", "2027-03-01").await;

    window.press("Save parcel").await;
    window
        .wait_for_text("The last day can’t be before the first one.")
        .await;
    let said = window.run_script(SAID_AT, &[json!("estimateEnd")]).await;
    assert!(said.as_str().unwrap().contains("before the first one"), "{said}");
    assert_eq!(
        entered(&window).await,
        ["UPS Ground", "1Z999", "2027-03-05", "2027-03-01"]
    );
    window.screenshot("97-parcel-days-in-wrong-order").await;

    enter_day(&window, "estimateEnd", "2027-03-08").await;
    // A colleague cancels the order meanwhile.
    admin
        .orders()
        .update(&order.id, &OrderChange::Cancel)
        .await
        .unwrap();
    window.press("Save parcel").await;
    window
        .wait_for_text("This order is canceled. No parcel can be added to it.")
        .await;
    assert_eq!(
        entered(&window).await,
        ["UPS Ground", "1Z999", "2027-03-05", "2027-03-08"]
    );
    window.screenshot("98-parcel-of-canceled-order").await;
    let parcels = admin.orders().shipping_groups(&order.id).await.unwrap();
    assert_eq!(parcels.items.len(), 0);
    window.close().await;
}

#[tokio::test]
async fn key_without_the_personal_data_log_says_so() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, &store, "sandbox-secret").await;
    window.type_into("Client ID", "sandbox-basic").await;
    window.press("Test and save").await;
    window.press("Keep until you quit").await;
    window.show_customers().await;
    window.open_customer("ron@swanson.com").await;
    window.press("Edit").await;
    window.type_into("Name", "Ron U. Swanson").await;
    window.press("Save changes").await;
    window.wait_for_heading("Ron U. Swanson").await;

    window.choose_more("Personal data…").await;
    window
        .wait_for_text("This application key isn’t allowed to read the store’s log of personal data.")
        .await;
    // What this app did is there.
    window.wait_for_text("By this app:").await;
    window.screenshot("89-personal-data-log-refused").await;
    window.press("Export everything…").await;
    window.press("Export").await;
    window.wait_for_text("records were written to").await;
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    window.press("Close").await;

    window.press("Forget this customer…").await;
    window
        .wait_for_text("This application key isn’t allowed to do that.")
        .await;
    window.screenshot("89-forget-refused").await;
    window.close().await;
}
