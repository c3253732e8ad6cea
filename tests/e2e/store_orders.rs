//! The store's own orders in the real window: narrowed, walked by keys, opened, and found again on the way back.

use fantoccini::key::Key;
use sandbox::{Config, Sandbox, Seed};

use crate::appearance::{OVERHANG, can_be_read};
use crate::customers::open;
use crate::desktop::Desktop;
use crate::turn;
use crate::window::Window;

/// How far the table is scrolled, and how many rows of it are drawn.
const TABLE: &str = "
    const table = document.querySelector('[role=grid]');
    return [Math.round(table.scrollTop), table.querySelectorAll('[role=row]').length];
";

/// Scrolls to the end in eight jumps, each of more than a screenful, and tells what the last row in sight says there. The page's timers are stopped,
/// so that no row lands before it was looked at.
const FLY: &str = "
    const done = arguments[0];
    const table = document.querySelector('[role=grid]');
    const { setTimeout, clearTimeout } = window;
    window.stopped = new Map();
    window.setTimeout = (work) => {
        const timer = {};
        window.stopped.set(timer, work);
        return timer;
    };
    window.clearTimeout = (timer) => window.stopped.delete(timer);
    const scrolls = () => new Promise((scrolled) => table.addEventListener('scroll', scrolled, { once: true }));
    const isDrawn = () => new Promise((drawn) => setTimeout.call(window, drawn));
    const fly = async () => {
        for (let jump = 1; jump <= 8; jump++) {
            const isThere = scrolls();
            table.scrollTop = (jump / 8) * table.scrollHeight;
            await isThere;
        }
        await isDrawn();
        Object.assign(window, { setTimeout, clearTimeout });
        return [...table.querySelectorAll('[role=row]')].at(-1).innerText.split('\\n');
    };
    fly().then(done, (error) => done(String(error)));
";

/// Lets the timers go on.
const LAND: &str = "for (const work of window.stopped.values()) work()";

/// What the last row says once nothing moves, and whether it has its sign.
const LANDED: &str = "
    const last = [...document.querySelectorAll('[role=grid] [role=row]')].at(-1);
    return [last.innerText.split('\\n'), last.querySelector('.sign').checkVisibility()];
";

/// Whether all the orders in sight are Ron's, and there are some.
const ONLY_RONS: &str = "
    ((rows) => rows.length > 0 && rows.every((row) => row.innerText.includes('Ron Swanson')))
        ([...document.querySelectorAll('[role=row][aria-rowindex]:not([aria-rowindex=\"1\"])')])
";

async fn open_orders(window: &Window<'_>) {
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    window.press("Orders").await;
    window.arrives_at("Orders").await;
    window.says("660 orders").await;
}

#[tokio::test]
async fn order_scan_can_be_cancelled_and_resumed() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open(&desktop, &store).await;
    let hold = store.hold("/v2/orders", 1);

    window.press("Orders").await;
    window.says("of 660 orders").await;
    hold.reached().await;
    window.press("Cancel").await;
    let words = "return document.querySelector('.foot').innerText";
    assert!(window.can_press("Load the rest").await);
    let stopped = window.ask(words, &[]).await;
    window.press("Requests").await;
    window.says("Cancelled").await;
    drop(hold);
    window.press("Back").await;
    window.says("of 660 orders").await;
    assert_eq!(window.ask(words, &[]).await, stopped);
    window.picture("44-store-orders-cancelled").await;

    window.press("Load the rest").await;
    window.says("660 orders").await;
    window
        .becomes("!document.querySelector('.foot').innerText.includes('First')")
        .await;
    window.close().await;
}

async fn add_filter(window: &Window<'_>, by: &str, fields: &[(&str, &str)]) {
    window.press("Add filter").await;
    window.select("Filter by", by).await;
    for (field, value) in fields {
        window.type_into(field, value).await;
    }
    window.press("Add").await;
    window.closes_dialog().await;
}

/// Waits for the focus to be in a row of the table, counted from 1.
async fn focus_is_in_row(window: &Window<'_>, row: usize) {
    let row = format!(
        "document.activeElement?.closest('[aria-rowindex=\"{}\"]')",
        row + 1
    );
    window.becomes(&row).await;
}

/// The number of the order in a row of the table.
async fn number_in_row(window: &Window<'_>, row: usize) -> String {
    let link = format!(
        "return document.querySelector('[aria-rowindex=\"{}\"] .link').innerText",
        row + 1
    );
    window.ask(&link, &[]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn order_list_is_filtered_navigated_and_restored() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    open_orders(&window).await;
    let [_, drawn] = table(&window).await;
    assert!(drawn < 60, "only what can be seen is drawn: {drawn}");

    add_filter(&window, "E-mail", &[("Value", "swan")]).await;
    window.says("E-mail contains “swan”").await;
    add_filter(&window, "Currency", &[("Value", "XAU")]).await;
    window.arrives_at("No order matches").await;
    window.picture("45-store-orders-no-match").await;
    window.press("Clear filters").await;
    window.says("660 orders").await;

    window.key('j').await;
    focus_is_in_row(&window, 1).await;
    window.type_where_focus_is(&"j".repeat(40)).await;
    focus_is_in_row(&window, 41).await;
    let [scrolled, _] = table(&window).await;
    let number = number_in_row(&window, 41).await;
    window.key(Key::Enter).await;
    window.arrives_at(&format!("Order {number}")).await;
    window.shows_region("Items").await;
    window.press("Next order").await;
    window.says("42 of 660").await;
    window.keys(Key::Alt, Key::Left.into()).await;
    focus_is_in_row(&window, 42).await;
    assert!((table(&window).await[0] - scrolled).abs() <= 44);

    window.key(Key::End).await;
    focus_is_in_row(&window, 660).await;
    window.key(Key::Home).await;
    focus_is_in_row(&window, 1).await;

    window.press("Customers").await;
    window.arrives_at("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("All orders").await;
    window.says("Customer is Ron Swanson").await;
    window.close().await;
}

#[tokio::test]
async fn fast_scrolling_skips_status_columns_until_it_stops() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    open_orders(&window).await;
    window
        .becomes("!document.querySelector('.foot').innerText.includes('First')")
        .await;

    let flying = window.wait_for(FLY, &[]).await;
    window.ask(LAND, &[]).await;
    window
        .becomes("!document.querySelector('[role=grid].flying')")
        .await;
    let landed = window.ask(LANDED, &[]).await;

    let landed_words = &landed[0];
    // Number, day, customer, items and total; then payment, shipping and status.
    for told in 0..5 {
        assert!(!landed_words[told].as_str().unwrap().is_empty());
        assert_eq!(flying[told], landed_words[told]);
    }
    assert_eq!(flying[5], "");
    for told in 5..8 {
        assert!(!landed_words[told].as_str().unwrap().is_empty());
    }
    assert_eq!(landed[1], true, "the sign to see the shop as the customer");
    window.close().await;
}

async fn table(window: &Window<'_>) -> [i64; 2] {
    let table = window.ask(TABLE, &[]).await;
    [0, 1].map(|place: usize| table[place].as_i64().unwrap())
}

#[tokio::test]
async fn order_list_is_legible_in_themes_and_fits_small_window() {
    let _turn = turn().await;
    for (light, first) in [("light", 46), ("dark", 56)] {
        let desktop = Desktop::bare().and_screen().and_light(light);
        let window = Window::open(&desktop).await;
        open_orders(&window).await;
        for (number, size) in [(0, (1180, 780)), (5, (800, 600))] {
            window.resize(size.0, size.1).await;
            let picture = async |offset: u32, name: &str| {
                can_be_read(&window).await;
                assert!(window.ask(OVERHANG, &[]).await.as_i64().unwrap() <= 0, "{name}");
                let name = format!("{}-{light}-{}-{name}", first + number + offset, size.0);
                window.picture(&name).await;
            };
            look_around(&window, picture).await;
        }
        window.close().await;
    }
}

/// Every screen of the store's orders, each looked at.
async fn look_around(window: &Window<'_>, look: impl AsyncFn(u32, &str)) {
    window.press("Orders").await;
    window.says("660 orders").await;
    look(0, "store-orders").await;
    add_filter(window, "Payment", &[]).await;
    window.says("Payment is unpaid").await;
    window.press("Add filter").await;
    window.select("Filter by", "Total").await;
    look(1, "add-filter").await;
    window.key(Key::Escape).await;
    window.closes_dialog().await;
    window.press("Remove filter: Payment is unpaid").await;
    window.says("660 orders").await;
    add_filter(window, "E-mail", &[("Value", "ron@swanson.com")]).await;
    add_filter(window, "Name", &[("Value", "Ron Swanson")]).await;
    window.becomes(ONLY_RONS).await;
    let first = "document.querySelector('[role=row]:has(.see button) .link').click()";
    window.ask(first, &[]).await;
    window.shows_region("Items").await;
    window.says("History").await;
    look(2, "store-order").await;
    window.press("JSON as the store sent it").await;
    window.says("Line breaks were added").await;
    window
        .ask("document.querySelector('pre').scrollIntoView()", &[])
        .await;
    look(3, "store-order-json").await;
    window.press("Ron Swanson").await;
    window.press("All orders").await;
    window.says("Customer is Ron Swanson").await;
    window.press("Ron Swanson").await;
    window.shows_region("Orders").await;
    window.says("ron@swanson.com").await;
    look(4, "customer").await;
    window.press("Customers").await;
    window.press("Orders").await;
    window.press("Clear all").await;
}
