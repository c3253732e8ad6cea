//! How long it takes until there is something to see, and something to use.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::desktop::Desktop;
use super::screen::Screen;
use super::timeouts::PATIENCE;
use super::window::Window;
use super::{Programs, close};

const RUNS: usize = 9;
const STEP: Duration = Duration::from_millis(4);

/// Measures both in turns, so that what else the machine does falls on both; the medians count, in milliseconds.
pub(crate) async fn measure(desktop: &Desktop, programs: &Programs<'_>) -> Value {
    let screen = Screen::of(desktop);
    let mut bare = Vec::new();
    let mut ours = Vec::new();
    let mut list = Vec::new();
    for _ in 0..RUNS {
        bare.push(until_visible(desktop, &screen, programs.bare));
        ours.push(until_visible(desktop, &screen, programs.ours));
        list.push(from_visible_to_the_list(desktop, &screen, programs.ours).await);
    }
    json!({ "bare_ms": median(bare), "ours_ms": median(ours), "list_ms": median(list) })
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// From the start of a process until its window is on the screen, once the one before is gone.
fn until_visible(desktop: &Desktop, screen: &Screen, program: &Path) -> Duration {
    while has_window(screen) {
        std::thread::sleep(STEP);
    }
    let start = Instant::now();
    let mut process = desktop
        .command(program.to_str().unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !has_window(screen) {
        assert!(start.elapsed() < PATIENCE, "{} has no window", program.display());
        std::thread::sleep(STEP);
    }
    let took = start.elapsed();
    process.kill().unwrap();
    process.wait().unwrap();
    took
}

fn has_window(screen: &Screen) -> bool {
    !screen.windows().is_empty()
}

/// From the window's appearance until the first page of customers is there and its rows can be pressed.
async fn from_visible_to_the_list(desktop: &Desktop, screen: &Screen, program: &Path) -> Duration {
    let window = Window::of(desktop, program).await;
    let mut visible = None;
    let start = Instant::now();
    let has_list = "return document.querySelector('tbody button, tbody a') !== null";
    loop {
        if visible.is_none() && has_window(screen) {
            visible = Some(Instant::now());
        }
        if window.ask(has_list, &[]).await == json!(true) {
            break;
        }
        assert!(
            start.elapsed() < PATIENCE,
            "no customers on:\n{}",
            window.text().await
        );
        tokio::time::sleep(STEP).await;
    }
    let took = visible.map(|visible| visible.elapsed()).unwrap_or_default();
    close(window).await;
    took
}
