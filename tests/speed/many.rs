//! What a list of a hundred thousand orders takes, from a large store that somebody else has started.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::memory::settled;
use crate::window::Window;
use crate::{Programs, close};

const MANY: f64 = 100_000.0;

/// The client asks the store twenty times a second, for a hundred orders each time.
const PATIENCE: Duration = Duration::from_mins(5);

/// How many orders have come.
const COUNT: &str = "return document.querySelector('progress[aria-label=\"Orders loaded\"]')?.value ?? 0";

/// Scrolls what scrolls from end to end in four seconds, where there is anything, and tells how many frames a second there were.
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
        if (table) frame.scrollTop = part * (frame.scrollHeight - frame.clientHeight);
        if (part >= 1) return done(frames / (now - start) * 1000);
        frames += 1;
        requestAnimationFrame(step);
    });
";

/// Memory in MB, and frames a second.
pub(crate) async fn measure(desktop: &Desktop, programs: &Programs<'_>, store: &str) -> Value {
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
    window.type_into("Address", store).await;
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
    window.press("Cancel").await;
    let loaded = settled(&window).await;
    let frames = window.wait_for(FRAMES, &[]).await;
    close(window).await;
    json!({ "mb": loaded, "frames": frames, "empty_frames": empty_frames })
}
