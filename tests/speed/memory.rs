//! How much memory the processes of a program take together.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::window::Window;
use crate::{Programs, close, family};

/// What has been freed is given back by then.
const SETTLES: Duration = Duration::from_secs(5);

/// Measures the bare window and ours with a customer's orders shown, in MB.
pub(crate) async fn measure(desktop: &Desktop, programs: &Programs<'_>) -> Value {
    let window = Window::of(desktop, programs.bare).await;
    window.arrives_at("Bare").await;
    let bare = settled(&window).await;
    close(window).await;

    let window = Window::of(desktop, programs.ours).await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("See as this customer").await;
    window.press("Start preview").await;
    window.arrives_at("Orders").await;
    let ours = settled(&window).await;
    close(window).await;
    json!({ "bare_mb": bare, "ours_mb": ours })
}

/// The proportional set size of all that a window has started: what its processes share counts once.
pub(crate) async fn settled(window: &Window<'_>) -> f64 {
    tokio::time::sleep(SETTLES).await;
    let family = family::of(window.driver());
    family.into_iter().filter_map(proportional).sum::<f64>() / 1024.0
}

/// In kB.
fn proportional(process: u32) -> Option<f64> {
    let account = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = account.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}
