//! The memory of all processes of a program together.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::desktop::TestDesktop;
use super::window::Window;
use super::{Programs, close, process_tree};

/// Freed memory is returned to the system by then.
const SETTLE_TIME: Duration = Duration::from_secs(5);

/// All 684 orders of the sandbox store are loaded.
const ALL_LOADED: &str = "[...document.querySelectorAll('[role=status]')].some((status) => status.textContent.endsWith('orders are loaded'))";

/// Measures in MB: the bare window, the app with all orders, and the app in a preview session.
pub(crate) async fn measure(desktop: &TestDesktop, programs: &Programs<'_>) -> Value {
    let window = Window::launch(desktop, programs.bare).await;
    window.wait_for_heading("Bare").await;
    let bare = settled(&window).await;
    close(window).await;

    let window = Window::launch(desktop, programs.ours).await;
    window.press("Orders").await;
    window.wait_until(ALL_LOADED).await;
    let ours = settled(&window).await;
    window.press("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("Ron Swanson").await;
    window.press("View as customer").await;
    window.press("Start preview").await;
    window.wait_for_heading("Orders").await;
    let inside = settled(&window).await;
    close(window).await;
    json!({ "bare_mb": bare, "ours_mb": ours, "inside_mb": inside })
}

/// The memory of all processes of a window, in MB. Memory that they share counts once.
pub(crate) async fn settled(window: &Window<'_>) -> f64 {
    tokio::time::sleep(SETTLE_TIME).await;
    let mut own = 0;
    let mut shared: HashMap<String, u64> = HashMap::new();
    for process in process_tree::descendants(window.driver_process()) {
        let account = Account::of(process);
        own += account.own;
        for (file, size) in account.of_files {
            let most = shared.entry(file).or_default();
            *most = size.max(*most);
        }
    }
    let all = own + shared.into_values().sum::<u64>();
    #[expect(clippy::cast_precision_loss, reason = "no machine has that much memory")]
    let all = all as f64;
    all / 1024.0
}

/// The memory of one process, in kB.
#[derive(Default)]
struct Account {
    /// Anonymous memory, and pages that differ from their file.
    own: u64,
    /// Resident pages of each mapped file or shared mapping.
    of_files: HashMap<String, u64>,
}

impl Account {
    /// A process that has exited has no memory.
    fn of(process: u32) -> Self {
        let maps = fs::read_to_string(format!("/proc/{process}/smaps")).unwrap_or_default();
        let mut account = Self::default();
        let (mut file, mut resident) = (String::new(), 0);
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("Rss:") => resident = size(words.next()),
                Some("Anonymous:") => {
                    let own = size(words.next());
                    account.own += own;
                    *account.of_files.entry(file.clone()).or_default() += resident - own;
                }
                // The first line of a mapping: addresses, permissions, offset, device and inode.
                Some(word) if !word.ends_with(':') => file = words.skip(1).take(3).collect(),
                _ => {}
            }
        }
        account
    }
}

fn size(word: Option<&str>) -> u64 {
    word.unwrap().parse().unwrap()
}
