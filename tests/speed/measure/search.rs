//! The time from the last key of a search until the customer's orders are drawn, with a store that
//! takes 100 ms for each response.

use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::large_store::{BETWEEN_CALLS, LATENCY_MS, Store};
use super::window::Window;
use super::{Programs, close};

const RUNS: usize = 9;

/// Enters a search and presses Enter, the last key. Returns the milliseconds until the first order
/// on the customer's page was drawn.
const UNTIL_DRAWN: &str = r#"
    const [search, done] = arguments;
    const field = document.querySelector("main input[role=combobox]");
    field.value = search;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
    const start = performance.now();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    requestAnimationFrame(function look() {
        const order = document.querySelector("main tbody .link");
        // The frame with the order is on screen when the next one begins.
        if (order) requestAnimationFrame(() => done(performance.now() - start));
        else requestAnimationFrame(look);
    });
"#;

/// Measures the median, in milliseconds. The app has opened the store before.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>, store: &Store<'_>) -> Value {
    let window = Window::launch(desktop, programs.ours).await;
    window.wait_for_heading("Find").await;
    store.set_latency(LATENCY_MS);
    let mut times = Vec::new();
    for run in 0..RUNS {
        let email = Store::email_of(1000 + run);
        window.press("Find").await;
        window
            .wait_until("document.activeElement?.matches('main input[role=combobox]')")
            .await;
        tokio::time::sleep(BETWEEN_CALLS).await;
        let time = window.run_async_script(UNTIL_DRAWN, &[json!(email)]).await;
        times.push(time.as_f64().unwrap());
        window.wait_for_text(&email).await;
    }
    store.set_latency(0);
    close(window).await;
    times.sort_by(f64::total_cmp);
    json!({ "drawn_ms": times[RUNS / 2], "latency_ms": LATENCY_MS })
}
