//! The program as it is shipped: it opens its window, and no door for those who would drive it or look into it.

use std::env;
use std::net::TcpStream;
use std::process::{self, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use crate::desktop::Desktop;
use crate::driver::Driver;
use crate::screen::Screen;
use crate::timeouts::{PATIENCE, wait_async};
use crate::turn;

/// Names the program as it is shipped.
const RELEASE: &str = "SHOPSIDE_RELEASE";

/// What only builds for tests read from their environment begins so.
const FOR_TESTS: [&str; 3] = ["SHOPSIDE_TEST_", "SANDBOX_RECORD", "SANDBOX_LATENCY_MS"];

/// How long a program is asked that does not let itself be driven, when it has long shown its page.
const STUBBORN: Duration = Duration::from_secs(5);

/// More colours than there are in a window without a page.
const COLOURS: usize = 20;

/// Waits until a program shows its page.
async fn shows_its_page(desktop: &Desktop) {
    let screen = Screen::of(desktop);
    wait_async("a page in the window", async || {
        !screen.windows().is_empty() && screen.look().colours() >= COLOURS
    })
    .await;
}

/// Whether a program lets `WebDriver` in that has started it.
async fn is_driven(program: &str, patience: Duration) -> bool {
    let desktop = Desktop::bare().and_screen();
    let driver = Driver::start(&desktop);
    let session = tokio::spawn(driver.drive(program));
    shows_its_page(&desktop).await;
    let session = tokio::time::timeout(patience, session).await;
    desktop.end("shopside");
    session.is_ok_and(|session| session.unwrap().is_ok())
}

/// Whether a program listens where this variable tells the web engine to.
async fn listens(program: &str, variable: &str) -> bool {
    static PORT: AtomicU16 = AtomicU16::new(9229);
    let desktop = Desktop::bare().and_screen();
    // An address of this machine that is this process's own, and a port of its own for each program.
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
    shows_its_page(&desktop).await;
    let listens = TcpStream::connect(address).is_ok();
    running.kill().unwrap();
    running.wait().unwrap();
    listens
}

#[tokio::test]
#[ignore = "run by `cargo xtask test`, which builds the program as it is shipped"]
async fn release_build_has_no_webdriver_or_inspector() {
    let _turn = turn().await;
    let release = env::var(RELEASE).expect("`cargo xtask test` names the program as it is shipped");
    let for_tests = env!("CARGO_BIN_EXE_shopside");

    let bytes = std::fs::read(&release).unwrap();
    for variable in FOR_TESTS {
        let names = |part: &[u8]| part == variable.as_bytes();
        assert!(!bytes.windows(variable.len()).any(names), "{variable} is read");
    }
    assert!(is_driven(for_tests, PATIENCE).await, "the driver drives");
    assert!(!is_driven(&release, STUBBORN).await);
    for variable in ["WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"] {
        assert!(listens(for_tests, variable).await, "{variable} opens a door");
        assert!(!listens(&release, variable).await, "{variable}");
    }
}
