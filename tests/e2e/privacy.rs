//! Personal data in the real window: who changed a customer, the export of everything, forgetting a
//! customer, and manual orders; each with a refusal.

use std::fs;
use std::path::{Path, PathBuf};

use moltin::{Admin, CustomerPatch, Endpoint, Order, OrderFilter, OrderQuery, Store};
use moltin_sandbox::{Config, ErasureFault, Fault, Faults, Sandbox, Seed};
use serde_json::json;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::navigation_policy::make_downloads;
use crate::window::Window;

const RON: &str = "ron@swanson.com";
const RONS_ID: &str = "c8c1c511-beef-4812-9b7a-9f92c587217c";

/// Calls every command about personal data, and returns the codes of their problems.
const CALL_ALL: &str = "
    const [connection, customer] = arguments;
    const done = arguments[arguments.length - 1];
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    const news = `__CHANNEL__:${transformCallback(() => {})}`;
    const wanted = { export: 'e', customer, name: 'Ron', language: 'en' };
    const request = { customer, email: 'ron@swanson.com', order: 'an-order' };
    const calls = [
        ['history', { customer }],
        ['export', { wanted, news }],
        ['forget_plan', { customer }],
        ['anonymize', { request }],
        ['request_erasure', { request }],
        ['letter', { wanted }],
        ['save_letter', { wanted }],
        ['delete_order', { deletion: { order: 'an-order' } }],
    ].map(([name, args]) => invoke(`plugin:privacy|${name}`, { connection, ...args }).then(
        () => 'done', (problem) => problem.code ?? String(problem)));
    Promise.all(calls).then(done);
";

/// The ID of the store that is open.
const CONNECTION: &str = "
    const done = arguments[0];
    window.__TAURI_INTERNALS__.invoke('plugin:settings|status').then(({ connections }) => done(connections[0].id));
";

async fn demo_store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

fn admin(store: &Sandbox) -> Admin {
    let endpoint = Endpoint::parse(store.base_url()).unwrap();
    Store::new(endpoint, "sandbox").unwrap().admin("sandbox-secret")
}

fn fault(reply: Fault, path: &str) -> Faults {
    Faults {
        reply: Some(reply),
        path: Some(path.into()),
        ..Faults::default()
    }
}

fn downloads(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect()
}

async fn open_personal_data(window: &Window<'_>) {
    window.open_customer(RON).await;
    window.choose_more("Personal data…").await;
    window.wait_for_heading("Personal data of Ron Swanson").await;
}

#[tokio::test]
async fn history_names_keys_and_everything_is_exported() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let store = demo_store().await;
    let patch = CustomerPatch::new().external_ref("ERP-1");
    admin(&store)
        .customers()
        .update(&RONS_ID.into(), &patch)
        .await
        .unwrap();
    let window = open_with_store(&desktop, &store).await;

    store.inject_faults(fault(Fault::ServerError, "/v2/personal-data"));
    open_personal_data(&window).await;
    window.wait_for_text("The store had a problem (500)").await;
    store.inject_faults(Faults::default());
    window.press("Try again").await;
    window
        .wait_for_text("With this app’s key, but not recorded on this computer")
        .await;
    window.wait_for_text("With the key “Storefront”").await;
    window.screenshot("90-personal-data").await;

    window.press("Export everything…").await;
    store.inject_faults(fault(Fault::ServerError, "/v2/orders"));
    window.press("Export").await;
    window.wait_for_text("The store had a problem (500)").await;
    assert_eq!(downloads(&folder), Vec::<PathBuf>::new());
    store.inject_faults(Faults::default());
    window.press("Export").await;
    window.wait_for_text("records were written to").await;
    window.screenshot("91-personal-data-exported").await;
    let files = downloads(&folder);
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].extension().unwrap(), "zip");
    assert!(fs::read(&files[0]).unwrap().starts_with(b"PK"));

    window.close().await;
}

#[tokio::test]
async fn killed_export_leaves_no_file() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    open_personal_data(&window).await;
    // The orders are read, and more than is kept in memory.
    let gate = store.close_gate("/v2/subscriptions", 0);
    window.press("Export everything…").await;
    window.press("Export").await;
    gate.reached().await;

    desktop.kill_all("shopside");

    assert_eq!(downloads(&folder), Vec::<PathBuf>::new());
    window.close().await;
}

/// How many of Ron's orders are fulfilled, canceled or refunded.
async fn final_orders_of_ron(store: &Sandbox) -> usize {
    let query = OrderQuery::new().filter(OrderFilter::customer(&RONS_ID.into()));
    let orders = admin(store).orders().list(&query).await.unwrap();
    assert_eq!(orders.pages, 1);
    let is_final = |order: &Order| {
        order.shipping == "fulfilled" || order.status == "cancelled" || order.payment == "refunded"
    };
    orders.into_iter().filter(is_final).count()
}

#[tokio::test]
async fn customer_is_forgotten_in_three_steps() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let folder = make_downloads(&desktop);
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    open_personal_data(&window).await;

    window.press("Forget this customer…").await;
    window.wait_for_text("None of this can be undone.").await;
    window.wait_for_text("Fulfill, cancel or refund it first").await;
    window.confirm_email("leslie.knope@parks.test").await;
    let count = final_orders_of_ron(&store).await;
    let anonymize = format!("Anonymize {count} orders");
    window.press(&anonymize).await;
    window.wait_for_text("This isn’t the email address of").await;
    window.screenshot("92-forget-wrong-email").await;

    store.inject_faults(Faults {
        times: Some(1),
        ..fault(Fault::WriteConflict, "/v2/orders/anonymize")
    });
    window.confirm_email(RON).await;
    window.press(&anonymize).await;
    window
        .wait_for_text("The store refused this: Write conflict detected")
        .await;
    window.screenshot("93-forget-refused-order").await;
    window.press("Anonymize 1 order").await;
    window.wait_for_heading("2. Erase the account").await;

    store.inject_faults(fault(Fault::ServerError, "/v2/personal-data"));
    window.press("Request the erasure").await;
    window.wait_for_text("The store had a problem (500)").await;
    store.inject_faults(Faults {
        erasure: Some(ErasureFault::Pending),
        ..Faults::default()
    });
    window.press("Request the erasure").await;
    window.wait_for_text("The erasure is requested.").await;
    window.wait_for_text("It is under way.").await;
    window.press("Save as HTML").await;
    window.wait_for_text("Saved as").await;
    window.screenshot("94-forget-letter").await;
    assert_eq!(downloads(&folder)[0].extension().unwrap(), "html");
    window.press("Close").await;
    window.wait_for_text("Waiting").await;
    store.inject_faults(Faults::default());
    window.press("Check again").await;
    window.wait_for_text("Erased").await;
    window.screenshot("95-forgotten").await;

    let gone = admin(&store).customers().get(&RONS_ID.into()).await.unwrap_err();
    assert!(gone.is_not_found());
    window.close().await;
}

/// An order with a number, by whether an admin created it.
async fn order_of(store: &Sandbox, is_manual: bool) -> Order {
    let orders = admin(store).orders().list(&OrderQuery::new()).await.unwrap();
    let is_wanted = |order: &Order| order.is_manual == Some(is_manual) && order.order_number.is_some();
    orders.into_iter().find(is_wanted).unwrap()
}

async fn open_order(window: &Window<'_>, order: &Order) {
    let number = order.order_number.as_deref().unwrap();
    window.press("Find").await;
    window
        .type_into("Find a customer, account or order", &format!("#{number}"))
        .await;
    window.press_key(fantoccini::key::Key::Enter).await;
    window.wait_for_heading(&format!("Order {number}")).await;
}

#[tokio::test]
async fn manual_order_is_marked_and_deleted() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = demo_store().await;
    let (manual, placed) = (order_of(&store, true).await, order_of(&store, false).await);
    let window = open_with_store(&desktop, &store).await;

    open_order(&window, &placed).await;
    window.press("More actions").await;
    window.wait_for_text("Show JSON").await;
    assert!(!window.text().await.contains("Delete order…"));
    window.press("Show JSON").await;

    open_order(&window, &manual).await;
    window.wait_for_text("Manual").await;
    window.press("More actions").await;
    window.press("Delete order…").await;
    window.wait_for_text("This can’t be undone.").await;
    store.inject_faults(Faults {
        times: Some(1),
        ..fault(Fault::WriteConflict, &format!("/v2/orders/{}", manual.id))
    });
    window.press("Delete order").await;
    window
        .wait_for_text("The store refused this: Write conflict detected")
        .await;
    window.screenshot("96-manual-order-refused").await;
    window.press("Delete order").await;
    window.wait_for_text("was deleted").await;
    let gone = admin(&store).orders().get(&manual.id).await.unwrap_err();
    assert!(gone.is_not_found());
    window.close().await;
}

#[tokio::test]
async fn customer_view_has_no_personal_data_commands() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = demo_store().await;
    let window = open_with_store(&desktop, &store).await;
    window.open_customer(RON).await;
    let connection = window.run_async_script(CONNECTION, &[]).await;
    window.sign_in_as_open_customer("mysecretpassword").await;
    let before = store.requests().len();

    let codes = window
        .run_async_script(CALL_ALL, &[connection, json!(RONS_ID)])
        .await;

    assert_eq!(codes, json!(vec!["not_allowed_here"; 8]));
    let sent = store.requests().split_off(before);
    assert!(sent.iter().all(|request| !request.path.contains("personal-data")));
    assert!(sent.iter().all(|request| request.method == "GET"), "{sent:?}");
    window.close().await;
}
