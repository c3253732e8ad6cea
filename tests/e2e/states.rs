//! What is on the screen while a store is slow, when a part of it fails, and when it is gone.

use fantoccini::key::Key;
use sandbox::{Config, Fault, Faults, Sandbox, Seed};
use serde_json::json;

use crate::customers::open;
use crate::desktop::Desktop;
use crate::turn;

/// Whether the shape of what is coming shows so many milliseconds after it was put there. Time stands still for it meanwhile.
const SHOWS_AFTER: &str = r"
    const shape = document.querySelector('.skeleton');
    const [appears] = shape.getAnimations();
    appears.pause();
    return arguments[0].map((time) => {
        appears.currentTime = time;
        return shape.checkVisibility({ visibilityProperty: true });
    });
";

/// The orders on a customer's page.
const ORDERS: &str = "document.querySelector('section[aria-label=Orders]')";

async fn store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

#[tokio::test]
async fn slow_load_shows_skeleton_after_a_delay() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = store().await;
    let window = open(&desktop, &store).await;
    let hold = store.hold("/v2/customers/", 0);

    window
        .ask("document.querySelector('tbody .link').click()", &[])
        .await;

    window.becomes("document.querySelector('.skeleton')").await;
    let shows = window.ask(SHOWS_AFTER, &[json!([0, 199, 200, 10_000])]).await;
    assert_eq!(shows, json!([false, false, true, true]));
    drop(hold);
    window.says("External reference").await;
    window.becomes("!document.querySelector('.skeleton')").await;
    window.close().await;
}

#[tokio::test]
async fn failed_panel_is_retried_alone() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = store().await;
    let window = open(&desktop, &store).await;
    store.misbehave(Faults {
        reply: Some(Fault::ServerError),
        path: Some("/v2/orders".into()),
        ..Faults::default()
    });

    window.open_customer("Ron Swanson").await;

    window.says("ron@swanson.com").await;
    window
        .becomes(&format!("{ORDERS}.querySelector('[role=alert]')"))
        .await;
    window
        .becomes("document.querySelector('.addresses article')")
        .await;
    window
        .becomes("document.querySelector('main').scrollTop === 0")
        .await;
    window.picture("37-a-part-failed").await;
    store.misbehave(Faults::default());
    window.press("Try again").await;
    window
        .becomes(&format!("{ORDERS}.querySelector('tbody tr')"))
        .await;
    window
        .becomes(&format!("!{ORDERS}.querySelector('[role=alert]')"))
        .await;
    window.close().await;
}

#[tokio::test]
async fn unreachable_store_keeps_old_rows_and_recovers() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let store = store().await;
    let window = open(&desktop, &store).await;
    store.misbehave(Faults {
        reply: Some(Fault::DroppedBefore),
        ..Faults::default()
    });

    window.keys(Key::Control, 'r').await;

    window
        .says("The connection to the store was lost before it had answered")
        .await;
    window.says("of 48 customers").await;
    window.picture("38-gone").await;
    store.misbehave(Faults::default());
    window.press("Try again").await;
    window.becomes("!document.querySelector('[role=alert]')").await;
    window.says("of 48 customers").await;
    window.close().await;
}
