//! The page reloads after its process crashes.
//!
//! The driver connection ends with that process, so the tests continue with key presses and screen
//! captures. A crashed page keeps its last image. Only a running page opens the help.

use rusqlite::Connection;

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::process::Process;
use crate::screen::{Screen, ScreenCapture};
use crate::timeouts::wait_until_async;
use crate::window::Window;

const PAGE: &str = "WebKitWebProcess";
const NETWORK: &str = "WebKitNetworkProcess";

/// The least percentage of equal rows if only a clock, a bar or the focus differs.
const MIN_SAME: usize = 50;
/// The highest percentage of equal rows under the help, which dims every row.
const MAX_DIFFERENT: usize = 10;

/// Draws a bar over the page, or removes it.
const DRAW_MARKER: &str = "const bar = document.createElement('div'); bar.id = 'marker'; \
    Object.assign(bar.style, { position: 'fixed', inset: '0 0 auto', height: '8px', zIndex: 9999, background: '#f0f' }); \
    document.body.append(bar)";
const REMOVE_MARKER: &str = "document.getElementById('marker').remove()";
/// The color of the bar: blue, green, red.
const MARKER: [u8; 3] = [0xff, 0, 0xff];

/// Captures the screen once it shows the current page: the page can be ahead of its image. The bar
/// appears and disappears on the screen after everything that the page had before.
async fn capture_page(window: &Window<'_>, screen: &Screen) -> ScreenCapture {
    window.run_script(DRAW_MARKER, &[]).await;
    wait_until_async("the marker", async || screen.capture().has_color(MARKER)).await;
    window.run_script(REMOVE_MARKER, &[]).await;
    wait_until_async("the page without marker", async || {
        !screen.capture().has_color(MARKER)
    })
    .await;
    screen.capture()
}

/// Opens the help, which needs a running page.
async fn open_help(desktop: &TestDesktop, screen: &Screen, page: &ScreenCapture) {
    desktop.press_keys("F1");
    wait_until_async("the help", async || {
        screen.capture().similarity(page) <= MAX_DIFFERENT
    })
    .await;
}

/// Waits for the page without the help: it has reloaded, or the help was closed.
async fn wait_without_help(screen: &Screen, page: &ScreenCapture) {
    wait_until_async("the reloaded page", async || {
        screen.capture().similarity(page) >= MIN_SAME
    })
    .await;
}

#[tokio::test]
async fn crashed_page_reloads_with_its_store() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::new().with_screen();
    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    window.press("Open the sandbox store").await;
    window.wait_for_heading("Find").await;
    let page = capture_page(&window, &screen).await;

    // A load that starts as this process crashes may never end, so the help is loaded before.
    open_help(&desktop, &screen, &page).await;
    desktop.press_keys("Escape");
    wait_without_help(&screen, &page).await;
    Process::find(NETWORK, &desktop).kill();
    open_help(&desktop, &screen, &page).await;
    Process::find(PAGE, &desktop).kill();
    wait_without_help(&screen, &page).await;
    open_help(&desktop, &screen, &page).await;
    window.close().await;
}

#[tokio::test]
async fn page_reloads_three_times_a_minute_then_shows_error() {
    let _lock = exclusive_window().await;
    // The one-minute window must not end before the fourth crash.
    let desktop = TestDesktop::new()
        .with_screen()
        .with_variable("SHOPSIDE_TEST_RELOAD_PERIOD_SECONDS", "86400");
    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    window.press("Open the sandbox store").await;
    window.show_customers().await;
    window.open_customer("Ron Swanson").await;
    window.sign_in_as_open_customer("mysecretpassword").await;
    window.wait_for_text("First 50 of").await;
    let page = capture_page(&window, &screen).await;

    for _ in 0..3 {
        open_help(&desktop, &screen, &page).await;
        Process::find(PAGE, &desktop).kill();
        wait_without_help(&screen, &page).await;
    }
    assert_eq!(ended_sessions(&desktop), 0);

    open_help(&desktop, &screen, &page).await;
    Process::find(PAGE, &desktop).kill();
    desktop.wait_until("the error message", |desktop| {
        desktop.has_visible_window("Shopside – stopped")
    });
    desktop.wait_until("the end of the session", |desktop| ended_sessions(desktop) == 1);
    window.screenshot("44-page-stopped").await;
    assert!(screen.capture().color_count() > 20, "the window is empty");
    assert!(!desktop.is_running(PAGE), "the page was reloaded");
    window.close().await;
}

/// The number of session ends in the audit log.
fn ended_sessions(desktop: &TestDesktop) -> u32 {
    let audit_log = Connection::open(desktop.data_folder().join("journal.sqlite")).unwrap();
    let ended = "SELECT count(*) FROM entry WHERE action = 'session_end' AND outcome = 'done'";
    audit_log.query_row(ended, (), |row| row.get(0)).unwrap()
}
