//! The release build: it opens its window, and neither automation nor an inspector.

use std::env;
use std::net::TcpStream;
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use crate::desktop::TestDesktop;
use crate::driver::Driver;
use crate::exclusive_window;
use crate::screen::Screen;
use crate::timeouts::{TIMEOUT, wait_until_async};

/// The environment variable with the path of the release build.
const RELEASE: &str = "SHOPSIDE_RELEASE";

/// Prefixes of variables that only test builds read.
const TEST_VARIABLES: [&str; 3] = ["SHOPSIDE_TEST_", "SANDBOX_RECORD", "SANDBOX_LATENCY_MS"];

/// How long to wait for automation after the page is visible.
const AUTOMATION_TIMEOUT: Duration = Duration::from_secs(5);

/// More colors than an empty window has.
const MIN_COLORS: usize = 20;

/// Waits until the page is visible.
async fn wait_for_page(desktop: &TestDesktop) {
    let screen = Screen::of(desktop);
    wait_until_async("a page in the window", async || {
        !screen.visible_windows().is_empty() && screen.capture().color_count() >= MIN_COLORS
    })
    .await;
}

/// Whether a program accepts automation by the driver that started it.
async fn accepts_automation(program: &str, timeout: Duration) -> bool {
    let desktop = TestDesktop::new().with_screen();
    let driver = Driver::start(&desktop);
    let session = tokio::spawn(driver.drive(program));
    wait_for_page(&desktop).await;
    let session = tokio::time::timeout(timeout, session).await;
    desktop.kill_all("shopside");
    session.is_ok_and(|session| session.unwrap().is_ok())
}

/// Whether a program opens the inspector port that this variable sets.
async fn opens_inspector(program: &str, variable: &str) -> bool {
    static PORT: AtomicU16 = AtomicU16::new(9229);
    let desktop = TestDesktop::new().with_screen();
    // A loopback address unique to this process, and a port for each program.
    let [_, second, third, fourth] = process::id().to_be_bytes();
    let port = PORT.fetch_add(1, Ordering::Relaxed);
    let address = format!("127.{second}.{third}.{fourth}:{port}");
    let mut running = desktop
        .command(program)
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env(variable, &address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    wait_for_page(&desktop).await;
    let listens = TcpStream::connect(address).is_ok();
    running.kill().unwrap();
    running.wait().unwrap();
    listens
}

#[tokio::test]
#[ignore = "needs a release build; `cargo xtask test` runs it"]
async fn release_build_has_no_webdriver_or_inspector() {
    let _lock = exclusive_window().await;
    let release = env::var(RELEASE).expect("`cargo xtask test` sets the path of the release build");
    let test_build = env!("CARGO_BIN_EXE_shopside");

    let bytes = std::fs::read(&release).unwrap();
    for variable in TEST_VARIABLES {
        let names = |part: &[u8]| part == variable.as_bytes();
        assert!(!bytes.windows(variable.len()).any(names), "{variable} is read");
    }
    assert!(
        accepts_automation(test_build, TIMEOUT).await,
        "the test build accepts automation"
    );
    assert!(!accepts_automation(&release, AUTOMATION_TIMEOUT).await);
    for variable in ["WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"] {
        assert!(
            opens_inspector(test_build, variable).await,
            "{variable} opens the inspector"
        );
        assert!(!opens_inspector(&release, variable).await, "{variable}");
    }
}
