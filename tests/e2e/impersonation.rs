//! Seeing the shop as a customer, in the real window: the way in, what is inside, and every way out.

use std::fs;
use std::time::{Duration, Instant};

use fantoccini::key::Key;
use sandbox::{Config, Faults, Sandbox, Seed};

use crate::desktop::Desktop;
use crate::restart::fill_in;
use crate::timeouts::{wait, wait_async};
use crate::turn;
use crate::window::Window;

const BANNER: &str = "Signed in as a customer";

/// A window with a store that runs beside the program, at its list of customers.
async fn at_the_store<'a>(desktop: &'a Desktop, store: &Sandbox) -> Window<'a> {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    fill_in(&window, store, "sandbox-secret").await;
    window.press("Test and save").await;
    window.says("of 48 customers").await;
    window
}

async fn store() -> Sandbox {
    Sandbox::start(Config::in_memory(Seed::Demo)).await.unwrap()
}

async fn sign_in_as_ron(window: &Window<'_>) {
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("See as Ron Swanson").await;
    window.type_into("Password", "mysecretpassword").await;
    window.press("Sign in").await;
    window.shows_region(BANNER).await;
    window.says("1–50 of").await;
}

/// Waits until the customer's side is left.
async fn is_outside(window: &Window<'_>) {
    window
        .becomes("!document.body.innerText.includes('Signed in as')")
        .await;
}

#[tokio::test]
async fn stop_returns_to_the_same_customer_row() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    let scrolled =
        "document.querySelector('main').scrollTo(0, 700); return document.querySelector('main').scrollTop";
    let before = window.ask(scrolled, &[]).await;
    assert!(before.as_f64().unwrap() > 100.0, "{before}");
    let row = "
        const button = [...document.querySelectorAll('tbody .enter button')].find((button) => button.getBoundingClientRect().top > 200);
        button.click();
        return button.getAttribute('aria-label')";
    let row = window.ask(row, &[]).await;
    let name = row.as_str().unwrap().trim_start_matches("See as ").to_owned();
    window.press("Start preview").await;
    window.shows_region("Previewing as a customer").await;
    window.says(&name).await;

    window.keys(Key::Control, '.').await;

    window.arrives_at("Customers").await;
    window.says(&name).await;
    let back = format!(
        "Math.abs(document.querySelector('main').scrollTop - {}) < 2",
        before.as_f64().unwrap()
    );
    window.becomes(&back).await;
    window.close().await;
}

#[tokio::test]
async fn customer_view_always_shows_banner_and_cannot_write() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    sign_in_as_ron(&window).await;

    let read_out = "return document.querySelector('section[aria-label=\"Signed in as a customer\"] [role=status]').textContent";
    let said = window.ask(read_out, &[]).await;
    for part in ["Ron Swanson", "ron@swanson.com", "until"] {
        assert!(said.as_str().unwrap().contains(part), "{said}");
    }
    window
        .ask("document.querySelector('[role=grid] .link').click()", &[])
        .await;
    window.shows_region("Items").await;
    window.shows_region(BANNER).await;
    window.press("Orders").await;
    for tab in ["Profile", "Compare", "Orders"] {
        window.press(tab).await;
        window.arrives_at(tab).await;
        window.shows_region(BANNER).await;
        for part in ["Ron Swanson", "ron@swanson.com", "Pawnee Parks", "left"] {
            window.says(part).await;
        }
    }
    window.press("Profile").await;
    window.says("Read-only: nothing is changed").await;
    assert!(!window.can_press("Set password").await);
    window.press("Privacy view").await;
    let blurred = "getComputedStyle(document.querySelector('.facts .private')).filter.startsWith('blur')";
    window.becomes(blurred).await;
    window.picture("41-privacy-view").await;
    window.press("Privacy view").await;
    // No key and no way back leads out from under it.
    window.keys(Key::Alt, char::from(Key::Left)).await;
    window.key(Key::Escape).await;
    window.shows_region(BANNER).await;
    window.close().await;

    let by_token: Vec<_> = store
        .requests()
        .into_iter()
        .filter(|seen| seen.has_customer_token)
        .collect();
    assert!(by_token.len() > 4);
    assert!(by_token.iter().all(|seen| seen.method == "GET"), "{by_token:?}");
}

#[tokio::test]
async fn long_email_keeps_all_banner_parts_visible() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    window.type_into("Search customers", "The Longest Address").await;
    window.says("1–1 of 1 customers").await;
    window.press("See as The Longest Address That There Can Be").await;
    window.press("Start preview").await;
    window.shows_region("Previewing as a customer").await;

    for (width, height) in [(1180, 780), (640, 480)] {
        window.resize(width, height).await;
        let in_sight = "return [...document.querySelectorAll('.banner .line > *, .banner .left, .banner button')].map(part => {
            const { left, right, width } = part.getBoundingClientRect();
            return [part.innerText, left >= 0 && right <= innerWidth && width >= 24];
        })";
        window
            .picture(&format!("47-banner-of-the-longest-address-{width}"))
            .await;
        let parts = window.ask(in_sight, &[]).await;
        let parts = parts.as_array().unwrap();
        assert_eq!(parts.len(), 7, "{parts:?}");
        assert!(parts.iter().all(|part| part[1] == true), "{width}: {parts:?}");
    }
    window.close().await;
}

#[tokio::test]
async fn compare_finds_order_hidden_from_customer() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    sign_in_as_ron(&window).await;
    let number = window
        .ask(
            "return document.querySelector('[role=grid] .link').innerText",
            &[],
        )
        .await;
    let number = number.as_str().unwrap().to_owned();
    window.press(&number).await;
    window.arrives_at(&format!("Order {number}")).await;
    let id = window
        .ask("return document.querySelector('.copyable .mono').innerText", &[])
        .await;
    store.misbehave(Faults {
        missing_order: Some(id.as_str().unwrap().to_owned()),
        ..Faults::default()
    });

    window.press("Orders").await;
    window.press("Compare").await;

    window.says("1 that only you see").await;
    window.picture("42-planted-difference").await;
    let row = "return document.querySelector('tr.differs').innerText";
    let row = window.ask(row, &[]).await;
    let row = row.as_str().unwrap();
    assert!(
        row.contains(&number) && row.contains("Yes") && row.contains("No"),
        "{row}"
    );
    window.close().await;
}

#[tokio::test]
async fn expired_customer_token_ends_session_with_message() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let clock = desktop.home().join("clock");
    let desktop = desktop.and_variable("SHOPSIDE_TEST_CLOCK", &clock);
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    store.misbehave(Faults {
        customer_token_seconds: Some(119),
        ..Faults::default()
    });

    sign_in_as_ron(&window).await;
    window.says("Less than two minutes left as Ron Swanson").await;
    fs::write(&clock, "119").unwrap();

    window.says("The time as this customer is up").await;
    window.arrives_at("Customers").await;
    window.picture("43-time-is-up").await;
    assert!(!window.text().await.contains("Signed in as"));
    window.close().await;
}

/// What the system says when the user goes away: where, which signal, and whether it also says when they come back.
const GOING: [(&str, &str, bool); 3] = [
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
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    let says = |path: &str, signal: &str, goes: Option<bool>| {
        let mut send = desktop.command("dbus-send");
        send.args(["--session", "--type=signal", path, signal]);
        send.args(goes.map(|goes| format!("boolean:{goes}")));
        assert!(send.status().unwrap().success(), "{signal}");
    };
    for (path, signal, has_return) in GOING {
        sign_in_as_ron(&window).await;
        if has_return {
            says(path, signal, Some(false));
            window.shows_region(BANNER).await;
        }

        says(path, signal, has_return.then_some(true));

        window.arrives_at("Locked").await;
        window.says("The screen was locked").await;
        window.press("Unlock").await;
        window.arrives_at("Customers").await;
        window.says("The program was locked").await;
        is_outside(&window).await;
        window.press("Dismiss").await;
    }
    window.close().await;
}

#[tokio::test]
async fn generated_password_is_copied_and_cleared() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    replace_rons_password(&window).await;

    window.says("It is not shown here").await;
    assert_eq!(pasted(&desktop), "");
    window.press("Copy the password").await;
    window.says("In the clipboard, for").await;
    window.picture("46-handover").await;
    let password = pasted(&desktop);
    assert_eq!(password.len(), 26);
    let page = window.ask("return document.documentElement.outerHTML", &[]).await;
    assert!(!page.as_str().unwrap().contains(&password));
    window.press("Done").await;
    window.closes_dialog().await;
    window.shows_region(BANNER).await;
    window.press("Stop").await;

    // It is the customer's password now; and locking takes it back from the clipboard.
    window.press("See as Ron Swanson").await;
    window.type_into("Password", &password).await;
    window.press("Sign in").await;
    window.shows_region(BANNER).await;
    window.press("Stop").await;
    window.press("Lock").await;
    window.arrives_at("Locked").await;
    wait("an empty clipboard", || pasted(&desktop).is_empty());
    window.close().await;
}

async fn replace_rons_password(window: &Window<'_>) {
    window.type_into("Search customers", "Ron Swanson").await;
    window.says("1–1 of 1 customers").await;
    window.press("See as Ron Swanson").await;
    window.says("Exactly what the shop shows them").await;
    window.picture("44-ways-in").await;
    window.press("Set a new password and sign in…").await;
    window.says("This can’t be undone").await;
    window
        .type_into("Type the customer’s e-mail address to confirm", "ron@swanson.com")
        .await;
    window.picture("45-new-password").await;
    window.press("Change the password and sign in").await;
}

/// What somebody would paste on this desktop; nothing where the clipboard is empty.
fn pasted(desktop: &Desktop) -> String {
    let mut text = None;
    wait("the clipboard to answer", || {
        let out = desktop
            .command("timeout")
            .args(["5", "xclip", "-selection", "clipboard", "-out"])
            .output()
            .unwrap();
        let told = String::from_utf8(out.stderr).unwrap();
        text = match out.status.code() {
            Some(0) => Some(String::from_utf8(out.stdout).unwrap()),
            Some(1) if told.contains("target STRING not available") => Some(String::new()),
            // It has timed out: an owner that is just ending does not answer.
            Some(124) => None,
            _ => panic!("xclip: {told}"),
        };
        text.is_some()
    });
    text.unwrap()
}

#[tokio::test]
async fn copied_password_is_cleared_after_30_seconds_and_on_quit() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let store = store().await;
    let window = at_the_store(&desktop, &store).await;
    replace_rons_password(&window).await;
    let copied = Instant::now();
    window.press("Copy the password").await;
    window.says("In the clipboard, for").await;
    assert_eq!(pasted(&desktop).len(), 26);

    wait_async("an empty clipboard", async || pasted(&desktop).is_empty()).await;
    assert!(
        copied.elapsed() >= Duration::from_secs(30),
        "it was gone too early to be pasted"
    );
    window.says("The clipboard no longer has it").await;

    window.press("Copy the password").await;
    window.says("In the clipboard, for").await;
    assert_eq!(pasted(&desktop).len(), 26);
    window.close().await;
    wait("an empty clipboard", || pasted(&desktop).is_empty());
}
