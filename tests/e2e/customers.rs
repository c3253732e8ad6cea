//! Work with customers as admin: search, sort, change, addresses, delete.

use moltin::{CustomerPatch, Endpoint, Store};
use moltin_sandbox::{Config, Sandbox, Seed};
use serde_json::json;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::restart::fill_in;
use crate::window::Window;

const RON: &str = "ron@swanson.com";

/// Whether the chart has a column that fills its height.
const IS_DRAWN: &str = r"
    const chart = document.querySelector('[aria-labelledby=spending] .columns');
    const columns = [...(chart?.querySelectorAll('.column') ?? [])];
    const height = chart?.getBoundingClientRect().height ?? 0;
    return columns.some((column) => column.getBoundingClientRect().height > height / 2);
";

const HOVER_LAST_COLUMN: &str = r"
    const months = document.querySelectorAll('[aria-labelledby=spending] .month');
    months[months.length - 1].dispatchEvent(new PointerEvent('pointerenter'));
";

/// Whether the chart names the last row of the table.
const CAPTION_MATCHES_TABLE: &str = r"
    const [month, , paid] = document.querySelector('[aria-labelledby=spending] table tbody tr:last-child').cells;
    const caption = document.querySelector('[aria-labelledby=spending] .caption').textContent;
    return caption.trim() === `${month.textContent}: ${paid.textContent}`;
";

/// The names in the list.
const NAMES: &str =
    "return [...document.querySelectorAll('[role=grid] .link')].map((link) => link.innerText)";

async fn names(window: &Window<'_>) -> Vec<String> {
    serde_json::from_value(window.run_script(NAMES, &[]).await).unwrap()
}

/// Opens a window, and connects it to a store outside the app.
pub(crate) async fn open_with_store<'a>(desktop: &'a TestDesktop, store: &Sandbox) -> Window<'a> {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep until you quit").await;
    window.show_customers().await;
    window
}

async fn find_ron(window: &Window<'_>) {
    window.type_into("Search customers", RON).await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.wait_for_heading("Ron Swanson").await;
}

#[tokio::test]
async fn customers_are_searched_sorted_changed_and_deleted() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;

    window.press("Name").await;
    window
        .wait_until_script(
            "return document.querySelector('[role=columnheader][aria-sort=ascending]')?.innerText.trim() === 'Name' \
             && !document.querySelector('[aria-busy=true]')",
            "list by name",
        )
        .await;
    let sorted: Vec<_> = names(&window)
        .await
        .iter()
        .map(|name| name.to_ascii_lowercase())
        .collect();
    assert!(sorted.is_sorted(), "{sorted:?}");
    window.screenshot("40-customers-by-name").await;

    find_ron(&window).await;
    window.wait_for_text("paid and not canceled").await;
    window.wait_until_script(IS_DRAWN, "chart").await;
    window.screenshot("41-customer").await;

    add_note(&window).await;
    resolve_concurrent_change(&window, &store).await;
    add_and_delete_address(&window).await;
    let chart = "document.querySelector('#spending').scrollIntoView()";
    window.run_script(chart, &[]).await;
    window.screenshot("46-spending").await;
    window.press("By month").await;
    window.run_script(HOVER_LAST_COLUMN, &[]).await;
    window
        .wait_until_script(CAPTION_MATCHES_TABLE, "figures of the column")
        .await;
    window.screenshot("46-spending-pointed-at").await;

    window.choose_more("Delete customer…").await;
    window.confirm_email("ron@swanson.co").await;
    window.press("Delete customer").await;
    window.wait_for_text("This isn’t the email address of").await;
    window.screenshot("47-delete-customer").await;
    window.confirm_email("ron@lodge.test").await;
    window.press("Delete customer").await;
    window.wait_for_heading("Customers").await;
    window.wait_for_text("Nothing matches “ron@swanson.com”").await;
    assert_eq!(
        window.value_of("Search customers").await,
        RON,
        "the search is kept"
    );
    window.press("Clear search").await;
    window.wait_for_text("47 customers").await;

    window.close().await;
}

async fn add_note(window: &Window<'_>) {
    window.press("Add a note").await;
    window.type_into("Note", "Prefers a call before delivery.").await;
    window.press("Save note").await;
    window
        .wait_until_script(
            "return document.querySelector('[aria-labelledby=notes] .note') !== null \
             && document.querySelector('[aria-labelledby=notes] form') === null",
            "saved note",
        )
        .await;
    window.wait_for_text("Prefers a call before delivery.").await;
}

async fn resolve_concurrent_change(window: &Window<'_>, store: &Sandbox) {
    window.press("Edit").await;
    window.type_into("Name", "Duke Silver").await;
    window.screenshot("42-edit-customer").await;
    let endpoint = Endpoint::parse(store.base_url()).unwrap();
    let admin = Store::new(endpoint, "sandbox").unwrap().admin("sandbox-secret");
    let moved = CustomerPatch::new().email("ron@lodge.test");
    let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
    admin.customers().update(&ron, &moved).await.unwrap();

    window.press("Save changes").await;
    window.wait_for_text("changed after you opened it").await;
    window.wait_for_text("ron@lodge.test").await;
    window.screenshot("43-conflict").await;
    window.press("Save selection").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_heading("Duke Silver").await;
    window.wait_for_text("ron@lodge.test").await;
    let now = admin.customers().get(&ron).await.unwrap();
    assert_eq!(
        (now.name.as_str(), now.email.as_str()),
        ("Duke Silver", "ron@lodge.test")
    );
}

async fn add_and_delete_address(window: &Window<'_>) {
    window.press("Add address").await;
    for (field, text) in [
        ("Label", "Cabin"),
        ("First name", "Ron"),
        ("Last name", "Swanson"),
        ("Postal code", "46001"),
        ("Country", "us"),
    ] {
        window.type_into(field, text).await;
    }
    window.press("Save address").await;
    window
        .wait_for_text("The store requires a street and a county.")
        .await;
    window.screenshot("44-address-incomplete").await;
    window.type_into("Street", "1 Lake Road").await;
    window.type_into("County", "Pawnee").await;
    window.press("Save address").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_text("1 Lake Road").await;
    window.press("Delete the address Cabin").await;
    window.is_enabled("Delete address").await;
    window.screenshot("45-delete-address").await;
    window.press("Delete address").await;
    window.wait_for_dialog_to_close().await;
    window
        .wait_until_script(
            "return !document.body.innerText.includes('1 Lake Road')",
            "address to disappear",
        )
        .await;
}

#[tokio::test]
async fn customer_page_is_legible_in_dark_and_fits_small_window() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen().with_dark_theme();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open_with_store(&desktop, &store).await;
    window.screenshot("48-dark-customers").await;
    window.resize(800, 600).await;
    window.screenshot("49-small-dark-customers").await;
    find_ron(&window).await;
    window.wait_until_script(IS_DRAWN, "chart").await;
    let overflow =
        "return document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth";
    assert_eq!(window.run_script(overflow, &[]).await, json!(0));
    window.screenshot("50-small-dark-customer").await;
    window
        .run_script("document.querySelector('#spending').scrollIntoView()", &[])
        .await;
    window.screenshot("51-small-dark-spending").await;
    window.close().await;
}
