//! Impersonation in the real window: how sessions start, what they show, and how they end.

use std::fs;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use moltin_sandbox::{Config, Faults, Sandbox, Seed};

use crate::desktop::TestDesktop;
use crate::exclusive_window;
use crate::restart::fill_in;
use crate::timeouts::{wait_until, wait_until_async};
use crate::window::Window;

const BANNER: &str = "Signed in as a customer";

/// Opens a window, and connects it to a store outside the app.
pub(crate) async fn open_with_store<'a>(desktop: &'a TestDesktop, store: &Sandbox) -> Window<'a> {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.show_customers().await;
    window
}

async fn store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

async fn sign_in_as_ron(window: &Window<'_>) {
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("View as customer: Ron Swanson").await;
    window.choose("Sign in as customer").await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.wait_for_region(BANNER).await;
    window.wait_for_text("First 50 of").await;
}

/// Waits until the customer view is closed.
async fn wait_for_session_end(window: &Window<'_>) {
    window
        .wait_until("!document.body.innerText.includes('Signed in as')")
        .await;
}

#[tokio::test]
async fn stop_returns_to_the_same_customer_row() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    let scrolled =
        "const grid = document.querySelector('[role=grid]'); grid.scrollTo(0, 700); return grid.scrollTop";
    let before = window.run_script(scrolled, &[]).await;
    assert!(before.as_f64().unwrap() > 100.0, "{before}");
    let row = "
        const button = [...document.querySelectorAll('[role=grid] .row-action')].find((button) => button.getBoundingClientRect().top > 200);
        button.focus();
        button.click();
        return button.getAttribute('aria-label')";
    let row = window.run_script(row, &[]).await;
    let name = row
        .as_str()
        .unwrap()
        .trim_start_matches("View as customer: ")
        .to_owned();
    window.press("Start preview").await;
    window.wait_for_region("Admin preview of a customer").await;
    window.wait_for_text(&name).await;

    window.press_shortcut(Key::Control, '.').await;

    window.wait_for_heading("Customers").await;
    window.wait_for_text(&name).await;
    let back = format!(
        "Math.abs(document.querySelector('[role=grid]').scrollTop - {}) < 50",
        before.as_f64().unwrap()
    );
    window.wait_until(&back).await;
    window.close().await;
}

#[tokio::test]
async fn customer_view_always_shows_banner_and_cannot_write() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    sign_in_as_ron(&window).await;

    let status = "return document.querySelector('section[aria-label=\"Signed in as a customer\"] [role=status]').textContent";
    let announced = window.run_script(status, &[]).await;
    for part in ["Ron Swanson", "ron@swanson.com", "until"] {
        assert!(announced.as_str().unwrap().contains(part), "{announced}");
    }
    window
        .run_script("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.wait_for_region("Items").await;
    window.wait_for_region(BANNER).await;
    window.press("Orders").await;
    for tab in ["Profile", "Compare", "Orders"] {
        window.press(tab).await;
        window.wait_for_heading(tab).await;
        window.wait_for_region(BANNER).await;
        for part in ["Ron Swanson", "ron@swanson.com", "Pawnee Parks", "left"] {
            window.wait_for_text(part).await;
        }
    }
    window.press("Profile").await;
    window
        .wait_for_text("Read-only. End the session to make changes.")
        .await;
    window.press("Privacy view").await;
    let blurred = "getComputedStyle(document.querySelector('.facts .private')).filter.startsWith('blur')";
    window.wait_until(blurred).await;
    window.screenshot("41-privacy-view").await;
    window.press("Privacy view").await;
    // Neither Back nor Escape leaves the customer view.
    window.press_shortcut(Key::Alt, char::from(Key::Left)).await;
    window.press_key(Key::Escape).await;
    window.wait_for_region(BANNER).await;
    window.close().await;

    let by_token: Vec<_> = store
        .requests()
        .into_iter()
        .filter(|request| request.has_customer_token)
        .collect();
    assert!(by_token.len() > 4);
    assert!(
        by_token.iter().all(|request| request.method == "GET"),
        "{by_token:?}"
    );
}

#[tokio::test]
async fn long_email_keeps_all_banner_parts_visible() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    window.type_into("Search customers", "The Longest Address").await;
    window.wait_for_text("1 customer").await;
    window
        .press("View as customer: The Longest Address That There Can Be")
        .await;
    window.press("Start preview").await;
    window.wait_for_region("Admin preview of a customer").await;

    for (width, height) in [(1180, 780), (640, 480)] {
        window.resize(width, height).await;
        let visible = "return [...document.querySelectorAll('.banner .line > *, .banner .left, .banner button')].map(part => {
            const { left, right, width } = part.getBoundingClientRect();
            return [part.innerText, left >= 0 && right <= innerWidth && width >= 24];
        })";
        window
            .screenshot(&format!("47-banner-of-the-longest-address-{width}"))
            .await;
        let parts = window.run_script(visible, &[]).await;
        let parts = parts.as_array().unwrap();
        assert_eq!(parts.len(), 8, "{parts:?}");
        assert!(parts.iter().all(|part| part[1] == true), "{width}: {parts:?}");
    }
    window.close().await;
}

#[tokio::test]
async fn compare_finds_order_hidden_from_customer() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    sign_in_as_ron(&window).await;
    let number = window
        .run_script(
            "return document.querySelector('[role=grid] .link').innerText",
            &[],
        )
        .await;
    let number = number.as_str().unwrap().to_owned();
    window.press(&number).await;
    window.wait_for_heading(&format!("Order {number}")).await;
    let id = window
        .run_script("return document.querySelector('.copyable .mono').innerText", &[])
        .await;
    store.inject_faults(Faults {
        missing_order: Some(id.as_str().unwrap().to_owned()),
        ..Faults::default()
    });

    window.press("Orders").await;
    window.press("Compare").await;

    window.wait_for_text("hidden from Ron Swanson").await;
    window.screenshot("42-planted-difference").await;
    let hidden = window
        .run_script("return document.querySelector('article').innerText", &[])
        .await;
    let hidden = hidden.as_str().unwrap();
    for part in [
        &format!("Order {number}"),
        "Hidden from Ron Swanson",
        "and refused (403) when opened by its ID",
        "Cause not known.",
    ] {
        assert!(hidden.contains(part), "{part}: {hidden}");
    }
    window.press(&format!("Open order {number}")).await;
    window.press("End session and open as admin").await;
    window.wait_for_heading(&format!("Order {number}")).await;
    window.wait_for_region("Items").await;
    assert!(!window.text().await.contains("Signed in as"));
    window.close().await;
}

#[tokio::test]
async fn expired_customer_token_ends_session_with_message() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let clock = desktop.home().join("clock");
    let desktop = desktop.with_variable("SHOPSIDE_TEST_CLOCK", &clock);
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    store.inject_faults(Faults {
        customer_token_seconds: Some(119),
        ..Faults::default()
    });

    sign_in_as_ron(&window).await;
    window
        .wait_for_text("Less than two minutes left as Ron Swanson")
        .await;
    fs::write(&clock, "119").unwrap();

    window.wait_for_text("Your customer session timed out").await;
    window.wait_for_heading("Customers").await;
    window.screenshot("43-time-is-up").await;
    assert!(!window.text().await.contains("Signed in as"));
    window.close().await;
}

/// Signals for a locked screen or sleep: path, name, and whether they also report the return.
const AWAY_SIGNALS: [(&str, &str, bool); 3] = [
    (
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver.ActiveChanged",
        true,
    ),
    (
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager.PrepareForSleep",
        true,
    ),
    (
        "/org/freedesktop/login1/session/_31",
        "org.freedesktop.login1.Session.Lock",
        false,
    ),
];

#[tokio::test]
async fn locked_screen_and_sleep_lock_app_and_end_session() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    let send_signal = |path: &str, signal: &str, is_away: Option<bool>| {
        let mut send = desktop.command("dbus-send");
        send.args(["--session", "--type=signal", path, signal]);
        send.args(is_away.map(|is_away| format!("boolean:{is_away}")));
        assert!(send.status().unwrap().success(), "{signal}");
    };
    for (path, signal, has_return) in AWAY_SIGNALS {
        sign_in_as_ron(&window).await;
        if has_return {
            send_signal(path, signal, Some(false));
            window.wait_for_region(BANNER).await;
        }

        send_signal(path, signal, has_return.then_some(true));

        window.wait_for_heading("Shopside is hidden").await;
        window.wait_for_text("The screen was locked").await;
        window.press("Continue").await;
        window.wait_for_heading("Customers").await;
        window.wait_for_text("while you were away").await;
        wait_for_session_end(&window).await;
        window.press("Dismiss").await;
    }
    window.close().await;
}

#[tokio::test]
async fn generated_password_is_copied_and_cleared() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    replace_rons_password(&window).await;

    window.wait_for_text("It is never shown").await;
    assert_eq!(clipboard_text(&desktop), "");
    window.press("Copy password").await;
    window.wait_for_text("Copied. Clears in").await;
    window.screenshot("46-handover").await;
    let password = clipboard_text(&desktop);
    assert_eq!(password.len(), 26);
    let page = window
        .run_script("return document.documentElement.outerHTML", &[])
        .await;
    assert!(!page.as_str().unwrap().contains(&password));
    window.press("Done").await;
    window.wait_for_dialog_to_close().await;
    window.wait_for_region(BANNER).await;
    window.press("End session").await;

    // The new password works, and the lock clears the clipboard.
    window.press("View as customer: Ron Swanson").await;
    window.choose("Sign in as customer").await;
    window.type_into("Password", &password).await;
    window.press("Sign in").await;
    window.wait_for_region(BANNER).await;
    window.press("End session").await;
    window.press_in_menu("Hide Shopside").await;
    window.wait_for_heading("Shopside is hidden").await;
    wait_until("an empty clipboard", || clipboard_text(&desktop).is_empty());
    window.close().await;
}

pub(crate) async fn replace_rons_password(window: &Window<'_>) {
    window.type_into("Search customers", "Ron Swanson").await;
    window.wait_for_text("1 customer").await;
    window.press("View as customer: Ron Swanson").await;
    window.wait_for_text("Exactly what the shop shows them").await;
    window.screenshot("44-ways-in").await;
    window.press("Set a new password…").await;
    window.wait_for_text("stops working at once").await;
    window.confirm_email("ron@swanson.com").await;
    window.screenshot("45-new-password").await;
    window.press("Set password and sign in").await;
}

/// The clipboard text, or an empty text.
pub(crate) fn clipboard_text(desktop: &TestDesktop) -> String {
    let mut text = None;
    wait_until("the clipboard to respond", || {
        let out = desktop
            .command("timeout")
            .args(["5", "xclip", "-selection", "clipboard", "-out"])
            .output()
            .unwrap();
        let errors = String::from_utf8(out.stderr).unwrap();
        text = match out.status.code() {
            Some(0) => Some(String::from_utf8(out.stdout).unwrap()),
            Some(1) if errors.contains("target STRING not available") => Some(String::new()),
            // Timed out: a clipboard owner that is exiting does not respond.
            Some(124) => None,
            _ => panic!("xclip: {errors}"),
        };
        text.is_some()
    });
    text.unwrap()
}

#[tokio::test]
async fn copied_password_is_cleared_after_30_seconds_and_on_quit() {
    let _lock = exclusive_window().await;
    let desktop = TestDesktop::with_keyring().with_screen();
    let store = store().await;
    let window = open_with_store(&desktop, &store).await;
    replace_rons_password(&window).await;
    let copied = Instant::now();
    window.press("Copy password").await;
    window.wait_for_text("Copied. Clears in").await;
    assert_eq!(clipboard_text(&desktop).len(), 26);

    wait_until_async("an empty clipboard", async || clipboard_text(&desktop).is_empty()).await;
    assert!(
        copied.elapsed() >= Duration::from_secs(30),
        "the clipboard was cleared too early"
    );
    window.wait_for_text("Cleared from the clipboard").await;

    window.press("Copy password").await;
    window.wait_for_text("Copied. Clears in").await;
    assert_eq!(clipboard_text(&desktop).len(), 26);
    window.close().await;
    wait_until("an empty clipboard", || clipboard_text(&desktop).is_empty());
}
