//! The order list in the real window: filters, keyboard navigation, opening orders, and going back.

use fantoccini::key::Key;
use moltin_sandbox::{Config, Sandbox, Seed};

use crate::appearance::{OVERFLOW, assert_contrast};
use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::window::Window;

/// What screen readers hear when the list of the sandbox store is complete.
pub(crate) const ALL_LOADED: &str = "All 684 orders are loaded";

/// The scroll position of the table, and the number of rendered rows.
const TABLE: &str = "
    const table = document.querySelector('[role=grid]');
    return [Math.round(table.scrollTop), table.querySelectorAll('[role=row]').length];
";

/// Scrolls to the end in eight jumps of more than a screen, and returns the text of the last row.
/// The timers of the page are held, so that no row is completed before it is read.
const SCROLL_FAST: &str = "
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

/// Runs the held timers.
const RUN_TIMERS: &str = "for (const work of window.stopped.values()) work()";

/// The text of the last row after scrolling, and whether its icon is visible.
const LAST_ROW: &str = "
    const last = [...document.querySelectorAll('[role=grid] [role=row]')].at(-1);
    return [last.innerText.split('\\n'), last.querySelector('.row-action').checkVisibility()];
";

/// Whether there are visible orders, all of them Ron's.
const ONLY_RONS: &str = "
    ((rows) => rows.length > 0 && rows.every((row) => row.innerText.includes('Ron Swanson')))
        ([...document.querySelectorAll('[role=row][aria-rowindex]:not([aria-rowindex=\"1\"])')])
";

async fn open_orders(window: &Window<'_>) {
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.press("Orders").await;
    window.wait_for_heading("Orders").await;
    window.wait_for_text(ALL_LOADED).await;
}

#[tokio::test]
async fn order_scan_can_be_cancelled_and_resumed() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    let hold = store.close_gate("/v2/orders", 1);

    window.press("Orders").await;
    window.wait_for_text("of 684 orders").await;
    hold.reached().await;
    window.press("Cancel").await;
    let footer = "return document.querySelector('.status .count > span').innerText";
    assert!(window.is_enabled("Load the rest").await);
    let stopped = window.run_script(footer, &[]).await;
    window.press_in_menu("Requests").await;
    window.wait_for_text("Cancelled").await;
    drop(hold);
    window.press("Back").await;
    window.wait_for_text("of 684 orders").await;
    assert_eq!(window.run_script(footer, &[]).await, stopped);
    window.screenshot("44-store-orders-cancelled").await;

    window.press("Load the rest").await;
    window.wait_for_text(ALL_LOADED).await;
    window.close().await;
}

async fn add_filter(window: &Window<'_>, by: &str, fields: &[(&str, &str)]) {
    window.press("Add filter").await;
    window.select("Filter by", by).await;
    for (field, value) in fields {
        window.type_into(field, value).await;
    }
    window.press("Add").await;
    window.wait_for_dialog_to_close().await;
}

/// Waits until the focus is in a row of the table, counted from 1.
async fn wait_for_focus_in_row(window: &Window<'_>, row: usize) {
    let row = format!(
        "document.activeElement?.closest('[aria-rowindex=\"{}\"]')",
        row + 1
    );
    window.wait_until(&row).await;
}

/// The number of the order in a row of the table.
async fn number_in_row(window: &Window<'_>, row: usize) -> String {
    let link = format!(
        "return document.querySelector('[aria-rowindex=\"{}\"] .link').innerText",
        row + 1
    );
    window.run_script(&link, &[]).await.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn order_list_is_filtered_navigated_and_restored() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    open_orders(&window).await;
    let [_, drawn] = table(&window).await;
    assert!(drawn < 60, "only visible rows are rendered: {drawn}");

    add_filter(&window, "Email", &[("Value", "swan")]).await;
    window.wait_for_text("Email contains “swan”").await;
    add_filter(&window, "Currency", &[("Value", "XAU")]).await;
    window
        .wait_for_heading("No orders match all of these filters.")
        .await;
    window.screenshot("45-store-orders-no-match").await;
    window.press("Clear filters").await;
    window.wait_for_text(ALL_LOADED).await;

    window.press_key(Key::Down).await;
    wait_for_focus_in_row(&window, 1).await;
    window.send_keys_to_focus(&"j".repeat(40)).await;
    wait_for_focus_in_row(&window, 41).await;
    let [scrolled, _] = table(&window).await;
    let number = number_in_row(&window, 41).await;
    window.press_key(Key::Enter).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.wait_for_region("Items").await;
    window.press("Next order").await;
    window.wait_for_text("42 of 684").await;
    window.press_shortcut(Key::Alt, Key::Left.into()).await;
    wait_for_focus_in_row(&window, 42).await;
    assert!((table(&window).await[0] - scrolled).abs() <= 44);

    window.wait_for_text(ALL_LOADED).await;
    window.press_key(Key::End).await;
    wait_for_focus_in_row(&window, 684).await;
    window.press_key(Key::Home).await;
    wait_for_focus_in_row(&window, 1).await;

    window.press("Customers").await;
    window.wait_for_heading("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.press("All orders").await;
    window.wait_for_text("Customer is Ron Swanson").await;
    window.close().await;
}

#[tokio::test]
async fn fast_scrolling_skips_status_columns_until_it_stops() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    open_orders(&window).await;

    let scrolling = window.run_async_script(SCROLL_FAST, &[]).await;
    window.run_script(RUN_TIMERS, &[]).await;
    window
        .wait_until("!document.querySelector('[role=grid].fast-scrolling')")
        .await;
    let stopped = window.run_script(LAST_ROW, &[]).await;

    let row = &stopped[0];
    // Number, day, customer, items and total; then payment, shipping and status.
    for column in 0..5 {
        assert!(!row[column].as_str().unwrap().is_empty());
        assert_eq!(scrolling[column], row[column]);
    }
    assert_eq!(scrolling[5], "");
    for column in 5..8 {
        assert!(!row[column].as_str().unwrap().is_empty());
    }
    assert_eq!(stopped[1], true, "the icon for customer view");
    window.close().await;
}

async fn table(window: &Window<'_>) -> [i64; 2] {
    let table = window.run_script(TABLE, &[]).await;
    [0, 1].map(|place: usize| table[place].as_i64().unwrap())
}

#[tokio::test]
async fn order_list_is_legible_in_themes_and_fits_small_window() {
    let _lock = exclusive_window().await;
    for (theme, first) in [("light", 46), ("dark", 56)] {
        let desktop = TestDesktop::new().with_screen().with_theme(theme);
        let window = Window::open(&desktop).await;
        open_orders(&window).await;
        for (number, size) in [(0, (1180, 780)), (5, (800, 600))] {
            window.resize(size.0, size.1).await;
            let check = async |offset: u32, name: &str| {
                assert_contrast(&window).await;
                assert!(
                    window.run_script(OVERFLOW, &[]).await.as_i64().unwrap() <= 0,
                    "{name}"
                );
                let name = format!("{}-{theme}-{}-{name}", first + number + offset, size.0);
                window.screenshot(&name).await;
            };
            visit_screens(&window, check).await;
        }
        window.close().await;
    }
}

/// Opens every screen of the order list, and calls `check` on each.
async fn visit_screens(window: &Window<'_>, check: impl AsyncFn(u32, &str)) {
    window.press("Orders").await;
    window.wait_for_text(ALL_LOADED).await;
    check(0, "store-orders").await;
    add_filter(window, "Payment", &[]).await;
    window.wait_for_text("Payment is unpaid").await;
    window.press("Add filter").await;
    window.select("Filter by", "Total").await;
    check(1, "add-filter").await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
    window.press("Remove filter: Payment is unpaid").await;
    window.wait_for_text(ALL_LOADED).await;
    add_filter(window, "Email", &[("Value", "ron@swanson.com")]).await;
    add_filter(window, "Name", &[("Value", "Ron Swanson")]).await;
    window.wait_until(ONLY_RONS).await;
    let first = "document.querySelector('[role=row]:has(.row-action:not(.none)) .link').click()";
    window.run_script(first, &[]).await;
    window.wait_for_region("Items").await;
    window.wait_for_text("Timeline").await;
    check(2, "store-order").await;
    window.press("More actions").await;
    window.press("Show JSON").await;
    window.wait_for_text("Line breaks were added").await;
    window
        .run_script("document.querySelector('pre').scrollIntoView()", &[])
        .await;
    check(3, "store-order-json").await;
    window.press("Ron Swanson").await;
    window.press("All orders").await;
    window.wait_for_text("Customer is Ron Swanson").await;
    window.press("Ron Swanson").await;
    window.wait_for_region("Orders").await;
    window.wait_for_text("ron@swanson.com").await;
    check(4, "customer").await;
    window.press("Customers").await;
    window.press("Orders").await;
    window.press("Clear all").await;
}
