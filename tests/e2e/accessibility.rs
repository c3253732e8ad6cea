//! Checks every screen against WCAG 2.2 AA in the real window: light and dark theme, 200% zoom,
//! small window. Unlike the page's own tests, these see colors, sizes and overlapping elements.

mod account_screens;
mod data_screens;
mod error_screens;
mod inspector;

use fantoccini::key::Key;
use moltin::{Admin, CustomerPatch, Endpoint, Store};
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::restart::fill_in;
use crate::store_orders::ALL_LOADED;
use crate::window::Window;
use inspector::Inspector;

const RON: &str = "ron@swanson.com";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// Two new customers, an existing one, and one without a name.
const FILE: &str = "Name;E-mail;Password\r\n\
    Mona-Lisa Saperstein;mona-lisa@e720.test;1million-dollars\r\n\
    Ron Swanson;ron@swanson.com;\r\n\
    ;nameless@e720.test;\r\n\
    Perd Hapley;perd@channel4.test;\r\n";

#[tokio::test]
async fn every_screen_passes_axe_and_is_keyboard_reachable() {
    let _lock = exclusive_window().await;
    let desktop = inspector::desktop();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    let inspector = Inspector::load(&window).await;

    check_connection_screens(&window, &inspector, &store).await;
    check_customer_screens(&window, &inspector, &store).await;
    check_customer_view(&window, &inspector).await;
    check_order_screens(&window, &inspector).await;
    check_import_and_export(&window, &inspector, &desktop, &store).await;
    check_waiting_and_errors(&window, &inspector, &store).await;
    check_other_screens(&window, &inspector).await;
    check_sign_in_only(&window, &inspector, &store).await;

    inspector.assert_no_violations();
    window.close().await;
}

/// From the first launch to the customer list.
async fn check_connection_screens(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    window
        .wait_for_heading("See the shop from the customer’s side")
        .await;
    inspector.check("welcome").await;
    window.press("Connect a store").await;
    inspector.check("connect a store").await;
    fill_in(window, store, "not-the-secret").await;
    window.press("Test and save").await;
    window.wait_for_text("rejected this client ID and secret").await;
    inspector.check("wrong secret").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.wait_for_text("No system keyring was found").await;
    inspector.check("no keyring").await;
    window.press("Keep until you quit").await;
    window.show_customers().await;
}

async fn check_customer_screens(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    inspector.check("customers").await;
    window.type_into("Search customers", "no such name").await;
    window.wait_for_text("Nothing matches").await;
    inspector.check("no customer matches").await;
    window.press("Clear search").await;
    window.show_customers().await;
    window.press("New customer").await;
    window.press("Create customer").await;
    window.wait_for_text("Enter the customer’s name").await;
    inspector.check("new customer").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;

    window.open_customer("Ron Swanson").await;
    window.wait_for_text("paid and not canceled").await;
    inspector.check("customer").await;
    window.press("Edit").await;
    window.type_into("Name", "Duke Silver").await;
    inspector.check("edit a customer").await;
    change_email(store, "ron@lodge.test").await;
    window.press("Save changes").await;
    window.wait_for_text("changed after you opened it").await;
    inspector.check("conflict").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    change_email(store, RON).await;
    window.press("Add address").await;
    window.press("Save address").await;
    window.wait_for_text("The store requires").await;
    inspector.check("incomplete address").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    let (home, street) = change_street(store).await;
    window.press(&format!("Edit the address {home}")).await;
    window.type_into("Street", "1 Lake Road").await;
    window.press("Save address").await;
    window
        .wait_for_text("The address changed after you opened it")
        .await;
    window.wait_for_text(&street).await;
    inspector.check("conflict over an address").await;
    window.screenshot("84-conflict-over-an-address").await;
    window.press("Discard my changes").await;
    window.wait_for_dialog_to_close().await;
    window.press("Set password").await;
    window.enter_new_password("a-new-password").await;
    window.confirm_email("ron@swanson.co").await;
    window.press("Set password").await;
    window.wait_for_text("This isn’t the email address of").await;
    inspector.check("set a password").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.choose_more("Delete customer…").await;
    window.confirm_email("ron@swanson.co").await;
    window.press("Delete customer").await;
    window.wait_for_text("This isn’t the email address of").await;
    inspector.check("delete a customer").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
}

/// An admin outside the app.
fn other_admin(store: &Sandbox) -> Admin {
    let endpoint = Endpoint::parse(store.base_url()).unwrap();
    Store::new(endpoint, "sandbox").unwrap().admin("sandbox-secret")
}

/// Changes Ron's email address outside the app.
async fn change_email(store: &Sandbox, email: &str) {
    let patch = CustomerPatch::new().email(email);
    let admin = other_admin(store);
    admin.customers().update(&RONS_ID.into(), &patch).await.unwrap();
}

/// Changes the street of Ron's first address outside the app. Returns the label and the new street.
async fn change_street(store: &Sandbox) -> (String, String) {
    let admin = other_admin(store);
    let ron = RONS_ID.into();
    let addresses = admin.addresses(&ron);
    let home = addresses.list().await.unwrap().items.remove(0);
    let mut postal = home.postal;
    postal.line_1 = format!("{}, second floor", postal.line_1).into();
    addresses.update(&home.id, &home.name, &postal).await.unwrap();
    (home.name, postal.line_1.to_string())
}

/// From Ron's page to the customer view, and back.
async fn check_customer_view(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.open_sign_in_form().await;
    window.type_into("Password", "not-it").await;
    window.press("Sign in").await;
    window.wait_for_text("Wrong password for this customer").await;
    inspector.check("ways to view as a customer").await;
    window.press("Set a new password…").await;
    window.confirm_email(RON).await;
    inspector.check("new password").await;
    window.press("Set password and sign in").await;
    window.wait_for_text("It is never shown").await;
    inspector.check("handover").await;
    window.press("Done").await;
    window.wait_for_dialog_to_close().await;

    window.wait_for_region("Signed in as a customer").await;
    window.wait_for_text("First 50 of").await;
    inspector.check("customer’s orders").await;
    window
        .run_script("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.wait_for_region("Items").await;
    inspector.check("customer’s order").await;
    window.press("Orders").await;
    window.press("Profile").await;
    window.wait_for_heading("Profile").await;
    window.wait_for_text(RON).await;
    inspector.check("profile").await;
    window.press("Compare").await;
    window.wait_for_text("hidden from Ron Swanson").await;
    inspector.check("compare").await;
    window.press("End session").await;
    window.wait_for_text("External reference").await;
    window.press("View as customer").await;
    window.press("Start preview").await;
    window.wait_for_region("Admin preview of a customer").await;
    window.wait_for_text("First 50 of").await;
    inspector.check("preview").await;
    window.press("End session").await;
    window.wait_for_text("External reference").await;
}

async fn check_order_screens(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("Orders").await;
    window.wait_for_text(ALL_LOADED).await;
    inspector.check("orders").await;
    window.press("Add filter").await;
    window.press("Add").await;
    window.wait_for_dialog_to_close().await;
    window.press("Add filter").await;
    window.select("Filter by", "Total").await;
    inspector.check("add a filter").await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
    window.press("Add filter").await;
    window.select("Filter by", "Currency").await;
    window.type_into("Value", "XAU").await;
    window.press("Add").await;
    window
        .wait_for_heading("No orders match all of these filters.")
        .await;
    inspector.check("no order matches").await;
    window.press("Clear filters").await;
    window.wait_for_text(ALL_LOADED).await;
    window
        .run_script(
            "document.querySelector('[role=row]:has(.row-action:not(.none)) .link').click()",
            &[],
        )
        .await;
    window.wait_for_region("Items").await;
    window.press("More actions").await;
    window.press("Show JSON").await;
    window.wait_for_text("Line breaks were added").await;
    inspector.check("order").await;
}

async fn check_import_and_export(
    window: &Window<'_>,
    inspector: &Inspector<'_>,
    desktop: &TestDesktop,
    store: &Sandbox,
) {
    let file = desktop.home().join("customers.csv");
    std::fs::write(&file, FILE).unwrap();
    window.press("Customers").await;
    window.press("Import…").await;
    inspector.check("choose a file").await;
    window.choose_file("File to import", &file).await;
    window.wait_for_heading("customers.csv").await;
    window.wait_for_text("sent to the store once").await;
    inspector.check("columns").await;
    window.press("Check rows").await;
    window.wait_for_heading("2 customers will be created").await;
    inspector.check("checked rows").await;
    let hold = store.close_gate("/v2/customers", 0);
    window.press("Create 2 customers").await;
    window.press("Pause").await;
    window.wait_for_text("Paused").await;
    drop(hold);
    inspector.check("paused import").await;
    window.press("Resume").await;
    window.wait_for_heading("2 customers created").await;
    window.press("Save rows that weren’t created").await;
    window.wait_for_text("2 rows, saved as").await;
    inspector.check("imported").await;
    window.press("Done").await;
    window.press("Export…").await;
    inspector.check("export").await;
    window.press("Export").await;
    window.wait_for_text("saved to").await;
    inspector.check("exported").await;
    window.press("Done").await;
    window.wait_for_dialog_to_close().await;
}

async fn check_waiting_and_errors(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    store.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        // The longest wait that the app accepts, up to three times before it gives up.
        retry_after: Some(30),
        ..Faults::default()
    });
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("The store is limiting requests").await;
    inspector.check("waiting").await;
    window.press("Stop retrying").await;
    window.wait_for_text("Try again in").await;
    inspector.check("given up").await;
    store.inject_faults(Faults::default());
    window.press("Try again").await;
    window.wait_for_text("1 customer").await;
    window.press_in_menu("Requests").await;
    window.wait_for_text("429").await;
    inspector.check("requests").await;
    window.press("Back").await;

    let hold = store.close_gate("/v2/", 0);
    window.press("Ron Swanson").await;
    window.wait_until("document.querySelector('.skeleton')").await;
    inspector.check("loading").await;
    drop(hold);
}

async fn check_other_screens(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press_in_menu("Audit log").await;
    window.press("Verify").await;
    window.press("Verify now").await;
    window.wait_for_text("none altered").await;
    window
        .run_script("document.querySelector('tbody [aria-expanded]:is([aria-label^=\"Details: Preview\"], [aria-label^=\"Details: Sign-in\"])').click()", &[])
        .await;
    window.wait_for_text("Status").await;
    inspector.check("audit log").await;
    window.press("Open receipt").await;
    window.wait_for_text("No changes").await;
    inspector.check("receipt").await;
    window.press("Close").await;
    window.wait_for_dialog_to_close().await;
    window.press_in_menu("Manage stores").await;
    window.press("Actions for Pawnee Parks").await;
    inspector.check("menu of a store").await;
    window.press("Replace client secret…").await;
    window.wait_for_heading("Edit Pawnee Parks").await;
    inspector.check("edit a store").await;
    window.press("Cancel").await;
    window.wait_for_dialog_to_close().await;
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Manage stores").await;
    inspector.check("stores").await;
    window.press("Actions for Pawnee Parks").await;
    window.press("Remove…").await;
    window.wait_for_heading("Remove Pawnee Parks?").await;
    inspector.check("remove a store").await;
    window.press("Remove").await;
    window.wait_for_dialog_to_close().await;
    inspector.check("store removed").await;
    window.press("Actions for Sandbox store").await;
    window.press("Sandbox panel").await;
    window.wait_for_heading("Simulated failures").await;
    inspector.check("sandbox panel").await;
    window
        .select("Sample shop", "Empty shop (no customers, no orders)")
        .await;
    window.press("Reset data…").await;
    inspector.check("reset the sandbox data").await;
    window.press("Reset data").await;
    window.wait_for_dialog_to_close().await;
    window.press("Customers").await;
    window.wait_for_heading("No customers yet").await;
    inspector.check("no customers").await;
    window.press("Orders").await;
    window.wait_for_heading("No orders yet").await;
    inspector.check("no orders").await;

    window.press("Privacy view").await;
    window.press_in_menu("Settings").await;
    window.type_into("Hide after inactivity (minutes)", "4").await;
    window.press_key(Key::Enter).await;
    window.wait_for_text("Enter a number from 5 to 60").await;
    inspector.check("settings").await;
    window.press_in_menu("Help and shortcuts").await;
    window.wait_for_text("Journal can be written").await;
    window.press("Open-source licenses").await;
    inspector.check("help").await;
    window.press("Close").await;
    window.wait_for_dialog_to_close().await;
    window.press_shortcut(Key::Control, 'k').await;
    window.wait_for_text("New customer").await;
    inspector.check("jump").await;
    window.press_key(Key::Escape).await;
    window.wait_for_dialog_to_close().await;
}

/// A sign-in-only store, and then the locked app.
async fn check_sign_in_only(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    window.press_in_menu("Manage stores").await;
    window.press("Connect a store").await;
    window.choose("Sign-in only").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.press("Test and save").await;
    window.wait_for_heading("Sign in as customer").await;
    window.press("Sign in").await;
    inspector.check("sign in by email").await;
    window.press_in_menu("Hide Shopside").await;
    window.wait_for_heading("Shopside is hidden").await;
    inspector.check("locked").await;
}
