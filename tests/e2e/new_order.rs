//! New manual orders in the real window: mistakes and refusals at their fields, a lost request, and
//! an order that is entered with the keyboard alone.

use fantoccini::key::Key;
use moltin::{Admin, OrderFilter, OrderQuery, Store};
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use serde_json::json;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

const RON: &str = "ron@swanson.com";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// Calls every command about new orders, and returns the codes of their problems.
const CALL_ALL: &str = "
    const done = arguments[arguments.length - 1];
    const { invoke } = window.__TAURI_INTERNALS__;
    const money = { amount: 100, currency: 'GBP', decimals: 2 };
    const fields = ['firstName', 'lastName', 'companyName', 'phoneNumber', 'line1', 'line2', 'city', 'postcode',
        'county', 'region', 'country', 'instructions'];
    const address = Object.fromEntries(fields.map((field) => [field, '']));
    const order = {
        id: '5f0c1e9e-8a57-4a43-9d0d-6f4f0a8f6b11', isRetry: false, state: 'unpaid', currency: 'GBP', total: money,
        customer: { kind: 'guest', name: 'Ann', email: 'ann@parks.test' }, orderNumber: '', externalRef: '',
        items: [{ name: 'Mug', sku: '', quantity: '1', unitPrice: money }],
        shippingAddress: address, billingAddress: null,
    };
    const call = (connection) => Promise.all([
        ['check_new', { order }],
        ['create', { order }],
        ['look_for', { wanted: { id: order.id, externalRef: '' } }],
        ['open_tracking', { parcel: { order: 'o', carrier: 'UPS', trackingReference: '1' } }],
    ].map(([name, args]) => invoke(`plugin:orders|${name}`, { connection, ...args }).then(
        () => 'done', (problem) => problem.code ?? String(problem))));
    invoke('plugin:settings|status').then(({ connections }) => call(connections[0].id)).then(done);
";

fn admin(store: &Sandbox) -> Admin {
    Store::new(store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret")
}

async fn demo_store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

/// How many orders were sent.
fn sent(store: &Sandbox) -> usize {
    let requests = store.requests();
    requests
        .iter()
        .filter(|request| request.method == "POST" && request.path == "/v2/orders")
        .count()
}

/// Waits until the field with this label has the focus.
async fn wait_for_focus(window: &Window<'_>, label: &str) {
    window
        .wait_until(&format!(
            "document.activeElement.labels?.[0]?.innerText.trim() === '{label}'"
        ))
        .await;
}

/// Enters an order with the reference of another one, which is refused at its field.
async fn refuse_used_reference(window: &Window<'_>) {
    window.press("Orders").await;
    window.press("New order").await;
    window.choose("A guest").await;
    assert_eq!(window.value_of("Name").await, "");
    window.type_into("Name", "Leslie Knope").await;
    window.type_into("Email", "leslie@parks.test").await;
    window.type_into("Product", "Mug").await;
    window.type_into("Unit price", "1").await;
    window.type_into("External reference", "till-77").await;
    window.wait_for_text("Total £1.00").await;
    window.press("Create order…").await;
    window.press("Create order").await;
    window.wait_for_text("has this reference already").await;
    wait_for_focus(window, "External reference").await;
    window.screenshot("106-new-order-reference").await;
}

#[tokio::test]
async fn order_is_entered_refused_lost_and_created() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    window.press("Orders").await;
    window.press("New order").await;
    window.wait_for_heading("New order").await;
    window.screenshot("100-new-order-empty").await;

    // Mistakes are shown at their fields before anything is sent.
    window.choose("A guest").await;
    window.type_into("Product", "Stoneware mug").await;
    window.type_into("SKU", "MUG-1").await;
    window.type_into("Qty", "0").await;
    window.type_into("Unit price", "1,250.50").await;
    window.type_into("City", "Pawnee").await;
    window.type_into("Country", "England").await;
    window.type_into("External reference", "till-77").await;
    window.press("Create order…").await;
    window.wait_for_text("Enter the customer’s name.").await;
    window.type_into("Name", "Leslie Knope").await;
    window.type_into("Email", "leslie@parks.test").await;
    window.press("Create order…").await;
    window.wait_for_text("Enter a number from 1 to").await;
    wait_for_focus(&window, "Qty").await;
    window.screenshot("101-new-order-mistake").await;
    window.type_into("Qty", "2").await;
    window.wait_for_text("Total £2,501.00").await;
    window.press("Create order…").await;
    window.wait_for_text("code of two letters").await;
    window.type_into("Country", "GB").await;
    assert_eq!(sent(&store), 0);

    // The form stays as it is while something else is looked up.
    window.show_customers().await;
    window.press("Orders").await;
    window.press("New order").await;
    window.wait_for_text("Total £2,501.00").await;
    assert_eq!(window.value_of("Name").await, "Leslie Knope");

    // The store takes no order of this size.
    window.type_into("Unit price", "20,000,000,000").await;
    window.wait_for_text("Total £40,000,000,000.00").await;
    window.press("Create order…").await;
    window.wait_for_heading("Create this order?").await;
    window.screenshot("102-new-order-confirm").await;
    window.press("Create order").await;
    window.wait_for_text("The store refused this").await;
    window.screenshot("103-new-order-refused").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.type_into("Unit price", "1,250.50").await;
    window.wait_for_text("Total £2,501.00").await;

    // The request is lost. The store is looked at before the order can be sent again.
    store.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        path: Some("/v2/orders".into()),
        method: Some("POST".into()),
        ..Faults::default()
    });
    window.press("Create order…").await;
    window.press("Create order").await;
    window.wait_for_text("has no such order so far").await;
    window.screenshot("104-new-order-lost").await;
    let before = sent(&store);
    store.inject_faults(Faults::default());
    window.press("Check again").await;
    window.is_enabled("Check again").await;
    assert_eq!(sent(&store), before);
    window.press("Send again").await;
    window.wait_for_text("Order created").await;
    window.wait_for_text("An admin created this order").await;
    window.wait_for_text("Stoneware mug").await;
    window.screenshot("105-new-order-created").await;
    assert_eq!(sent(&store), before + 1);

    let query = OrderQuery::new().filter(OrderFilter::external_ref("till-77"));
    let orders = admin(&store).orders().list(&query).await.unwrap().items;
    assert_eq!(orders.len(), 1);
    assert_eq!(orders[0].with_tax.as_ref().unwrap().amount, 250_100);
    assert_eq!(orders[0].customer_email, "leslie@parks.test");
    assert_eq!(orders[0].is_manual, Some(true));

    refuse_used_reference(&window).await;
    window.close().await;
}

#[tokio::test]
async fn order_of_a_customer_is_entered_with_the_keyboard() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen().with_dark_theme();
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    window.open_customer(RON).await;
    window.choose_more("New order…").await;
    window.wait_for_heading("New order for Ron Swanson").await;
    window.wait_for_text(RON).await;

    window.focus("Product").await;
    window.send_keys_to_focus("Bacon").await;
    for text in ["BCN-1", "2", "3.20"] {
        window.press_key(Key::Tab).await;
        if text == "2" {
            // A new item has one of it.
            window.press_shortcut(Key::Control, 'a').await;
        }
        window.send_keys_to_focus(text).await;
    }
    window.wait_for_text("Total £6.40").await;
    // The first letters of a saved address choose it.
    window.focus("Saved address").await;
    window.send_keys_to_focus("W").await;
    window
        .wait_until("document.activeElement.selectedOptions[0].label.startsWith('Work, ')")
        .await;
    let street = window.value_of("Street").await;
    assert!(!street.is_empty());
    window.focus("Bill to this address").await;
    window.send_keys_to_focus(" ").await;
    window.wait_for_text("Billing address").await;
    window.screenshot("109-new-order-addresses").await;
    window.send_keys_to_focus(" ").await;
    // Past the remaining fields: Enter in a field sends the form.
    window.focus("Order number").await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading("Create this order?").await;
    window.screenshot("107-new-order-dark").await;
    window
        .wait_until("document.activeElement.closest('[role=dialog]')")
        .await;
    let is_confirming = "return document.activeElement.innerText.trim() === 'Create order'";
    for _ in 0..4 {
        if window.run_script(is_confirming, &[]).await != json!(true) {
            window.press_key(Key::Tab).await;
        }
    }
    window.press_key(Key::Enter).await;
    window.wait_for_text("An admin created this order").await;
    window.wait_for_text("Bacon").await;
    let query = OrderQuery::new().filter(OrderFilter::customer(&RONS_ID.into()));
    let orders = admin(&store).orders().list(&query).await.unwrap().items;
    let new = orders
        .iter()
        .find(|order| order.is_manual == Some(true) && order.status == "incomplete");
    let new = new.unwrap();
    assert_eq!(new.with_tax.as_ref().unwrap().amount, 640);
    assert_eq!(new.shipping_address.as_ref().unwrap().line_1.as_str(), street);
    assert_eq!(new.billing_address.as_ref().unwrap().line_1.as_str(), street);
    window.close().await;
}

#[tokio::test]
async fn new_order_fits_small_window_and_is_refused_in_customer_view() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    window.resize(800, 600).await;
    window.open_customer(RON).await;
    window.choose_more("New order…").await;
    window.wait_for_heading("New order for Ron Swanson").await;
    window.press("Add item").await;
    wait_for_focus(&window, "Product").await;
    window.screenshot("108-new-order-small").await;
    let overflow = "document.documentElement.scrollWidth <= document.documentElement.clientWidth";
    window.wait_until(overflow).await;
    window.press("Find").await;

    window.open_customer(RON).await;
    window.sign_in_as_open_customer("mysecretpassword").await;
    let before = store.requests().len();
    assert!(!window.text().await.contains("New order"));
    let codes = window.run_async_script(CALL_ALL, &[]).await;
    assert_eq!(codes, json!(vec!["not_allowed_here"; 4]));
    // The customer view itself may still read something.
    let sent = store.requests().split_off(before);
    let is_for_orders =
        |grant, path: &str| grant == Some("client_credentials") && path.starts_with("/v2/orders");
    assert!(sent.iter().all(|request| request.method == "GET"), "{sent:?}");
    assert!(
        !sent
            .iter()
            .any(|request| is_for_orders(request.grant, &request.path)),
        "{sent:?}"
    );
    window.close().await;
}
