//! Every screen against WCAG 2.2 at level AA, in the real window: in the light and in the dark, at twice its size, and in a small window.
//! Unlike the page's own tests these see colours, sizes, and what lies over what.

mod inspector;
mod troubled;

use fantoccini::key::Key;
use moltin::{Admin, CustomerPatch, Endpoint, Store};
use sandbox::{Config, Fault, Faults, Sandbox, Seed};

use crate::desktop::Desktop;
use crate::restart::fill_in;
use crate::turn;
use crate::window::Window;
use inspector::Inspector;

const RON: &str = "ron@swanson.com";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";
const CONFIRM: &str = "Type the customer’s e-mail address to confirm";

/// Two who can be created, one who is there already, and one without a name.
const FILE: &str = "Name;E-mail;Password\r\n\
    Mona-Lisa Saperstein;mona-lisa@e720.test;1million-dollars\r\n\
    Ron Swanson;ron@swanson.com;\r\n\
    ;nameless@e720.test;\r\n\
    Perd Hapley;perd@channel4.test;\r\n";

#[tokio::test]
async fn every_screen_passes_axe_and_is_keyboard_reachable() {
    let _turn = turn().await;
    let desktop = inspector::desktop();
    let store = Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap();
    let window = Window::open(&desktop).await;
    let inspector = Inspector::of(&window).await;

    connects(&window, &inspector, &store).await;
    looks_after_customers(&window, &inspector, &store).await;
    sees_as_a_customer(&window, &inspector).await;
    reads_orders(&window, &inspector).await;
    imports_and_exports(&window, &inspector, &desktop, &store).await;
    sees_what_goes_wrong(&window, &inspector, &store).await;
    looks_around_the_program(&window, &inspector).await;
    signs_in_only(&window, &inspector, &store).await;

    inspector.concludes();
    window.close().await;
}

/// From the first launch to a store's customers.
async fn connects(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    window.arrives_at("See the shop from the customer’s side").await;
    inspector.looks_at("welcome").await;
    window.press("Connect a store").await;
    inspector.looks_at("connect a store").await;
    fill_in(window, store, "not-the-secret").await;
    window.press("Test and save").await;
    window.says("does not take this client ID and secret").await;
    inspector.looks_at("wrong secret").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.says("No keyring answers on this machine").await;
    inspector.looks_at("no keyring").await;
    window.press("Keep for this session only").await;
    window.says("of 48 customers").await;
}

async fn looks_after_customers(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    inspector.looks_at("customers").await;
    window.type_into("Search customers", "nobody of this name").await;
    window.says("Nothing matches").await;
    inspector.looks_at("no customer matches").await;
    window.press("Clear search").await;
    window.says("of 48 customers").await;
    window.press("New customer").await;
    window.press("Create customer").await;
    window.says("Type the customer’s name").await;
    inspector.looks_at("new customer").await;
    window.press("Cancel").await;
    window.closes_dialog().await;

    window.open_customer("Ron Swanson").await;
    window.says("those that are paid and not cancelled").await;
    inspector.looks_at("customer").await;
    window.press("Edit").await;
    window.type_into("Name", "Duke Silver").await;
    inspector.looks_at("edit a customer").await;
    moves(store, "ron@lodge.test").await;
    window.press("Save changes").await;
    window.says("was changed in the store since you read it").await;
    inspector.looks_at("conflict").await;
    window.press("Cancel").await;
    window.closes_dialog().await;
    moves(store, RON).await;
    window.press("Add address").await;
    window.press("Save address").await;
    window.says("The store asks for").await;
    inspector.looks_at("incomplete address").await;
    window.press("Cancel").await;
    window.closes_dialog().await;
    let (home, street) = builds_on(store).await;
    window.press(&format!("Edit the address {home}")).await;
    window.type_into("Street", "1 Lake Road").await;
    window.press("Save address").await;
    window.says("The address was changed in the store").await;
    window.says(&street).await;
    inspector.looks_at("conflict over an address").await;
    window.picture("84-conflict-over-an-address").await;
    window.press("Take theirs").await;
    window.closes_dialog().await;
    window.press("Set password").await;
    inspector.looks_at("set a password").await;
    window.press("Cancel").await;
    window.closes_dialog().await;
    window.press("Delete…").await;
    window.type_into(CONFIRM, "ron@swanson.co").await;
    window.press("Delete customer").await;
    window.says("This is not the e-mail address of").await;
    inspector.looks_at("delete a customer").await;
    window.press("Keep them").await;
    window.closes_dialog().await;
}

/// The merchant at another desk.
fn somebody_else(store: &Sandbox) -> Admin {
    let endpoint = Endpoint::parse(store.base_url()).unwrap();
    Store::new(endpoint, "sandbox".into())
        .unwrap()
        .admin("sandbox-secret".into())
}

/// Somebody else gives Ron this e-mail address.
async fn moves(store: &Sandbox, email: &str) {
    let patch = CustomerPatch {
        email: Some(email.into()),
        ..CustomerPatch::default()
    };
    let admin = somebody_else(store);
    admin.customers().update(&RONS_ID.into(), &patch).await.unwrap();
}

/// Somebody else changes the street of Ron's first address. Tells what that address is called, and the street.
async fn builds_on(store: &Sandbox) -> (String, String) {
    let admin = somebody_else(store);
    let ron = RONS_ID.into();
    let addresses = admin.addresses(&ron);
    let home = addresses.list().await.unwrap().remove(0);
    let mut postal = home.postal;
    postal.line_1 = format!("{}, second floor", postal.line_1).into();
    addresses.update(&home.id, &home.name, &postal).await.unwrap();
    (home.name, postal.line_1.to_string())
}

/// From Ron's page to his side of the shop, and back.
async fn sees_as_a_customer(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("See as this customer").await;
    window.type_into("Password", "not-it").await;
    window.press("Sign in").await;
    window.says("does not take this password").await;
    inspector.looks_at("ways to see as a customer").await;
    window.press("Set a new password and sign in…").await;
    window.type_into(CONFIRM, RON).await;
    inspector.looks_at("new password").await;
    window.press("Change the password and sign in").await;
    window.says("It is not shown here").await;
    inspector.looks_at("handover").await;
    window.press("Done").await;
    window.closes_dialog().await;

    window.shows_region("Signed in as a customer").await;
    window.says("1–50 of").await;
    inspector.looks_at("customer’s orders").await;
    window
        .ask("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.shows_region("Items").await;
    inspector.looks_at("customer’s order").await;
    window.press("Orders").await;
    window.press("Profile").await;
    window.arrives_at("Profile").await;
    window.says(RON).await;
    inspector.looks_at("profile").await;
    window.press("Compare").await;
    window.says("Both sides agree").await;
    inspector.looks_at("compare").await;
    window.press("Stop").await;
    window.says("External reference").await;
    window.press("See as this customer").await;
    window.press("Start preview").await;
    window.shows_region("Previewing as a customer").await;
    window.says("1–50 of").await;
    inspector.looks_at("preview").await;
    window.press("Stop").await;
    window.says("External reference").await;
}

async fn reads_orders(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("Orders").await;
    window.says("660 orders").await;
    inspector.looks_at("orders").await;
    window.press("Add filter").await;
    window.press("Add").await;
    window.closes_dialog().await;
    window.press("Add filter").await;
    window.select("Filter by", "Total").await;
    inspector.looks_at("add a filter").await;
    window.key(Key::Escape).await;
    window.closes_dialog().await;
    window.press("Add filter").await;
    window.select("Filter by", "Currency").await;
    window.type_into("Value", "XAU").await;
    window.press("Add").await;
    window.arrives_at("No order matches").await;
    inspector.looks_at("no order matches").await;
    window.press("Clear filters").await;
    window.says("660 orders").await;
    window
        .ask(
            "document.querySelector('[role=row]:has(.see button) .link').click()",
            &[],
        )
        .await;
    window.shows_region("Items").await;
    window.press("JSON as the store sent it").await;
    window.says("Line breaks were added").await;
    inspector.looks_at("order").await;
}

async fn imports_and_exports(
    window: &Window<'_>,
    inspector: &Inspector<'_>,
    desktop: &Desktop,
    store: &Sandbox,
) {
    let file = desktop.home().join("customers.csv");
    std::fs::write(&file, FILE).unwrap();
    window.press("Customers").await;
    window.press("Import…").await;
    inspector.looks_at("choose a file").await;
    window.give_file("File to import", &file).await;
    window.arrives_at("customers.csv").await;
    window.says("sent to the store once").await;
    inspector.looks_at("columns").await;
    window.press("Check the rows").await;
    window.arrives_at("2 customers would be created").await;
    inspector.looks_at("checked rows").await;
    let hold = store.hold("/v2/customers", 0);
    window.press("Create 2 customers").await;
    window.press("Pause").await;
    window.says("Paused").await;
    drop(hold);
    inspector.looks_at("paused import").await;
    window.press("Resume").await;
    window.arrives_at("2 customers created").await;
    window.press("Save the rows that were not created").await;
    window.says("2 rows, written to").await;
    inspector.looks_at("imported").await;
    window.press("Done").await;
    window.press("Export…").await;
    inspector.looks_at("export").await;
    window.press("Export").await;
    window.says("written to").await;
    inspector.looks_at("exported").await;
    window.press("Done").await;
    window.closes_dialog().await;
}

async fn sees_what_goes_wrong(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    store.misbehave(Faults {
        reply: Some(Fault::RateLimited),
        // The longest that the program waits for: three times until it gives up.
        retry_after: Some(30),
        ..Faults::default()
    });
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("The store asks for fewer requests").await;
    inspector.looks_at("waiting").await;
    window.press("Stop waiting").await;
    window.says("Try again in").await;
    inspector.looks_at("given up").await;
    store.misbehave(Faults::default());
    window.press("Try again").await;
    window.says("1–1 of 1 customers").await;
    window.press("Requests").await;
    window.says("429").await;
    inspector.looks_at("requests").await;
    window.press("Back").await;

    let hold = store.hold("/v2/", 0);
    window.press("Ron Swanson").await;
    window.becomes("document.querySelector('.skeleton')").await;
    inspector.looks_at("loading").await;
    drop(hold);
}

async fn looks_around_the_program(window: &Window<'_>, inspector: &Inspector<'_>) {
    window.press("Journal").await;
    window.press("Verify").await;
    window.says("entries are as they were written").await;
    inspector.looks_at("journal").await;
    window.press("Receipt").await;
    window.says("nothing: of").await;
    inspector.looks_at("receipt").await;
    window.press("Close").await;
    window.closes_dialog().await;
    window.press("Stores").await;
    window.press("Edit Pawnee Parks").await;
    window.press("Replace secret…").await;
    inspector.looks_at("edit a store").await;
    window.press("Close").await;
    window.closes_dialog().await;
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    window.press("Stores").await;
    inspector.looks_at("stores").await;
    window.press("Remove Pawnee Parks").await;
    inspector.looks_at("remove a store").await;
    window.press("Remove").await;
    window.closes_dialog().await;
    inspector.looks_at("store removed").await;
    window.press("Sandbox panel").await;
    window.arrives_at("Misbehaviour").await;
    inspector.looks_at("sandbox panel").await;
    window.select("Shop", "Empty").await;
    window.press("Begin again…").await;
    inspector.looks_at("throw the sandbox’s data away").await;
    window.press("Throw away and begin again").await;
    window.closes_dialog().await;
    window.press("Customers").await;
    window.arrives_at("No customers yet").await;
    inspector.looks_at("no customers").await;
    window.press("Orders").await;
    window.arrives_at("No orders yet").await;
    inspector.looks_at("no orders").await;

    window.press("Privacy view").await;
    window.press("Settings").await;
    window
        .type_into("Lock after nobody was here for (minutes)", "4")
        .await;
    window.press("Save").await;
    window.says("Choose from 5 to 60 minutes").await;
    inspector.looks_at("settings").await;
    window.press("Help").await;
    window.says("Journal can be written").await;
    window.press("Licences of what is inside").await;
    inspector.looks_at("help").await;
    window.press("Close").await;
    window.closes_dialog().await;
    window.keys(Key::Control, 'k').await;
    window.says("New customer").await;
    inspector.looks_at("jump").await;
    window.key(Key::Escape).await;
    window.closes_dialog().await;
}

/// A store of which only its client ID is known, and the program locked over it.
async fn signs_in_only(window: &Window<'_>, inspector: &Inspector<'_>, store: &Sandbox) {
    window.press("Stores").await;
    window.press("Connect a store").await;
    window.choose("Sign-in only").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", store.base_url()).await;
    window.type_into("Client ID", "sandbox").await;
    window.press("Test and save").await;
    window.arrives_at("Sign in as a customer").await;
    window.press("Sign in").await;
    inspector.looks_at("sign in by e-mail").await;
    window.press("Lock").await;
    window.arrives_at("Locked").await;
    inspector.looks_at("locked").await;
}
