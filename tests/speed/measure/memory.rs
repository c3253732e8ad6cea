//! How much memory the processes of a program take together.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::desktop::Desktop;
use super::window::Window;
use super::{Programs, close, family};

/// What has been freed is given back by then.
const SETTLES: Duration = Duration::from_secs(5);

/// All of the sandbox store's 660 orders have come.
const ALL_LOADED: &str = "[...document.querySelectorAll('[role=status]')].some((status) => status.textContent.endsWith('orders are loaded'))";

/// Measures the bare window, ours with the store's orders shown, and then with those of a customer whose page was looked at, in MB.
pub(crate) async fn measure(desktop: &Desktop, programs: &Programs<'_>) -> Value {
    let window = Window::of(desktop, programs.bare).await;
    window.arrives_at("Bare").await;
    let bare = settled(&window).await;
    close(window).await;

    let window = Window::of(desktop, programs.ours).await;
    window.press("Orders").await;
    window.becomes(ALL_LOADED).await;
    let ours = settled(&window).await;
    window.press("Customers").await;
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("Ron Swanson").await;
    window.press("See as this customer").await;
    window.press("Start preview").await;
    window.arrives_at("Orders").await;
    let inside = settled(&window).await;
    close(window).await;
    json!({ "bare_mb": bare, "ours_mb": ours, "inside_mb": inside })
}

/// What all that a window has started has in memory, in MB. What its processes share counts once, whatever else on the machine shares it too.
pub(crate) async fn settled(window: &Window<'_>) -> f64 {
    tokio::time::sleep(SETTLES).await;
    let mut own = 0;
    let mut shared: HashMap<String, u64> = HashMap::new();
    for process in family::of(window.driver()) {
        let account = Account::of(process);
        own += account.own;
        for (file, size) in account.of_files {
            let most = shared.entry(file).or_default();
            *most = size.max(*most);
        }
    }
    let all = own + shared.into_values().sum::<u64>();
    #[expect(clippy::cast_precision_loss, reason = "no machine has so much")]
    let all = all as f64;
    all / 1024.0
}

/// What one process has in memory, in kB.
#[derive(Default)]
struct Account {
    /// What no file holds, or what differs from the file.
    own: u64,
    /// What is in memory of each file, or of each piece that is shared without one, as it is there.
    of_files: HashMap<String, u64>,
}

impl Account {
    /// One that has ended meanwhile has nothing.
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
                // The head of a mapping: its addresses, its rights, and then offset, device and number of its file.
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
