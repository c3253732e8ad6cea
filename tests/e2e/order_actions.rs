//! What staff are asked on the phone: money back, payments, parcels, and changes of orders.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use fantoccini::key::Key;
use moltin::{Admin, Order, OrderChange, OrderFilter, OrderQuery, Store, Transaction};
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed, Switches};

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

const BOX: &str = "Find a customer, account or order";

fn admin(store: &Sandbox) -> Admin {
    Store::new(store.base_url(), "sandbox")
        .unwrap()
        .admin("sandbox-secret")
}

/// Orders in pounds with a number, in these states.
async fn orders(admin: &Admin, payment: &str, status: &str, shipping: &str) -> Vec<Order> {
    let filter = OrderFilter::payment(payment)
        .and(OrderFilter::status(status))
        .and(OrderFilter::shipping(shipping))
        .and(OrderFilter::currency("GBP"));
    let query = OrderQuery::new().filter(filter);
    let mut orders = admin.orders().list(&query).await.unwrap().items;
    orders.retain(|order| {
        let total = order.with_tax.as_ref().map_or(0, |total| total.amount);
        // More than twice the limit above which amounts are entered twice.
        order.order_number.is_some() && total > 20_000
    });
    orders
}

/// The orders of [`orders`] whose last transaction goes through a gateway, with it.
async fn payments(admin: &Admin, payment: &str, gateway: &str) -> Vec<(Order, Transaction)> {
    let mut found = Vec::new();
    for order in orders(admin, payment, "complete", "unfulfilled").await {
        let all = admin.orders().transactions(&order.id).await.unwrap();
        let last = all.items.into_iter().next_back().unwrap();
        if last.gateway == gateway && (payment != "paid" || last.kind == "purchase") {
            found.push((order, last));
        }
    }
    found
}

/// An amount as the window writes it.
fn pounds(amount: i64) -> String {
    let pounds = amount / 100;
    let whole = match pounds {
        1000.. => format!("{},{:03}", pounds / 1000, pounds % 1000),
        _ => pounds.to_string(),
    };
    format!("£{whole}.{:02}", amount % 100)
}

fn amount_of(payment: &Transaction) -> String {
    pounds(payment.amount.as_ref().unwrap().amount)
}

async fn open_order(window: &Window<'_>, order: &Order) {
    let number = order.order_number.as_deref().unwrap();
    window.press("Find").await;
    window.type_into(BOX, number).await;
    window.wait_for_text(number).await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.wait_for_region("Parcels").await;
    window.wait_for_text("Timeline").await;
}

async fn close(window: &Window<'_>) {
    window.press("Close").await;
    window.wait_for_dialog_to_close().await;
}

#[tokio::test]
async fn payment_is_refunded_in_parts_and_marked() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let admin = admin(&store);
    let (order, paid) = payments(&admin, "paid", "stripe").await.remove(0);
    let (amount, total) = (amount_of(&paid), paid.amount.as_ref().unwrap().amount);
    let window = open_with_store(&desktop, &store).await;
    open_order(&window, &order).await;

    let refund = format!("Refund {amount}…");
    window.press(&refund).await;
    window.wait_for_text("can’t be undone").await;
    window.type_into("Amount", &format!("{}", total / 100 + 1)).await;
    window
        .wait_for_text("Amounts above 100 GBP are entered twice")
        .await;
    window
        .type_into("Amount, a second time", &format!("{}", total / 100 + 1))
        .await;
    window.press("Refund").await;
    window.wait_for_text("is left to refund").await;
    window.screenshot("70-refund-too-much").await;
    window.type_into("Amount", "1.00").await;
    window.type_into("Note", "Scratched lid").await;
    window.wait_for_text("= £1.00").await;
    window.press("Refund").await;
    window.wait_for_text("Done.").await;
    window.wait_for_text("Refunded so far: £1.00").await;
    window.wait_for_text("Note: Scratched lid").await;
    window.screenshot("71-refund-receipt").await;
    window.press("Copy receipt").await;
    close(&window).await;
    window
        .wait_for_text(&format!("£1.00 refunded, {} left", pounds(total - 100)))
        .await;

    // Above the limit, the amount is entered a second time.
    window.press(&refund).await;
    window.type_into("Amount", "101").await;
    window.type_into("Amount, a second time", "110").await;
    window.press("Refund").await;
    window.wait_for_text("This isn’t the same amount.").await;
    window.type_into("Amount, a second time", "101").await;
    window.press("Refund").await;
    window.wait_for_text("Refunded so far: £102.00").await;
    close(&window).await;

    // The request is lost: nothing is sent again, and the store is asked what it has.
    let path = format!("/v2/orders/{}/transactions/{}/refund", order.id, paid.id);
    let sent = || {
        let requests = store.requests();
        requests.iter().filter(|request| request.path == path).count()
    };
    let before = sent();
    store.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        path: Some(path.clone()),
        ..Faults::default()
    });
    window.press(&refund).await;
    window.type_into("Amount", "2").await;
    window.wait_for_text("= £2.00").await;
    window.press("Refund").await;
    window.wait_for_text("shows nothing of it so far").await;
    window
        .wait_for_text("The store shows £102.00 of this payment as refunded.")
        .await;
    window.screenshot("72-refund-lost").await;
    window.press("Check again").await;
    close(&window).await;
    assert_eq!(sent(), before + 1);
    store.inject_faults(Faults::default());

    window.press(&format!("Mark {amount} as refunded…")).await;
    window.wait_for_text("No money moves.").await;
    window.press("Mark as refunded").await;
    window.wait_for_text("Marked as refunded (no money moved)").await;
    close(&window).await;
    window
        .wait_for_text(&format!("{amount} refunded, £0.00 left"))
        .await;
    let now = admin.orders().get(&order.id).await.unwrap();
    assert_eq!(now.payment, "refunded");
    window.close().await;
}

#[tokio::test]
async fn authorization_is_captured_or_cancelled_and_cash_taken() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let admin = admin(&store);
    let mut held = payments(&admin, "authorized", "stripe").await;
    held.extend(payments(&admin, "authorized", "paypal_express_checkout").await);
    let [(first, first_held), (second, second_held), ..] = held.as_slice() else {
        panic!("{held:?}")
    };
    let manual = payments(&admin, "authorized", "manual").await.remove(0).0;
    let window = open_with_store(&desktop, &store).await;

    open_order(&window, first).await;
    window.press(&format!("Capture {}…", amount_of(first_held))).await;
    window.wait_for_text("The customer is charged").await;
    window.type_into("Amount, a second time", "1").await;
    window.press("Capture payment").await;
    window.wait_for_text("This isn’t the same amount.").await;
    window
        .type_into("Amount, a second time", &amount_of(first_held))
        .await;
    window.press("Capture payment").await;
    window.wait_for_text("Done.").await;
    window.screenshot("73-capture-receipt").await;
    close(&window).await;
    window
        .wait_for_text(&format!("{} captured", amount_of(first_held)))
        .await;

    open_order(&window, second).await;
    window
        .press(&format!("Cancel authorization of {}…", amount_of(second_held)))
        .await;
    // A colleague cancels it meanwhile.
    admin
        .orders()
        .cancel_transaction(&second.id, &second_held.id, None)
        .await
        .unwrap();
    window.select("Reason", "Duplicate").await;
    window.press("Cancel authorization").await;
    window.wait_for_text("it was changed elsewhere").await;
    close(&window).await;
    if let Some((third, third_held)) = held.get(2) {
        open_order(&window, third).await;
        window
            .press(&format!("Cancel authorization of {}…", amount_of(third_held)))
            .await;
        window.select("Reason", "Duplicate").await;
        window.press("Cancel authorization").await;
        window.wait_for_text("Note: Duplicate").await;
        close(&window).await;
        let now = admin.orders().transaction(&third.id, &third_held.id).await;
        assert_eq!(now.unwrap().status, "cancelled");
    }

    open_order(&window, &manual).await;
    window
        .wait_for_text("A manual authorization can’t be canceled")
        .await;
    window.screenshot("74-manual-authorization").await;

    let unpaid = orders(&admin, "unpaid", "incomplete", "unfulfilled")
        .await
        .remove(0);
    let total = unpaid.with_tax.as_ref().unwrap().amount;
    open_order(&window, &unpaid).await;
    window.press("More actions").await;
    window.press("Record a payment…").await;
    let too_much = format!("{}", total / 100 + 1);
    window.type_into("Amount", &too_much).await;
    window.type_into("Amount, a second time", &too_much).await;
    window.press("Record payment").await;
    window.wait_for_text("is left to pay.").await;
    window
        .press(&format!("All that is left to pay: {}", pounds(total)))
        .await;
    window.type_into("Amount, a second time", &pounds(total)).await;
    window.type_into("Kind of payment", "Cash").await;
    window.press("Record payment").await;
    window.wait_for_text("Note: Cash").await;
    window.screenshot("75-cash-receipt").await;
    close(&window).await;
    let now = admin.orders().get(&unpaid.id).await.unwrap();
    assert_eq!(now.payment, "paid");
    window.close().await;
}

/// Adds a browser to a desktop that only notes the address that it is to open.
fn with_browser(desktop: TestDesktop) -> (TestDesktop, PathBuf) {
    let folder = desktop.home().join("bin");
    let opened = desktop.home().join("opened");
    fs::create_dir(&folder).unwrap();
    let script = format!(
        "#!/bin/sh\nprintf %s \"$1\" > {0}.part && mv {0}.part {0}\n",
        opened.display()
    );
    let program = folder.join("xdg-open");
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, Permissions::from_mode(0o755)).unwrap();
    let others = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths([folder].into_iter().chain(std::env::split_paths(&others))).unwrap();
    (desktop.with_variable("PATH", path), opened)
}

#[tokio::test]
async fn order_is_moved_shipped_fulfilled_and_cancelled() {
    let _lock = exclusive_window().await;
    let (desktop, opened) = with_browser(TestDesktop::new().with_screen());
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let admin = admin(&store);
    let order = orders(&admin, "paid", "complete", "unfulfilled").await.remove(0);
    let window = open_with_store(&desktop, &store).await;
    open_order(&window, &order).await;

    window.press("More actions").await;
    window.press("Correct shipping address…").await;
    window.wait_for_text("Only this order changes").await;
    window.type_into("City", "Eagleton").await;
    window.type_into("Country", "England").await;
    window.press("Save address").await;
    window.wait_for_text("code of two letters").await;
    window.screenshot("76-order-address").await;
    window.type_into("Country", "GB").await;
    window.press("Save address").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Eagleton").await;

    window.press("Add parcel").await;
    window.press("Save parcel").await;
    window
        .wait_for_text("Enter a tracking number, a carrier or a date.")
        .await;
    window.type_into("Carrier", "UPS Ground").await;
    window.type_into("Tracking number", "1Z999").await;
    window.press("Save parcel").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Parcel: UPS Ground, 1Z999").await;
    window.is_enabled("Copy tracking link").await;
    window.press("Track at www.ups.com").await;
    desktop.wait_until("the browser", |_| opened.exists());
    assert_eq!(
        fs::read_to_string(&opened).unwrap(),
        "https://www.ups.com/track?tracknum=1Z999"
    );
    window.press("Edit parcel 1Z999").await;
    window.type_into("Tracking number", "1Z1000").await;
    window.press("Save parcel").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Parcel: UPS Ground, 1Z1000").await;
    window.screenshot("77-order-parcels").await;

    window.press("More actions").await;
    window.press("Mark as fulfilled…").await;
    window.wait_for_text("This can’t be undone.").await;
    window.screenshot("78-order-fulfill").await;
    window.press("Mark as fulfilled").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Fulfilled").await;
    let now = admin.orders().get(&order.id).await.unwrap();
    assert_eq!(now.shipping, "fulfilled");
    assert_eq!(now.shipping_address.unwrap().city, "Eagleton");

    let mut unpaid = orders(&admin, "unpaid", "incomplete", "unfulfilled").await;
    let (cancelled, taken) = (unpaid.remove(0), unpaid.remove(0));
    open_order(&window, &taken).await;
    window.press("More actions").await;
    window.press("Cancel order…").await;
    // A colleague cancels it meanwhile.
    let orders = admin.orders();
    orders.update(&taken.id, &OrderChange::Cancel).await.unwrap();
    window.press("Cancel order").await;
    window.wait_for_text("it was changed elsewhere").await;
    window.screenshot("79-order-conflict").await;
    close(&window).await;

    open_order(&window, &cancelled).await;
    window.press("More actions").await;
    window.press("Cancel order…").await;
    window.wait_for_text("No money moves").await;
    window.press("Cancel order").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("Canceled").await;
    assert_eq!(orders.get(&cancelled.id).await.unwrap().status, "cancelled");
    window.close().await;
}

#[tokio::test]
async fn store_without_parcels_says_so_and_is_asked_again() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    store.set_switches(Switches {
        orders_lack_shipping_groups: true,
        ..Switches::default()
    });
    let window = open_with_store(&desktop, &store).await;
    let order = orders(&admin(&store), "paid", "complete", "unfulfilled")
        .await
        .remove(0);
    open_order(&window, &order).await;

    window.wait_for_text("This store doesn’t keep parcels").await;
    window.screenshot("99-order-without-parcels").await;
    assert!(!window.text().await.contains("Add parcel"));
    let alerts = "return document.querySelectorAll('[role=alert]').length";
    assert_eq!(window.run_script(alerts, &[]).await, 0);
    store.set_switches(Switches::default());
    window.press("Try again").await;
    window.wait_for_text("No parcels yet").await;
    window.press("Add parcel").await;
    window.wait_for_heading("Add a parcel").await;
    window.close().await;
}
