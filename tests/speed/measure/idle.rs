//! What the app does while no one uses it: processor time and wake-ups with a list open.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::window::Window;
use super::{Programs, close, process_tree};

/// Rows are drawn, and timers of the start have run by then.
const SETTLE_TIME: Duration = Duration::from_secs(20);
const PERIOD: Duration = Duration::from_mins(5);

/// What a thread has used since its start.
#[derive(Default, Clone, Copy)]
struct Usage {
    nanoseconds: u64,
    /// How often it waited. Each wait ends with a wake-up.
    waits: u64,
}

/// The threads of all processes of a program, by their folders.
fn usage(window: &Window<'_>) -> HashMap<PathBuf, Usage> {
    let processes = process_tree::descendants(window.driver_process());
    let threads = processes.into_iter().flat_map(threads);
    threads
        .map(|thread| {
            // A thread that has ended has no files.
            let time = fs::read_to_string(thread.join("schedstat")).unwrap_or_default();
            let status = fs::read_to_string(thread.join("status")).unwrap_or_default();
            let mut status = status.lines();
            let used = Usage {
                nanoseconds: number(time.split_whitespace().next()),
                waits: number(status.find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))),
            };
            (thread, used)
        })
        .collect()
}

fn threads(process: u32) -> Vec<PathBuf> {
    let tasks = fs::read_dir(format!("/proc/{process}/task"));
    tasks
        .into_iter()
        .flatten()
        .flatten()
        .map(|task| task.path())
        .collect()
}

fn number(text: Option<&str>) -> u64 {
    text.and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

/// Measures the percentage of one core, and wake-ups per second, of the app with the orders of the
/// sandbox store open, and of the bare window.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>) -> Value {
    let window = Window::launch(desktop, programs.bare).await;
    window.wait_for_heading("Bare").await;
    let bare = used(&window).await;
    close(window).await;

    let window = Window::launch(desktop, programs.ours).await;
    window.press("Orders").await;
    window.wait_for_heading("Orders").await;
    let ours = used(&window).await;
    close(window).await;
    json!({ "bare": bare, "ours": ours })
}

async fn used(window: &Window<'_>) -> Value {
    tokio::time::sleep(SETTLE_TIME).await;
    let before = usage(window);
    tokio::time::sleep(PERIOD).await;
    let (mut nanoseconds, mut waits) = (0, 0);
    // What a thread used that has ended meanwhile is not known.
    for (thread, used) in usage(window) {
        let earlier = before.get(&thread).copied().unwrap_or_default();
        nanoseconds += used.nanoseconds.saturating_sub(earlier.nanoseconds);
        waits += used.waits.saturating_sub(earlier.waits);
    }
    let seconds = PERIOD.as_secs_f64();
    #[expect(clippy::cast_precision_loss, reason = "a period has few of both")]
    let (time, waits) = (nanoseconds as f64, waits as f64);
    json!({ "percent": time / 1e7 / seconds, "wake_ups": waits / seconds })
}
