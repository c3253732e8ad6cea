//! What is to be forgotten is forgotten: it is looked for in the memory of the running programs, from outside.
//!
//! Not promised: what is typed passes through the web engine, which does not wipe memory that it frees. A password stays in the
//! page's process for as long as the engine has no other use for that memory, and in the program's own until other messages
//! from the page have taken its place there.

use sandbox::{Config, Credentials, Sandbox, Seed};

use crate::desktop::Desktop;
use crate::process::Process;
use crate::recording_proxy::RecordingProxy;
use crate::screen::Screen;
use crate::timeouts::wait_async;
use crate::turn;
use crate::window::Window;

const CLIENT_SECRET: &str = "unmistakable-client-secret-9d1f";
const RON: &str = "ron@swanson.com";
const PASSWORD: &str = "unmistakable-password-c2e0";

/// The beginning of the secrets that were typed, and no more: what the driver is told comes to the program's memory as well.
const IS_ON_PAGE: &str = r"
    const values = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
    return [document.documentElement.outerHTML, ...values].some((text) => text.includes('unmistakable'));
";

/// Sends the program messages that it refuses, of all the sizes that one with a password may have.
const SEND_OTHERS: &str = r"
    for (let size = 0; size < 400; size += 4) {
        window.__TAURI_INTERNALS__.invoke('plugin:nothing|of_this_name', { size: 'x'.repeat(size) }).catch(() => {});
    }
";

/// Waits until the program holds none of these: connections are closed, and their buffers with them, in the background.
async fn forgets(host: &Process, secrets: &[&str], window: &Window<'_>) {
    wait_async(&format!("the program to forget {secrets:?}"), async || {
        window.ask(SEND_OTHERS, &[]).await;
        host.holds(secrets).is_empty()
    })
    .await;
}

/// Connects the store and gives Ron a password, in a program that is then ended: both have been typed there.
async fn prepare(desktop: &Desktop, address: &str) {
    let window = Window::open(desktop).await;
    window.press("Connect a store").await;
    window.select("Region", "Own host").await;
    window.type_into("Address", address).await;
    window.type_into("Client ID", "sandbox").await;
    window.type_into("Client secret", CLIENT_SECRET).await;
    window.press("Test and save").await;
    window.arrives_at("Customers").await;
    window.open_customer("Ron Swanson").await;
    window.press("Set password").await;
    window.type_into("New password", PASSWORD).await;
    window.press("Set password").await;
    window.closes_dialog().await;
    window.close().await;
}

#[tokio::test]
async fn memory_holds_no_password_or_token_after_session() {
    let _turn = turn().await;
    let desktop = Desktop::with_keyring().and_screen();
    let credentials = Credentials {
        client_id: "sandbox".into(),
        client_secret: CLIENT_SECRET.into(),
    };
    let store = Sandbox::start(Config {
        credentials: Some(credentials),
        ..Config::in_memory(Seed::Demo)
    });
    let store = store.await.unwrap();
    let (proxy, address) = RecordingProxy::stand_before(&store).await;
    prepare(&desktop, &address).await;

    let window = Window::open(&desktop).await;
    let screen = Screen::of(&desktop);
    let host = Process::named("shopside", &desktop);
    let page = Process::named("WebKitWebProcess", &desktop);
    window.open_customer("Ron Swanson").await;
    assert_eq!(page.holds(&[RON]), [RON], "the search finds what is there");

    for end in ["stop", "lock"] {
        window.sign_in_by_keys(&screen, PASSWORD).await;
        window.says("1–50 of").await;
        let tokens = proxy.customer_tokens();
        let tokens: Vec<_> = tokens.iter().map(String::as_str).collect();
        // One of each session; that of the session before is gone.
        assert_eq!(host.holds(&tokens).len(), 1);
        forgets(&host, &[PASSWORD], &window).await;

        if end == "stop" {
            window.press("Stop").await;
            window.says("External reference").await;
        } else {
            let lock = "window.__TAURI_INTERNALS__.invoke('plugin:settings|lock')";
            window.ask(lock, &[]).await;
            window.arrives_at("Locked").await;
        }
        forgets(&host, &[&tokens[..], &[PASSWORD]].concat(), &window).await;
    }
    assert_eq!(window.ask(IS_ON_PAGE, &[]).await, false);
    let tokens = proxy.tokens();
    assert!(
        tokens.len() >= 4,
        "the merchant’s, that of anybody in the shop, and Ron’s two"
    );
    let secrets: Vec<_> = tokens.iter().map(String::as_str).chain([CLIENT_SECRET]).collect();
    assert_eq!(page.holds(&secrets), [] as [&str; 0]);
    window.close().await;
}
