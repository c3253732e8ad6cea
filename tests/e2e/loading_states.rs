//! Screens while a store is slow, when one panel fails, and when the store is unreachable.

use fantoccini::key::Key;
use moltin_sandbox::{Config, Fault, Faults, Sandbox, Seed};
use serde_json::json;

use crate::customers::open_with_store;
use crate::desktop::TestDesktop;
use crate::exclusive_window;

/// Whether the skeleton is visible after each number of milliseconds, on a paused animation.
const VISIBLE_AFTER: &str = r"
    const skeleton = document.querySelector('.skeleton');
    const [appears] = skeleton.getAnimations();
    appears.pause();
    return arguments[0].map((time) => {
        appears.currentTime = time;
        return skeleton.checkVisibility({ visibilityProperty: true });
    });
";

/// The order panel of a customer's page.
const ORDERS: &str = "document.querySelector('section[aria-label=Orders]')";

async fn store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

#[tokio::test]
async fn slow_load_shows_skeleton_after_a_delay() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    let hold = store.close_gate("/v2/customers/", 0);

    window
        .run_script("document.querySelector('[role=grid] .link').click()", &[])
        .await;

    window.wait_until("document.querySelector('.skeleton')").await;
    let shows = window
        .run_script(VISIBLE_AFTER, &[json!([0, 199, 200, 10_000])])
        .await;
    assert_eq!(shows, json!([false, false, true, true]));
    drop(hold);
    window.wait_for_text("External reference").await;
    window.wait_until("!document.querySelector('.skeleton')").await;
    window.close().await;
}

#[tokio::test]
async fn failed_panel_is_retried_alone() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    store.inject_faults(Faults {
        reply: Some(Fault::ServerError),
        path: Some("/v2/orders".into()),
        ..Faults::default()
    });

    window.open_customer("Ron Swanson").await;

    window.wait_for_text("ron@swanson.com").await;
    window
        .wait_until(&format!("{ORDERS}.querySelector('[role=alert]')"))
        .await;
    window
        .wait_until("document.querySelector('.addresses article')")
        .await;
    window
        .wait_until("document.querySelector('main').scrollTop === 0")
        .await;
    window.screenshot("37-a-part-failed").await;
    store.inject_faults(Faults::default());
    window.press("Try again").await;
    window
        .wait_until(&format!("{ORDERS}.querySelector('tbody tr')"))
        .await;
    window
        .wait_until(&format!("!{ORDERS}.querySelector('[role=alert]')"))
        .await;
    window.close().await;
}

#[tokio::test]
async fn unreachable_store_keeps_old_rows_and_recovers() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    store.inject_faults(Faults {
        reply: Some(Fault::DroppedBefore),
        ..Faults::default()
    });

    window.press_shortcut(Key::Control, 'r').await;

    window
        .wait_for_text("The connection to the store was lost before it responded")
        .await;
    window.show_customers().await;
    window.screenshot("38-gone").await;
    store.inject_faults(Faults::default());
    window.press("Try again").await;
    window.wait_until("!document.querySelector('[role=alert]')").await;
    window.show_customers().await;
    window.close().await;
}
