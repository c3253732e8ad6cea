//! The page comes back when the process that draws it dies, and what it stands on does not.
//!
//! What drives the window dies with that process, so the rest is done by keys and seen on the screen. A dead page stays on the screen as it
//! was last: it is told from a living one by a box that a key opens over it.

use rusqlite::Connection;

use crate::desktop::Desktop;
use crate::process::Process;
use crate::screen::{Look, Screen};
use crate::timeouts::{STEP, wait_async};
use crate::turn;
use crate::window::Window;

const PAGE: &str = "WebKitWebProcess";
const NETWORK: &str = "WebKitNetworkProcess";

/// So many hundredths of the rows are the same when a screen is the same but for a clock, a bar, or where the focus is.
const ALIKE: usize = 50;
/// And so many when there is a box over it, whose shadow is on every row.
const UNLIKE: usize = 10;

/// Waits until what can be seen is drawn, and remembers it.
async fn remembered(screen: &Screen) -> Look {
    loop {
        let look = screen.look();
        tokio::time::sleep(5 * STEP).await;
        if screen.look().likeness(&look) >= ALIKE {
            return look;
        }
    }
}

/// Opens a box over the page, as only a living one does.
async fn opens_box(desktop: &Desktop, screen: &Screen, page: &Look) {
    desktop.press_keys("ctrl+k");
    wait_async("the box", async || screen.look().likeness(page) <= UNLIKE).await;
}

/// Waits for the page without the box: it has been loaded again.
async fn comes_back(screen: &Screen, page: &Look) {
    wait_async("the page", async || screen.look().likeness(page) >= ALIKE).await;
}

#[tokio::test]
async fn crashed_page_reloads_with_its_store() {
    let _turn = turn().await;
    let desktop = Desktop::bare().and_screen();
    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    let page = remembered(&screen).await;

    Process::named(NETWORK, &desktop).kill();
    opens_box(&desktop, &screen, &page).await;
    Process::named(PAGE, &desktop).kill();
    comes_back(&screen, &page).await;
    opens_box(&desktop, &screen, &page).await;
    window.close().await;
}

#[tokio::test]
async fn page_reloads_three_times_a_minute_then_shows_error() {
    let _turn = turn().await;
    // The minute does not end before the fourth time.
    let desktop = Desktop::bare()
        .and_screen()
        .and_variable("SHOPSIDE_TEST_REVIVAL_SECONDS", "86400");
    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    window.press("Open the sandbox store").await;
    window.says("of 48 customers").await;
    window.open_customer("Ron Swanson").await;
    window.sign_in("mysecretpassword").await;
    window.says("1–50 of").await;
    let page = remembered(&screen).await;

    for _ in 0..3 {
        opens_box(&desktop, &screen, &page).await;
        Process::named(PAGE, &desktop).kill();
        comes_back(&screen, &page).await;
    }
    assert_eq!(ended_sessions(&desktop), 0);

    opens_box(&desktop, &screen, &page).await;
    Process::named(PAGE, &desktop).kill();
    desktop.wait("the message", |desktop| {
        desktop.shows_window("Shopside – stopped")
    });
    desktop.wait("the end of the session", |desktop| ended_sessions(desktop) == 1);
    window.picture("44-page-stopped").await;
    assert!(screen.look().colours() > 20, "the window is empty");
    assert!(!desktop.runs(PAGE), "the page was loaded again");
    window.close().await;
}

/// How many sessions as a customer have ended, as the journal has it.
fn ended_sessions(desktop: &Desktop) -> u32 {
    let journal = Connection::open(desktop.data_folder().join("journal.sqlite")).unwrap();
    let ended = "SELECT count(*) FROM entry WHERE action = 'session_end' AND outcome = 'done'";
    journal.query_row(ended, (), |row| row.get(0)).unwrap()
}
