//! What a list of a hundred thousand orders takes, from a large store that somebody else has started.

use std::time::{Duration, Instant, SystemTime};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::desktop::Desktop;
use super::memory::settled;
use super::window::Window;
use super::{Programs, close};

const MANY: f64 = 100_000.0;

/// The client asks the store twenty times a second, for a hundred orders each time.
const PATIENCE: Duration = Duration::from_mins(5);

/// How many orders have come.
const COUNT: &str = "return document.querySelector('progress[aria-label=\"Orders loaded\"]')?.value ?? 0";

/// Scrolls what scrolls from end to end in four seconds, where there is anything, and tells how many frames a second there were. As when somebody
/// scrolls, it moves between two frames, so that there is something to draw in each.
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

/// Tells when the table was last drawn with more rows, once it has not been for a second.
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

/// A store that somebody else has started.
pub(crate) struct Store<'a> {
    pub(crate) base_url: &'a str,
    pub(crate) process: i32,
}

impl Store<'_> {
    /// Lets it say nothing more, or go on.
    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.process).unwrap(), signal).unwrap();
    }
}

/// Memory in MB, frames a second, and how many milliseconds after the last byte the last row is drawn.
pub(crate) async fn measure(desktop: &Desktop, programs: &Programs<'_>, store: &Store<'_>) -> Value {
    let window = Window::of(desktop, programs.bare).await;
    window.arrives_at("Bare").await;
    let empty_frames = window.wait_for(FRAMES, &[]).await;
    close(window).await;

    let window = Window::of(desktop, programs.ours).await;
    window.arrives_at("Customers").await;
    window.press("Stores").await;
    window.press("Connect a store").await;
    window.type_into("Store name", "Large").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", store.base_url).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", "sandbox-secret").await;
    window.press("Test and save").await;
    window.arrives_at("Customers").await;
    window.press("Orders").await;
    let start = Instant::now();
    while window.ask(COUNT, &[]).await.as_f64() < Some(MANY) {
        assert!(
            start.elapsed() < PATIENCE,
            "they do not come:\n{}",
            window.text().await
        );
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let drawn_ms = last_drawn(&window, store).await;
    window.press("Cancel").await;
    let loaded = settled(&window).await;
    let frames = window.wait_for(FRAMES, &[]).await;
    close(window).await;
    json!({ "mb": loaded, "frames": frames, "empty_frames": empty_frames, "drawn_ms": drawn_ms })
}

/// Stops the store in the middle of its answers: from then on no byte arrives, and what has arrived is still to be drawn.
async fn last_drawn(window: &Window<'_>, store: &Store<'_>) -> f64 {
    store.signal(Signal::STOP);
    let silent = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let drawn = window.wait_for(LAST_DRAWN, &[]).await.as_f64().unwrap();
    store.signal(Signal::CONT);
    (drawn - silent.as_secs_f64() * 1000.0).max(0.0)
}
