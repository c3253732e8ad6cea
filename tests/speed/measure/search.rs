//! The time from the last key of a search until the customer's orders are drawn, with a store that
//! takes 100 ms for each response.

use std::io::{Read, Write};
use std::net::TcpStream;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::large_store::Store;
use super::window::Window;
use super::{Programs, close};

/// The latency of each response, in milliseconds.
const LATENCY_MS: u64 = 100;
const RUNS: usize = 9;

/// The customers of the large store whose email addresses are searched for, one in each run.
fn address(run: usize) -> String {
    format!("customer-{:05}@large.test", 1000 + 7 * run)
}

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
    set_latency(store.base_url, LATENCY_MS);
    let mut times = Vec::new();
    for run in 0..RUNS {
        window.press("Find").await;
        window
            .wait_until("document.activeElement?.matches('main input[role=combobox]')")
            .await;
        let time = window.run_async_script(UNTIL_DRAWN, &[json!(address(run))]).await;
        times.push(time.as_f64().unwrap());
        window.wait_for_text(&address(run)).await;
    }
    set_latency(store.base_url, 0);
    close(window).await;
    times.sort_by(f64::total_cmp);
    json!({ "drawn_ms": times[RUNS / 2], "latency_ms": LATENCY_MS })
}

/// Delays each response of the store.
fn set_latency(base_url: &str, milliseconds: u64) {
    let host = base_url.trim_start_matches("http://").trim_end_matches('/');
    let body = json!({ "latency_ms": milliseconds }).to_string();
    let credentials = STANDARD.encode("sandbox:sandbox-secret");
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "PUT /sandbox/faults HTTP/1.1\r\nHost: {host}\r\nAuthorization: Basic {credentials}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
}
