//! The merchant's work with customers: found, sorted, changed, given an address, and deleted.

use moltin::{CustomerPatch, Endpoint, Store};
use sandbox::{Config, Sandbox, Seed};
use serde_json::json;

use crate::desktop::Desktop;
use crate::restart::fill_in;
use crate::turn;
use crate::window::Window;

const RON: &str = "ron@swanson.com";

/// Whether something is drawn in the theme's colour.
const IS_DRAWN: &str = r"
    const canvas = document.querySelector('canvas');
    if (!canvas?.width) return false;
    const link = getComputedStyle(document.querySelector('.link')).color;
    const [red, green, blue] = link.match(/[0-9]+/g).map(Number);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255) return true;
    }
    return false;
";

const POINT_AT_THE_LAST_COLUMN: &str = r"
    const plot = document.querySelector('.u-over');
    const { right, top } = plot.getBoundingClientRect();
    for (const type of ['mouseenter', 'mousemove']) {
        plot.dispatchEvent(new MouseEvent(type, { clientX: right - 5, clientY: top + 50, bubbles: true }));
    }
";

/// Whether the tip says what the table has of the last month.
const SAYS_ITS_FIGURES: &str = r"
    const [month, , spent] = document.querySelector('#spending ~ * table tbody tr:last-child').cells;
    return document.querySelector('[role=tooltip]')?.textContent.trim() === `${month.textContent}: ${spent.textContent}`;
";

/// The first names of the list.
const NAMES: &str = "return [...document.querySelectorAll('tbody .link')].map((link) => link.innerText)";

async fn names(window: &Window<'_>) -> Vec<String> {
    serde_json::from_value(window.ask(NAMES, &[]).await).unwrap()
}

/// A window on a store that others can reach too.
pub(crate) async fn open<'a>(desktop: &'a Desktop, store: &Sandbox) -> Window<'a> {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.press("Keep for this session only").await;
    window.says("of 48 customers").await;
    window
}

async fn find_ron(window: &Window<'_>) {
    window.select("How to search", "Is exactly").await;
    window.type_into("Search customers", RON).await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.arrives_at("Ron Swanson").await;
}

#[tokio::test]
async fn customers_are_searched_sorted_changed_and_deleted() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open(&desktop, &store).await;

    window.press("Name").await;
    window
        .until(
            "return document.querySelector('th[aria-sort=ascending]')?.innerText.trim() === 'Name' \
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
    window.picture("40-customers-by-name").await;

    find_ron(&window).await;
    window.says("those that are paid and not cancelled").await;
    window.until(IS_DRAWN, "chart").await;
    window.picture("41-customer").await;

    changes_what_somebody_else_changes_too(&window, &store).await;
    adds_and_deletes_an_address(&window).await;
    let chart = "document.querySelector('#spending').scrollIntoView()";
    window.ask(chart, &[]).await;
    window.picture("46-spending").await;
    window.press("The figures as a table").await;
    window.ask(POINT_AT_THE_LAST_COLUMN, &[]).await;
    window.until(SAYS_ITS_FIGURES, "figures of the column").await;
    window.picture("46-spending-pointed-at").await;

    window.press("Delete…").await;
    window
        .type_into("Type the customer’s e-mail address to confirm", "ron@swanson.co")
        .await;
    window.press("Delete customer").await;
    window.says("This is not the e-mail address of").await;
    window.picture("47-delete-customer").await;
    window
        .type_into("Type the customer’s e-mail address to confirm", "ron@lodge.test")
        .await;
    window.press("Delete customer").await;
    window.arrives_at("Customers").await;
    window.says("Nothing matches “ron@swanson.com”").await;
    assert_eq!(
        window.value_of("Search customers").await,
        RON,
        "the list is as it was left"
    );
    window.press("Clear search").await;
    window.says("of 47 customers").await;

    window.close().await;
}

async fn changes_what_somebody_else_changes_too(window: &Window<'_>, store: &Sandbox) {
    window.press("Edit").await;
    window.type_into("Name", "Duke Silver").await;
    window.picture("42-edit-customer").await;
    let endpoint = Endpoint::parse(store.base_url()).unwrap();
    let admin = Store::new(endpoint, "sandbox".into())
        .unwrap()
        .admin("sandbox-secret".into());
    let moved = CustomerPatch {
        email: Some("ron@lodge.test".into()),
        ..CustomerPatch::default()
    };
    let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
    admin.customers().update(&ron, &moved).await.unwrap();

    window.press("Save changes").await;
    window.says("was changed in the store since you read it").await;
    window.says("ron@lodge.test").await;
    window.picture("43-conflict").await;
    window.press("Save what is chosen").await;
    window.closes_dialog().await;
    window.arrives_at("Duke Silver").await;
    window.says("ron@lodge.test").await;
    let now = admin.customers().get(&ron).await.unwrap();
    assert_eq!(
        (now.name.as_str(), now.email.as_str()),
        ("Duke Silver", "ron@lodge.test")
    );
}

async fn adds_and_deletes_an_address(window: &Window<'_>) {
    window.press("Add address").await;
    for (field, text) in [
        ("Label", "Cabin"),
        ("First name", "Ron"),
        ("Last name", "Swanson"),
        ("Postcode", "46001"),
        ("Country", "us"),
    ] {
        window.type_into(field, text).await;
    }
    window.press("Save address").await;
    window.says("The store asks for a street and a county.").await;
    window.picture("44-address-incomplete").await;
    window.type_into("Street", "1 Lake Road").await;
    window.type_into("County", "Pawnee").await;
    window.press("Save address").await;
    window.closes_dialog().await;
    window.says("1 Lake Road").await;
    window.press("Delete the address Cabin").await;
    window.can_press("Delete address").await;
    window.picture("45-delete-address").await;
    window.press("Delete address").await;
    window.closes_dialog().await;
    window
        .until(
            "return !document.body.innerText.includes('1 Lake Road')",
            "end of the address",
        )
        .await;
}

#[tokio::test]
async fn customer_page_is_legible_in_dark_and_fits_small_window() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen().and_dark();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = open(&desktop, &store).await;
    window.picture("48-dark-customers").await;
    window.resize(800, 600).await;
    window.picture("49-small-dark-customers").await;
    find_ron(&window).await;
    window.until(IS_DRAWN, "chart").await;
    let overhang =
        "return document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth";
    assert_eq!(window.ask(overhang, &[]).await, json!(0));
    window.picture("50-small-dark-customer").await;
    window
        .ask("document.querySelector('#spending').scrollIntoView()", &[])
        .await;
    window.picture("51-small-dark-spending").await;
    window.close().await;
}
