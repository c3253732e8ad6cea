//! The time from *Sign in* until the customer's orders are drawn, with a store that takes 100 ms
//! for each response.

use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::large_store::{BETWEEN_CALLS, LATENCY_MS, Store};
use super::window::Window;
use super::{Programs, close};

const RUNS: usize = 9;
/// The password of the customers of the large store.
const PASSWORD: &str = "letmein-please";

/// Clicks *Sign in*, and returns the milliseconds until the first order was drawn.
const UNTIL_DRAWN: &str = r#"
    const done = arguments[0];
    const button = document.querySelector("[role=dialog] button[type=submit]");
    const start = performance.now();
    button.click();
    requestAnimationFrame(function look() {
        const order = document.querySelector("main [role=grid] .link");
        // The frame with the order is on screen when the next one begins.
        if (order && !document.querySelector("[role=dialog]")) requestAnimationFrame(() => done(performance.now() - start));
        else requestAnimationFrame(look);
    });
"#;

/// How long the last customer token took, in milliseconds, by the app's log of requests.
const TOKEN_TOOK: &str = r#"
    const done = arguments[0];
    const ask = (command, of) => window.__TAURI_INTERNALS__.invoke(command, of);
    const isToken = ({ method, path }) => method === "POST" && path.endsWith("/customers/tokens");
    ask("plugin:settings|status")
        .then(({ lastConnection }) => ask("plugin:requests|list", { connection: lastConnection }))
        .then((all) => all.filter(isToken).sort((one, other) => other.number - one.number))
        .then(([last]) => done(last.tookMs));
"#;

/// Measures the median, in milliseconds, and how long the store checks the password in that. The
/// app has opened the store before.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>, store: &Store<'_>) -> Value {
    let window = Window::launch(desktop, programs.ours).await;
    window.wait_for_heading("Find").await;
    store.set_latency(LATENCY_MS);
    let (mut times, mut tokens) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        window.open_customer(&Store::email_of(2000 + 7 * run)).await;
        window.open_sign_in_form().await;
        window.type_into("Password", PASSWORD).await;
        tokio::time::sleep(BETWEEN_CALLS).await;
        let time = window.run_async_script(UNTIL_DRAWN, &[]).await;
        times.push(time.as_f64().unwrap());
        let token = window.run_async_script(TOKEN_TOOK, &[]).await;
        tokens.push(token.as_f64().unwrap());
        window.press("End session").await;
        window.wait_for_text("External reference").await;
    }
    store.set_latency(0);
    close(window).await;
    times.sort_by(f64::total_cmp);
    tokens.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "it is small")]
    let latency = LATENCY_MS as f64;
    json!({ "drawn_ms": times[RUNS / 2], "check_ms": tokens[RUNS / 2] - latency })
}
