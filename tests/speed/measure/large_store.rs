//! A list of 100,000 orders from a large store that the caller has started.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::memory::settled;
use super::window::Window;
use super::{Programs, close};

/// The latency that stands for the way to a real store, in milliseconds.
pub(crate) const LATENCY_MS: u64 = 100;

/// People type and listen. By then the client's rate limiter, which allows 20 requests a second,
/// has its whole burst again: a search and the page that it opens send 13.
pub(crate) const BETWEEN_CALLS: Duration = Duration::from_secs(2);

const ORDERS: f64 = 100_000.0;

/// The client sends 20 requests per second, for 100 orders each.
const TIMEOUT: Duration = Duration::from_mins(5);

/// The number of loaded orders.
const COUNT: &str = "return document.querySelector('progress[aria-label=\"Orders loaded\"]')?.value ?? 0";

/// Scrolls a table from start to end in four seconds, and returns the frames per second. It scrolls
/// between frames, as a user does, so that each frame has something to draw.
const FRAMES: &str = r"
    const done = arguments[0];
    const table = document.querySelector('[role=table], [role=grid], table');
    let frame = table;
    while (frame && frame.scrollHeight <= frame.clientHeight) frame = frame.parentElement;
    let frames = 0;
    let start;
    requestAnimationFrame(function step(now) {
        start ??= now;
        const part = (now - start) / 4000;
        if (table) setTimeout(() => (frame.scrollTop = part * (frame.scrollHeight - frame.clientHeight)));
        if (part >= 1) return done(frames / (now - start) * 1000);
        frames += 1;
        requestAnimationFrame(step);
    });
";

/// Returns when the row count last grew, after one second without growth.
const LAST_DRAWN: &str = r"
    const done = arguments[0];
    const count = () => document.querySelector('[role=grid]').getAttribute('aria-rowcount');
    let drawn = { rows: count(), at: Date.now() };
    requestAnimationFrame(function look() {
        if (count() !== drawn.rows) drawn = { rows: count(), at: Date.now() };
        if (Date.now() - drawn.at > 1000) return done(drawn.at);
        requestAnimationFrame(look);
    });
";

/// A store that the caller has started.
pub(crate) struct Store<'a> {
    pub(crate) base_url: &'a str,
    pub(crate) process: i32,
}

impl Store<'_> {
    /// The email address of the n-th customer.
    pub(crate) fn email_of(number: usize) -> String {
        format!("customer-{number:05}@large.test")
    }

    /// Delays each response of the store.
    pub(crate) fn set_latency(&self, milliseconds: u64) {
        let host = self.base_url.trim_start_matches("http://").trim_end_matches('/');
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

    /// Stops or continues the process.
    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.process).unwrap(), signal).unwrap();
    }
}

/// Measures memory in MB, frames per second, and milliseconds from the last byte to the last row.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>, store: &Store<'_>) -> Value {
    let window = Window::launch(desktop, programs.bare).await;
    window.wait_for_heading("Bare").await;
    let empty_frames = window.run_async_script(FRAMES, &[]).await;
    close(window).await;

    let window = Window::launch(desktop, programs.ours).await;
    window.wait_for_heading("Find").await;
    window.press_in_menu("Manage stores").await;
    window.press("Connect a store").await;
    window.type_into("Store name", "Large").await;
    window.select("Region", "Custom URL").await;
    window.type_into("Store URL", store.base_url).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.wait_for_heading("Find").await;
    window.press("Orders").await;
    window.press("Load all").await;
    let start = Instant::now();
    while window.run_script(COUNT, &[]).await.as_f64() < Some(ORDERS) {
        assert!(
            start.elapsed() < TIMEOUT,
            "the orders do not load:\n{}",
            window.text().await
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let drawn_ms = last_drawn(&window, store).await;
    window.press("Cancel").await;
    let loaded = settled(&window).await;
    let frames = window.run_async_script(FRAMES, &[]).await;
    close(window).await;
    json!({ "mb": loaded, "frames": frames, "empty_frames": empty_frames, "drawn_ms": drawn_ms })
}

/// Stops the store during its responses. No more bytes arrive, and the rest is still to be drawn.
async fn last_drawn(window: &Window<'_>, store: &Store<'_>) -> f64 {
    store.signal(Signal::STOP);
    let silent = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let drawn = window.run_async_script(LAST_DRAWN, &[]).await.as_f64().unwrap();
    store.signal(Signal::CONT);
    (drawn - silent.as_secs_f64() * 1000.0).max(0.0)
}
