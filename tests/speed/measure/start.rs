//! The time until the window is visible, and until the search box is usable.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::screen::Screen;
use super::timeouts::TIMEOUT;
use super::window::Window;
use super::{Programs, close};

const RUNS: usize = 9;
const POLL_INTERVAL: Duration = Duration::from_millis(4);

/// Measures both programs alternately, so that other load affects both. Medians in milliseconds.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>) -> Value {
    let screen = Screen::of(desktop);
    let mut bare = Vec::new();
    let mut ours = Vec::new();
    let mut search = Vec::new();
    for _ in 0..RUNS {
        bare.push(until_visible(desktop, &screen, programs.bare));
        ours.push(until_visible(desktop, &screen, programs.ours));
        search.push(from_visible_to_the_search(desktop, &screen, programs.ours).await);
    }
    json!({ "bare_ms": median(bare), "ours_ms": median(ours), "search_ms": median(search) })
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1000.0
}

/// The time from the start of a process until its window is visible.
fn until_visible(desktop: &TestDesktop, screen: &Screen, program: &Path) -> Duration {
    while has_window(screen) {
        std::thread::sleep(POLL_INTERVAL);
    }
    let start = Instant::now();
    let mut process = desktop
        .command(program.to_str().unwrap())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !has_window(screen) {
        assert!(start.elapsed() < TIMEOUT, "{} has no window", program.display());
        std::thread::sleep(POLL_INTERVAL);
    }
    let elapsed = start.elapsed();
    process.kill().unwrap();
    process.wait().unwrap();
    elapsed
}

fn has_window(screen: &Screen) -> bool {
    !screen.visible_windows().is_empty()
}

/// The time from the visible window until the search box has the keyboard.
async fn from_visible_to_the_search(desktop: &TestDesktop, screen: &Screen, program: &Path) -> Duration {
    let window = Window::launch(desktop, program).await;
    let mut visible = None;
    let start = Instant::now();
    let has_search = "return document.activeElement?.matches('main input[role=combobox]') ?? false";
    loop {
        if visible.is_none() && has_window(screen) {
            visible = Some(Instant::now());
        }
        if window.run_script(has_search, &[]).await == json!(true) {
            break;
        }
        assert!(
            start.elapsed() < TIMEOUT,
            "no search box on:\n{}",
            window.text().await
        );
        tokio::time::sleep(POLL_INTERVAL).await;
    }
    let elapsed = visible.map(|visible| visible.elapsed()).unwrap_or_default();
    close(window).await;
    elapsed
}
